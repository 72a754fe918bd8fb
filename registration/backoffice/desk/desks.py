"""The desks of a centre: who keeps how many files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from careercenters.models import CareerCentre, StaffMember, Substitution
from careercenters.services.scopes import Scope
from enbek.deadlines.models import Deadline, State
from registration.models import Case
from registration.services.assignment import keepers_of, loads_of


@dataclass(frozen=True, slots=True)
class Desk:
    """One officer: open files, files with something late, and who stands in while away."""

    officer: StaffMember
    files: int
    late: int
    away: Substitution | None


@dataclass(slots=True)
class CentreDesks:
    centre: CareerCentre
    nobodys: int
    desks: list[Desk] = field(default_factory=list)


def desks_of(scope: Scope, now: datetime) -> list[CentreDesks]:
    """A constant number of queries, however many desks."""
    ids = scope.centre_ids
    loads, late = loads_of(ids), _late(ids, now)
    common = Case.objects.open().filter(centre__in=ids, officer__isnull=True).order_by()
    nobodys = {row["centre"]: row["number"] for row in common.values("centre").annotate(number=Count("pk"))}
    today = Substitution.objects.on(now.date()).filter(absent__career_centre__in=ids)
    away = {row.absent_id: row for row in today.select_related("substitute")}
    found = {centre.pk: CentreDesks(centre, nobodys.get(centre.pk, 0)) for centre in scope.centres}
    for officer in keepers_of(ids):
        desk = Desk(officer, loads.get(officer.pk, 0), late.get(officer.pk, 0), away.get(officer.pk))
        found[officer.career_centre_id].desks.append(desk)  # type: ignore[index]  # keepers have a centre
    return list(found.values())


def _late(centre_ids: list[UUID], now: datetime) -> dict[UUID, int]:
    """Officer → files in which something is late."""
    is_late = Q(state=State.MISSED) | Q(state=State.RUNNING, due_at__lte=now)
    late = Deadline.objects.undone().filter(is_late, office_id__in=centre_ids, subject_kind="registration.case")
    kept = Case.objects.open().filter(officer__isnull=False, pk__in=late.values("subject_id")).order_by()
    return {row["officer"]: row["number"] for row in kept.values("officer").annotate(number=Count("pk"))}
