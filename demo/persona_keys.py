"""Signing keys of the personas, from the demo's certification centre; also the bad ones for the stories of failure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from careercenters.rules.rights import Role
from demo.ca import Kind, Person, enroll
from demo.country.employers import EmployerRow
from demo.country.identifiers import BIN_SERIALS, IIN_SERIALS, bin_for, iin_for
from demo.load_personas import centre_of, organisation_of
from demo.personas import PERSONAS, Persona, persona

BAD_KEYS: tuple[Kind, ...] = ("expired", "auth_only", "foreign_ca", "revoked")
HOLDER_OF_BAD_KEYS = "ordinary"
PORTAL_NAME = "«Еңбек» электрондық еңбек биржасы (DEMO)"


def enroll_personas(directory: Path, employers: Sequence[EmployerRow]) -> int:
    """Keys into `directory/keys`, the centre's certificates into `directory/trust`. Keys that exist are kept. Returns how many."""
    return len([enroll(directory, person) for person in holders(employers)])


def enroll_portal(directory: Path) -> Path:
    """The portal's own key, for its seals: a GOST key of an information system, apart from the keys of people."""
    number = bin_for(date(2023, 7, 1), BIN_SERIALS.stop - 9).value
    return enroll(directory, Person(
        "portal", iin_for(date(1980, 1, 1), "F", IIN_SERIALS.stop - 9).value, "Порталов", "Демо",
        bin=number, organisation=PORTAL_NAME, roles=("information_system",), algorithm="gost512",
    ), folder="seal")


def holders(employers: Sequence[EmployerRow]) -> Iterator[Person]:
    """A good RSA key for everybody, named by the persona; a GOST key and the bad keys for one of them."""
    for one in PERSONAS:
        yield _holder(one, employers)
        if one.representative_iin:
            surname, given_name, patronymic = one.representative.split()
            yield Person(f"{one.key}-representative", one.representative_iin.value, surname, given_name, patronymic)
    unlucky = persona(HOLDER_OF_BAD_KEYS)
    yield Person(f"{unlucky.key}-gost", unlucky.iin, *_names(unlucky), algorithm="gost512")
    for kind in BAD_KEYS:
        yield Person(f"{unlucky.key}-{kind.replace('_', '-')}", unlucky.iin, *_names(unlucky), kind=kind)


def _holder(one: Persona, employers: Sequence[EmployerRow]) -> Person:
    if one.post is Role.DIRECTOR:
        centre = centre_of(one)
        return Person(one.key, one.iin, *_names(one), bin=centre.bin, organisation=centre.name_ru, roles=("head", "employee"))
    if one.role != "employer":
        return Person(one.key, one.iin, *_names(one))
    organisation = organisation_of(one, employers)
    return Person(
        one.key,
        one.iin,
        *_names(one),
        bin=organisation.bin.value,
        organisation=organisation.name_ru,
        roles=("hr", "employee"),
    )


def _names(one: Persona) -> tuple[str, str, str]:
    return one.name.surname, one.name.given_name, one.name.patronymic
