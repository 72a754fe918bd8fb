"""SMS: which gateways are in use, and the two that need no provider."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.utils.module_loading import import_string

from notifications.channels.base import DeliveryError, ErrorKind, Outgoing, Sender, Silent
from notifications.sms_text import segments


def gateways() -> list[Sender]:
    """The gateways that settings.SMS_CHANNEL names, separated by commas: the first is used, the next when it cannot."""
    return [import_string(path)() for path in gateway_paths()]


def gateway_paths() -> list[str]:
    return [path.strip() for path in settings.SMS_CHANNEL.split(",") if path.strip()]


class FileGateway(Silent):
    """Development and demo: one readable file an SMS under settings.SMS_FILE_PATH."""

    name: ClassVar[str] = "file"

    def send(self, item: Outgoing) -> str:
        folder = Path(settings.SMS_FILE_PATH)
        path = folder / f"{item.now:%Y%m%d-%H%M%S}-{item.id}.txt"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(f"To: {item.address}\nDate: {item.now:%Y-%m-%d %H:%M}\nParts: {segments(item.body)}\n\n{item.body}\n", "utf-8")
        except OSError as error:
            raise DeliveryError(ErrorKind.TEMPORARY, f"cannot write: {error.strerror}") from error
        return path.name

    def close(self) -> None:
        """Nothing is open."""


class MemoryGateway(Silent):
    """Tests: what was sent, in order; `refuse` is raised instead while it is set."""

    name: ClassVar[str] = "memory"
    sent: ClassVar[list[Outgoing]] = []
    refuse: ClassVar[DeliveryError | None] = None
    _lock: ClassVar[threading.Lock] = threading.Lock()

    def send(self, item: Outgoing) -> str:
        if self.refuse is not None:
            raise self.refuse
        with self._lock:
            self.sent.append(item)
        return str(item.id)

    def close(self) -> None:
        """Nothing is open."""

    @classmethod
    def clear(cls) -> None:
        cls.sent.clear()
        cls.refuse = None
