"""State machines as data: which move leads from where to where, under which paragraph, and what blocks it.

Pure: no database, no clock. Views and services ask the same questions, "is it available, and if not, why?".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from enbek.i18n import Text

Context = Mapping[str, Any]
Guard = Callable[[Context], Text | None]
"""Returns the sentence that says why the move is not available now, or None."""

WRONG_STATE = Text(
    "Бұл әрекет істің қазіргі күйінде қолданылмайды.",
    "Это действие недоступно в нынешнем состоянии дела.",
    "This action is not available in the present state of the case.",
)


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed move. `sources` are states; `""` stands for "does not exist yet"."""

    name: str
    sources: frozenset[str]
    target: str
    paragraph: str
    title: Text
    guards: tuple[Guard, ...] = ()
    automatic: bool = False


class UnknownMove(LookupError):
    """The machine has no move of this name: an error of the program, not of a person."""


class MoveRefused(Exception):
    """The move is not available; `reasons` say why, in the three languages."""

    def __init__(self, move: str, reasons: list[Text]) -> None:
        super().__init__(f"{move}: " + "; ".join(reason.en for reason in reasons))
        self.move = move
        self.reasons = reasons


@dataclass(frozen=True)
class Machine:
    """The moves of one kind of row."""

    kind: str
    moves: tuple[Move, ...]
    _by_name: dict[str, Move] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {move.name: move for move in self.moves})

    def move(self, name: str) -> Move:
        try:
            return self._by_name[name]
        except KeyError:
            raise UnknownMove(f"{self.kind} has no move {name!r}") from None

    def blockers(self, name: str, state: str, context: Context) -> list[Text]:
        """Why the move is not available; empty when it is."""
        move = self.move(name)
        if state not in move.sources:
            return [WRONG_STATE]
        return [reason for guard in move.guards if (reason := guard(context)) is not None]

    def available(self, state: str, context: Context) -> list[Move]:
        return [move for move in self.moves if not self.blockers(move.name, state, context)]

    def states(self) -> set[str]:
        return {move.target for move in self.moves} | {s for move in self.moves for s in move.sources if s}


