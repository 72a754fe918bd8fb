"""Senders killed by SIGKILL in the middle of their work, over a provider that fails: nothing is lost, nothing is taken twice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from uuid import uuid4

import pytest

from enbek import clock
from notifications.catalogue import MESSAGES
from notifications.fields import encode
from notifications.models import Message, State
from notifications.rendering import sms
from tests.notifications.drain import UnreliableProvider, drain
from tests.notifications.fast_clock import NOON
from tests.notifications.providers import running

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]

MANY = 800
KILLS = 4
SPEED = 60
"""A lease of five minutes lasts five seconds."""


@pytest.fixture
def provider() -> Iterator[UnreliableProvider]:
    with running(UnreliableProvider()) as server:
        yield server


def queue(many: int, make_user) -> None:
    """`many` SMS of the outbox as `notify` writes them, each to a phone of its own (writing them one by one is tested elsewhere)."""
    kind = MESSAGES["placed"]
    body = sms(kind, encode(kind.all_fields, kind.sample), "kk")
    user = make_user(email=None)
    rows = [
        Message(
            message_id=kind.id, weight=kind.weight, recipient=user, channel="sms", key=f"placed:{number}", subject_kind="bench",
            subject_id=uuid4(), language="kk", address=f"+7701{number:07}", body=body, created_at=NOON, next_attempt_at=NOON,
        )
        for number in range(many)
    ]
    Message.objects.bulk_create(rows, batch_size=5000)


def test_two_senders_killed_at_random_and_one_call_in_ten_fails(make_user, provider: UnreliableProvider, capsys) -> None:
    with clock.frozen(NOON):
        queue(MANY, make_user)
    began = time.monotonic()
    killed = drain(provider, kills=KILLS, seconds=300, speed=SPEED, progress=lambda: len(provider.taken), many=MANY)
    spent = time.monotonic() - began
    assert killed == KILLS
    assert provider.failed > MANY / 20, "the provider did fail"
    assert Message.objects.filter(channel="sms", state=State.SENT).count() == MANY
    assert len(provider.taken) == MANY, "none was lost"
    assert set(provider.taken.values()) == {1}, "none was taken twice"
    with capsys.disabled():
        print(f"\n{MANY} messages, {killed} senders killed, {provider.failed} of {provider.calls} calls failed: {spent:.1f} s")
