"""The queue: clocks that bind my offices, joined with their cases. The scope comes from `careercenters`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count, Q, QuerySet, Value, When

from careercenters.models import StaffMember
from careercenters.services.scopes import Scope
from enbek import clock
from enbek.deadlines.models import Deadline, State
from enbek.i18n import Text
from enbek.law.hours import OfficeHours
from enbek.law.limits import Party
from enbek.workdays import calendar
from registration.backoffice.rules.duties import duty_of
from registration.backoffice.rules.remaining import Left, left
from registration.models import Case, Trigger
from registration.models.cases import CaseQuerySet

KIND, HEARING = "registration.case", "registration.trigger"
DAYS_AHEAD_SHOWN = 5
"""Working days for which the queue shows how much falls due: a week's width of a screen, no term of the Rules."""

LATE, RUNNING, HELD = "late", "running", "held"

OFFICES, OTHERS = "offices", "others"
"""The two lists: what binds an office, and what runs for the portal or the person meanwhile."""


def cases_in(scope: Scope) -> CaseQuerySet:
    """The cases of the offices in scope; an assistant's are those of people of the own settlements."""
    rows: CaseQuerySet = Case.objects.filter(centre__in=scope.centre_ids)
    if scope.settlements is not None:
        rows = rows.filter(person__settlement__in=scope.settlements)
    return rows


def clocks_in(scope: Scope, which: str = OFFICES) -> QuerySet[Deadline]:
    """Undone clocks of cases in scope, in the order in which their working time runs out; held ones, which do not run, at the end."""
    rows = _of_offices(scope) if which == OFFICES else _of_others(scope)
    held = models.Case(When(state=State.HELD, then=Value(1)), default=Value(0))
    return rows.order_by(held, "due_at", "id")


def _of_offices(scope: Scope) -> QuerySet[Deadline]:
    rows = Deadline.objects.undone().filter(office_id__in=scope.office_ids, subject_kind__in=[KIND, HEARING])
    if scope.settlements is not None:
        rows = rows.filter(_about(cases_in(scope)))
    return rows


def _about(own: CaseQuerySet) -> Q:
    """Clocks of these cases and of the hearings in them."""
    return Q(subject_id__in=own.values("pk")) | Q(subject_id__in=Trigger.objects.filter(case__in=own).values("pk"))


def _of_others(scope: Scope) -> QuerySet[Deadline]:
    parties = [Party.PORTAL.value, Party.CITIZEN.value]
    return Deadline.objects.open().filter(subject_kind=KIND, party__in=parties, subject_id__in=cases_in(scope).open().values("pk"))


MINE, NOBODYS = "mine", "nobody"


def of_files(rows: QuerySet[Deadline], choice: dict[str, Any], scope: Scope, member: StaffMember) -> QuerySet[Deadline]:
    """Narrow a list by what it is about: limit, office, who keeps the file, where the person lives. The counts follow this choice."""
    if choice.get("limit"):
        rows = rows.filter(limit_id=choice["limit"])
    if choice.get("office"):
        rows = rows.filter(office_id=choice["office"])
    about: dict[str, Any] = {}
    if choice.get("officer"):
        about |= kept_by(choice["officer"], scope, member)
    if choice.get("settlement"):
        about["person__settlement"] = choice["settlement"]
    return rows.filter(_about(cases_in(scope).open().filter(**about))) if about else rows


def kept_by(officer: str, scope: Scope, member: StaffMember) -> dict[str, Any]:
    """`mine` are also the files of the colleagues whom the member stands in for today."""
    if officer == NOBODYS:
        return {"officer__isnull": True}
    return {"officer__in": [member.pk, *(one.pk for one in scope.stands_in_for)] if officer == MINE else [officer]}


