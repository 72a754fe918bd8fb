"""Letters that came back (RFC 3464): the row they belong to failed, the mailbox does not work."""

from __future__ import annotations

import logging
from email import message_from_bytes, policy
from email.message import EmailMessage
from uuid import UUID

from django.db import transaction

from notifications.catalogue import Channel
from notifications.channels.base import ErrorKind
from notifications.channels.email import message_id
from notifications.models import Message, State
from notifications.services import proof, troubles

log = logging.getLogger(__name__)

PERMANENT = "5"
FAILED = "failed"


def take_bounce(raw: bytes) -> bool:
    """Read one report of a mail server. False for anything that is no final failure of a letter of ours."""
    report = message_from_bytes(raw, policy=policy.default)
    status = _status(report)
    row = _row_of(report)
    if row is None or not status.startswith(PERMANENT):
        return False
    _fail(row.pk, f"returned: {status}")
    return True


@transaction.atomic
def _fail(pk: UUID, reason: str) -> None:
    row = Message.objects.select_for_update().get(pk=pk)
    if row.state not in (State.SENT, State.DELIVERED):
        return
    row.state, row.error_kind, row.error_text = State.FAILED, ErrorKind.PERMANENT, reason
    row.save(update_fields=["state", "error_kind", "error_text"])
    proof.hasten(row)
    troubles.mark(row, reason)


def _status(report: EmailMessage) -> str:
    """The status code of the failed recipient, such as 5.1.1; empty if the letter was only delayed."""
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status":
            for block in part.iter_parts() if part.is_multipart() else ():
                if str(block.get("Action", "")).strip().lower() == FAILED:
                    return str(block.get("Status", "")).strip()
    return ""


def _row_of(report: EmailMessage) -> Message | None:
    """The letter that came back, by the Message-ID in its returned headers: the number of our row."""
    for part in report.walk():
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            returned = _headers(part)
            row = _find(str(returned.get("Message-ID", "")).strip()) if returned is not None else None
            if row is not None:
                return row
    return None


def _headers(part: EmailMessage) -> EmailMessage | None:
    content = part.get_content()
    return message_from_bytes(content.encode(), policy=policy.default) if isinstance(content, str) else content


def _find(reference: str) -> Message | None:
    try:
        row_id = UUID(reference.strip("<>").partition("@")[0])
    except ValueError:
        return None
    if reference != message_id(row_id):  # a letter of another house
        return None
    return Message.objects.filter(pk=row_id, channel=Channel.EMAIL).first()
