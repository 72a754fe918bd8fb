"""Who can be reached on paper: the floor that knows where people live tells this one (D-42)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from enbek.accounts.models import User
from enbek.i18n import Text


@dataclass(frozen=True, slots=True)
class Doorstep:
    """Where the assistant or the akim finds a person of a rural settlement. `settlement` is its KATO code."""

    settlement: str
    place: Text
    addressee: str
    street: str
    office_id: UUID | None


Source = Callable[[User], Doorstep | None]
_sources: list[Source] = []


def register_relay(source: Source) -> None:
    """`source` answers with None for whoever does not live in a rural settlement. Called in `AppConfig.ready()`."""
    _sources[:] = [source]


def doorstep_of(user: User) -> Doorstep | None:
    return next((found for source in _sources if (found := source(user)) is not None), None)
