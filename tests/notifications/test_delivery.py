"""What is due is sent at least once, by one sender at a time, never inside a transaction, whatever the provider does."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, ClassVar

import pytest
from django.db import connection, transaction

from enbek import clock
from enbek.clock import ALMATY
from notifications import services
from notifications.channels.base import DeliveryError, ErrorKind, Outgoing
from notifications.channels.sms import MemoryGateway
from notifications.models import Message, Outlet, State
from notifications.services import delivery
from notifications.services.delivery import BACKOFF, LEASE, MAX_ATTEMPTS, claim, pause
from notifications.services.outlets import PATIENCE, REST
from notifications.services.routes import Route, open_routes

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 10, 12, tzinfo=ALMATY)
SMS_OF = "tests.notifications.test_delivery."


@pytest.fixture(autouse=True)
def _noon(clock_at: Callable[[datetime], datetime]) -> None:
    clock_at(NOON)


def sms() -> Message:
    return Message.objects.get(channel="sms")


def sms_route() -> Route:
    return next(route for route in open_routes() if route.channel == "sms")


def later(**period: float) -> Any:
    return clock.frozen(clock.now() + timedelta(**period))


def test_what_is_due_is_sent(say, mailoutbox) -> None:
    say()
    report = services.deliver_due()
    assert report.sent == 2
    assert [letter.to for letter in mailoutbox] == [[Message.objects.get(channel="email").address]]
    assert [item.address for item in MemoryGateway.sent] == [sms().address]
    assert sms().state == State.SENT
    assert sms().sent_at == NOON
    assert sms().provider_reference == str(sms().pk)


def test_what_was_sent_is_not_sent_again(say) -> None:
    say()
    services.deliver_due()
    assert services.deliver_due().sent == 0
    assert len(MemoryGateway.sent) == 1


def test_many_are_sent_in_one_run(say, make_user) -> None:
    for _ in range(7):
        say(to=make_user())
    assert services.deliver_due(batch=2).sent == 14


def test_a_wrong_number_is_not_tried_again(say) -> None:
    say()
    MemoryGateway.refuse = DeliveryError(ErrorKind.PERMANENT, "no such number")
    assert services.deliver_due().failed == 1
    with later(days=2):
        services.deliver_due()
    assert (sms().state, sms().attempts, sms().error_text) == (State.FAILED, 1, "no such number")


@pytest.mark.parametrize("kind", [ErrorKind.TEMPORARY, ErrorKind.THROTTLED])
def test_a_provider_in_trouble_is_asked_again_after_the_pause_of_its_kind(say, kind: ErrorKind) -> None:
    say()
    MemoryGateway.refuse = DeliveryError(kind, "trouble")
    assert services.deliver_due().retried == 1
    MemoryGateway.refuse = None
    assert sms().next_attempt_at == NOON + BACKOFF[kind][0]
    services.deliver_due()
    assert sms().state == State.NEW, "too early"
    with clock.frozen(NOON + BACKOFF[kind][0]):
        services.deliver_due()
    assert (sms().state, sms().attempts, sms().error_kind) == (State.SENT, 2, "")


def test_pauses_grow_up_to_the_longest() -> None:
    for kind, (first, longest) in BACKOFF.items():
        pauses = [pause(kind, number) for number in range(1, MAX_ATTEMPTS + 1)]
        assert pauses[0] == first
        assert pauses == sorted(pauses)
        assert pauses[-1] == longest


def test_after_many_attempts_a_person_has_to_look(say) -> None:
    say()
    MemoryGateway.refuse = DeliveryError(ErrorKind.TEMPORARY, "trouble")
    moment = NOON
    for _ in range(MAX_ATTEMPTS):
        moment += timedelta(hours=2)
        with clock.frozen(moment):
            services.deliver_due()
    assert (sms().state, sms().attempts) == (State.FAILED, MAX_ATTEMPTS)


def test_what_the_provider_has_already_counts_as_sent(say) -> None:
    say()
    MemoryGateway.refuse = DeliveryError(ErrorKind.DUPLICATE, "an earlier attempt had arrived", reference="77")
    services.deliver_due()
    assert (sms().state, sms().provider_reference) == (State.SENT, "77")


class Broken(MemoryGateway):
    def send(self, item: Outgoing) -> str:
        raise ZeroDivisionError


def test_a_fault_of_ours_in_one_message_stops_no_other(say, settings: Any, mailoutbox, caplog) -> None:
    settings.SMS_CHANNEL = SMS_OF + "Broken"
    say()
    services.deliver_due()
    assert len(mailoutbox) == 1
    assert (sms().state, sms().error_kind, sms().error_text) == (State.NEW, "unexpected", "ZeroDivisionError")
    assert not Outlet.objects.filter(failures__gt=0).exists(), "the provider is not to blame"


# --- senders that die ------------------------------------------------------------------------------
def test_a_row_whose_sender_died_is_sent_after_the_lease(say) -> None:
    say()
    (taken,) = claim(sms_route(), 5, clock.now())
    assert sms().state == State.SENDING
    services.deliver_due()
    assert MemoryGateway.sent == [], "another sender may still have it in hand"
    with clock.frozen(NOON + LEASE + timedelta(seconds=1)):
        assert services.deliver_due().recovered == 1
    assert [item.id for item in MemoryGateway.sent] == [taken.pk]
    assert MemoryGateway.sent[0].attempt == 2, "the provider is told that it may have it already"


def test_a_message_that_kills_every_sender_is_given_up(say) -> None:
    say()
    Message.objects.filter(channel="sms").update(attempts=MAX_ATTEMPTS - 1)
    claim(sms_route(), 5, clock.now())
    with later(hours=1):
        services.deliver_due()
    assert (sms().state, MemoryGateway.sent) == (State.FAILED, [])


class Slow(MemoryGateway):
    """The first send lasts longer than the lease: meanwhile another worker takes the row and sends it."""

    calls: ClassVar[int] = 0

    def send(self, item: Outgoing) -> str:
        type(self).calls += 1
        if self.calls > 1:
            return "the second"
        with clock.frozen(item.now + LEASE + timedelta(seconds=1)):
            services.deliver_due()
        raise DeliveryError(ErrorKind.PERMANENT, "the first")


def test_a_sender_that_comes_back_too_late_changes_nothing(say, settings: Any) -> None:
    settings.SMS_CHANNEL, Slow.calls = SMS_OF + "Slow", 0
    say()
    services.deliver_due()
    assert (sms().state, sms().provider_reference) == (State.SENT, "the second")


# --- providers that hang ----------------------------------------------------------------------------
class Failing(MemoryGateway):
    asked: ClassVar[int] = 0
    works: ClassVar[bool] = False

    def send(self, item: Outgoing) -> str:
        type(self).asked += 1
        if self.works:
            return super().send(item)
        raise DeliveryError(ErrorKind.TEMPORARY, "no answer in time")


@pytest.fixture
def failing(settings: Any) -> type[Failing]:
    settings.SMS_CHANNEL, Failing.asked, Failing.works = SMS_OF + "Failing", 0, False
    return Failing


def test_a_provider_that_hangs_is_left_in_peace_after_a_few_tries(say, make_user, failing: type[Failing], mailoutbox) -> None:
    for _ in range(10):
        say(to=make_user())
    services.deliver_due()
    assert failing.asked == PATIENCE
    assert len(mailoutbox) == 10, "the other channel goes on"
    services.deliver_due()
    assert failing.asked == PATIENCE, "no worker waits for it now"
    assert Message.objects.filter(channel="sms", attempts=0, state=State.NEW).count() == 10 - PATIENCE, "given back untouched"


def test_after_a_rest_one_message_tries_whether_the_provider_is_back(say, make_user, failing: type[Failing]) -> None:
    for _ in range(10):
        say(to=make_user())
    services.deliver_due()
    with clock.frozen(NOON + REST):
        services.deliver_due()
        assert failing.asked == PATIENCE + 1
    failing.works = True
    with clock.frozen(NOON + 3 * REST):
        services.deliver_due()
    with clock.frozen(NOON + timedelta(hours=1)):
        services.deliver_due()
    assert len(failing.sent) == 10
    assert Outlet.objects.get(provider="memory").failures == 0


# --- transactions and races ---------------------------------------------------------------------------
class Watching(MemoryGateway):
    inside: ClassVar[list[bool]] = []

    def send(self, item: Outgoing) -> str:
        self.inside.append(connection.in_atomic_block)
        return super().send(item)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_inside_a_transaction(say, no_hint: None, settings: Any) -> None:
    settings.SMS_CHANNEL = SMS_OF + "Watching"
    Watching.inside.clear()
    say()
    services.deliver_due()
    assert Watching.inside == [False]


@pytest.mark.django_db(transaction=True)
def test_delivery_refuses_to_run_inside_a_transaction(say, no_hint: None) -> None:
    say()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        services.deliver_due()
    assert MemoryGateway.sent == []


@pytest.mark.django_db(transaction=True)
def test_four_senders_at_once_send_each_message_once(say, make_user, no_hint: None) -> None:
    for _ in range(40):
        say(to=make_user())

    def work() -> None:
        try:
            with clock.frozen(NOON):
                services.deliver_due(batch=3)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    counts = Counter(item.id for item in MemoryGateway.sent)
    assert len(counts) == 40
    assert set(counts.values()) == {1}


def test_what_is_due_is_found_by_its_index_among_all_that_was_ever_sent(say) -> None:
    say()
    model, now = sms(), clock.now()
    Message.objects.bulk_create(
        Message(
            recipient=model.recipient, message_id=model.message_id, weight=model.weight, channel=model.channel, key=f"old {number}", subject_kind=model.subject_kind,
            subject_id=model.subject_id, language=model.language, address=model.address, body=model.body, state=State.SENT, sent_at=now,
        )
        for number in range(3000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE notifications_message")
        plan = Message.objects.due(clock.now()).filter(channel="sms")[:20].explain()
    assert "message_due" in plan


def test_a_run_ends_by_itself_before_the_workers_time_limit(settings: Any) -> None:
    smtp_conversation = 6 * settings.EMAIL_TIMEOUT  # connect, EHLO, MAIL, RCPT, DATA, the letter
    longest_send = max(smtp_conversation, 2 * settings.SMS_TIMEOUT)
    assert delivery.RUN_SECONDS + delivery.LEASE_USED_SECONDS < settings.CELERY_TASK_SOFT_TIME_LIMIT
    assert delivery.LEASE_USED_SECONDS + longest_send < LEASE.total_seconds()


# --- supervisors ------------------------------------------------------------------------------------------
def test_a_supervisor_sends_a_failed_message_again(say) -> None:
    say()
    MemoryGateway.refuse = DeliveryError(ErrorKind.PERMANENT, "no such number")
    services.deliver_due()
    MemoryGateway.refuse = None
    assert services.retry([sms().pk, Message.objects.get(channel="cabinet").pk]) == 1
    services.deliver_due()
    assert sms().state == State.SENT


def test_a_cancelled_message_does_not_leave(say) -> None:
    say()
    assert services.cancel([sms().pk]) == 1
    services.deliver_due()
    assert (sms().state, MemoryGateway.sent) == (State.CANCELLED, [])
    assert services.cancel([sms().pk]) == 0
