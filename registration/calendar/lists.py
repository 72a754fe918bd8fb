"""Which meetings a page shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from careercenters.models import CareerCentre
from enbek import clock
from enbek.workdays import calendar
from registration.models import Case, Visit
from registration.rules.visit_states import HOLDS_THE_SLOT, VisitState
from seekers.models import Person


def of_day(centres: Iterable[CareerCentre], day: date) -> QuerySet[Visit]:
    """Who comes to these centres on a day, in order; moved and cancelled ones left out."""
    begins = clock.local(datetime.combine(day, datetime.min.time(), clock.ALMATY))
    rows = Visit.objects.filter(centre__in=list(centres), starts_at__gte=begins, starts_at__lt=begins + timedelta(days=1), state__in=HOLDS_THE_SLOT)
    return rows.select_related("person", "case", "centre", "marked_by")


def on_days_off(centres: Iterable[CareerCentre]) -> list[Visit]:
    """Meetings that a day declared off has caught: to be moved."""
    cal = calendar()
    rows = Visit.objects.filter(centre__in=list(centres), state=VisitState.EXPECTED, starts_at__gt=clock.now()).select_related("person", "centre")
    return [visit for visit in rows if not cal.is_working(clock.local(visit.starts_at).date())]


def centre_for(person: Person) -> CareerCentre | None:
    """Where the person books: the centre of the open case, else one that serves the place where they live."""
    case = Case.objects.open().filter(person=person).select_related("centre").first()
    if case:
        return case.centre
    return CareerCentre.objects.filter(serves=person.settlement).first() or CareerCentre.objects.filter(settlement=person.settlement).first()
