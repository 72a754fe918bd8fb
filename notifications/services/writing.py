"""Writing messages: rows of the outbox in the caller's transaction (promise 1: a queue is only a hint)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, time
from typing import Any

from django.db import transaction

from enbek import clock, hints
from enbek.accounts.models import User
from enbek.i18n import DEFAULT_LANGUAGE, LANGUAGES
from enbek.law.notices import after_quiet, proof_awaited_days
from enbek.subjects import Subject
from enbek.workdays import calendar
from notifications import rendering
from notifications.catalogue import Channel, MessageType, message_type
from notifications.fields import encode
from notifications.models import Message, RelayTask, State
from notifications.services.addressing import Reach, reach_of

DELIVERY_TASK = "notifications.deliver_due"


def notify(message_id: str, recipient: User, *, data: Mapping[str, Any], subject: Subject, key: str) -> list[Message]:
    """Say `message_id` to `recipient` by every channel of the message that reaches them; returns the rows.

    Runs in the caller's transaction: no act, no message. The same key (of this message about this subject to
    this person) is said once, also when two transactions race. Raises UnknownMessage, MessageDataError.
    """
    rows = write(message_id, recipient, data=data, subject=subject, key=key)
    hints.give_on_commit(DELIVERY_TASK)
    return rows


def write(message_id: str, recipient: User, *, data: Mapping[str, Any], subject: Subject, key: str) -> list[Message]:
    """`notify` without the hint to the workers: for what the delivery itself has to say."""
    kind = message_type(message_id)
    encoded = encode(kind.all_fields, data)
    full_key = full_key_of(message_id, subject, key)
    reach = reach_of(kind, recipient)
    rows = [_row(kind, recipient, channel, encoded, subject, full_key, address) for channel, address in reach.addresses.items()]
    with transaction.atomic(savepoint=False):
        Message.objects.bulk_create(rows, ignore_conflicts=True)
        written = list(Message.objects.filter(recipient=recipient, key=full_key).order_by("channel"))
        _open_relay(written, reach)
    return written


def full_key_of(message_id: str, subject: Subject, key: str) -> str:
    return f"{message_id}:{subject}:{key}"


def _row(
    kind: MessageType, recipient: User, channel: Channel, data: dict[str, Any], subject: Subject, key: str, address: str
) -> Message:
    language = recipient.language if recipient.language in LANGUAGES else DEFAULT_LANGUAGE
    now = clock.now()
    row = Message(
        message_id=kind.id, weight=kind.weight, recipient=recipient, channel=channel, key=key, language=language, address=address,
        subject_kind=subject.kind, subject_id=subject.id, created_at=now, next_attempt_at=now,
    )
    _WRITERS[channel](row, kind, data)
    return row


def _write_cabinet(row: Message, kind: MessageType, data: dict[str, Any]) -> None:
    _keep_all_languages(row, kind, data)
    row.data, row.state, row.sent_at, row.next_attempt_at = data, State.SENT, row.created_at, None
    if kind.is_notice:
        row.proof_due_at = proof_due_at(row.created_at)


def _write_email(row: Message, kind: MessageType, data: dict[str, Any]) -> None:
    stop = "" if kind.is_notice else rendering.settings_url(row.language)
    letter = rendering.letter(kind, data, row.language, stop=stop)
    row.subject, row.body, row.html = letter.subject, letter.text, letter.html


def _write_sms(row: Message, kind: MessageType, data: dict[str, Any]) -> None:
    row.body = rendering.sms(kind, data, row.language)
    if not (kind.is_notice or kind.prompt):
        row.next_attempt_at = after_quiet(row.created_at)


def _write_relay(row: Message, kind: MessageType, data: dict[str, Any]) -> None:
    _keep_all_languages(row, kind, data)


def _keep_all_languages(row: Message, kind: MessageType, data: dict[str, Any]) -> None:
    said = rendering.all_words(kind, data)
    row.subject, row.body = said[row.language].subject, said[row.language].text
    row.texts = {language: asdict(words) for language, words in said.items()}


_WRITERS = {Channel.CABINET: _write_cabinet, Channel.EMAIL: _write_email, Channel.SMS: _write_sms, Channel.RELAY: _write_relay}


def proof_due_at(written_at: datetime) -> datetime:
    """The end of the working day by which a notice should have been proven; later it is a task of the office."""
    last_day = calendar().add(clock.local(written_at).date(), proof_awaited_days())
    return datetime.combine(last_day, time.max, clock.ALMATY)


def _open_relay(written: list[Message], reach: Reach) -> None:
    row = next((row for row in written if row.channel == Channel.RELAY), None)
    where = reach.doorstep
    if row is None or where is None:
        return
    task = RelayTask(
        message=row, settlement=where.settlement, place=where.place.to_json(), addressee=where.addressee, street=where.street,
        office_id=where.office_id, created_at=row.created_at,
    )
    RelayTask.objects.bulk_create([task], ignore_conflicts=True)
