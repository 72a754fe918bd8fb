"""When an interview may be, and what is known of who came (R73.4, R74, R79, T11, T22, D-23). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from enbek.classifiers.tables import Titled, said
from enbek.i18n import Text
from enbek.workdays import WorkdayCalendar
from mediation.rules.machines import InterviewStatus

MOST_TIMES = 3
"""Own: enough to choose from, few enough to keep free."""

NO_TIMES = Text("Кемінде бір уақытты көрсетіңіз.", "Укажите хотя бы одно время.", "Give at least one time.")
PAST = Text("{at}: бұл уақыт өтіп кетті.", "{at}: это время уже прошло.", "{at}: this time has passed.")
DAY_OFF = Text(
    "{at}: бұл – демалыс күні ({why}). Жұмыс күнін таңдаңыз.",
    "{at}: это нерабочий день ({why}). Выберите рабочий день.",
    "{at}: this is not a working day ({why}). Choose a working day.",
)
TOO_LATE = Text(
    "{at}: кандидат туралы жауап беру мерзімі одан бұрын – {last_day} күні бітеді. Ертерек уақытты таңдаңыз.",
    "{at}: срок ответа о кандидате истекает раньше, {last_day}. Выберите более раннее время.",
    "{at}: the term of your answer about the candidate ends before it, on {last_day}. Choose an earlier time.",
)
TWICE = Text("{at}: бұл уақыт екі рет көрсетілген.", "{at}: это время указано дважды.", "{at}: this time is given twice.")


class Format(Titled):
    """How one talks."""

    ON_SITE = "on_site", said("жұмыс берушіде", "у работодателя", "at the employer's")
    VIDEO = "video", said("бейнебайланыс арқылы", "по видеосвязи", "by video call")
    PHONE = "phone", said("телефон арқылы", "по телефону", "by telephone")


def problem_of(at: datetime, *, now: datetime, answer_by: date, calendar: WorkdayCalendar) -> Text | None:
    """Why an interview cannot be at `at` (local time), or None: not in the past, on a working day, before the employer's term ends (T23)."""
    words = f"{at:%d.%m.%Y %H:%M}"
    if at <= now:
        return PAST.format(at=words)
    if at.date() > answer_by:
        return TOO_LATE.format(at=words, last_day=f"{answer_by:%d.%m.%Y}")
    if not calendar.is_working(at.date()):
        return DAY_OFF.format(at=words, why=calendar.why(at.date()))
    return None


def problems_of(times: Iterable[datetime], *, now: datetime, answer_by: date, calendar: WorkdayCalendar) -> list[Text]:
    """The sentences about all proposed times; empty when each of them is possible."""
    proposed = list(times)
    if not proposed:
        return [NO_TIMES]
    found = [problem_of(at, now=now, answer_by=answer_by, calendar=calendar) for at in proposed]
    repeated = [TWICE.format(at=f"{at:%d.%m.%Y %H:%M}") for at in sorted(set(proposed)) if proposed.count(at) > 1]
    return [problem for problem in found if problem is not None] + repeated


def attendance(employer_says: bool | None, person_says: bool | None) -> InterviewStatus:
    """What both sides together say of a time that was agreed: came (True), did not come (False), said nothing (None).

    The employer's word that the person came is enough; where the words differ, it is held against nobody; where nobody
    said anything, nothing is known.
    """
    if employer_says:
        return InterviewStatus.HELD
    if employer_says is None:
        return {None: InterviewStatus.AGREED, True: InterviewStatus.HELD, False: InterviewStatus.MISSED}[person_says]
    return InterviewStatus.DISPUTED if person_says else InterviewStatus.MISSED
