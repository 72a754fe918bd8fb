"""Who is told of clocks: the floors that know whose clock it is tell this one, which knows only the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from enbek.accounts.models import User
from enbek.deadlines.models import Deadline
from enbek.i18n import Text


@dataclass(frozen=True, slots=True)
class Reminder:
    """One person to be reminded of a clock on its last day, by one message of the catalogue."""

    message_id: str
    recipient: User
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Affected:
    """The citizen to whom an office is late. `common` are the fields of every message: the case, the page."""

    recipient: User
    office: Text
    common: Mapping[str, Any] = field(default_factory=dict)


ReminderSource = Callable[[Deadline], Iterable[Reminder]]
AffectedSource = Callable[[Deadline], Affected | None]
_reminders: dict[str, ReminderSource] = {}
_affected: dict[str, AffectedSource] = {}


def register_reminder(limit_id: str, source: ReminderSource) -> None:
    """Whom to remind of a clock of this limit. Called in `AppConfig.ready()`; the same limit replaces."""
    _reminders[limit_id] = source


def register_affected(subject_kind: str, source: AffectedSource) -> None:
    """Whom an office keeps waiting with its clocks on subjects of this kind. Called in `AppConfig.ready()`."""
    _affected[subject_kind] = source


def reminded_limits() -> list[str]:
    return sorted(_reminders)


def reminders_for(deadline: Deadline) -> Iterable[Reminder]:
    return _reminders[deadline.limit_id](deadline)


def affected_by(deadline: Deadline) -> Affected | None:
    source = _affected.get(deadline.subject_kind)
    return source(deadline) if source else None
