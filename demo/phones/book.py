"""What was sent to which number, and what the numbers sent back. In memory: a demo that starts anew has new telephones."""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sms:
    """One SMS to a number (digits only). `reference` is the provider's number of it."""

    reference: str
    phone: str
    text: str
    provider: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One SMS from a number."""

    number: int
    phone: str
    text: str


class Book:
    """Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.sent: list[Sms] = []
        self.replies: list[Reply] = []

    def take(self, phone: str, text: str, provider: str, reference: str = "") -> Sms:
        """The provider takes an SMS; one reference is taken once."""
        with self._lock:
            known = self._find(reference) if reference else None
            if known is not None:
                return known
            sms = Sms(reference or str(100_000 + len(self.sent)), phone, text, provider)
            self.sent.append(sms)
            return sms

    def find(self, reference: str) -> Sms | None:
        with self._lock:
            return self._find(reference)

    def _find(self, reference: str) -> Sms | None:
        return next((sms for sms in self.sent if sms.reference == reference), None)

    def reply(self, phone: str, text: str) -> Reply:
        with self._lock:
            reply = Reply(len(self.replies) + 1, phone, text)
            self.replies.append(reply)
            return reply

    def replies_after(self, number: int) -> list[Reply]:
        with self._lock:
            return [reply for reply in self.replies if reply.number > number]
