"""Two SMS providers in memory whose next answers are written down beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar
from uuid import UUID

from notifications.channels.base import DeliveryError, ErrorKind, Outgoing, Received, Report, Sent

REFUSED = DeliveryError(ErrorKind.TEMPORARY, "no money")
NO_ANSWER = DeliveryError(ErrorKind.TEMPORARY, "no answer in time", uncertain=True)
BUSY = DeliveryError(ErrorKind.THROTTLED, "too many")
NO_SUCH_NUMBER = DeliveryError(ErrorKind.PERMANENT, "no such number", wrong_address=True)

Answer = DeliveryError | None
"""None: taken, and said so."""


class Scripted:
    """`script` holds what happens at the next calls: an answer, or (answer, taken). When it is empty everything is taken."""

    name: ClassVar[str] = "scripted"
    asked_at_once: ClassVar[int] = 2
    takes_answers: ClassVar[bool] = True
    script: ClassVar[list[Answer | tuple[Answer, bool]]]
    taken: ClassVar[list[Outgoing]]
    fate: ClassVar[Callable[[Sent], Report] | None]
    inbox: ClassVar[list[Received]]
    asked: ClassVar[list[Sequence[Sent]]]

    @classmethod
    def clear(cls) -> None:
        cls.script, cls.taken, cls.fate, cls.inbox, cls.asked = [], [], None, [], []

    def find(self, item: Outgoing) -> Sequence[str]:
        return [str(one.id) for one in self.taken if one.id == item.id]

    def send(self, item: Outgoing) -> str:
        step = self.script.pop(0) if self.script else None
        answer, taken = step if isinstance(step, tuple) else (step, step is None)
        if taken:
            self.taken.append(item)
        if answer is not None:
            raise answer
        return str(item.id)

    def reports(self, items: Sequence[Sent]) -> dict[UUID, Report]:
        self.asked.append(items)
        return {item.id: type(self).fate(item) for item in items} if type(self).fate else {}

    def received(self, after: int | None) -> Sequence[Received]:
        return [row for row in self.inbox if row.number > (after or 0)]

    def close(self) -> None:
        """Nothing is open."""


class First(Scripted):
    name: ClassVar[str] = "first"


class Second(Scripted):
    name: ClassVar[str] = "second"


BOTH = ",".join(f"{one.__module__}.{one.__qualname__}" for one in (First, Second))
ONE = f"{First.__module__}.{First.__qualname__}"


def clear() -> None:
    First.clear()
    Second.clear()
