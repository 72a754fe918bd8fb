"""What a clock runs on, a message is about, a document belongs to: a row of an upper floor, named without knowing it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Subject:
    """`kind` is the model's label, e.g. "registration.case"."""

    kind: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"
