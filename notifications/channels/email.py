"""E-mail by Django's backend, one connection for a run of letters."""

from __future__ import annotations

import smtplib
from contextlib import suppress
from email.utils import format_datetime
from typing import ClassVar
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.message import BadHeaderError

from notifications.channels.base import DeliveryError, ErrorKind, Outgoing, Silent

SERVICE_CLOSING = 421
MAILBOX_BUSY = (450, 452)
FIRST_PERMANENT = 500


class EmailSender(Silent):
    """SMTP in production (with EMAIL_TIMEOUT), files in the demo, memory in tests."""

    name: ClassVar[str] = "email"

    def __init__(self) -> None:
        self._connection = get_connection()

    def send(self, item: Outgoing) -> str:
        """Returns the Message-ID: the same at each attempt, so that a mailbox can drop a second copy."""
        reference = message_id(item.id)
        try:
            self._connection.open()
            self._connection.send_messages([_letter(item, reference)])
        except Exception as error:
            self.close()
            raise classify(error) from error
        return reference

    def close(self) -> None:
        with suppress(OSError):  # the server hung up first
            self._connection.close()


def message_id(row: UUID) -> str:
    """The Message-ID of our letters: by it a bounce finds its row."""
    return f"<{row}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


def _letter(item: Outgoing, reference: str) -> EmailMultiAlternatives:
    headers = {
        "Message-ID": reference,
        "Date": format_datetime(item.now),
        "Auto-Submitted": "auto-generated",
        "Content-Language": item.language,
    }
    if item.unsubscribe:  # RFC 8058: one click, no page to read
        headers |= {"List-Unsubscribe": f"<{item.unsubscribe}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    letter = EmailMultiAlternatives(item.subject, item.body, settings.DEFAULT_FROM_EMAIL, [item.address], headers=headers)
    if item.html:
        letter.attach_alternative(item.html, "text/html")
    return letter


def classify(error: Exception) -> DeliveryError:
    """Which kind of failure an error of the mail library is (RFC 5321: 4yz comes back, 5yz does not)."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, answer = next(iter(error.recipients.values()), (0, b""))
            kind = _kind(code)
            return DeliveryError(kind, f"address refused: {code} {_plain(answer)}", wrong_address=kind == ErrorKind.PERMANENT)
        case smtplib.SMTPAuthenticationError() | smtplib.SMTPSenderRefused():
            # our own account or sender is refused: nothing that the person could help
            return DeliveryError(ErrorKind.TEMPORARY, f"server refused us: {error.smtp_code} {_plain(error.smtp_error)}")
        case smtplib.SMTPResponseException():
            return DeliveryError(_kind(error.smtp_code), f"{error.smtp_code} {_plain(error.smtp_error)}")
        case BadHeaderError() | UnicodeError() | ValueError():
            return DeliveryError(ErrorKind.PERMANENT, f"not a letter: {type(error).__name__}")
        case TimeoutError():
            return DeliveryError(ErrorKind.TEMPORARY, "no answer in time")
        case smtplib.SMTPException() | OSError():
            return DeliveryError(ErrorKind.TEMPORARY, type(error).__name__)
    return DeliveryError(ErrorKind.UNEXPECTED, type(error).__name__)


def _kind(code: int) -> ErrorKind:
    if code == SERVICE_CLOSING or code in MAILBOX_BUSY:
        return ErrorKind.THROTTLED
    return ErrorKind.PERMANENT if code >= FIRST_PERMANENT else ErrorKind.TEMPORARY


def _plain(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())[:200]
