"""Rows as the pages show them: pure arrangement, no request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from enbek.i18n import Text
from enbek.law import Discrepancy, Ground, Party, TimeLimit, discrepancy, grounds, limit
from enbek.law.deregistration import RULES, Rule
from enbek.workdays import WorkdayCalendar
from enbek.workdays.counting import DayNote, Explanation, due_on

PARTIES = (Party.PORTAL, Party.CAREER_CENTRE, Party.MOBILITY_CENTRE, Party.ASSISTANT, Party.EMPLOYER, Party.CITIZEN)


@dataclass(frozen=True, slots=True)
class Row:
    """A limit with the discrepancies that touch it."""

    limit: TimeLimit
    discrepancies: tuple[Discrepancy, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The limits of one party."""

    party: Party
    rows: tuple[Row, ...]


def groups(items: Iterable[TimeLimit]) -> list[Group]:
    """Limits by who is bound, what the state owes first."""
    rows = [Row(item, tuple(discrepancy(name) for name in item.discrepancies)) for item in items]
    by_party = [Group(party, tuple(row for row in rows if row.limit.party is party)) for party in PARTIES]
    return [group for group in by_party if group.rows]


@dataclass(frozen=True, slots=True)
class Strip:
    """A computed period, drawn like a clock that nobody has started."""

    limit: TimeLimit
    days: tuple[DayNote, ...]
    due_on: date
    due_at: datetime
    breach_on: date | None
    state: str
    today: date


def strip(explanation: Explanation, cal: WorkdayCalendar) -> Strip:
    """`breach_on`: the last day on the longer reading, where there are two (D-01)."""
    rule = limit(explanation.limit_id, explanation.edition)
    has_two = rule.breach_amount != rule.amount
    return Strip(
        limit=rule,
        days=explanation.days,
        due_on=explanation.due_on,
        due_at=explanation.due_at,
        breach_on=due_on(rule, explanation.from_day, cal, rule.breach_amount) if has_two else None,
        state="planned",
        today=explanation.from_day,
    )


@dataclass(frozen=True, slots=True)
class GroundRow:
    """A ground, its discrepancies, and the rule of deregistration if it is one of paragraph 51."""

    ground: Ground
    rule: Rule | None
    discrepancies: tuple[Discrepancy, ...]


@dataclass(frozen=True, slots=True)
class GroundSection:
    id: str
    title: Text
    rows: tuple[GroundRow, ...]


def _section(prefix: str, title: Text) -> GroundSection:
    rows = [GroundRow(item, RULES.get(item.id), tuple(discrepancy(name) for name in item.discrepancies)) for item in grounds(prefix)]
    return GroundSection(prefix, title, tuple(rows))


GROUND_SECTIONS = (
    _section("A1.9", Text("Жұмыс іздеп жүрген адам ретінде тіркеуден бас тарту негіздері", "Основания отказа в регистрации лица, ищущего работу",
                          "Grounds for refusing registration as a job seeker")),
    _section("R41", Text("Жұмыссыз ретінде тіркеуден бас тарту негіздері", "Основания отказа в регистрации безработного",
                         "Grounds for refusing registration as unemployed")),
    _section("R51", Text("Есептен шығару негіздері", "Основания снятия с учета", "Grounds for deregistration")),
)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day of the year that differs from its weekday."""

    date: date
    working: bool
    why: Text
    estimated: bool


def special_days(year: int, cal: WorkdayCalendar) -> list[SpecialDay]:
    return [SpecialDay(day, cal.is_working(day), cal.why(day), cal.is_estimated(day)) for day in cal.exceptions(year)]
