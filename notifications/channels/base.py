"""What a provider is given, what it gives back, and how it says that something went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol
from uuid import UUID


class ErrorKind(StrEnum):
    PERMANENT = "permanent"  # this address, this text: another try would end alike
    THROTTLED = "throttled"  # too much at once: later, and slower
    TEMPORARY = "temporary"  # the provider does not answer, or has a fault of its own
    DUPLICATE = "duplicate"  # the provider has it already: an earlier try arrived
    UNEXPECTED = "unexpected"  # a fault of this program


class DeliveryError(Exception):
    """The provider did not take the message. `text` is for supervisors: no personal data, no credentials.

    `uncertain`: it may have taken it all the same (no answer, a broken one). Then no other provider may be given it.
    `wrong_address`: there is no such mailbox or number.
    """

    def __init__(
        self, kind: ErrorKind, text: str, reference: str = "", *, uncertain: bool = False, wrong_address: bool = False
    ) -> None:
        super().__init__(f"{kind}: {text}")
        self.kind = kind
        self.text = text
        self.reference = reference
        self.uncertain = uncertain
        self.wrong_address = wrong_address


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One letter or SMS on its way. `id` is the same at every attempt, so that a second one can be recognised.

    `may_be_there`: an earlier attempt at this very provider ended without an answer.
    """

    id: UUID
    attempt: int
    address: str
    subject: str
    body: str
    html: str
    language: str
    now: datetime
    may_be_there: bool = False
    unsubscribe: str = ""


class Arrival(StrEnum):
    """What a provider says of an SMS that it took."""

    WAITING = "waiting"  # not known yet
    DELIVERED = "delivered"
    FAILED = "failed"  # it did not arrive and will not
    NOT_SENT = "not_sent"  # the provider itself kept it back (no money, stopped): nobody got it


@dataclass(frozen=True, slots=True)
class Sent:
    """An SMS that a provider took: enough to ask after it."""

    id: UUID
    address: str
    reference: str


@dataclass(frozen=True, slots=True)
class Report:
    """`at` is the provider's time of the arrival, if it names one."""

    arrival: Arrival
    text: str = ""
    wrong_address: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """An SMS that came in, as the provider's own list has it."""

    number: int
    phone: str
    text: str
    at: datetime | None


class Sender(Protocol):
    """A provider. Every call ends within its timeout."""

    name: ClassVar[str]
    asked_at_once: ClassVar[int]
    """SMS that one question after reports may name; 0: this provider reports nothing."""
    takes_answers: ClassVar[bool]

    def find(self, item: Outgoing) -> Sequence[str]:
        """The provider's numbers under which it may have this message from an earlier attempt. Raises DeliveryError."""
        ...

    def send(self, item: Outgoing) -> str:
        """Hand the message over; returns the provider's number for it. Raises DeliveryError."""
        ...

    def reports(self, items: Sequence[Sent]) -> dict[UUID, Report]:
        """What became of these. Raises DeliveryError."""
        ...

    def received(self, after: int | None) -> Sequence[Received]:
        """SMS that came in, with a number above `after`, in order. Raises DeliveryError."""
        ...

    def close(self) -> None: ...


class Silent:
    """What a provider does that neither finds, nor reports, nor receives."""

    asked_at_once: ClassVar[int] = 0
    takes_answers: ClassVar[bool] = False

    def find(self, item: Outgoing) -> Sequence[str]:
        return ()

    def reports(self, items: Sequence[Sent]) -> dict[UUID, Report]:
        return {}

    def received(self, after: int | None) -> Sequence[Received]:
        return ()
