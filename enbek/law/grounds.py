"""Grounds of a decision: why a registration is refused or ended, in the words of the Rules."""

from __future__ import annotations

from dataclasses import dataclass

from enbek.i18n import Text
from enbek.law.errors import LawError


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground. `paragraph` is written as in the Rules ("41.2", "A1.9.1"); `quote_ru`, `quote_kk` are the literal words."""

    id: str
    paragraph: str
    text: Text
    quote_ru: str
    quote_kk: str
    discrepancies: tuple[str, ...] = ()


class UnknownGround(LawError):
    """There is no ground of that id; the sentence names its neighbours."""


_GROUNDS: dict[str, Ground] = {}


def declare(*grounds: Ground) -> None:
    """Enter grounds into the register (called by `enbek.law.data` only). Raises ValueError for a second of one id."""
    for item in grounds:
        if _GROUNDS.setdefault(item.id, item) is not item:
            raise ValueError(f"ground {item.id} is declared twice")


def ground(ground_id: str) -> Ground:
    """The ground of this id, e.g. "R41.2", "A1.9.1", "R51.3a". Raises UnknownGround."""
    if ground_id not in _GROUNDS:
        names = ", ".join(_GROUNDS)
        raise UnknownGround(Text(
            f"«{ground_id}» негізі жоқ; бар негіздер: {names}.",
            f"Основания «{ground_id}» нет; есть: {names}.",
            f"There is no ground “{ground_id}”; there are: {names}.",
        ))
    return _GROUNDS[ground_id]


def grounds(prefix: str) -> tuple[Ground, ...]:
    """All grounds of a paragraph or row in their order: `grounds("R41")`, `grounds("R51")`, `grounds("A1.9")`."""
    return tuple(item for item in _GROUNDS.values() if item.id.startswith(f"{prefix}."))
