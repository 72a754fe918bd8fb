"""Whose desk a file lies on: take, give, put back, share out. Every change of hands is written down."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet

from careercenters.models import CareerCentre, StaffMember, Substitution
from careercenters.rules.rights import RIGHTS, Right
from enbek import clock
from enbek.i18n import Text
from registration.backoffice.rules.balance import share_out
from registration.models import Assignment, Case
from registration.models.assignments import How


class AssignmentRefused(Exception):
    """The file cannot change hands like this; `reason` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


WITH_A_COLLEAGUE = Text(
    "Бұл іс {name} қызметкерде. Оны директор ғана бере алады.",
    "Это дело у сотрудника {name}. Передать его может только директор.",
    "This file is with {name}. Only the director can pass it on.",
)
CHANGED_HANDS = Text(
    "Сіз бетті ашқаннан бері іс басқа қолға өтті: {name}. Әрекетіңіз орындалған жоқ.",
    "Пока страница была открыта, дело сменило исполнителя: {name}. Ваше действие не выполнено.",
    "While the page was open the file changed hands: {name}. Your act was not done.",
)
COMMON_DESK = Text("ортақ үстел", "общий стол", "the common desk")
CANNOT_KEEP = Text(
    "{name} бұл орталықтың істерін жүргізбейді. Осы орталықтың маманын таңдаңыз.",
    "{name} не ведёт дела этого центра. Выберите специалиста этого центра.",
    "{name} does not keep files of this centre. Choose a specialist of this centre.",
)
ENDED = Text("Іс аяқталған: оны жүргізудің қажеті жоқ.", "Дело завершено: вести его не нужно.", "The case has ended: nobody needs to keep it.")

KEEPERS = [role.value for role, rights in RIGHTS.items() if Right.KEEP_FILES in rights]


def keepers_of(centre_ids: list[UUID]) -> QuerySet[StaffMember]:
    """Those at work at these centres who may keep files."""
    return StaffMember.objects.at_work().filter(role__in=KEEPERS, career_centre__in=centre_ids)


def take(case_id: UUID, member: StaffMember) -> Case:
    """The member begins to keep a file that nobody keeps, or whose keeper has left. Taking twice is taking once. Raises AssignmentRefused."""
    with transaction.atomic():
        case = _lock(case_id)
        if case.officer_id == member.pk:
            return case
        if case.officer is not None and _keeps(case.officer, case):
            raise AssignmentRefused(WITH_A_COLLEAGUE.format(name=case.officer.full_name))
        return _pass_on(case, member, How.TAKEN, member)


def give(case_id: UUID, to: StaffMember | None, *, by: StaffMember, seen: UUID | None) -> Case:
    """The director passes a file on, or back to the common desk (`to` None). `seen`: who kept it when the page was drawn.

    Raises AssignmentRefused if it changed hands meanwhile, or `to` cannot keep it.
    """
    with transaction.atomic():
        case = _lock(case_id)
        target = to.pk if to else None
        if case.officer_id == target:
            return case
        if case.officer_id != seen:
            raise AssignmentRefused(CHANGED_HANDS.format(name=case.officer.full_name if case.officer else COMMON_DESK))
        if to is not None and not _keeps(to, case):
            raise AssignmentRefused(CANNOT_KEEP.format(name=to.full_name))
        return _pass_on(case, to, How.GIVEN if to else How.RETURNED, by)


def balance(centre: CareerCentre, *, by: StaffMember) -> int:
    """Share the centre's files that nobody keeps out among those at work today; returns how many. Whoever keeps fewest gets the next."""
    with transaction.atomic():
        away = set(Substitution.objects.on(clock.today()).filter(absent__career_centre=centre).values_list("absent_id", flat=True))
        busy = loads_of([centre.pk])
        loads = {one.pk: busy.get(one.pk, 0) for one in keepers_of([centre.pk]) if one.pk not in away}
        nobodys = Case.objects.open().filter(centre=centre, officer__isnull=True).select_for_update().order_by("submitted_at", "id")
        shared = share_out(loads, nobodys.values_list("pk", flat=True))
        for officer_id in loads:
            Case.objects.filter(pk__in=[case for case, officer in shared.items() if officer == officer_id]).update(officer=officer_id)
        Assignment.objects.bulk_create(
            Assignment(case_id=case, officer_id=officer, how=How.BALANCED, by=by.user, by_name=by.full_name, at=clock.now())
            for case, officer in shared.items()
        )
    return len(shared)


def loads_of(centre_ids: list[UUID]) -> dict[UUID, int]:
    """Officer → open files; who keeps none is not in it. One query."""
    kept = Case.objects.open().filter(centre__in=centre_ids, officer__isnull=False).order_by()
    return {row["officer"]: row["number"] for row in kept.values("officer").annotate(number=Count("pk"))}


def _lock(case_id: UUID) -> Case:
    case = Case.objects.select_for_update(of=("self",)).select_related("officer__user").get(pk=case_id)
    if not case.is_open:
        raise AssignmentRefused(ENDED)
    return case


def _keeps(member: StaffMember, case: Case) -> bool:
    at_work = member.active and member.user.is_active and member.user.is_staff
    return at_work and member.role in KEEPERS and member.career_centre_id == case.centre_id


def _pass_on(case: Case, officer: StaffMember | None, how: How, by: StaffMember) -> Case:
    case.officer = officer
    case.save(update_fields=["officer"])
    Assignment.objects.create(case=case, officer=officer, how=how, by=by.user, by_name=by.full_name, at=clock.now())
    return case