def of_time(rows: QuerySet[Deadline], choice: dict[str, Any], now: datetime) -> QuerySet[Deadline]:
    """Narrow a list by day or state."""
    if choice.get("day"):
        rows = rows.filter(due_on=choice["day"], state=State.RUNNING, due_at__gt=now)
    states = {
        LATE: Q(state=State.MISSED) | Q(state=State.RUNNING, due_at__lte=now),
        RUNNING: Q(state=State.RUNNING, due_at__gt=now),
        HELD: Q(state=State.HELD),
    }
    return rows.filter(states[choice["state"]]) if choice.get("state") else rows


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is late, how much waits, and how much falls due on each of the next working days."""

    late: int
    held: int
    days: list[tuple[date, int]]
    later: int
    by_day: dict[date, int]
    oldest_late: date | None

    @property
    def running(self) -> int:
        return sum(self.by_day.values())

    def of(self, choice: dict[str, Any]) -> int:
        """How many lines `of_time` leaves: nothing is counted twice."""
        if choice.get("day"):
            return self.by_day.get(choice["day"], 0) if choice.get("state") in {"", None, RUNNING} else 0
        return {LATE: self.late, HELD: self.held, RUNNING: self.running}.get(choice.get("state") or "", self.late + self.held + self.running)


def counts(rows: QuerySet[Deadline], now: datetime) -> Counts:
    """One query over the whole list."""
    is_late = Q(state=State.MISSED) | Q(state=State.RUNNING, due_at__lte=now)
    kind = models.Case(When(is_late, then=Value(LATE)), When(state=State.HELD, then=Value(HELD)), default=Value(RUNNING))
    found = list(rows.order_by().annotate(kind=kind).values("kind", "due_on").annotate(number=Count("pk")).order_by("due_on"))
    running = {row["due_on"]: row["number"] for row in found if row["kind"] == RUNNING}
    days = [(day, running.get(day, 0)) for day in _days_ahead(now.date())]
    late = [row for row in found if row["kind"] == LATE]
    return Counts(
        late=sum(row["number"] for row in late),
        held=sum(row["number"] for row in found if row["kind"] == HELD),
        days=days,
        later=sum(running.values()) - sum(number for _day, number in days),
        by_day=running,
        oldest_late=late[0]["due_on"] if late else None,
    )


class CountedPaginator(Paginator):
    """Pages of a list whose length is known from the counts already."""

    def __init__(self, rows: QuerySet[Deadline], per_page: int, count: int) -> None:
        super().__init__(rows, per_page)
        self.count = count  # takes the place of the cached property that would ask the database


def _days_ahead(today: date) -> list[date]:
    cal = calendar()
    first = cal.next_working(today)
    return [cal.add(first, number) for number in range(DAYS_AHEAD_SHOWN)]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the queue."""

    clock: Deadline
    case: Case
    duty: Text
    late: bool
    left: Left | None
    can_ask: bool
    hearing_id: UUID | None = None

    @property
    def held_because(self) -> Text | None:
        return self.clock.held_because


def rows_of(clocks: Sequence[Deadline], now: datetime) -> list[Row]:
    """The clocks of one page with their cases: two queries more, however many lines."""
    hearings = dict(Trigger.objects.filter(pk__in=[row.subject_id for row in clocks if row.subject_kind == HEARING]).values_list("pk", "case_id"))
    of_case = {row.pk: hearings.get(row.subject_id, row.subject_id) for row in clocks}
    cases = Case.objects.select_related("person__settlement", "centre__mobility_centre", "officer").in_bulk(list(set(of_case.values())))
    return [_row(row, cases[of_case[row.pk]], now) for row in clocks if of_case[row.pk] in cases]


def _row(row: Deadline, case: Case, now: datetime) -> Row:
    late = row.state == State.MISSED or (row.state == State.RUNNING and row.due_at <= now)
    running = row.state == State.RUNNING and not late
    return Row(
        clock=row,
        case=case,
        duty=duty_of(row.limit),
        late=late,
        left=left(now, clock.local(row.due_at), hours_of(row, case), calendar()) if running else None,
        can_ask=bool(case.waiting_for) and row.subject_kind == KIND,
        hearing_id=row.subject_id if row.subject_kind == HEARING else None,
    )


def hours_of(row: Deadline, case: Case) -> OfficeHours:
    """The hours of the office that a clock binds; the career centre's where it binds none."""
    return case.centre.mobility_centre.hours if row.office_id == case.centre.mobility_centre_id else case.centre.hours


def next_file(scope: Scope, member: StaffMember, after: UUID | None) -> UUID | None:
    """The case to open next: the most urgent clock of the member's own files and of those that nobody keeps.

    `after`: the case just left. If something of it is still undone, it was put aside: what follows it comes next. None: nothing is left.
    """
    own = [member.pk, *(one.pk for one in scope.stands_in_for)]
    files = cases_in(scope).open().filter(Q(officer__in=own) | Q(officer__isnull=True))
    rows = clocks_in(scope).filter(subject_id__in=files.values("pk"))
    left = rows.filter(subject_id=after).first() if after else None
    if left is not None:
        rows = rows.exclude(subject_id=left.subject_id).filter(_behind(left))
    return rows.values_list("subject_id", flat=True).first()


def _behind(row: Deadline) -> Q:
    """What comes later in the order of the queue: held clocks after all others, then by moment."""
    later = Q(due_at__gt=row.due_at) | Q(due_at=row.due_at, pk__gt=row.pk)
    return Q(state=State.HELD) & later if row.state == State.HELD else Q(state=State.HELD) | later
