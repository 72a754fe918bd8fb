"""When an act moves a day off, the clocks that run over it are counted anew (CL5).

A limit on the citizen or the employer is never shortened while it runs: people have planned by the date they were shown. A limit on the
state moves both ways, as the calendar does.
"""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

from django.db import transaction

from enbek.deadlines.models import Deadline
from enbek.law.limits import Party
from enbek.workdays import calendar
from enbek.workdays.counting import due_on

log = logging.getLogger(__name__)

NEVER_SHORTENED = (Party.CITIZEN.value, Party.EMPLOYER.value)


def recount(changed: date) -> int:
    """Count anew every open clock that could be touched by a change of `changed`; returns how many moved."""
    moved = 0
    for pk in Deadline.objects.open().filter(from_day__lt=changed).values_list("pk", flat=True):
        moved += _recount_one(pk)
    log.info("the calendar changed on %s: %d clocks moved", changed, moved)
    return moved


@transaction.atomic
def _recount_one(pk: Any) -> bool:
    deadline = Deadline.objects.select_for_update().filter(pk=pk).first()
    if deadline is None or not deadline.is_open:
        return False
    last_day = due_on(deadline.limit, deadline.from_day, calendar())
    if last_day == deadline.due_on or (last_day < deadline.due_on and deadline.party in NEVER_SHORTENED):
        return False
    waits_for_its_end = deadline.sweep_at == deadline.due_at
    # the hour of the end stays what it was: 24:00, or the closing time of the office that is bound
    deadline.due_at += last_day - deadline.due_on
    deadline.due_on = last_day
    if waits_for_its_end:
        deadline.sweep_at = deadline.due_at
    deadline.save(update_fields=["due_on", "due_at", "sweep_at"])
    return True


def on_calendar_changed(instance: Any, **_signal: Any) -> None:
    """A change of a day was entered, edited or deleted."""
    day = instance.day
    transaction.on_commit(lambda: recount(day), robust=True)
