"""People who can be written to, and a way to say something to them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from enbek import hints
from enbek.accounts.models import User
from enbek.subjects import Subject
from notifications import desk, services
from notifications.catalogue import MESSAGES
from notifications.channels.sms import MemoryGateway
from notifications.models import Message
from tests.notifications import gateways

numbers = count(1)


@pytest.fixture(autouse=True)
def _empty_gateway() -> Iterator[None]:
    MemoryGateway.clear()
    yield
    MemoryGateway.clear()


@pytest.fixture
def two_providers(settings: Any) -> Iterator[None]:
    """smsc.kz and mobizon.kz in memory: `gateways.First`, and `gateways.Second` for when it cannot."""
    settings.SMS_CHANNEL = gateways.BOTH
    gateways.clear()
    yield
    gateways.clear()


@pytest.fixture
def all_offices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Superusers of the test may see every office (who may in truth: tests/notifications/test_relay.py)."""
    monkeypatch.setattr(desk, "_sources", [lambda user: desk.Scope() if user.is_superuser else None])


@pytest.fixture
def no_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows stay where they are until the test sends them (with eager tasks a hint would send them on commit)."""
    monkeypatch.setattr(hints, "give", lambda *_args: True)


@pytest.fixture
def make_user() -> Callable[..., User]:
    def make(**fields: Any) -> User:
        number = next(numbers)
        defaults = {"email": f"reader{number}@example.kz", "phone": f"+7708000{number:04}", "language": "ru"}
        return User.objects.create_user(**defaults | fields)

    return make


@pytest.fixture
def user(make_user: Callable[..., User]) -> User:
    return make_user()


@pytest.fixture
def case() -> Subject:
    return Subject("registration.case", uuid.uuid4())


@pytest.fixture
def say(user: User, case: Subject) -> Callable[..., list[Message]]:
    """`say("placed", vacancy=…)`: a message of the catalogue with its sample data, changed as wished."""

    def notify(message_id: str = "placed", to: User | None = None, key: str = "once", **data: Any) -> list[Message]:
        return services.notify(message_id, to or user, data=dict(MESSAGES[message_id].sample) | data, subject=case, key=key)

    return notify
