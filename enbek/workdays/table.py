"""The working-day calendar: a table of prefix sums, so that adding days is two look-ups and no loop.

Pure. Five-day week; holidays from `holidays_kz`; transfers entered by an officer as overrides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from enbek.i18n import Text
from enbek.workdays import holidays_kz
from enbek.workdays.errors import ContradictingOverride, YearOutsideTable
from enbek.workdays.holidays_kz import Kind, Special

FIRST_YEAR = 2018
LAST_YEAR = 2036
SATURDAY = 5

WORKING = Text("жұмыс күні", "рабочий день", "working day")
WEEKEND = (Text("сенбі", "суббота", "Saturday"), Text("жексенбі", "воскресенье", "Sunday"))


class Change(StrEnum):
    """What an act does with a day."""

    MOVED_WORKING = "moved_working"
    MOVED_OFF = "moved_off"
    HOLIDAY_SET = "holiday_set"
    HOLIDAY_WITHDRAWN = "holiday_withdrawn"

    @property
    def works(self) -> bool:
        return self in (Change.MOVED_WORKING, Change.HOLIDAY_WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Override:
    """One day changed by an act: `act` is its citation."""

    day: date
    change: Change
    why: Text
    act: str = ""

    @property
    def reason(self) -> Text:
        return Text("{why} ({act})", "{why} ({act})", "{why} ({act})").format(why=self.why, act=self.act) if self.act else self.why


_HOLIDAY_KINDS = (Kind.HOLIDAY, Kind.ESTIMATED)
_DATED = Text("{day}: {what}", "{day}: {what}", "{day}: {what}")
_CONTRADICTS_HOLIDAY = Text(
    "бұл күн – мереке ({name}), оны жұмыс күніне ауыстыруға болмайды. Мереке алып тасталса немесе күні өзгерсе, «мереке алынды» түрін таңдаңыз.",
    "это праздник ({name}), рабочим днём его перенос сделать не может. Если праздник отменён или его дата изменилась, выберите вид «праздник отменён».",
    "this is a holiday ({name}); a transfer cannot make it a working day. If the holiday was withdrawn or its date changed, choose “holiday withdrawn”.",
)
_NO_HOLIDAY = Text(
    "бұл күні мереке жоқ, алып тастайтын ештеңе жоқ. Күнін тексеріңіз.",
    "в этот день нет праздника, отменять нечего. Проверьте дату.",
    "there is no holiday on this day to withdraw. Check the date.",
)
_TWICE = Text(
    "бір күнге екі өзгеріс енгізілген. Біреуін қалдырыңыз.",
    "на один день внесено два изменения. Оставьте одно.",
    "two changes are entered for one day. Keep one.",
)
_OUTSIDE = Text(
    "{day} күні жұмыс күндерінің кестесінен тыс: ол {first}–{last} жылдарды қамтиды. Басқа күнді таңдаңыз немесе кестені ұзартыңыз.",
    "{day} лежит вне таблицы рабочих дней: она охватывает {first}–{last} годы. Выберите другую дату или продлите таблицу.",
    "{day} lies outside the table of working days, which covers {first} to {last}. Choose another date or extend the table.",
)


def contradiction(override: Override) -> Text | None:
    """Why the statutory calendar contradicts an override, or None."""
    special = holidays_kz.year(override.day.year).get(override.day)
    is_holiday = special is not None and special.kind in _HOLIDAY_KINDS
    if special is not None and is_holiday and override.change is Change.MOVED_WORKING:
        return _CONTRADICTS_HOLIDAY.format(name=special.why)
    if not is_holiday and override.change is Change.HOLIDAY_WITHDRAWN:
        return _NO_HOLIDAY
    return None


class WorkdayCalendar:
    """Working days of `first_year`–`last_year`. Immutable; every method raises YearOutsideTable beyond its table."""

    __slots__ = ("_base", "_before", "_special", "_working", "first_year", "last_year")

    def __init__(self, overrides: Iterable[Override] = (), first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> None:
        """Raises ContradictingOverride for an override against a holiday, or a second one for a day."""
        self.first_year, self.last_year = first_year, last_year
        self._special = _with_overrides(first_year, last_year, overrides)
        first = date(first_year, 1, 1)
        self._base = first.toordinal()
        self._before: list[int] = []  # working days up to and including each day
        self._working: list[date] = []  # all working days in order
        for offset in range((date(last_year, 12, 31) - first).days + 1):
            day = first + timedelta(days=offset)
            if self._works(day):
                self._working.append(day)
            self._before.append(len(self._working))

    def _works(self, day: date) -> bool:
        special = self._special.get(day)
        return special.works if special else day.weekday() < SATURDAY

    def _row(self, day: date) -> int:
        row = day.toordinal() - self._base
        if not 0 <= row < len(self._before):
            raise self._outside(day)
        return row

    def _outside(self, day: date) -> YearOutsideTable:
        return YearOutsideTable(_OUTSIDE.format(day=f"{day:%d.%m.%Y}", first=self.first_year, last=self.last_year))

    def is_working(self, day: date) -> bool:
        self._row(day)
        return self._works(day)

    def why(self, day: date) -> Text:
        """Why the day works or not: its holiday, its transfer, its weekday."""
        self._row(day)
        special = self._special.get(day)
        if special:
            return special.why
        return WORKING if day.weekday() < SATURDAY else WEEKEND[day.weekday() - SATURDAY]

    def exceptions(self, year: int) -> list[date]:
        """The days of a year that differ from their weekday, in order."""
        self._row(date(year, 1, 1))
        return sorted(day for day in self._special if day.year == year)

    def is_estimated(self, day: date) -> bool:
        """Whether the day is off by a holiday whose date is not confirmed yet (Kurban Ait)."""
        special = self._special.get(day)
        return special is not None and special.kind is Kind.ESTIMATED

    def add(self, day: date, amount: int) -> date:
        """The `amount`-th working day after `day`; `day` itself for 0. Raises ValueError for a negative amount."""
        if amount <= 0:
            return self._nothing(day, amount)
        row = day.toordinal() - self._base
        if row < 0:
            raise self._outside(day)
        try:
            return self._working[self._before[row] + amount - 1]
        except IndexError:
            raise self._outside(day if row >= len(self._before) else date(self.last_year + 1, 1, 1)) from None

    def subtract(self, day: date, amount: int) -> date:
        """The `amount`-th working day before `day`; `day` itself for 0. Raises ValueError for a negative amount."""
        if amount <= 0:
            return self._nothing(day, amount)
        row = self._row(day)
        earlier = self._before[row] - self._works(day)
        if earlier < amount:
            raise self._outside(date.fromordinal(self._base) - timedelta(days=1))
        return self._working[earlier - amount]

    def _nothing(self, day: date, amount: int) -> date:
        if amount < 0:
            raise ValueError(f"{amount} working days: a negative number is subtracted, not added, and the other way round")
        self._row(day)
        return day

    def count(self, after: date, until: date) -> int:
        """Working days in `(after, until]`; negative if `until` is the earlier one."""
        return self._before[self._row(until)] - self._before[self._row(after)]

    def next_working(self, day: date) -> date:
        """The day itself if it works, else the first working day after it."""
        return day if self.is_working(day) else self.add(day, 1)


def _with_overrides(first_year: int, last_year: int, overrides: Iterable[Override]) -> dict[date, Special]:
    days: dict[date, Special] = {}
    for number in range(first_year, last_year + 1):
        days |= holidays_kz.year(number)
    seen: set[date] = set()
    for override in overrides:
        problem = _TWICE if override.day in seen else contradiction(override)
        if problem:
            raise ContradictingOverride(_DATED.format(day=f"{override.day:%d.%m.%Y}", what=problem))
        seen.add(override.day)
        days[override.day] = Special(_KIND_OF[override.change], override.reason)
    return days


_KIND_OF = {
    Change.MOVED_WORKING: Kind.MOVED_WORKING,
    Change.HOLIDAY_WITHDRAWN: Kind.MOVED_WORKING,
    Change.MOVED_OFF: Kind.MOVED_OFF,
    Change.HOLIDAY_SET: Kind.HOLIDAY,
}


@lru_cache(maxsize=1)
def builtin() -> WorkdayCalendar:
    """The calendar without overrides; needs no database."""
    return WorkdayCalendar()
