"""Personas into the database and into the registries of the sandbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission

from careercenters.models import CareerCentre, StaffMember
from careercenters.services.staffing import appoint
from demo.country.employers import EmployerRow
from demo.country.facts import Fact, facts_of
from demo.country.load_people import load_accounts, load_people
from demo.country.places import SettlementRow, settlements
from demo.country.schooling import invent_schooling
from demo.country.seekers import JobRow, PersonRow, invent_address, skills_of
from demo.personas import PASSWORD, PERSONAS, Persona
from employers.models import Membership
from enbek.accounts.models import User
from enbek.classifiers.models import Occupation
from enbek.identifiers import IIN
from enbek.registries.port import Registry

STAFF_GROUP = "career centre specialists"
STAFF_SEES = (
    "careercenters",
    "seekers",
    "employers",
    "registration",
    "mediation",
    "notifications",
    "deadlines",
    "transitions",
)


def user_id_of(persona: Persona) -> UUID:
    return uuid5(NAMESPACE_URL, f"https://enbek.example/persona/{persona.key}")


def load_personas(occupations: Mapping[str, Occupation], employers: Sequence[EmployerRow], *, now: datetime) -> None:
    """Accounts of all, profiles and résumés of the seekers, an organisation for the HR officer, rights for the specialist."""
    seekers = [as_person(one, occupations, now.date()) for one in PERSONAS if one.role == "seeker"]
    load_people(seekers, joined_at=now, password=PASSWORD)
    others = load_accounts([_account(one, now) for one in PERSONAS if one.role != "seeker"], joined_at=now)
    for persona, user in zip((one for one in PERSONAS if one.role != "seeker"), others, strict=True):
        if persona.role == "employer":
            Membership.objects.create(organisation_id=organisation_of(persona, employers).id, user=user)
        else:
            user.groups.add(_staff_group())
            appoint(StaffMember(user=user, role=persona.post, full_name=persona.full_name, career_centre=centre_of(persona)))


def as_person(persona: Persona, occupations: Mapping[str, Occupation], today: date) -> PersonRow:
    """The persona as a person of the country."""
    rng = Random(persona.key)
    place, wanted = _place(persona), occupations[persona.occupation]
    jobs = [
        JobRow(w.employer, "050640991404", occupations[w.occupation], w.started_on, w.ended_on, w.pay)
        for w in persona.worked
    ]
    left = max((job.ended_on for job in jobs if job.ended_on), default=None)
    return PersonRow(
        id=uuid5(user_id_of(persona), "person"),
        user_id=user_id_of(persona),
        iin=IIN(persona.iin),
        name=persona.name,
        settlement=place,
        address=invent_address(rng, place),
        phone=persona.phone,
        email=persona.email,
        wanted=wanted,
        min_pay=persona.min_pay,
        regimes=[regime.value for regime in persona.regimes],
        relocation=persona.relocation,
        education_level=persona.level.value,
        schooling=invent_schooling(rng, wanted, persona.level, persona.born.year, place, today),
        jobs=jobs,
        experience_years=sum(((job.ended_on or today) - job.started_on).days for job in jobs) // 365,
        unemployed_since=persona.unemployed_since or left,
        languages={"kk": "C2", "ru": "C1"} if persona.language == "kk" else {"ru": "C2", "kk": "B1"},
        driving=persona.driving,
        skills=skills_of(wanted, persona.language),
        health_limits=[limit.value for limit in persona.health_limits],
        computer_skills=persona.computer_skills,
    )


def facts_of_persona(persona: Persona, occupations: Mapping[str, Occupation], today: date) -> Iterator[Fact]:
    """What the registries hold at the beginning of the story; identity also of a legal representative."""
    row = as_person(persona, occupations, today)
    yield from facts_of(row, today)
    for registry, data in persona.records.items():
        yield registry, persona.iin, data
    if persona.representative_iin:
        yield Registry.IDENTITY, persona.representative_iin.value, _identity_of_representative(persona, row)


def organisation_of(persona: Persona, employers: Sequence[EmployerRow]) -> EmployerRow:
    """The largest organisation in the persona's town."""
    near = [employer for employer in employers if employer.settlement.kato == persona.settlement]
    return max(near, key=lambda employer: (employer.size, employer.bin.value))


def centre_of(persona: Persona) -> CareerCentre:
    """The career centre of the persona's town."""
    return CareerCentre.objects.filter(serves=persona.settlement)[0]


def _identity_of_representative(persona: Persona, row: PersonRow) -> dict[str, Any]:
    surname, given_name, patronymic = persona.representative.split()
    iin = persona.representative_iin
    assert iin is not None  # noqa: S101 - asked by the caller
    return {
        "found": True,
        "surname": surname,
        "given_name": given_name,
        "patronymic": patronymic,
        "birth_date": iin.birth_date.isoformat(),
        "sex": iin.sex,
        "citizenship": "KZ",
        "alive": True,
        "residence_kato": row.settlement.kato,
        "address": row.address.to_json(),
    }


def _place(persona: Persona) -> SettlementRow:
    return next(place for place in settlements() if place.kato == persona.settlement)


def _account(persona: Persona, now: datetime) -> User:
    return User(
        id=user_id_of(persona),
        email=persona.email,
        phone=persona.phone,
        phone_verified=True,
        password=make_password(PASSWORD),
        language=persona.language,
        is_staff=persona.role == "staff",
        date_joined=now,
    )


def _staff_group() -> Group:
    """Who may look into the back office. The rights come with the rows; nobody of the demo may delete."""
    group, _created = Group.objects.get_or_create(name=STAFF_GROUP)
    group.permissions.set(
        Permission.objects.filter(content_type__app_label__in=STAFF_SEES, codename__startswith="view_")
    )
    return group
