"""Moving the demo's clock: only forward, to moments at which something happens."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Min, Q, QuerySet

from demo.clock import set_now
from enbek import clock, hints
from enbek.deadlines.models import Deadline
from enbek.law.hours import CAREER_CENTRE_HOURS
from enbek.law.limits import Party
from enbek.sweeping import LEASE
from enbek.workdays import calendar
from mediation.models import Offer
from registration.models import Case

A_MOMENT = timedelta(seconds=30)
"""After a term has ended, so that the sweep finds it past."""

SETTLE_SECONDS, SETTLE_STEP = 3.0, 0.1
"""How long the panel waits for the worker, at most."""

OFFICES = (Party.CAREER_CENTRE, Party.MOBILITY_CENTRE, Party.ASSISTANT)
SWEEP_TASKS = ("registration.accept_due", "mediation.match_due", "deadlines.sweep", "notifications.deliver_due")


class BackwardTravel(ValueError):
    """The past is written: clocks and receipts bear its dates."""


def next_working_morning() -> datetime:
    """Opening time of the next working day after today."""
    day = calendar().next_working(clock.today() + timedelta(days=1))
    return datetime.combine(day, CAREER_CENTRE_HOURS.opens, clock.ALMATY) + A_MOMENT


def this_evening() -> datetime:
    """An hour after closing time today."""
    evening = datetime.combine(clock.today(), CAREER_CENTRE_HOURS.closes, clock.ALMATY) + timedelta(hours=1)
    return evening if evening > clock.now() else evening + timedelta(days=1)


def next_event() -> datetime | None:
    """Just after the next moment at which a clock ends or an act is to be done; None if nothing waits."""
    return _first(Deadline.objects.running(), Case.objects.all())


def next_event_of(person_id: UUID) -> datetime | None:
    """The same for one person. An office's own term decides nothing about the person: it is taken only when nothing else runs."""
    cases = Case.objects.filter(person_id=person_id)
    offers = Offer.objects.filter(case__person_id=person_id)
    clocks = Deadline.objects.running().filter(Q(subject_id__in=cases.values("pk")) | Q(subject_id__in=offers.values("pk")))
    return _first(clocks.exclude(party__in=OFFICES), cases) or _first(clocks, cases)


def _first(clocks: QuerySet[Deadline], cases: QuerySet[Case]) -> datetime | None:
    now = clock.now()
    moments = [
        clocks.filter(due_at__gt=now).aggregate(at=Min("due_at"))["at"],
        cases.filter(work_at__gt=now).aggregate(at=Min("work_at"))["at"],
    ]
    known = [moment for moment in moments if moment is not None]
    return clock.local(min(known)) + A_MOMENT if known else None


def travel_to(moment: datetime) -> None:
    """Move the clock of web, worker, beat and sandbox, and ask the worker to look at once. Raises BackwardTravel."""
    if moment <= clock.now():
        raise BackwardTravel(f"{moment} is not after {clock.now()}")
    set_now(moment)
    if nudge():
        _settle()


def nudge() -> bool:
    """Beat would ask within seconds; the person at the panel should not wait. False without a broker."""
    return all(hints.give(name) for name in SWEEP_TASKS)


def _settle() -> None:
    """Give the worker a moment, so that the next page shows what the new time has brought."""
    until = time.monotonic() + SETTLE_SECONDS
    while _something_is_due() and time.monotonic() < until:
        time.sleep(SETTLE_STEP)


def _something_is_due() -> bool:
    now = clock.now()
    return Deadline.objects.due(now).exists() or Case.objects.due(now).exists() or _is_taken(now)


def _is_taken(now: datetime) -> bool:
    """A worker holds a clock that has just run out: its lease ends before a postponed one is looked at again."""
    return Deadline.objects.running().filter(due_at__lte=now, due_at__gt=now - A_MOMENT * 2, sweep_at__lte=now + LEASE).exists()
