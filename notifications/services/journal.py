"""All that was said in one case, with what became of it on each channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from notifications.models import Message


@dataclass(frozen=True, slots=True)
class Entry:
    """One message as its recipient has it, and its copies on the other channels."""

    message: Message
    copies: list[Message]


def journal_of(recipient: Any, case: str) -> list[Entry]:
    """The messages of a case by its number, oldest first: two queries however many there are."""
    rows = list(Message.objects.in_cabinet(recipient).filter(data__case=case).order_by("created_at", "id").defer("body", "html"))
    copies: dict[str, list[Message]] = {}
    for copy in Message.objects.copies(recipient, [row.key for row in rows]).select_related("relay").defer("body", "html", "texts", "data"):
        copies.setdefault(copy.key, []).append(copy)
    return [Entry(row, copies.get(row.key, [])) for row in rows]
