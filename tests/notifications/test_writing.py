"""Messages are rows written with the act that they tell of: no act, no message; one act, one message."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from celery import Celery
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from enbek.accounts.models import User
from enbek.celery import app
from enbek.subjects import Subject
from notifications import services
from notifications.catalogue import MESSAGES
from notifications.fields import MessageDataError
from notifications.models import Message, State

pytestmark = pytest.mark.django_db


def test_a_person_is_told_by_every_channel_that_reaches_them(say) -> None:
    rows = {row.channel: row for row in say()}
    assert set(rows) == {"cabinet", "email", "sms"}
    assert rows["cabinet"].state == State.SENT
    assert rows["email"].state == rows["sms"].state == State.NEW
    assert rows["email"].html.startswith("<!DOCTYPE html>")


def test_the_address_is_kept_as_it_was_at_the_time(say, user: User) -> None:
    rows = {row.channel: row for row in say()}
    user.email, user.phone = "new@example.kz", "+77779999999"
    user.save()
    rows["email"].refresh_from_db()
    assert rows["email"].address != "new@example.kz"
    assert rows["email"].address not in rows["email"].address_masked


def test_who_gave_only_a_phone_gets_no_letter(say, make_user: Callable[..., User]) -> None:
    assert {row.channel for row in say(to=make_user(email=None))} == {"cabinet", "sms"}


def test_without_a_gateway_nothing_waits_for_one(say, settings) -> None:
    settings.SMS_CHANNEL = ""
    assert {row.channel for row in say()} == {"cabinet", "email"}


def test_letters_are_in_the_language_of_the_person(say, make_user: Callable[..., User]) -> None:
    rows = {row.channel: row for row in say(to=make_user(language="kk"))}
    assert "Құттықтаймыз" in rows["email"].body
    assert "құттықтаймыз" in rows["sms"].body


def test_the_account_keeps_a_message_in_all_languages(say) -> None:
    row = next(row for row in say() if row.channel == "cabinet")
    assert set(row.texts) == {"kk", "ru", "en"}
    for language, word in {"kk": "Құттықтаймыз", "ru": "Поздравляем", "en": "Congratulations"}.items():
        with translation.override(language):
            assert word in row.words.text


def test_the_same_key_is_said_once(say) -> None:
    first, second = say(), say()
    assert [row.pk for row in first] == [row.pk for row in second]
    assert Message.objects.count() == 3


def test_one_key_may_be_used_by_two_messages(say) -> None:
    say("placed", key="case")
    say("case_closed", key="case")
    assert Message.objects.count() == 6


def test_one_key_may_be_used_for_two_subjects(user: User) -> None:
    """Two offers to one person are two offers."""
    for _ in range(2):
        services.notify("offer_received", user, data=MESSAGES["offer_received"].sample, subject=Subject("mediation.offer", uuid4()), key="sent")
    assert Message.objects.in_cabinet(user).count() == 2


def test_an_act_that_fails_says_nothing(say) -> None:
    def fail() -> None:
        with transaction.atomic():
            say()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not Message.objects.exists()


def test_data_with_a_gap_are_refused_before_anything_is_written(say) -> None:
    with pytest.raises(MessageDataError):
        say(vacancy=None)
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        "state = 'sent', sent_at = NULL",
        "state = 'sending'",
        "state = 'failed'",
        "next_attempt_at = NULL",
        "address = ''",
        "lease_until = now()",
    ],
)
def test_the_database_refuses_a_row_that_contradicts_itself(say, change: str) -> None:
    say()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE notifications_message SET {change} WHERE channel = 'sms'")  # noqa: S608


def test_the_database_refuses_a_cabinet_message_that_failed(say) -> None:
    say()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(channel="cabinet").update(state=State.FAILED, error_kind="permanent")


def test_messages_of_a_case_can_be_listed(say, case: Subject) -> None:
    say()
    assert Message.objects.of(case).count() == 3
    assert {row.channel for row in Message.objects.recent_outgoing()} == {"email", "sms"}


@pytest.mark.django_db(transaction=True)
def test_two_transactions_that_race_say_it_once(say, no_hint, user: User, case: Subject) -> None:
    written, go_on, results = threading.Event(), threading.Event(), {}

    def slow() -> None:
        try:
            with transaction.atomic():
                results["slow"] = {row.pk for row in say()}
                written.set()
                go_on.wait(10)
        finally:
            connection.close()

    def quick() -> None:
        try:
            written.wait(10)
            threading.Timer(0.3, go_on.set).start()
            results["quick"] = {row.pk for row in say()}
        finally:
            connection.close()

    threads = [threading.Thread(target=slow), threading.Thread(target=quick)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert results["slow"] == results["quick"]
    assert Message.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_after_commit_a_worker_is_told_at_once(say, mailoutbox, clock_at) -> None:
    clock_at("2026-03-19 11:00")  # by day: in the quiet hours an SMS waits
    say()
    assert len(mailoutbox) == 1
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}


@pytest.fixture
def dead_broker() -> Iterator[None]:
    """The tasks of the house on an application whose broker refuses connections."""
    Celery("dead", broker="redis://127.0.0.1:1/0").set_current()
    yield
    app.set_current()


@pytest.mark.django_db(transaction=True)
def test_a_dead_broker_costs_the_hint_and_not_the_request(say, dead_broker: None, caplog) -> None:
    assert len(say()) == 3
    assert "no hint of notifications.deliver_due" in caplog.text
    assert Message.objects.filter(state=State.NEW).count() == 2
