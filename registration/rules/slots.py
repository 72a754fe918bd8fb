"""The times at which somebody may come: a grid over the working hours of an office, without lunch and days off. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from enbek.law.hours import OfficeHours
from enbek.law.offices import VISIT_MINUTES
from enbek.workdays.counting import ALMATY
from enbek.workdays.table import WorkdayCalendar

LENGTH = timedelta(minutes=VISIT_MINUTES)


def slots_of(day: date, hours: OfficeHours, cal: WorkdayCalendar) -> list[datetime]:
    """The beginnings of all visits of one day: each ends before closing and before lunch. None on a day off."""
    if not cal.is_working(day):
        return []
    moment, closes = _at(day, hours.opens), _at(day, hours.closes)
    found = []
    while moment + LENGTH <= closes:
        lunch_end = _lunch_over(moment, day, hours)
        if lunch_end is not None:
            moment = lunch_end
            continue
        found.append(moment)
        moment += LENGTH
    return found


def _lunch_over(moment: datetime, day: date, hours: OfficeHours) -> datetime | None:
    """When lunch ends, if a visit at `moment` would touch it."""
    if hours.lunch is None:
        return None
    begins, ends = (_at(day, edge) for edge in hours.lunch)
    return ends if moment < ends and moment + LENGTH > begins else None


def _at(day: date, clock_time: time) -> datetime:
    return datetime.combine(day, clock_time, ALMATY)
