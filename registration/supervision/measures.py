"""What is measured, each by one query over the offices in scope."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet

from careercenters.models import CareerCentre, MobilityCentre
from careercenters.services.scopes import Scope
from enbek.deadlines.models import Deadline, State
from enbek.i18n import Text
from enbek.law import limit
from enbek.law.grounds import ground
from notifications.models import Message
from notifications.models import State as MessageState
from registration.backoffice.queue import KIND
from registration.models import Case, Correction, Decision, Stage
from registration.models.corrections import CorrectionState
from registration.models.decisions import REFUSALS
from registration.rules.watched import percent

AGES = ((1, "day"), (5, "five"), (20, "twenty"))
"""Bounds of the ages of what is late, calendar days: how the table is cut, no terms of the Rules."""


@dataclass(slots=True)
class Kept:
    """Ended terms: how many, and how many of them in time."""

    ended: int = 0
    in_time: int = 0

    def add(self, ended: int, in_time: int) -> None:
        self.ended += ended
        self.in_time += in_time

    @property
    def share(self) -> int | None:
        return percent(self.in_time, self.ended)


@dataclass(slots=True)
class OfficeRow:
    """One office of the table."""

    office: CareerCentre | MobilityCentre
    kept: Kept = field(default_factory=Kept)
    open_cases: int = 0
    late: int = 0
    refusals: int = 0
    corrected: int = 0


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One time limit over all offices shown."""

    limit_id: str
    title: Text
    kept: Kept


def kept_terms(office_ids: Iterable[UUID], since: datetime) -> list[tuple[UUID, str, int, int]]:
    """(office, limit, ended, in time) of the clocks that were met or missed since then."""
    rows = Deadline.objects.filter(office_id__in=list(office_ids), closed_at__gte=since, state__in=[State.MET, State.MISSED]).order_by()
    found = rows.values("office_id", "limit_id").annotate(ended=Count("pk"), in_time=Count("pk", filter=Q(state=State.MET)))
    columns = found.order_by("limit_id", "office_id").values_list("office_id", "limit_id", "ended", "in_time")
    return [(office, limit_id, ended, in_time) for office, limit_id, ended, in_time in columns if office]


def by_limit(rows: Iterable[tuple[UUID, str, int, int]]) -> list[LimitRow]:
    kept: dict[str, Kept] = {}
    for _office, limit_id, ended, in_time in rows:
        kept.setdefault(limit_id, Kept()).add(ended, in_time)
    return [LimitRow(limit_id, limit(limit_id).title, one) for limit_id, one in sorted(kept.items())]


def by_office(scope: Scope, terms: Iterable[tuple[UUID, str, int, int]], since: datetime, now: datetime) -> list[OfficeRow]:
    """A constant number of queries, however many offices."""
    offices: list[CareerCentre | MobilityCentre] = [*scope.mobility_centres, *scope.centres]
    rows = {office.pk: OfficeRow(office) for office in offices}
    for bound, _limit, ended, in_time in terms:
        rows[bound].kept.add(ended, in_time)
    centres = scope.centre_ids
    opened = Case.objects.open().filter(centre__in=centres).order_by().values("centre").annotate(number=Count("pk"))
    refused = _refusals(centres, since).values("case__centre").annotate(number=Count("pk"))
    put_right = Correction.objects.filter(decision__in=_refusals(centres, since), state=CorrectionState.CORRECTED).order_by()
    righted = put_right.values("decision__case__centre").annotate(number=Count("decision", distinct=True))
    late = _late(scope, now).values("office_id").annotate(number=Count("pk"))
    for name, found in (
        ("open_cases", opened.values_list("centre", "number")),
        ("refusals", refused.values_list("case__centre", "number")),
        ("corrected", righted.values_list("decision__case__centre", "number")),
        ("late", late.values_list("office_id", "number")),
    ):
        for office, number in found:
            if office in rows:
                setattr(rows[office], name, number)
    return list(rows.values())


def backlog(scope: Scope, now: datetime) -> list[tuple[str, int]]:
    """How long what is late has been late: (bucket, how many), the youngest first."""
    edges = [now, *(now - timedelta(days=days) for days, _name in AGES)]
    names = [*(name for _days, name in AGES), "older"]
    counts = {
        name: Count("pk", filter=Q(due_at__lte=begins) & (Q(due_at__gt=ends) if ends else Q()))
        for name, begins, ends in zip(names, edges, [*edges[1:], None], strict=True)
    }
    return list(_late(scope, now).aggregate(**counts).items())


def refused_by_ground(centre_ids: list[UUID], since: datetime) -> list[tuple[str, Text, int]]:
    """(ground, the law's words, how many refusals rest on it), the most frequent first."""
    query = """
        SELECT one ->> 'id', count(*) FROM registration_decision JOIN registration_case ON registration_case.id = case_id,
            jsonb_array_elements(grounds) AS one
        WHERE kind = ANY(%s) AND centre_id = ANY(%s::uuid[]) AND decided_at >= %s AND one ->> 'verdict' = 'holds'
        GROUP BY 1 ORDER BY 2 DESC, 1
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [[kind.value for kind in REFUSALS], [str(pk) for pk in centre_ids], since])
        return [(name, ground(name).text, number) for name, number in cursor.fetchall()]


def messages(centre_ids: list[UUID], since: datetime) -> tuple[int, int]:
    """(sent or tried, not delivered) by letter, SMS and on paper about cases of these centres."""
    cases = Case.objects.filter(centre__in=centre_ids).values("pk")
    rows = Message.objects.outgoing().filter(subject_kind=KIND, subject_id__in=cases, created_at__gte=since)
    found = rows.aggregate(all=Count("pk"), failed=Count("pk", filter=Q(state=MessageState.FAILED)))
    return found["all"], found["failed"]


def untold_stages(centre_ids: list[UUID]) -> int:
    """Stages of the service that the system of monitoring has refused or not taken so far."""
    return Stage.objects.waiting().filter(attempts__gt=0, case__centre__in=centre_ids).count()


def _refusals(centre_ids: list[UUID], since: datetime) -> QuerySet[Decision]:
    return Decision.objects.filter(kind__in=REFUSALS, case__centre__in=centre_ids, decided_at__gte=since).order_by()


def _late(scope: Scope, now: datetime) -> QuerySet[Deadline]:
    is_late = Q(state=State.MISSED) | Q(state=State.RUNNING, due_at__lte=now)
    return Deadline.objects.undone().filter(is_late, office_id__in=scope.office_ids, subject_kind=KIND).order_by()
