"""A person at the pages, with keys of the demo centre; the signature is made and verified for real."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from demo import ca
from enbek.identifiers import IIN
from enbek.signing.containers import Container, open_container
from seekers.models import Person
from tests import factories
from tests.backoffice.conftest import hire  # noqa: F401 - a fixture
from tests.pages.wizard import Wizard
from tests.registration.conftest import (  # noqa: F401 - fixtures
    job_seeker,
    sandbox,
    state,
    submit,
    window_ends,
)

APPLICANT = factories.iin(date(1990, 5, 14))
CHILD = factories.iin(date(2011, 2, 3), "M")
OTHER = factories.iin(date(1985, 1, 20), "M")

KEYS = {
    "good": ca.Person("good", APPLICANT.value, "Сейітқызы", "Айгүл"),
    "gost": ca.Person("gost", APPLICANT.value, "Сейітқызы", "Айгүл", algorithm="gost512"),
    "expired": ca.Person("expired", APPLICANT.value, "Сейітқызы", "Айгүл", kind="expired"),
    "auth": ca.Person("auth", APPLICANT.value, "Сейітқызы", "Айгүл", kind="auth_only"),
    "unknown": ca.Person("unknown", APPLICANT.value, "Сейітқызы", "Айгүл", kind="foreign_ca"),
    "revoked": ca.Person("revoked", APPLICANT.value, "Сейітқызы", "Айгүл", kind="revoked"),
    "other": ca.Person("other", OTHER.value, "Ахметов", "Данияр"),
    "child": ca.Person("child", CHILD.value, "Ахметов", "Тимур"),
}


@pytest.fixture(scope="session")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demo certification centre with a key for each way to be wrong."""
    folder = tmp_path_factory.mktemp("centre")
    ca.generate(folder, KEYS.values())
    return folder


@pytest.fixture(autouse=True)
def trust(centre: Path, settings: Any) -> None:
    settings.TRUST_STORE = centre / "trust"


@pytest.fixture(scope="session")
def key(centre: Path) -> Callable[[str], Container]:
    """`key("expired")`: an opened key of the centre."""
    opened: dict[str, Container] = {}

    def open_key(alias: str) -> Container:
        if alias not in opened:
            opened[alias] = open_container((centre / "keys" / f"{alias}.p12").read_bytes(), ca.PASSWORD)
        return opened[alias]

    return open_key


@pytest.fixture
def friday(clock_at: Callable[[str], Any]) -> Any:
    """Friday 20 March 2026, eleven in the morning: inside hours."""
    return clock_at("2026-03-20 11:00")


@pytest.fixture
def person_of(db: Any) -> Callable[..., Person]:
    """`person_of(APPLICANT)`: a person whose keys lie ready."""
    return lambda iin=APPLICANT, **values: factories.person(iin=IIN(iin.value), **values)


@pytest.fixture
def wizard(friday: Any, sign_in: Callable[..., Client], key: Callable[[str], Container], person_of: Callable[..., Person]) -> Callable[..., Wizard]:
    """`wizard(language="ru")`: an honest person at the first step of the application."""

    def begin(person: Person | None = None, language: str = "en") -> Wizard:
        someone = person or person_of()
        return Wizard(sign_in(someone.user), someone, language, key)

    return begin
