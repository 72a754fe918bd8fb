"""What a clock strip shows: pure arithmetic over the days of an explanation, no database, no request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import override

from enbek import formats
from enbek.i18n import Text

ONE_DAY = timedelta(days=1)
SHORT_STRIP = 14  # days drawn as a calendar; a longer strip is drawn as bars


class DayLike(Protocol):
    """A day of `enbek.workdays` explanations."""

    date: date
    working: bool
    number: int | None
    why: Text | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the strip: how it looks and what a screen reader says of it."""

    day: date
    number: int | None
    look: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Break:
    """Days that are not counted for one reason, as runs (first day, last day)."""

    why: Text
    runs: list[tuple[date, date]]


@dataclass(frozen=True, slots=True)
class Strip:
    cells: list[Cell]
    breaks: list[Break]
    left: int
    overdue: int
    is_long: bool
    is_open: bool


def strip_of(clock: Any, language: str) -> Strip:
    """The strip of `clock` (attributes: days, due_on, today, state) in words of `language`. Counted days follow `day.number`, not the weekday."""
    days: Sequence[DayLike] = list(clock.days)
    is_open = str(clock.state) in ("running", "held")
    is_late = str(clock.state) == "missed" or (is_open and clock.today > clock.due_on)
    with override(language):
        cells = [_cell(d, i == 0, clock, is_open, is_late, language) for i, d in enumerate(days)]
    return Strip(
        cells=cells,
        breaks=_breaks(days[1:]),
        left=sum(1 for d in days if _counts(d) and clock.today < d.date <= clock.due_on),
        overdue=(clock.today - clock.due_on).days if is_open and is_late else 0,
        is_long=len(days) > SHORT_STRIP,
        is_open=is_open,
    )


def _counts(day: DayLike) -> bool:
    return bool(day.number)


def _cell(day: DayLike, is_zero: bool, clock: Any, is_open: bool, is_late: bool, language: str) -> Cell:
    is_today = is_open and day.date == clock.today
    is_due = day.date == clock.due_on
    looks = {
        "zero": is_zero,
        "off": not is_zero and not _counts(day),
        "gone": not is_zero and _counts(day) and day.date < clock.today and str(clock.state) != "cancelled",
        "today": is_today,
        "due": is_due,
        "late": is_due and is_late,
    }
    look = " ".join(name for name, is_so in looks.items() if is_so)
    return Cell(day.date, day.number, look, _sentence(day, is_zero, is_today, is_due, language))


def _sentence(day: DayLike, is_zero: bool, is_today: bool, is_due: bool, language: str) -> str:
    parts = [f"{formats.weekday(day.date, language)}, {formats.short_day(day.date, language)}"]
    if is_zero:
        parts.append(_("the day of the event, not counted"))
    elif _counts(day):
        parts.append(_("day %(number)s of the count") % {"number": day.number})
    else:
        parts.append(_("not counted: %(why)s") % {"why": day.why.in_(language) if day.why else ""})
    if is_today:
        parts.append(_("today"))
    if is_due:
        parts.append(_("the last day"))
    return ", ".join(parts)


def _breaks(days: Iterable[DayLike]) -> list[Break]:
    """Days that are not counted, each reason said once, neighbours as a run."""
    runs: dict[Text, list[tuple[date, date]]] = {}
    for day in days:
        if _counts(day) or day.why is None:
            continue
        known = runs.setdefault(day.why, [])
        if known and known[-1][1] + ONE_DAY == day.date:
            known[-1] = (known[-1][0], day.date)
        else:
            known.append((day.date, day.date))
    return [Break(why, spans) for why, spans in runs.items()]
