"""Sending what is due: claim under a lock, send outside any transaction, write down what became of it."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from enbek import clock
from notifications.catalogue import Weight
from notifications.channels.base import DeliveryError, ErrorKind, Outgoing
from notifications.models import Message, State
from notifications.services import outlets, preferences, proof, troubles
from notifications.services.routes import Route, open_routes
from notifications.services.slots import place_at

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
"""How long a claimed row is left to its sender; after that the sender counts as dead."""

LEASE_USED_SECONDS = 120
"""Rows not begun by then are given back: the last send must end well before the lease does."""

RUN_SECONDS = 100
"""One run ends by itself before the worker's time limit; the next sweep goes on."""

BATCH = 20
MAX_ATTEMPTS = 20
BACKOFF = {  # first pause, longest pause
    ErrorKind.TEMPORARY: (timedelta(seconds=30), timedelta(hours=1)),
    ErrorKind.THROTTLED: (timedelta(minutes=1), timedelta(minutes=30)),
    ErrorKind.UNEXPECTED: (timedelta(minutes=5), timedelta(hours=6)),
}
FIRST_REPORT_AFTER = timedelta(minutes=1)
SENDER_LOST = "the sender did not come back"


@dataclass(slots=True)
class DeliveryReport:
    """What one run did with the outbox."""

    sent: int = 0
    retried: int = 0
    failed: int = 0
    recovered: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """`kind` is None when the provider took the message; `uncertain` when it may have."""

    reference: str = ""
    kind: ErrorKind | None = None
    text: str = ""
    uncertain: bool = False
    wrong_address: bool = False

    @property
    def is_sent(self) -> bool:
        return self.kind in (None, ErrorKind.DUPLICATE)


def deliver_due(*, batch: int = BATCH) -> DeliveryReport:
    """Send what is due, provider by provider in turns, until nothing is or the run's time is over.

    Safe to run many times at once. Raises RuntimeError inside a transaction: a provider is never awaited under a lock.
    """
    report = DeliveryReport(recovered=recover_stuck())
    stop_at = time.monotonic() + RUN_SECONDS
    routes = open_routes()
    try:
        while time.monotonic() < stop_at:
            went_on = [_deliver_batch(route, batch, report) for route in routes]
            if not any(went_on):
                break
    finally:
        for route in routes:
            route.sender.close()
    return report


def recover_stuck() -> int:
    """Rows whose sender died wait again, bound to the provider it was talking to; one that has killed every sender is given up."""
    now = clock.now()
    with transaction.atomic(durable=True):
        stuck = list(Message.objects.stuck(now).select_for_update(skip_locked=True).values_list("pk", flat=True))
        rows = Message.objects.filter(pk__in=stuck)
        fields = {"lease_until": None, "error_kind": ErrorKind.UNEXPECTED, "error_text": SENDER_LOST}
        rows.filter(attempts__gte=MAX_ATTEMPTS).update(state=State.FAILED, **fields)
        rows.filter(attempts__lt=MAX_ATTEMPTS).update(state=State.NEW, next_attempt_at=now, **fields)
    if stuck:
        log.warning("%s messages were in flight with a sender that is gone", len(stuck))
    return len(stuck)


def claim(route: Route, batch: int, now: datetime) -> list[Message]:
    """Take up to `batch` due rows for a provider: in flight, bound and under a lease before anything is sent.

    In the rows returned `provider` is still what it was: empty unless an earlier attempt there had no answer.
    """
    with transaction.atomic(durable=True):
        size = outlets.allowance(route.provider, batch, now)
        due = Message.objects.due(now).filter(route.takes(now), channel=route.channel)
        rows = list(due.select_for_update(skip_locked=True)[:size]) if size else []
        lease = now + LEASE
        taken = Message.objects.filter(pk__in=[row.pk for row in rows])
        if rows:
            taken.update(
                state=State.SENDING, lease_until=lease, next_attempt_at=None, attempts=F("attempts") + 1, provider=route.provider
            )
    for row in rows:
        row.attempts, row.lease_until = row.attempts + 1, lease
    return rows


def _deliver_batch(route: Route, batch: int, report: DeliveryReport) -> bool:
    """False when this provider has nothing to do now, rests, or has as many senders as it may have."""
    with place_at(route.provider) as is_free:
        rows = claim(route, batch, clock.now()) if is_free else []
        started, is_well = time.monotonic(), False
        for number, row in enumerate(rows):
            outcome = _attempt(route, row)
            _record(route, row, outcome, report)
            # a provider known to be well is not praised again for every message
            goes_on = (is_well and outcome.is_sent) or outlets.learn(route.provider, outcome.kind, outcome.text, clock.now())
            is_well = outcome.is_sent
            if not goes_on or time.monotonic() - started > LEASE_USED_SECONDS:
                _give_back(rows[number + 1 :])
                return goes_on
    return bool(rows)


