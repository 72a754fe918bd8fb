"""Discrepancies: where two texts or two acts differ, which reading is applied, and why.

General default: for a duty of the state the shorter period is the target and the longer one the breach; before an act against the
citizen the reading that favours the citizen is applied.
"""

from __future__ import annotations

from dataclasses import dataclass

from enbek.i18n import Text
from enbek.law.errors import LawError


@dataclass(frozen=True, slots=True)
class Reading:
    """What one source says. `source`: "ru", "kk", "Order 259", "guide", a paragraph…"""

    source: Text
    says: Text


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two readings, the one applied and the reason."""

    id: str
    place: str
    first: Reading
    second: Reading
    applied: Text
    reason: Text


class UnknownDiscrepancy(LawError):
    """No discrepancy of that id changes what the exchange does."""


_DISCREPANCIES: dict[str, Discrepancy] = {}


def declare(*items: Discrepancy) -> None:
    """Enter discrepancies into the register (called by `enbek.law.data` only). Raises ValueError for a second of one id."""
    for item in items:
        if _DISCREPANCIES.setdefault(item.id, item) is not item:
            raise ValueError(f"{item.id} is declared twice")


def discrepancies() -> tuple[Discrepancy, ...]:
    return tuple(sorted(_DISCREPANCIES.values(), key=lambda item: item.id))


def discrepancy(discrepancy_id: str) -> Discrepancy:
    """The discrepancy of this id, e.g. "D-01". Raises UnknownDiscrepancy."""
    if discrepancy_id not in _DISCREPANCIES:
        names = ", ".join(sorted(_DISCREPANCIES))
        raise UnknownDiscrepancy(Text(
            f"«{discrepancy_id}» алшақтығы жоқ; бары: {names}.",
            f"Расхождения «{discrepancy_id}» нет; есть: {names}.",
            f"There is no discrepancy “{discrepancy_id}”; there are: {names}.",
        ))
    return _DISCREPANCIES[discrepancy_id]
