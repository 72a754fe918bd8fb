"""What a person sees of their messages, and who sees the catalogue and the outbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from enbek.accounts.models import User
from notifications import services
from notifications.catalogue import MESSAGES
from notifications.models import Message, State

pytestmark = pytest.mark.django_db


def address(name: str, language: str = "ru", **kwargs: Any) -> str:
    with translation.override(language):
        return reverse(f"notifications:{name}", kwargs=kwargs or None)


def in_cabinet(user: User) -> Message:
    return Message.objects.in_cabinet(user).get()


@pytest.fixture
def client(sign_in: Callable[..., Client], user: User) -> Client:
    return sign_in(user)


def test_who_is_not_signed_in_is_sent_to_sign_in() -> None:
    assert Client().get(address("list")).status_code == 302


def test_an_empty_account_says_so(client: Client, read) -> None:
    page = read(client.get(address("list", "en")))
    assert "No messages yet" in page.get_text()


def test_the_newest_message_is_first_and_counted_as_unread(client: Client, user: User, say, clock_at, read) -> None:
    clock_at("2026-03-10 12:00")
    say("application_received")
    clock_at("2026-03-11 12:00")
    say("placed")
    page = read(client.get(address("list")))
    assert [title.get_text(strip=True) for title in page.select("main h2")] == ["Поздравляем с трудоустройством", "Ваше заявление поступило"]
    assert services.unread_count(user) == 2


@pytest.mark.parametrize(("language", "words"), [("kk", "Құттықтаймыз"), ("ru", "Поздравляем"), ("en", "Congratulations")])
def test_a_message_reads_in_the_language_of_the_page(client: Client, user: User, say, read, language: str, words: str) -> None:
    say("placed", case="2026-000123", link="me/")
    page = read(client.get(address("detail", language, pk=in_cabinet(user).pk)))
    assert words in page.main.get_text()
    assert "2026-000123" in page.main.get_text()
    assert page.select_one("main .actions a")["href"].endswith(f"/{language}/me/")


def test_opening_a_message_marks_it_as_read_once(client: Client, user: User, say, clock_at) -> None:
    say()
    message = in_cabinet(user)
    opened = clock_at("2026-03-11 12:00")
    client.get(address("detail", pk=message.pk))
    clock_at("2026-03-12 12:00")
    client.get(address("detail", pk=message.pk))
    message.refresh_from_db()
    assert message.read_at == opened
    assert services.unread_count(user) == 0


def test_a_message_shows_what_became_of_it_on_the_other_channels(client: Client, user: User, say, read) -> None:
    say()
    Message.objects.filter(channel="sms").update(state=State.FAILED, error_kind="permanent")
    services.deliver_due()
    text = read(client.get(address("detail", "en", pk=in_cabinet(user).pk))).main.get_text(" ", strip=True)
    assert "does not count against you" in text
    assert user.email not in text, "addresses are masked"


def test_a_message_of_another_person_is_not_found(say, make_user, sign_in) -> None:
    say()
    stranger = sign_in(make_user())
    assert stranger.get(address("detail", pk=Message.objects.get(channel="cabinet").pk)).status_code == 404


def test_a_letter_or_sms_row_is_no_page(client: Client, say) -> None:
    say()
    assert client.get(address("detail", pk=Message.objects.get(channel="sms").pk)).status_code == 404


def test_a_hostile_name_is_shown_and_not_run(client: Client, user: User, say) -> None:
    say(employer="<script>alert(1)</script>")
    body = client.get(address("detail", pk=in_cabinet(user).pk)).content.decode()
    assert "&lt;script&gt;alert(1)" in body
    assert "<script>alert(1)" not in body


def test_the_list_costs_the_same_for_three_messages_as_for_eight(client: Client, say) -> None:
    def queries(until: int) -> int:
        for number in range(until):
            say(key=str(number))
        client.get(address("list"))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address("list")).status_code == 200
        return len(caught)

    assert queries(3) == queries(8)


def test_the_list_has_pages(client: Client, say, read) -> None:
    for number in range(23):
        say(key=str(number))
    assert len(read(client.get(address("list"))).select("main article")) == 20
    assert len(read(client.get(address("list") + "?page=2")).select("main article")) == 3


def test_the_catalogue_is_for_staff(client: Client, sign_in, make_user, read) -> None:
    assert client.get(address("catalogue")).status_code == 403
    page = read(sign_in(make_user(is_staff=True)).get(address("catalogue")))
    assert {section["id"] for section in page.select("main section[id]")} == set(MESSAGES)
    assert {article["lang"] for article in page.select("main article")} == {"kk", "ru", "en"}


@pytest.fixture
def supervisor(make_user, sign_in) -> Client:
    user = make_user(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_message", "change_message"]))
    return sign_in(user)


OUTBOX = "/admin/notifications/message/"


def test_a_supervisor_sees_queues_but_neither_addresses_nor_words(supervisor: Client, say, user: User) -> None:
    say()
    page = supervisor.get(OUTBOX).content.decode()
    assert "placed" in page
    assert user.phone not in page
    row = supervisor.get(f"{OUTBOX}{Message.objects.get(channel='email').pk}/change/").content.decode()
    assert user.email not in row
    assert "Поздравляем" not in row


def test_a_supervisor_sends_again_and_cancels(supervisor: Client, say) -> None:
    say()
    sms = Message.objects.get(channel="sms")
    supervisor.post(OUTBOX, {"action": "call_back", "_selected_action": [str(sms.pk)]})
    sms.refresh_from_db()
    assert sms.state == State.CANCELLED
    supervisor.post(OUTBOX, {"action": "try_again", "_selected_action": [str(sms.pk)]})
    sms.refresh_from_db()
    assert sms.state == State.NEW


def test_who_may_only_look_may_not_act(make_user, sign_in, say) -> None:
    say()
    looker = make_user(is_staff=True)
    looker.user_permissions.set(Permission.objects.filter(codename="view_message"))
    sms = Message.objects.get(channel="sms")
    sign_in(looker).post(OUTBOX, {"action": "call_back", "_selected_action": [str(sms.pk)]})
    sms.refresh_from_db()
    assert sms.state == State.NEW


def test_nobody_edits_or_deletes_a_message(supervisor: Client, say) -> None:
    say()
    sms = Message.objects.get(channel="sms")
    supervisor.post(f"{OUTBOX}{sms.pk}/delete/", {"post": "yes"})
    supervisor.post(f"{OUTBOX}{sms.pk}/change/", {"body": "x"})
    sms.refresh_from_db()
    assert sms.body != "x"
