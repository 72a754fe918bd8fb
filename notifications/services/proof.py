"""When a notice counts as delivered (enbek.law.notices), and the clocks that only then begin."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.law.notices import Evidence
from enbek.subjects import Subject
from notifications.catalogue import Channel, Weight
from notifications.models import Message, State


def delivered_at(subject: Subject, message_id: str, *, recipient_id: UUID | None = None) -> datetime | None:
    """When the notice `message_id` about `subject` counts as delivered (the first proof); None as long as it does not.

    Ask this before anything is held against a person because of a notice (promise 3, Q-08, R51.2b, R51.3).
    """
    rows = Message.objects.of(subject).filter(message_id=message_id, channel=Channel.CABINET, proven_at__isnull=False)
    if recipient_id is not None:
        rows = rows.filter(recipient_id=recipient_id)
    return rows.order_by("proven_at").values_list("proven_at", flat=True).first()


@transaction.atomic
def prove(recipient_id: Any, key: str, evidence: Evidence, at: datetime) -> bool:
    """The first proof of a notice counts; with it begin the clocks that run from the notice. False if there was nothing to prove."""
    rows = Message.objects.select_for_update().filter(recipient_id=recipient_id, key=key, channel=Channel.CABINET)
    row = rows.filter(weight=Weight.NOTICE, proven_at__isnull=True).order_by("pk").first()
    if row is None:
        return False
    row.proven_at, row.proof = max(at, row.created_at), evidence.value
    row.save(update_fields=["proven_at", "proof"])
    if not row.type.starts_if or row.data.get(row.type.starts_if):
        for limit_id in row.type.starts:
            deadlines.open_deadline(limit_id, row.about, from_day=clock.local(row.proven_at).date())
    return True


def acted(subject: Subject, message_id: str, recipient_id: UUID) -> None:
    """The person did what the notice is about, so it has reached them."""
    rows = Message.objects.of(subject).filter(message_id=message_id, recipient_id=recipient_id, channel=Channel.CABINET)
    for key in rows.order_by("pk").values_list("key", flat=True):
        prove(recipient_id, key, Evidence.ACTED, clock.now())


def hasten(row: Message) -> None:
    """A way failed for good; if no other is left, the office need not wait any longer to look after this notice."""
    siblings = Message.objects.copies(row.recipient_id, [row.key]).exclude(state__in=[State.FAILED, State.CANCELLED])
    if row.recipient_id is None or siblings.exists():
        return
    now = clock.now()
    waiting = Message.objects.filter(recipient_id=row.recipient_id, key=row.key, channel=Channel.CABINET, proven_at__isnull=True)
    waiting.filter(proof_due_at__gt=now).update(proof_due_at=now)
