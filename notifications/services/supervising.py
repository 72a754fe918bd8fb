"""What a supervisor may do with the outbox: try again, or call back what has not left."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from enbek import clock, hints
from notifications.channels.base import ErrorKind
from notifications.models import Message, State
from notifications.services.writing import DELIVERY_TASK


@transaction.atomic
def retry(ids: Iterable[UUID]) -> int:
    """Send failed and cancelled letters and SMS again, with a fresh count of attempts. Returns how many.

    One that was certainly refused goes to whichever provider works now; one whose last attempt had no answer stays with its
    provider, which is asked first whether it has it.
    """
    rows = Message.objects.outgoing().filter(pk__in=list(ids), state__in=[State.FAILED, State.CANCELLED], pruned_at__isnull=True)
    rows.filter(error_kind=ErrorKind.PERMANENT).update(provider="", provider_reference="")
    changed = rows.update(state=State.NEW, next_attempt_at=clock.now(), attempts=0, report_at=None, refused_by="")
    hints.give_on_commit(DELIVERY_TASK)
    return changed


def cancel(ids: Iterable[UUID]) -> int:
    """Do not send what is still waiting. What is in flight or gone cannot be called back. Returns how many."""
    rows = Message.objects.outgoing().filter(pk__in=list(ids), state=State.NEW)
    return rows.update(state=State.CANCELLED, next_attempt_at=None)
