"""The desk where a request waits until somebody chooses a key: a person at the chooser page, `--auto`, or a test."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from demo.ca import Person, enroll
from demo.signer.keys import Key, Shelf, Wanted, best
from enbek.signing.containers import Container, WrongPassword
from enbek.signing.refused import Refused

WAIT_SECONDS = 180


class Cancelled(Exception):
    """The person closed the chooser, or nobody came."""


class Failed(Exception):
    """The signer itself failed (asked for by a test)."""


@dataclass(slots=True)
class Pending:
    """A request that waits at the desk."""

    wanted: Wanted
    documents: list[bytes]
    language: str
    answer: asyncio.Future[Container] = field(repr=False)


@dataclass(slots=True)
class Desk:
    """Chooses keys. `next_answer` is set by the control address and is used once."""

    shelf: Shelf
    password: str
    auto: bool = False
    clock: Path | None = None
    pending: Pending | None = None
    next_answer: str | None = None
    requests: int = 0

    def now(self) -> datetime:
        """The computer's time; in a demo that travels, the demo's time."""
        shift = 0.0
        if self.clock and self.clock.exists():
            shift = float(self.clock.read_text() or 0)
        return datetime.now(UTC) + timedelta(seconds=shift)

    async def choose(self, wanted: Wanted, documents: list[bytes], language: str) -> Container:
        """The key to sign with. Raises Cancelled, Failed."""
        self.requests += 1
        ordered, self.next_answer = self.next_answer, None
        if ordered and ordered != "ask":
            return self._ordered(ordered)
        key = best(self.shelf.all(), wanted, self.now()) if self.auto and not ordered else None
        if key:
            return key.open(self.password)
        return await self._ask(wanted, documents, language)

    def _ordered(self, order: str) -> Container:
        kind, _, alias = order.partition(":")
        if kind == "cancel":
            raise Cancelled
        key = self.shelf.named(alias) if kind == "key" else None
        if key is None:
            raise Failed(order)
        return key.open(self.password)

    async def _ask(self, wanted: Wanted, documents: list[bytes], language: str) -> Container:
        answer: asyncio.Future[Container] = asyncio.get_running_loop().create_future()
        self.pending = Pending(wanted, documents, language, answer)
        try:
            return await asyncio.wait_for(answer, WAIT_SECONDS)
        except TimeoutError:
            raise Cancelled from None
        finally:
            self.pending = None

    def choices(self) -> list[Key]:
        """All keys for the chooser, the fitting ones first."""
        wanted = self.pending.wanted if self.pending else Wanted()
        return sorted(self.shelf.all(), key=lambda key: (not wanted.fits(key), key.alias))

    def settle(self, alias: str, password: str) -> bool:
        """Answer the waiting request with a key; False for a wrong password or an unknown key."""
        key = self.shelf.named(alias)
        if key is None or self.pending is None or self.pending.answer.done():
            return False
        try:
            container = key.open(password)
        except (WrongPassword, Refused):
            return False
        self.pending.answer.set_result(container)
        return True

    def may_enroll(self, pending: Pending) -> bool:
        """Whether the page asks for a person who has no key here, and the demo centre is beside our keys."""
        iin = pending.wanted.iin
        nobody = bool(iin) and not any(key.profile.iin == iin for key in self.shelf.all())
        return nobody and (self.shelf.folder.parent / "ca").is_dir()

    def enroll(self, surname: str, given_name: str) -> bool:
        """Issue a key to the person whom the waiting request names, and sign with it."""
        iin = self.pending.wanted.iin if self.pending and self.may_enroll(self.pending) else None
        if not (iin and surname and given_name and len(iin) == 12 and iin.isdigit()):
            return False
        alias = f"iin-{iin}"
        enroll(self.shelf.folder.parent, Person(alias, iin, surname[:40], given_name[:40]))
        return self.settle(alias, self.password)

    def cancel(self) -> None:
        if self.pending and not self.pending.answer.done():
            self.pending.answer.set_exception(Cancelled())
