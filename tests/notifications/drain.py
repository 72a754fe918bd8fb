"""A queue drained by two processes that are killed at random moments, over a provider that fails one call in ten."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.conf import settings as configured
from django.db import connection

from notifications.models import Message, State
from tests.notifications.providers import PersistentHandler, SmsServer

SEND, STATUS = "/sys/send.php", "/sys/status.php"
FAULTS: tuple[Any, ...] = (500, "drop", {"error": "no money", "error_code": 3}, "<html>maintenance</html>")
ONE_IN = 10


class UnreliableProvider(SmsServer):
    """Speaks smsc.kz's HTTP. Every tenth call fails: refused, or taken and not answered, or neither taken nor answered."""

    def __init__(self, seed: int = 1) -> None:
        super().__init__(PersistentHandler)
        self.taken: Counter[tuple[str, str]] = Counter()
        self.calls = self.failed = 0
        self._lock, self._random = threading.Lock(), random.Random(seed)  # reproducible faults
        self.answers = {SEND: self.take, STATUS: self.status}
        self.remember = False

    def take(self, fields: dict[str, str]) -> Any:
        with self._lock:
            self.calls += 1
            fault = self._random.choice(FAULTS) if self._random.randrange(ONE_IN) == 0 else None
            is_certain = isinstance(fault, dict)
            if fault is None or (not is_certain and self._random.randrange(2)):
                self.taken[_key(fields)] += 1
            self.failed += fault is not None
        return {"id": int(fields["id"]), "cnt": 1} if fault is None else fault

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A killed sender breaks off in the middle: that is what the test is about, and no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def status(self, fields: dict[str, str]) -> dict[str, Any]:
        return {"status": 1 if self.taken[_key(fields, "phone")] else -3}


def _key(fields: dict[str, str], phone: str = "phones") -> tuple[str, str]:
    """A number of ours has 31 bits: of 100,000 messages two may share one, and smsc.kz tells them apart by the phone."""
    return fields[phone], fields["id"]


def start_sender(provider: SmsServer, began: float, speed: float, batch: int = 10) -> subprocess.Popen[bytes]:
    database = configured.DATABASES["default"]
    url = f"postgresql://{database['USER']}:{database['PASSWORD']}@/{connection.settings_dict['NAME']}?host={database['HOST']}&port={database['PORT']}"
    environment = os.environ | {
        "DATABASE_URL": url, "ENBEK_SMSC_URL": provider.url, "ENBEK_FAST_CLOCK": f"{began},{speed}", "ENBEK_BATCH": str(batch),
        "PYTHONWARNINGS": "ignore",
    }
    return subprocess.Popen([sys.executable, "-m", "tests.notifications.sender_process"], env=environment)


def left() -> int:
    return Message.objects.filter(channel="sms", state__in=[State.NEW, State.SENDING]).count()


def drain(
    provider: SmsServer, *, kills: int, seconds: float, speed: float, batch: int = 10, progress: Callable[[], int], many: int
) -> int:
    """Run two senders until nothing waits, killing one of them `kills` times while they work. Returns how many were killed."""
    chance = random.Random(7)  # reproducible
    began, killed = time.time(), 0
    marks = sorted(chance.randrange(many // 20, many * 9 // 10) for _ in range(kills))
    senders = [start_sender(provider, began, speed, batch) for _ in range(2)]
    try:
        while progress() < many or left():  # the database is asked only at the end: it has work enough
            assert time.time() - began < seconds, f"{left()} messages still wait, {progress()} were taken"
            assert any(sender.poll() is None for sender in senders) or left(), f"nothing waits, and only {progress()} were taken"
            if killed < kills and progress() >= marks[killed]:
                victim = chance.randrange(2)
                senders[victim].kill()
                senders[victim].wait()
                senders[victim] = start_sender(provider, began, speed, batch)
                killed += 1
            time.sleep(0.02)
    finally:
        for sender in senders:
            sender.kill()
            sender.wait()
    return killed