def _attempt(route: Route, row: Message) -> Outcome:
    """One call of the provider, outside any transaction; before it, the question whether an earlier one arrived."""
    may_be_there = row.provider == route.provider
    item = _outgoing(row, may_be_there=may_be_there)
    try:
        if may_be_there and (reference := _found(route, item)):
            return Outcome(reference, ErrorKind.DUPLICATE, "an earlier attempt had arrived")
        return Outcome(reference=route.sender.send(item))
    except DeliveryError as error:
        return Outcome(error.reference, error.kind, error.text, error.uncertain, error.wrong_address)
    except Exception as error:  # a fault of ours in one message must not stop the others; supervisors see it
        log.exception("message %s could not be sent", row.pk)
        return Outcome(kind=ErrorKind.UNEXPECTED, text=type(error).__name__, uncertain=True)


def _outgoing(row: Message, *, may_be_there: bool) -> Outgoing:
    unsubscribe = preferences.unsubscribe_url(row) if row.weight == Weight.ALERT else ""
    return Outgoing(
        row.pk, row.attempts, row.address, row.subject, row.body, row.html, row.language, clock.now(),
        may_be_there=may_be_there, unsubscribe=unsubscribe,
    )


def _found(route: Route, item: Outgoing) -> str:
    """The provider's number of an earlier attempt; those of other rows to this address are not ours. Raises DeliveryError, uncertain."""
    try:
        found = route.sender.find(item)
    except DeliveryError as error:
        kind = ErrorKind.THROTTLED if error.kind == ErrorKind.THROTTLED else ErrorKind.TEMPORARY
        raise DeliveryError(kind, error.text, uncertain=True) from error
    others = Message.objects.filter(provider=route.provider, address=item.address, provider_reference__in=found).exclude(pk=item.id)
    known = set(others.values_list("provider_reference", flat=True))
    return next((reference for reference in found if reference not in known), "")


def _record(route: Route, row: Message, outcome: Outcome, report: DeliveryReport) -> None:
    """Only the holder of the lease writes: a sender that was thought dead changes nothing any more."""
    now = clock.now()
    fields: dict[str, Any] = {"lease_until": None, "error_kind": outcome.kind or "", "error_text": outcome.text[:300], "refused_by": ""}
    if outcome.is_sent:
        report.sent += 1
        report_at = now + FIRST_REPORT_AFTER if route.sender.asked_at_once else None
        fields |= {"state": State.SENT, "sent_at": now, "provider_reference": outcome.reference[:120], "report_at": report_at}
    elif outcome.kind == ErrorKind.PERMANENT or row.attempts >= MAX_ATTEMPTS:
        report.failed += 1
        fields |= {"state": State.FAILED}
    else:
        report.retried += 1
        fields |= {"state": State.NEW} | _again(route, row, outcome, now)
    if _held(row).update(**fields) and fields["state"] == State.FAILED:
        proof.hasten(row)
        troubles.learn(row, wrong_address=outcome.wrong_address, reason=outcome.text)


def _again(route: Route, row: Message, outcome: Outcome, now: datetime) -> dict[str, Any]:
    """When, and where: an unanswered attempt stays with its provider; a certain refusal goes to the other one at once, then waits."""
    later = now + pause(outcome.kind, row.attempts)
    if outcome.uncertain:
        return {"next_attempt_at": later}
    if route.has_other and not row.refused_by:
        return {"next_attempt_at": now, "provider": "", "refused_by": route.provider}
    return {"next_attempt_at": later, "provider": ""}


def pause(kind: ErrorKind | None, attempts: int) -> timedelta:
    """How long to wait after the n-th attempt: doubled each time, up to the longest pause of the kind."""
    first, longest = BACKOFF[kind or ErrorKind.TEMPORARY]
    return min(first * (1 << min(attempts - 1, MAX_ATTEMPTS)), longest)


def _give_back(rows: Sequence[Message]) -> None:
    """Claimed but not begun: due again at once, the attempt not counted, bound as before."""
    for row in rows:
        _held(row).update(
            state=State.NEW, lease_until=None, next_attempt_at=clock.now(), attempts=row.attempts - 1, provider=row.provider
        )


def _held(row: Message) -> QuerySet[Message]:
    return Message.objects.filter(pk=row.pk, state=State.SENDING, attempts=row.attempts, lease_until=row.lease_until)
