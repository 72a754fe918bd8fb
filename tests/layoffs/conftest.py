"""The organisation of the keys of the demo centre, a registry that plays along, an officer who signs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from careercenters.models import CareerCentre, StaffMember
from employers.layoffs.models import Notice
from employers.layoffs.services import asking, drafting, sending
from employers.models import Organisation
from enbek import clock
from enbek.identifiers import BIN, IIN
from enbek.registries.config import using_port
from enbek.registries.port import Answer, Registry, RegistryUnavailable, Unavailable
from enbek.signing.sealing import seal
from tests import factories
from tests.mediation import factories as make
from tests.signing.conftest import AT, centre, key_of  # noqa: F401 - fixtures
from tests.signing.conftest import BIN as ARQA


@dataclass
class State:
    """The registries: everybody who was named works for ARQA; a silent one refuses."""

    names: dict[str, str] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    silent: set[Registry] = field(default_factory=set)
    asked: int = 0

    def ask(self, registry: Registry, iin: IIN) -> Answer:
        self.asked += 1
        if registry in self.silent:
            raise RegistryUnavailable(registry, Unavailable.TIMEOUT)
        if registry is Registry.EMPLOYMENT_CONTRACTS:
            number = "000000000000" if iin.value in self.elsewhere else ARQA
            data: dict[str, Any] = {"contracts": [{"employer": "x", "bin": number, "position": "x", "started_on": "2020-01-01", "ended_on": None}]}
        elif iin.value in self.names:
            data = {"found": True, "surname": self.names[iin.value], "given_name": "Азамат", "patronymic": "", "birth_date": iin.birth_date.isoformat(),
                    "sex": iin.sex, "citizenship": "KAZ", "alive": True, "residence_kato": "710000000", "address": {"kk": "", "ru": "", "en": ""}}
        else:
            data = {"found": False}
        return Answer(registry=registry, as_of=clock.now(), data=data)

    def knows(self, surname: str = "Мамиров") -> IIN:
        """A new person of the register."""
        iin = factories.iin()
        self.names[iin.value] = surname
        return iin


@pytest.fixture
def state() -> Iterator[State]:
    registries = State()
    with using_port(registries):
        yield registries


@pytest.fixture(autouse=True)
def _today(settings: Any, centre: Any, clock_at: Callable[[Any], Any], state: State) -> None:  # noqa: F811 - the fixture
    settings.TRUST_STORE = centre / "trust"
    clock_at(AT)


@pytest.fixture
def officer(db: None) -> Any:
    return make.user()


@pytest.fixture
def arqa(officer: Any) -> Organisation:
    row = make.organisation(officer)
    Organisation.objects.filter(pk=row.pk).update(bin=BIN(ARQA), confirmed_at=AT)
    return Organisation.objects.get(pk=row.pk)


@pytest.fixture
def office(db: None) -> CareerCentre:
    return make.centre()


@pytest.fixture
def specialist(office: CareerCentre) -> Any:
    user = make.user(is_staff=True)
    StaffMember.objects.create(user=user, role="specialist", full_name="Әлия", career_centre=office)
    return user


@pytest.fixture
def notice(arqa: Organisation, officer: Any, office: CareerCentre) -> Notice:
    return drafting.begin(arqa, officer, {"centre": office, "reason": "decline", "released_this_year": 3})


def particulars(**values: Any) -> dict[str, Any]:
    """What the employer says of a worker; the release keeps the term."""
    return {
        "education_level": "higher", "occupation": make.occupation(), "speciality": "5B042100", "qualification": "", "experience_years": 0,
        "pay": 100_000, "release_on": clock.today() + timedelta(days=60), "explanation": "", **values,
    }


@pytest.fixture
def add(notice: Notice, state: State) -> Callable[..., Any]:
    """`add("Мамиров", release_on=…)`: a worker of the notice."""

    def added(surname: str = "Мамиров", iin: IIN | None = None, to: Notice | None = None, **values: Any) -> Any:
        row, person = to or notice, iin or state.knows(surname)
        return drafting.add(row.pk, person, particulars(**values), asking.ask(row, person))

    return added


@pytest.fixture
def signed(key_of: Callable[[str], Any]) -> Callable[..., bytes]:  # noqa: F811 - the fixture
    def sign(content: bytes, alias: str = "head") -> bytes:
        key = key_of(alias)
        return seal(content, key.key, key.certificate, at=clock.now(), chain=key.chain)

    return sign


@pytest.fixture
def send(officer: Any, signed: Callable[..., bytes]) -> Callable[..., Any]:
    def sent(row: Notice, alias: str = "head") -> Any:
        content = sending.show_for_signing(sending.bring_up_to_date(row.pk))
        version = sending.send(row.pk, officer, content, signed(content, alias))
        row.refresh_from_db()
        return version

    return sent


@pytest.fixture
def at_the_office(specialist: Any, sign_in: Callable[..., Client], settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR = False
    return sign_in(specialist)


def day(text: str) -> date:
    return date.fromisoformat(text)
