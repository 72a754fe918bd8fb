"""The case that an act of mediation is about, under its lock.

Every act locks in one order: case, then vacancies, then offers and referrals. So two acts never wait for each other in a circle.
"""

from __future__ import annotations

from uuid import UUID

from registration.models import Case
from registration.rules.machine import Status

SEEKING = (Status.JOB_SEEKER, Status.UNEMPLOYED)
"""Who is offered work (R69.3)."""


def lock(case_id: UUID, *, skip_locked: bool = False) -> Case | None:
    """The locked case; None if it is locked by another worker and `skip_locked` is set."""
    rows = Case.objects.select_for_update(of=("self",), skip_locked=skip_locked)
    return rows.select_related("person__user", "person__settlement__region", "centre").filter(pk=case_id).order_by("pk").first()


def lock_now(case_id: UUID) -> Case:
    """The locked case, waiting for the lock. Raises Case.DoesNotExist."""
    case = lock(case_id)
    if case is None:
        raise Case.DoesNotExist(case_id)
    return case


def is_seeking(case: Case) -> bool:
    return case.status in SEEKING
