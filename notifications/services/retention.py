"""What is not needed any more goes: the words of old alerts that were sent. Notices, and what the account shows, stay (promise 4)."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet

from enbek import clock
from enbek.law.notices import ALERT_WORDS_KEPT_DAYS
from notifications.catalogue import Channel, Weight
from notifications.models import Message, State

FINAL = (State.SENT, State.DELIVERED, State.FAILED, State.CANCELLED)
BATCH = 1000


def prunable() -> QuerySet[Message]:
    """Letters and SMS of alerts, done with, whose words were kept long enough. That they were sent, when and where, stays."""
    before = clock.now() - timedelta(days=ALERT_WORDS_KEPT_DAYS)
    rows = Message.objects.outgoing().exclude(channel=Channel.CABINET)
    return rows.filter(weight=Weight.ALERT, state__in=FINAL, pruned_at__isnull=True, report_at__isnull=True, created_at__lt=before)


def prune(*, batch: int = BATCH) -> int:
    """Remove the words, a batch at a time: no long lock. Returns how many messages lost theirs."""
    pruned = 0
    while ids := list(prunable().order_by("created_at", "pk").values_list("pk", flat=True)[:batch]):
        pruned += prunable().filter(pk__in=ids).update(body="", html="", subject="", pruned_at=clock.now())
    return pruned
