"""What the recipient does with a message."""

from __future__ import annotations

from enbek import clock
from enbek.accounts.models import User
from enbek.law.notices import Evidence
from notifications.models import Message
from notifications.services import proof


def mark_read(message: Message) -> None:
    """The first opening counts; later ones change nothing. A notice that was opened has been delivered."""
    if message.read_at is None:
        message.read_at = clock.now()
        Message.objects.filter(pk=message.pk, read_at__isnull=True).update(read_at=message.read_at)
    if message.is_notice and message.proven_at is None:
        proof.prove(message.recipient_id, message.key, Evidence.OPENED, clock.now())
        message.refresh_from_db(fields=["proven_at", "proof"])


def unread_count(recipient: User) -> int:
    """How many messages of the personal account were not opened yet: one indexed query."""
    return Message.objects.in_cabinet(recipient).unread().order_by().count()
