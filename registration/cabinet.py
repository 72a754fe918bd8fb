"""The cabinet is open to the floors above: each adds its panel and its "what now" without being known here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from registration.models import Case
from seekers.models import Person


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing a person should do now. Higher `urgency` wins."""

    title: Any
    text: Any
    url: str = ""
    action: Any = ""
    urgency: int = 0


class Panel(Protocol):
    """A part of the cabinet that an upper floor contributes."""

    name: str
    order: int
    template: str

    def context(self, person: Person, case: Case | None) -> dict[str, Any]: ...

    def next_step(self, person: Person, case: Case | None) -> NextStep | None: ...


_panels: dict[str, Panel] = {}


def register_panel(panel: Panel) -> None:
    _panels[panel.name] = panel


def panels() -> list[Panel]:
    return sorted(_panels.values(), key=lambda panel: panel.order)
