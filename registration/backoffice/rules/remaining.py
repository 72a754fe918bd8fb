"""How much working time is left until a moment. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from enbek.law.hours import OfficeHours
from enbek.workdays.counting import ALMATY, ONE_DAY
from enbek.workdays.table import WorkdayCalendar

NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Left:
    """Working time as a person plans it: whole working days of this office, and the rest of one."""

    days: int
    hours: int
    minutes: int


def working_time(now: datetime, until: datetime, hours: OfficeHours, cal: WorkdayCalendar) -> timedelta:
    """Time between two aware moments in which the office works: no evenings, lunches, weekends or holidays. Never negative."""
    begins, ends = now.astimezone(ALMATY), until.astimezone(ALMATY)
    if ends <= begins:
        return NOTHING
    first, last = begins.date(), ends.date()
    if first == last:
        return _on(first, begins.time(), ends.time(), hours, cal)
    between = cal.count(first, last - ONE_DAY) * day_of(hours)
    return _on(first, begins.time(), time.max, hours, cal) + between + _on(last, time.min, ends.time(), hours, cal)


def day_of(hours: OfficeHours) -> timedelta:
    """The length of one working day, without lunch."""
    return _overlap(time.min, time.max, hours)


def left(now: datetime, until: datetime, hours: OfficeHours, cal: WorkdayCalendar) -> Left:
    """`working_time` in whole working days of this office, hours and minutes."""
    days, rest = divmod(working_time(now, until, hours, cal), day_of(hours))
    minutes = rest // timedelta(minutes=1)
    return Left(days, minutes // 60, minutes % 60)


def _on(day: date, begins: time, ends: time, hours: OfficeHours, cal: WorkdayCalendar) -> timedelta:
    return _overlap(begins, ends, hours) if cal.is_working(day) else NOTHING


def _overlap(begins: time, ends: time, hours: OfficeHours) -> timedelta:
    """The part of working hours within one stretch of one day."""
    open_for = _common(begins, ends, hours.opens, hours.closes)
    return open_for - _common(begins, ends, *hours.lunch) if hours.lunch else open_for


def _common(begins: time, ends: time, opens: time, closes: time) -> timedelta:
    return max(NOTHING, _since_midnight(min(ends, closes)) - _since_midnight(max(begins, opens)))


def _since_midnight(moment: time) -> timedelta:
    return timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
