"""A demo centre on disk with a key for each way in which a key can be right or wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo import ca
from enbek.signing import TrustStore
from enbek.signing.containers import Container, open_container
from tests.signing.making import Signature

AT = datetime(2026, 3, 20, 6, 0, tzinfo=UTC)
CONTENT = "Прошу зарегистрировать меня в качестве лица, ищущего работу.".encode()
ANNA, DANIYAR = "871008401427", "760212350620"
BIN = "940140000385"

PEOPLE = [
    ca.Person("anna", ANNA, "Иванова", "Анна", "Петровна"),
    ca.Person("anna-gost", ANNA, "Иванова", "Анна", "Петровна", algorithm="gost512"),
    ca.Person("anna-expired", ANNA, "Иванова", "Анна", "Петровна", kind="expired"),
    ca.Person("anna-auth", ANNA, "Иванова", "Анна", "Петровна", kind="auth_only"),
    ca.Person("anna-foreign", ANNA, "Иванова", "Анна", "Петровна", kind="foreign_ca"),
    ca.Person("anna-revoked", ANNA, "Иванова", "Анна", "Петровна", kind="revoked"),
    ca.Person("anna-revoked-gost", ANNA, "Иванова", "Анна", "Петровна", kind="revoked", algorithm="gost512"),
    ca.Person("daniyar", DANIYAR, "Ахметов", "Данияр"),
    ca.Person("head", DANIYAR, "Ахметов", "Данияр", bin=BIN, organisation="ТОО «Арқа»", roles=("head",)),
    ca.Person("hr", ANNA, "Иванова", "Анна", "Петровна", bin=BIN, organisation="ТОО «Арқа»", roles=("hr", "employee"), algorithm="gost512"),
    ca.Person("employee", ANNA, "Иванова", "Анна", "Петровна", bin=BIN, organisation="ТОО «Арқа»", roles=("employee",)),
]


@pytest.fixture(scope="session")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demo centre: `keys/`, `trust/`, `ca/`."""
    folder = tmp_path_factory.mktemp("centre")
    ca.generate(folder, PEOPLE)
    return folder


@pytest.fixture(scope="session")
def trust(centre: Path) -> TrustStore:
    return TrustStore.load(centre / "trust")


@pytest.fixture(scope="session")
def key_of(centre: Path) -> Callable[[str], Container]:
    """`key_of("anna")`: the opened container."""
    return lambda alias: open_container((centre / "keys" / f"{alias}.p12").read_bytes(), ca.PASSWORD)


@pytest.fixture(scope="session")
def authority(centre: Path) -> Callable[[str], ca.Authority]:
    """`authority("issuing-rsa")`: a centre that can issue certificates."""
    return lambda name: ca._authority(centre, name)


@pytest.fixture
def signature(key_of: Callable[[str], Container]) -> Callable[..., Signature]:
    """`signature("anna-gost")`: a signature over CONTENT whose parts can be spoiled before it is written out."""
    return lambda alias="anna", **parts: Signature(key_of(alias), CONTENT, AT, **parts)
