"""Delivery reports: the providers are asked what became of the SMS they took. A webhook only hastens the question."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from enbek import clock
from enbek.law.notices import REPORT_AWAITED_DAYS, Evidence
from notifications.catalogue import Channel
from notifications.channels.base import Arrival, DeliveryError, ErrorKind, Report, Sender, Sent
from notifications.channels.sms import gateways
from notifications.models import Message, State
from notifications.services import outlets, proof, troubles
from notifications.services.slots import place_at

log = logging.getLogger(__name__)

ASK_LEASE = timedelta(minutes=2)
"""How long a question is left alone: if nobody writes down an answer by then, it is asked again."""

SOONEST, LATEST = timedelta(minutes=1), timedelta(hours=1)
BATCH = 100
NOT_AGAIN = timedelta(minutes=1)
"""A webhook that comes again and again makes us ask no more often than this."""


@dataclass(slots=True)
class ReportsRead:
    """What one run learned."""

    delivered: int = 0
    failed: int = 0
    waiting: int = 0


def ask_reports() -> ReportsRead:
    """Ask every provider that reports after what it took. Raises RuntimeError inside a transaction."""
    read = ReportsRead()
    for sender in gateways():
        try:
            with place_at(sender.name) as is_free:
                if is_free and sender.asked_at_once:
                    _ask(sender, read)
        finally:
            sender.close()
    return read


def _ask(sender: Sender, read: ReportsRead) -> None:
    while not outlets.rests(sender.name, clock.now()) and (rows := _claim(sender.name)):
        for chunk in _chunks(rows, sender.asked_at_once):
            items = [Sent(row.pk, row.address, row.provider_reference) for row in chunk]
            try:
                reports = sender.reports(items)
            except DeliveryError as error:
                outlets.learn(sender.name, error.kind if error.kind == ErrorKind.THROTTLED else ErrorKind.TEMPORARY, error.text, clock.now())
                log.warning("%s did not report: %s", sender.name, error.text)
                return
            for row in chunk:
                record(row, reports.get(row.pk, Report(Arrival.WAITING)), read)


def _claim(provider: str) -> list[Message]:
    """Rows to be asked after now; they are left alone for a while, also by other workers."""
    now = clock.now()
    with transaction.atomic(durable=True):
        due = Message.objects.awaiting_report(now).filter(channel=Channel.SMS, provider=provider)
        rows = list(due.select_for_update(skip_locked=True)[:BATCH])
        Message.objects.filter(pk__in=[row.pk for row in rows]).update(report_at=now + ASK_LEASE, report_asked_at=now)
    return rows


def _chunks(rows: Sequence[Message], size: int) -> Iterator[Sequence[Message]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


@transaction.atomic
def record(row: Message, report: Report, read: ReportsRead) -> None:
    """Write down one answer. Only a row that still waits for it changes: an answer that comes twice changes nothing."""
    now = clock.now()
    waiting = Message.objects.filter(pk=row.pk, state=State.SENT)
    if report.arrival == Arrival.WAITING:
        read.waiting += 1
        waiting.update(report_at=_next_question(row, now))
    elif report.arrival == Arrival.DELIVERED:
        at = min(max(report.at or now, row.sent_at or now), now)
        if waiting.update(state=State.DELIVERED, delivered_at=at, report_at=None):
            read.delivered += 1
            troubles.clear(row)
            proof.prove(row.recipient_id, row.key, Evidence.REPORTED, at)
    elif report.arrival == Arrival.NOT_SENT:
        waiting.update(
            state=State.NEW, sent_at=None, report_at=None, next_attempt_at=now, provider="", refused_by=row.provider,
            provider_reference="", error_kind=ErrorKind.TEMPORARY, error_text=report.text[:300],
        )
    elif waiting.update(state=State.FAILED, report_at=None, error_kind=ErrorKind.PERMANENT, error_text=report.text[:300]):
        read.failed += 1
        proof.hasten(row)
        troubles.learn(row, wrong_address=report.wrong_address, reason=report.text)


def _next_question(row: Message, now: datetime) -> datetime | None:
    """Ever more seldom, and not at all when the operator will not try any more."""
    age = now - (row.sent_at or now)
    if age > timedelta(days=REPORT_AWAITED_DAYS):
        return None
    return now + min(max(age, SOONEST), LATEST)


def hasten(provider: str, reference: str) -> bool:
    """Somebody says that there is news of this SMS: ask soon. What they say of it is not believed. False if that changes nothing."""
    now = clock.now()
    rows = Message.objects.filter(channel=Channel.SMS, provider=provider, provider_reference=reference, state=State.SENT)
    long_ago = Q(report_asked_at__isnull=True) | Q(report_asked_at__lte=now - NOT_AGAIN)
    return bool(rows.filter(long_ago, report_at__gt=now).update(report_at=now))
