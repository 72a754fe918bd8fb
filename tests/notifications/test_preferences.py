"""What a person may choose, what the law does not leave to choice, and addresses that do not work."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from email import policy
from email.message import EmailMessage
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from enbek.accounts.models import User
from enbek.clock import ALMATY
from enbek.law.notices import ALERT_WORDS_KEPT_DAYS, QUIET_FROM, QUIET_UNTIL, after_quiet, is_quiet
from notifications import services
from notifications.channels.base import DeliveryError, ErrorKind
from notifications.channels.email import message_id
from notifications.channels.sms import MemoryGateway
from notifications.models import BadAddress, Message, Preference, State
from notifications.services import preferences, retention
from notifications.services.bounces import take_bounce

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 10, 12, tzinfo=ALMATY)
NIGHT = datetime(2026, 3, 10, 23, 40, tzinfo=ALMATY)


@pytest.fixture(autouse=True)
def _noon(clock_at: Callable[[datetime], datetime]) -> None:
    clock_at(NOON)


def address(name: str, language: str = "ru", **kwargs: Any) -> str:
    with translation.override(language):
        return reverse(f"notifications:{name}", kwargs=kwargs or None)


def channels(rows: list[Message]) -> set[str]:
    return {row.channel for row in rows}


# --- the page -----------------------------------------------------------------------------------------------
def test_a_person_chooses_language_and_channels(user: User, say, sign_in) -> None:
    client = sign_in(user)
    assert client.post(address("settings"), {"language": "kk", "email_alerts": "on"}).status_code == 302
    user.refresh_from_db()
    rows = say("placed")
    assert channels(rows) == {"cabinet", "email"}
    assert {row.language for row in rows} == {"kk"}
    assert "Құттықтаймыз" in next(row.body for row in rows if row.channel == "email")


def test_without_a_choice_everything_comes(user: User, sign_in, say, read) -> None:
    page = read(sign_in(user).get(address("settings")))
    assert len(page.select("main input[type=checkbox][checked]")) == 2
    assert channels(say("placed")) == {"cabinet", "email", "sms"}


def test_a_notice_cannot_be_switched_off_and_the_page_says_why(user: User, say, sign_in, read) -> None:
    client = sign_in(user)
    client.post(address("settings"), {"language": "ru"})
    assert channels(say("offer_received")) == {"cabinet", "email", "sms"}
    assert channels(say("placed")) == {"cabinet"}
    text = read(client.get(address("settings", "en"))).main.get_text(" ", strip=True)
    assert "What cannot be switched off" in text
    assert "the Rules oblige us" in text
    assert "Suitable work offered" in text


def test_a_language_that_we_do_not_speak_is_refused_and_nothing_changes(user: User, sign_in) -> None:
    assert sign_in(user).post(address("settings"), {"language": "xx"}).status_code == 200
    user.refresh_from_db()
    assert user.language == "ru"
    assert not Preference.objects.exists()


# --- quiet hours ----------------------------------------------------------------------------------------------
def sms() -> Message:
    return Message.objects.get(channel="sms")


def test_an_alert_by_sms_waits_for_the_morning_and_the_letter_does_not(say, clock_at, mailoutbox) -> None:
    clock_at(NIGHT)
    say("placed")
    services.deliver_due()
    assert (len(mailoutbox), MemoryGateway.sent) == (1, [])
    assert sms().next_attempt_at == datetime(2026, 3, 11, QUIET_UNTIL.hour, tzinfo=ALMATY)
    clock_at("2026-03-11 08:00")
    services.deliver_due()
    assert len(MemoryGateway.sent) == 1


@pytest.mark.parametrize("message_id", ["offer_received", "offer_answered", "deregistered", "application_received"])
def test_a_notice_and_an_answer_to_the_person_wait_for_nothing(say, clock_at, message_id: str) -> None:
    clock_at(NIGHT)
    say(message_id)
    services.deliver_due()
    assert len(MemoryGateway.sent) == 1


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))  # noqa: DTZ001  # made aware below
def test_what_waits_waits_until_the_first_morning_and_no_longer(moment: datetime) -> None:
    moment = moment.replace(tzinfo=ALMATY)
    later = after_quiet(moment)
    assert not is_quiet(later)
    assert later >= moment
    assert (later - moment) <= timedelta(hours=24 - QUIET_FROM.hour + QUIET_UNTIL.hour)
    assert (later == moment) is not is_quiet(moment)


# --- one click (RFC 8058) ---------------------------------------------------------------------------------------
def unsubscribe_link(mailoutbox: list[Any]) -> str:
    headers = mailoutbox[-1].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    return re.fullmatch(r"<(https?://[^>]+)>", headers["List-Unsubscribe"])[1]  # type: ignore[index]


def path_of(link: str) -> str:
    return link.split("/", 3)[3].join(["/", ""])


def test_a_letter_with_an_alert_can_be_stopped_by_one_click_of_a_mail_program(say, mailoutbox, user: User) -> None:
    say("placed")
    services.deliver_due()
    path = path_of(unsubscribe_link(mailoutbox))
    answer = Client(enforce_csrf_checks=True).post(path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert channels(say("placed", key="again")) == {"cabinet", "sms"}
    assert channels(say("offer_received")) == {"cabinet", "email", "sms"}


def test_looking_at_the_link_changes_nothing(say, mailoutbox, user: User, read) -> None:
    say("placed")
    services.deliver_due()
    page = read(Client().get(path_of(unsubscribe_link(mailoutbox))))
    assert page.select_one("main form button") is not None
    assert not Preference.objects.exists()


def test_a_letter_with_a_notice_has_no_such_link(say, mailoutbox) -> None:
    say("offer_received")
    services.deliver_due()
    assert "List-Unsubscribe" not in mailoutbox[0].extra_headers
    assert "messages/settings" not in mailoutbox[0].body


def test_a_letter_with_an_alert_says_where_to_switch_it_off(say, mailoutbox) -> None:
    say("placed")
    services.deliver_due()
    assert "/ru/me/messages/settings/" in mailoutbox[0].body
    assert "/ru/me/messages/settings/" in mailoutbox[0].alternatives[0][0]


@pytest.mark.parametrize("token", ["x", "eyJ4IjoxfQ:1abc:def"])
def test_a_link_that_we_did_not_make_leads_nowhere(token: str) -> None:
    assert Client().post(address("unsubscribe", token=token)).status_code == 404
    assert not Preference.objects.exists()


def test_a_link_stops_the_letters_of_its_own_person_alone(user: User, make_user) -> None:
    other = make_user()
    Client().post(address("unsubscribe", token=preferences.token_for(other.pk)))
    assert Preference.objects.get().user == other


# --- wrong numbers and mailboxes that do not exist ----------------------------------------------------------------
def warned(page: Any) -> bool:
    return any("messages do not reach" in banner.get_text() for banner in page.select(".banner"))


def refuse_number() -> None:
    MemoryGateway.refuse = DeliveryError(ErrorKind.PERMANENT, "no such number", wrong_address=True)


def test_a_wrong_number_is_shown_to_the_person_in_the_account_by_letter_and_over_the_pages(say, user: User, sign_in, read, mailoutbox) -> None:
    refuse_number()
    say("placed")
    services.deliver_due()
    services.deliver_due()
    told = Message.objects.get(message_id="address_failed", channel="cabinet")
    assert user.phone not in told.body
    assert [letter.subject for letter in mailoutbox][-1] == "SMS не дошло до вашего телефона"
    assert not Message.objects.filter(message_id="address_failed", channel="sms").exists(), "not by the way that failed"
    client = sign_in(user)
    assert warned(read(client.get(address("list", "en"))))
    assert not warned(read(client.get("/en/vacancies/"))), "only over the pages of the cabinet"


def test_the_staff_sees_wrong_numbers_masked(say, user: User, make_user, sign_in) -> None:
    refuse_number()
    say("placed")
    services.deliver_due()
    page = sign_in(make_user(is_staff=True, is_superuser=True)).get("/admin/notifications/badaddress/").content.decode()
    assert "no such number" in page
    assert user.phone not in page


def test_alerts_are_not_sent_where_nothing_arrives_and_notices_still_are(say) -> None:
    refuse_number()
    say("placed")
    services.deliver_due()
    assert channels(say("registry_delay")) == {"cabinet", "email"}
    assert channels(say("offer_received")) == {"cabinet", "email", "sms"}


def test_a_corrected_number_ends_the_trouble(say, user: User, sign_in, read) -> None:
    refuse_number()
    say("placed")
    services.deliver_due()
    user.phone = "+77019998877"
    user.save()
    assert not BadAddress.objects.of(user).exists()
    assert channels(say("registry_delay")) == {"cabinet", "email", "sms"}
    assert not warned(read(sign_in(user).get(address("list", "en"))))


def test_a_refused_text_is_no_fault_of_the_number(say) -> None:
    MemoryGateway.refuse = DeliveryError(ErrorKind.PERMANENT, "forbidden words")
    say("placed")
    services.deliver_due()
    assert not BadAddress.objects.exists()


def test_the_same_number_is_remembered_once(say) -> None:
    refuse_number()
    for key in ("one", "two"):
        say("offer_received", key=key)
        services.deliver_due()
    assert BadAddress.objects.count() == 1
    assert Message.objects.filter(message_id="address_failed", channel="cabinet").count() == 1


# --- letters that came back -----------------------------------------------------------------------------------------
def bounce(reference: str, status: str = "5.1.1", action: str = "failed") -> bytes:
    """What a mail server writes (RFC 3464)."""
    report = EmailMessage(policy=policy.SMTP)
    report["Subject"], report["From"], report["To"] = "Undelivered", "MAILER-DAEMON@example.kz", "no-reply@enbek.example"
    report.set_content("It could not be delivered.")
    report.make_mixed()
    body = (
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\nMIME-Version: 1.0\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.kz\r\n\r\n"
        f"Final-Recipient: rfc822; person@example.kz\r\nAction: {action}\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {reference}\r\nSubject: x\r\n\r\n--b--\r\n"
    )
    return body.encode()


@pytest.fixture
def mailed(say) -> Message:
    say("case_closed")
    services.deliver_due()
    return Message.objects.get(channel="email")


def test_a_letter_that_came_back_has_failed_and_its_mailbox_is_remembered(mailed: Message, user: User) -> None:
    assert take_bounce(bounce(mailed.provider_reference))
    mailed.refresh_from_db()
    assert (mailed.state, mailed.error_text) == (State.FAILED, "returned: 5.1.1")
    assert BadAddress.objects.get().address == user.email
    assert Message.objects.filter(message_id="address_failed", channel="sms").exists(), "told by the way that works"


@pytest.mark.parametrize(("status", "action"), [("4.2.2", "delayed"), ("4.4.1", "failed"), ("2.0.0", "delivered")])
def test_a_letter_that_is_only_late_has_not_failed(mailed: Message, status: str, action: str) -> None:
    assert not take_bounce(bounce(mailed.provider_reference, status, action))
    mailed.refresh_from_db()
    assert mailed.state == State.SENT


@pytest.mark.parametrize("reference", ["<x@localhost>", "", "<7f1a7d9e-0000-4000-8000-000000000000@elsewhere.kz>", "<7f1a7d9e-0000-4000-8000-000000000000@localhost>"])
def test_a_report_of_a_letter_that_is_not_ours_changes_nothing(mailed: Message, reference: str) -> None:
    assert not take_bounce(bounce(reference))
    assert not BadAddress.objects.exists()


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"Subject: hello\r\n\r\nhello"])
def test_rubbish_is_no_report(raw: bytes) -> None:
    assert not take_bounce(raw)


def test_a_report_that_comes_twice_changes_nothing_more(mailed: Message) -> None:
    for _ in range(2):
        take_bounce(bounce(mailed.provider_reference))
    assert BadAddress.objects.count() == 1


def test_the_message_id_of_a_letter_is_the_number_of_its_row(mailed: Message) -> None:
    assert mailed.provider_reference == message_id(mailed.pk)


# --- what is kept how long -----------------------------------------------------------------------------------------------
def test_old_alerts_that_were_sent_lose_their_words_and_nothing_else_does(say, clock_at, capsys) -> None:
    say("placed")
    say("offer_received")
    services.deliver_due()
    clock_at(NOON + timedelta(days=ALERT_WORDS_KEPT_DAYS, minutes=1))
    call_command("prune_messages", "--dry-run")
    assert "2 messages would" in capsys.readouterr().out
    call_command("prune_messages")
    pruned = Message.objects.filter(pruned_at__isnull=False)
    assert {(row.message_id, row.channel) for row in pruned} == {("placed", "email"), ("placed", "sms")}
    assert all(row.body == row.html == row.subject == "" and row.sent_at and row.address for row in pruned)
    assert all(row.body for row in Message.objects.filter(pruned_at__isnull=True))


def test_a_day_earlier_nothing_is_removed(say, clock_at) -> None:
    say("placed")
    services.deliver_due()
    clock_at(NOON + timedelta(days=ALERT_WORDS_KEPT_DAYS - 1))
    assert retention.prune() == 0


def test_what_still_waits_keeps_its_words(say, clock_at) -> None:
    say("placed")
    clock_at(NOON + timedelta(days=ALERT_WORDS_KEPT_DAYS + 1))
    assert retention.prune() == 0


def test_many_are_pruned_in_batches(say, make_user, clock_at) -> None:
    for _ in range(5):
        say("placed", to=make_user())
    services.deliver_due()
    clock_at(NOON + timedelta(days=ALERT_WORDS_KEPT_DAYS + 1))
    assert retention.prune(batch=3) == 10


def test_a_message_without_words_is_not_sent_again(say, clock_at) -> None:
    say("placed")
    services.deliver_due()
    clock_at(NOON + timedelta(days=ALERT_WORDS_KEPT_DAYS + 1))
    retention.prune()
    Message.objects.filter(channel="sms").update(state=State.FAILED, error_kind="permanent")
    assert services.retry([sms().pk]) == 0
