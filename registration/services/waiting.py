"""The automatic acts that wait on a case, and the promise that a silent registry delays but never refuses."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.deadlines import services as deadlines
from notifications.services import notify
from registration.models import Case
from registration.models.cases import Work

log = logging.getLogger(__name__)

REGISTRY_RETRY_EVERY = timedelta(minutes=5)
"""Between two tries at a silent registry: not a term of the Rules, only politeness to its operators."""


def put_off(case: Case, work: Work, at: datetime, because: str = "", reference: dict[str, Any] | None = None) -> None:
    """Write down, durably, that an act is to be done at `at`; the caller holds the row and the transaction."""
    case.work, case.work_at = work, at
    case.work_because, case.work_reference = because, reference or {}
    case.save(update_fields=["work", "work_at", "work_because", "work_reference"])


def done(case: Case) -> None:
    """Nothing waits any more; the caller saves the row."""
    case.work, case.work_at, case.work_because, case.work_reference, case.waiting_for = "", None, "", {}, []


@transaction.atomic
def wait_for_registries(case_id: UUID, missing: Mapping[str, str], work: Work, because: str = "", reference: dict[str, Any] | None = None) -> None:
    """A registry did not answer: try again later, tell the person once, hold nothing against anybody."""
    case = Case.objects.select_for_update().select_related("person__user").get(pk=case_id)
    names = sorted(missing)
    news = names != case.waiting_for
    case.waiting_for = names
    case.save(update_fields=["waiting_for"])
    put_off(case, work, clock.now() + REGISTRY_RETRY_EVERY, because, reference)
    log.warning("case %s waits for %s", case.label, ", ".join(f"{name} ({kind})" for name, kind in missing.items()))
    if news:
        notify("registry_delay", case.person.user, data={"registries": names, "case": case.label, "link": "me/"},
               subject=case.subject, key=f"{case.pk}:{work}:{','.join(names)}")
    if work == Work.PROMOTE:
        # the state is late now: its outer term runs, visibly (D-40)
        deadlines.open_deadline("T25", case.subject, hours=case.centre.mobility_centre.hours, office_id=case.centre.mobility_centre_id)
