"""A provider that hangs holds a few senders for a short time: other channels go on, no transaction and no further connection is held."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
from django.db import connection

from enbek import clock
from notifications import services
from notifications.channels.base import Outgoing
from notifications.channels.smsc import SmscGateway
from notifications.models import Message, State
from notifications.services.outlets import PATIENCE
from notifications.services.slots import PLACES, place_at
from tests.notifications.fast_clock import NOON
from tests.notifications.providers import SmsServer, running

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS = 8


class Watched(SmscGateway):
    """smsc.kz, and how many workers wait for it at a time."""

    calls: ClassVar[int] = 0
    waiting: ClassVar[int] = 0
    most: ClassVar[int] = 0
    _lock: ClassVar[threading.Lock] = threading.Lock()

    def send(self, item: Outgoing) -> str:
        kind = type(self)
        with self._lock:
            kind.calls, kind.waiting = kind.calls + 1, kind.waiting + 1
            kind.most = max(kind.most, kind.waiting)
        try:
            return super().send(item)
        finally:
            with self._lock:
                kind.waiting -= 1


@pytest.fixture
def provider(settings: Any) -> Iterator[type[Watched]]:
    """It takes each call and does not answer within our patience."""
    with running(SmsServer()) as server:
        server.answers = {"/sys/send.php": "hang", "/sys/status.php": "hang"}
        settings.SMS_CHANNEL = f"{Watched.__module__}.{Watched.__qualname__}"
        settings.SMSC_URL, settings.SMS_TIMEOUT = server.url, 0.3
        Watched.calls = Watched.waiting = Watched.most = 0
        yield Watched


def sessions() -> list[str]:
    """What the sessions of the workers do, as the database sees it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT state FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        return [state for (state,) in cursor.fetchall()]


def test_many_workers_and_a_provider_that_hangs(say, make_user, no_hint: None, provider: type[Watched], mailoutbox: list[Any]) -> None:
    with clock.frozen(NOON):
        for _ in range(3 * WORKERS):
            say(to=make_user())

    def work() -> None:
        try:
            with clock.frozen(NOON):
                services.deliver_due()
        finally:
            connection.close()

    before = len(sessions())
    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    began = time.monotonic()
    for worker in workers:
        worker.start()
    seen: list[list[str]] = []
    while any(worker.is_alive() for worker in workers):
        seen.append(sessions())
        time.sleep(0.02)
    spent = time.monotonic() - began

    assert provider.most <= PLACES, "the others do not wait for it"
    assert provider.calls <= PATIENCE + PLACES, "after a few failures nobody asks it"
    assert spent < (PATIENCE + PLACES) * 0.3 + 15, "the run ends long before the provider would answer all"
    assert len(mailoutbox) == 3 * WORKERS, "letters go on"
    assert max(len(states) for states in seen) <= before + WORKERS, "one connection a worker, and no more"
    assert Message.objects.filter(channel="sms", state=State.NEW, attempts=0).count() >= 3 * WORKERS - PATIENCE - PLACES


def test_while_a_provider_is_waited_for_no_transaction_is_open(say, no_hint: None, provider: type[Watched]) -> None:
    with clock.frozen(NOON):
        say()
    states: list[str] = []

    def watch() -> None:
        try:
            while provider.calls == 0:
                time.sleep(0.005)
            states.extend(sessions())
        finally:
            connection.close()

    watcher = threading.Thread(target=watch)
    watcher.start()
    with clock.frozen(NOON):
        services.deliver_due()
    watcher.join()
    assert states
    assert "idle in transaction" not in states


def test_a_place_at_a_provider_is_given_back_when_the_worker_dies() -> None:
    """The lock belongs to the session: PostgreSQL gives it back when the connection is gone, however it went."""
    taken, go_on = threading.Semaphore(0), threading.Event()

    def hold() -> None:
        with place_at("smsc") as is_free:
            assert is_free
            taken.release()
            go_on.wait(10)
            connection.close()  # as if the process were killed: nothing is given back in good order

    holders = [threading.Thread(target=hold) for _ in range(PLACES)]
    for holder in holders:
        holder.start()
        taken.acquire(timeout=10)
    with place_at("smsc") as is_free:
        assert not is_free
    with place_at("mobizon") as is_free:
        assert is_free, "places are of each provider"
    go_on.set()
    for holder in holders:
        holder.join(10)
    with place_at("smsc") as is_free:
        assert is_free


def test_a_place_is_free_again_after_its_use() -> None:
    for _ in range(3 * PLACES):
        with place_at("smsc") as is_free:
            assert is_free
