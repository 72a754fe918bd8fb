"""E-mail over a real SMTP conversation with a stand-in server."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from email import message_from_string, policy
from typing import Any

import pytest
from django.core.mail.message import BadHeaderError

from enbek import clock
from notifications.channels.base import DeliveryError, ErrorKind, Outgoing
from notifications.channels.email import EmailSender, classify
from tests.notifications.providers import SmtpServer, running


@pytest.fixture
def smtp(settings: Any) -> Iterator[SmtpServer]:
    with running(SmtpServer()) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 0.5
        yield server


@pytest.fixture
def sender(smtp: SmtpServer) -> Iterator[EmailSender]:
    made = EmailSender()
    yield made
    made.close()


def letter(**changes: Any) -> Outgoing:
    fields: dict[str, Any] = {
        "id": uuid.uuid4(), "attempt": 1, "address": "person@example.kz", "subject": "Тіркеуіңіз жабылды",
        "body": "Сәлеметсіз бе!", "html": "<p>Сәлеметсіз бе!</p>", "language": "kk", "now": clock.now(),
    }
    return Outgoing(**fields | changes)


def failure(sender: EmailSender, **changes: Any) -> ErrorKind:
    with pytest.raises(DeliveryError) as caught:
        sender.send(letter(**changes))
    return caught.value.kind


def test_a_letter_arrives_as_text_and_html(smtp: SmtpServer, sender: EmailSender) -> None:
    item = letter()
    reference = sender.send(item)
    received = message_from_string(smtp.letters[0], policy=policy.default)
    assert received["Subject"] == item.subject
    assert received["Message-ID"] == reference == f"<{item.id}@localhost>"
    assert received["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in received.iter_parts()] == ["text/plain", "text/html"]


def test_a_second_attempt_carries_the_same_message_id(smtp: SmtpServer, sender: EmailSender) -> None:
    item = letter()
    assert sender.send(item) == sender.send(item)


def test_one_connection_serves_a_run(smtp: SmtpServer, sender: EmailSender) -> None:
    for _ in range(3):
        sender.send(letter())
    assert len(smtp.letters) == 3


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("550 no such mailbox", ErrorKind.PERMANENT),
        ("553 bad address", ErrorKind.PERMANENT),
        ("452 too many letters", ErrorKind.THROTTLED),
        ("421 closing", ErrorKind.THROTTLED),
        ("451 local error", ErrorKind.TEMPORARY),
        ("hang", ErrorKind.TEMPORARY),
        ("drop", ErrorKind.TEMPORARY),
    ],
)
def test_what_the_server_says_of_an_address_is_understood(smtp: SmtpServer, sender: EmailSender, answer: str, kind: ErrorKind) -> None:
    smtp.rcpt = answer
    assert failure(sender) == kind


def test_a_letter_refused_as_spam_is_not_sent_again(smtp: SmtpServer, sender: EmailSender) -> None:
    smtp.data = "554 spam"
    assert failure(sender) == ErrorKind.PERMANENT


def test_after_a_fault_the_next_letter_goes(smtp: SmtpServer, sender: EmailSender) -> None:
    smtp.rcpt = "drop"
    assert failure(sender) == ErrorKind.TEMPORARY
    smtp.rcpt = "250 ok"
    sender.send(letter())
    assert len(smtp.letters) == 1


def test_a_server_that_is_not_there_is_asked_again_later(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert failure(EmailSender()) == ErrorKind.TEMPORARY


def test_a_line_break_in_a_header_never_reaches_the_server(smtp: SmtpServer, sender: EmailSender) -> None:
    assert failure(sender, subject="Hello\nBcc: victim@example.kz") == ErrorKind.PERMANENT
    assert failure(sender, address="a@example.kz\nBcc: victim@example.kz") == ErrorKind.PERMANENT
    assert smtp.letters == []


def test_a_fault_of_our_own_is_no_fault_of_the_address() -> None:
    assert classify(KeyError("x")).kind == ErrorKind.UNEXPECTED
    assert classify(BadHeaderError("x")).kind == ErrorKind.PERMANENT
