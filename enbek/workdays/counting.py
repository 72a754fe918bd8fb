"""Counting the days of a limit (Q-01): the day of the event is day 0, the period ends with its last day. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from enbek.i18n import Text
from enbek.law.hours import CAREER_CENTRE_HOURS, MOBILITY_CENTRE_HOURS, OfficeHours
from enbek.law.limits import Party, TimeLimit, Unit
from enbek.workdays.errors import NaiveTime
from enbek.workdays.table import WorkdayCalendar

ALMATY = ZoneInfo("Asia/Almaty")
ONE_DAY = timedelta(days=1)

STANDARD_HOURS: dict[Party, OfficeHours] = {
    Party.CAREER_CENTRE: CAREER_CENTRE_HOURS,
    Party.ASSISTANT: CAREER_CENTRE_HOURS,
    Party.MOBILITY_CENTRE: MOBILITY_CENTRE_HOURS,
}

_NAIVE = Text(
    "{value} уақытында уақыт белдеуі жоқ: оны көрсетіңіз, мысалы 2026-03-19T19:30+05:00.",
    "У времени {value} нет часового пояса: укажите его, например 2026-03-19T19:30+05:00.",
    "{value} is a time without a zone: give it one, e.g. 2026-03-19T19:30+05:00.",
)
_AT_ONCE = Text(
    "Жұмыс уақыты аяқталғанға дейін берілді: сол күні қабылданды.",
    "Подано до окончания рабочего времени: принято в тот же день.",
    "Submitted before the end of working hours: accepted the same day.",
)
_BEFORE_OPENING = Text(
    "Жұмыс күні ашылғанға дейін берілді. Портал тәулік бойы жұмыс істейді, келесі күнге тек жұмыс уақыты аяқталғаннан кейін "
    "берілген өтініш қалады: сол күні қабылданды.",
    "Подано в рабочий день до открытия. Портал работает круглосуточно, на следующий день переходит только поданное после окончания "
    "рабочего времени: принято в тот же день.",
    "Submitted on a working day before opening. The portal works round the clock and only what comes after the end of working hours "
    "goes to the next day: accepted the same day.",
)
_AFTER_HOURS = Text(
    "Жұмыс уақыты сағат {closes} аяқталғаннан кейін берілді: келесі жұмыс күні қабылданады (1-қосымшаның 7-жолы).",
    "Подано после окончания рабочего времени ({closes}): принимается следующим рабочим днём (строка 7 приложения 1).",
    "Submitted after the end of working hours ({closes}): accepted on the next working day (Annex 1 row 7).",
)
_ON_DAY_OFF = Text(
    "Демалыс күні берілді ({why}): келесі жұмыс күні қабылданады (1-қосымшаның 7-жолы).",
    "Подано в нерабочий день ({why}): принимается следующим рабочим днём (строка 7 приложения 1).",
    "Submitted on a day off ({why}): accepted on the next working day (Annex 1 row 7).",
)
_EVENT_DAY = Text("оқиға күні: есептелмейді", "день события: не считается", "the day of the event: not counted")
_CALENDAR_DAY = Text("күнтізбелік күн", "календарный день", "calendar day")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """When an application counts as received (CL3). Both moments are kept and shown."""

    submitted_at: datetime
    accepted_on: date
    accepted_at: datetime
    off_hours: bool
    why: Text


def accept(submitted_at: datetime, hours: OfficeHours, cal: WorkdayCalendar) -> Acceptance:
    """The acceptance of what was submitted at an aware moment (Annex 1 row 7, CL3). Raises NaiveTime, YearOutsideTable.

    Closing time is the cut-off, lunch is not. The text says "after the end of working hours": 18:30:00 itself is not yet after.
    """
    moment = _in_almaty(submitted_at)
    day = moment.date()
    if cal.is_working(day) and moment.time() <= hours.closes:
        why = _BEFORE_OPENING if moment.time() < hours.opens else _AT_ONCE
        return Acceptance(moment, day, moment, False, why)
    accepted_on = cal.add(day, 1)
    if cal.is_working(day):
        why = _AFTER_HOURS.format(closes=f"{hours.closes:%H:%M}")
    else:
        why = _ON_DAY_OFF.format(why=cal.why(day))
    return Acceptance(moment, accepted_on, datetime.combine(accepted_on, hours.opens, ALMATY), True, why)


def _in_almaty(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise NaiveTime(_NAIVE.format(value=moment.isoformat()))
    return moment.astimezone(ALMATY)


def due_on(limit: TimeLimit, from_day: date, cal: WorkdayCalendar, amount: int | None = None) -> date:
    """The last day of a period that starts with the event on `from_day`. `amount`: another reading, e.g. `limit.breach_amount`."""
    days = limit.amount if amount is None else amount
    if limit.unit is Unit.WORKING_DAYS:
        return cal.add(from_day, days)
    return cal.add(from_day, 0) + timedelta(days=days)  # the table bounds calendar days too


def due_at(limit: TimeLimit, due_on: date, hours: OfficeHours | None = None) -> datetime:
    """The moment at which the period ends: closing time for an office, else 24:00 in Almaty (Q-01)."""
    if limit.party.is_office:
        office = hours or STANDARD_HOURS[limit.party]
        return datetime.combine(due_on, office.closes, ALMATY)
    return datetime.combine(due_on + ONE_DAY, time(0), ALMATY)


@dataclass(frozen=True, slots=True)
class DayNote:
    """One day of a period. `number` is its number in the count, 0 for the day of the event, None if it is not counted."""

    date: date
    working: bool
    number: int | None
    why: Text


@dataclass(frozen=True, slots=True)
class Explanation:
    """The computation of one period, day by day."""

    limit_id: str
    edition: str
    paragraph: str
    from_day: date
    due_on: date
    due_at: datetime
    days: tuple[DayNote, ...]


def explain(limit: TimeLimit, from_day: date, cal: WorkdayCalendar, hours: OfficeHours | None = None,
            amount: int | None = None) -> Explanation:
    """The days from the event to the end of the period, each with its reason. Agrees with `due_on` and `due_at`."""
    last = due_on(limit, from_day, cal, amount)
    return Explanation(
        limit_id=limit.id,
        edition=limit.edition,
        paragraph=limit.paragraph,
        from_day=from_day,
        due_on=last,
        due_at=due_at(limit, last, hours),
        days=tuple(_days(limit, from_day, last, cal)),
    )


def _days(limit: TimeLimit, from_day: date, last: date, cal: WorkdayCalendar) -> list[DayNote]:
    notes = [DayNote(from_day, cal.is_working(from_day), 0, _event(cal, from_day))]
    number = 0
    for offset in range(1, (last - from_day).days + 1):
        day = from_day + timedelta(days=offset)
        works = cal.is_working(day)
        counts = works or limit.unit is Unit.CALENDAR_DAYS
        number += counts
        why = _CALENDAR_DAY if limit.unit is Unit.CALENDAR_DAYS else cal.why(day)
        notes.append(DayNote(day, works, number if counts else None, why))
    return notes


def _event(cal: WorkdayCalendar, day: date) -> Text:
    if cal.is_working(day):
        return _EVENT_DAY
    return Text("{event} ({why})", "{event} ({why})", "{event} ({why})").format(event=_EVENT_DAY, why=cal.why(day))
