"""What a member of the staff is responsible for: offices, and for an assistant the villages."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from careercenters.models import CareerCentre, MobilityCentre, StaffMember
from careercenters.rules.rights import Role


@dataclass(frozen=True, slots=True)
class Scope:
    """The offices whose files and clocks a member sees. `settlements` narrows an assistant's further; None: no narrowing."""

    centres: tuple[CareerCentre, ...] = ()
    mobility_centres: tuple[MobilityCentre, ...] = ()
    settlements: frozenset[str] | None = None

    @property
    def centre_ids(self) -> list[UUID]:
        return [centre.pk for centre in self.centres]

    @property
    def office_ids(self) -> list[UUID]:
        """All offices whose clocks bind here."""
        return [*self.centre_ids, *(office.pk for office in self.mobility_centres)]


def scope_of(member: StaffMember) -> Scope:
    """At most two queries, however many offices: a centre, a mobility centre with its branches, a region, the country."""
    role = Role(member.role)
    if role == Role.SUPPORT:
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
