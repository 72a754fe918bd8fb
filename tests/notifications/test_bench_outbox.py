"""100,000 messages through the outbox with killed senders and a failing provider, beside a bare loop over the same provider."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from enbek import clock
from notifications.models import Message, State
from tests.notifications.drain import UnreliableProvider, drain
from tests.notifications.fast_clock import NOON
from tests.notifications.providers import running
from tests.notifications.test_killed_senders import queue

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.bench]

MANY = int(os.environ.get("BENCH_MESSAGES", "100000"))
BARE = max(MANY // 10, 2)
KILLS = 6
SPEED = 30


def bare_rate() -> float:
    """Messages a second of two processes that only call the provider."""
    with running(UnreliableProvider(seed=2)) as provider:
        environment = os.environ | {"ENBEK_SMSC_URL": provider.url, "PYTHONWARNINGS": "ignore"}
        command = [sys.executable, "-m", "tests.notifications.bare_loop", str(BARE // 2)]
        loops = [subprocess.Popen([*command, str(1 + number * BARE)], env=environment) for number in range(2)]
        while not provider.taken:
            time.sleep(0.005)
        began = time.monotonic()
        assert [loop.wait() for loop in loops] == [0, 0]
        return BARE / (time.monotonic() - began)


def test_the_outbox_beside_a_bare_loop(make_user) -> None:
    with clock.frozen(NOON):
        queue(MANY, make_user)
    with running(UnreliableProvider()) as provider:
        began = time.monotonic()
        killed = drain(provider, kills=KILLS, seconds=3600, speed=SPEED, batch=20, progress=lambda: len(provider.taken), many=MANY)
        spent = time.monotonic() - began
        counts = set(provider.taken.values())
        assert (len(provider.taken), counts, killed) == (MANY, {1}, KILLS)
        assert Message.objects.filter(channel="sms", state=State.SENT).count() == MANY
    bare = bare_rate()
    rate = MANY / spent
    print(f"\noutbox: {MANY} messages in {spent:.0f} s = {rate:.0f}/s, {killed} senders killed, {provider.failed} of {provider.calls} calls failed, "
          f"none lost, none twice")
    print(f"bare loop over the same provider: {bare:.0f}/s; the outbox has {rate / bare:.0%} of it")
