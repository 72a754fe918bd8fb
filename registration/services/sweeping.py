"""Do every automatic act on a case whose time has come; safe with several workers, beats and cron at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from enbek import clock, sweeping
from enbek.sweeping import SweepReport
from registration.models import Case
from registration.models.cases import Work
from registration.services import acceptance, promotion


@dataclass(frozen=True, slots=True)
class Due:
    """A case taken under a lease, and the act that waits on it."""

    case_id: UUID
    work: str
    because: str
    reference: dict[str, Any]


def do_due_work(*, batch: int = 50) -> SweepReport:
    return sweeping.until_nothing_is_due(lambda: _claim(batch), _do)


def _claim(batch: int) -> list[Due]:
    now = clock.now()
    columns = ("work", "work_because", "work_reference")
    return [Due(*row) for row in sweeping.claim(Case.objects.due(now), "work_at", now, batch, *columns)]


def _do(due: Due) -> None:
    if due.work == Work.ACCEPT:
        acceptance.process(due.case_id)
    elif due.work == Work.PROMOTE:
        promotion.promote(due.case_id, due.because, due.reference)
