"""What a member of the staff is responsible for: offices, and for an assistant the villages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from careercenters.models import CareerCentre, MobilityCentre, StaffMember, Substitution
from careercenters.rules.rights import Role
from enbek import clock


@dataclass(frozen=True, slots=True)
class Scope:
    """The offices whose files and clocks a member sees. `settlements` narrows an assistant's further; None: no narrowing.

    `stands_in_for`: the colleagues whose work the member does today.
    """

    centres: tuple[CareerCentre, ...] = ()
    mobility_centres: tuple[MobilityCentre, ...] = ()
    settlements: frozenset[str] | None = None
    stands_in_for: tuple[StaffMember, ...] = ()

    @property
    def centre_ids(self) -> list[UUID]:
        return [centre.pk for centre in self.centres]

    @property
    def office_ids(self) -> list[UUID]:
        """All offices whose clocks bind here."""
        return [*self.centre_ids, *(office.pk for office in self.mobility_centres)]


def scope_of(member: StaffMember) -> Scope:
    """The member's own offices and those of the colleagues stood in for today. A constant number of queries, however many offices."""
    scope = _own_scope(member)
    if Role(member.role) not in STANDING_IN:
        return scope
    today = Substitution.objects.on(clock.today()).filter(substitute=member, absent__active=True)
    absent = tuple(row.absent for row in today.select_related("absent__career_centre"))
    return _joined(scope, absent) if absent else scope


STANDING_IN = (Role.SPECIALIST, Role.DIRECTOR, Role.ASSISTANT)
"""Those of a career centre: the others' offices are looked after by more than one officer."""


def _joined(scope: Scope, absent: tuple[StaffMember, ...]) -> Scope:
    """Other branches come to the own one; an assistant, who stands in for assistants only, gets their villages."""
    centres = {centre.pk: centre for centre in scope.centres}
    centres |= {member.career_centre.pk: member.career_centre for member in absent if member.career_centre}
    settlements = scope.settlements
    if settlements is not None:
        settlements |= frozenset(StaffMember.settlements.through.objects.filter(staffmember__in=absent).values_list("settlement_id", flat=True))
    return replace(scope, centres=tuple(centres.values()), settlements=settlements, stands_in_for=absent)


def _own_scope(member: StaffMember) -> Scope:
    role = Role(member.role)
    if role in (Role.SUPPORT, Role.MODERATOR):
        return Scope()
    if role == Role.ASSISTANT:
        katos = frozenset(member.settlements.values_list("kato", flat=True))
        return Scope(centres=_own(member), settlements=katos)
    if role == Role.MOBILITY_OFFICER and member.mobility_centre is not None:
        branches = tuple(CareerCentre.objects.filter(mobility_centre=member.mobility_centre))
        return Scope(centres=branches, mobility_centres=(member.mobility_centre,))
    if role == Role.SUPERVISOR:
        return _supervised(member)
    return Scope(centres=_own(member))


def _own(member: StaffMember) -> tuple[CareerCentre, ...]:
    return (member.career_centre,) if member.career_centre else ()


def _supervised(member: StaffMember) -> Scope:
    mobility = MobilityCentre.objects.all()
    centres = CareerCentre.objects.all()
    if member.region_id:
        mobility = mobility.filter(region=member.region_id)
        centres = centres.filter(mobility_centre__region=member.region_id)
    return Scope(centres=tuple(centres), mobility_centres=tuple(mobility))
