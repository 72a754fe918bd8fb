"""The one door through which a status changes: for the system and for a person alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.subjects import Subject
from enbek.transitions.machine import Context, Machine, MoveRefused
from enbek.transitions.models import Transition

Listener = Callable[[Transition, models.Model], None]
_listeners: dict[str, list[Listener]] = {}


def on_applied(kind: str, listener: Listener) -> None:
    """Hear of every act on rows of `kind`, in the transaction that does it. Called in `AppConfig.ready()`."""
    heard = _listeners.setdefault(kind, [])
    if listener not in heard:
        heard.append(listener)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, or the system in whose name it acts (D-44)."""

    user: User | None
    on_behalf_of: Text | None

    @classmethod
    def system(cls, office: Text) -> Actor:
        return cls(None, office)

    @classmethod
    def person(cls, user: User, on_behalf_of: Text | None = None) -> Actor:
        return cls(user, on_behalf_of)


def apply(
    machine: Machine,
    row: models.Model,
    move_name: str,
    *,
    actor: Actor,
    edition: str,
    paragraph: str | None = None,
    context: Context | None = None,
    facts: dict[str, Any] | None = None,
) -> Transition:
    """Move `row.status` and write the log row; the caller holds the row's lock and the transaction.

    Raises MoveRefused with the sentences of the guards. `facts` must be JSON-serialisable.
    """
    source = "" if row._state.adding else str(row.status)  # type: ignore[attr-defined]
    reasons = machine.blockers(move_name, source, context or {})
    if reasons:
        raise MoveRefused(move_name, reasons)
    move = machine.move(move_name)
    row.status = move.target  # type: ignore[attr-defined]
    row.save()
    transition = Transition.objects.create(
        subject_kind=machine.kind,
        subject_id=row.pk,
        move=move.name,
        source=source,
        target=move.target,
        title_json=move.title.to_json(),
        at=clock.now(),
        edition=edition,
        paragraph=paragraph or move.paragraph,
        by=actor.user,
        on_behalf_of=actor.on_behalf_of.to_json() if actor.on_behalf_of else None,
        facts=facts or {},
    )
    for listener in _listeners.get(machine.kind, ()):
        listener(transition, row)
    return transition


def history(subject: Subject) -> models.QuerySet[Transition]:
    return Transition.objects.of(subject).select_related("by")
