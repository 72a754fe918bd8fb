"""SMS that people send: read from the provider's own list, understood, passed on once, answered with a sentence (R37.2, R72)."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from enbek import clock, hints
from enbek.accounts.models import User
from enbek.accounts.phones import normalise
from enbek.i18n import DEFAULT_LANGUAGE, Text
from enbek.subjects import Subject
from notifications import answers, rendering
from notifications.answers import NOT_UNDERSTOOD, STRANGER, Outcome, Reading
from notifications.catalogue import Channel, message_type
from notifications.channels.base import DeliveryError, Received, Sender
from notifications.channels.sms import gateways
from notifications.fields import encode
from notifications.models import BadAddress, IncomingSms, Message, State
from notifications.services import outlets, writing

log = logging.getLogger(__name__)

REPLY, CONFIRMATION = "sms_reply", "offer_answered"
REPLIES_A_DAY = 10
"""To one number: two machines that answer each other must come to an end."""


@dataclass(slots=True)
class AnswersTaken:
    """What one run did."""

    taken: int = 0
    failed: int = 0
    readings: dict[str, int] = field(default_factory=dict)


def take_answers() -> AnswersTaken:
    """Fetch what came in and deal with all that is not dealt with. Safe to run many times at once."""
    report = AnswersTaken()
    for sender in gateways():
        try:
            if sender.takes_answers and answers.number_to_answer():
                report.taken += _fetch(sender)
        finally:
            sender.close()
    waiting = IncomingSms.objects.filter(reading="").order_by("number", "pk").values_list("pk", flat=True)
    for pk in list(waiting):
        try:
            reading = _handle(pk)
        except Exception:  # one bad SMS must not stop the others; the next sweep tries it again
            log.exception("incoming SMS %s was not handled", pk)
            report.failed += 1
        else:
            if reading:
                report.readings[reading] = report.readings.get(reading, 0) + 1
    return report


def _fetch(sender: Sender) -> int:
    if outlets.rests(sender.name, clock.now()):
        return 0
    known = IncomingSms.objects.filter(provider=sender.name).aggregate(last=Max("number"))["last"]
    try:
        rows = sender.received(known)
    except DeliveryError as error:
        log.warning("%s did not tell what came in: %s", sender.name, error.text)
        return 0
    fresh = [_row(sender.name, row) for row in rows]
    IncomingSms.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def _row(provider: str, row: Received) -> IncomingSms:
    now = clock.now()
    try:
        phone = normalise(f"+{row.phone.lstrip('+')}")
    except ValidationError:
        phone = row.phone[:20]  # a short number of an operator: nobody's, but kept
    return IncomingSms(provider=provider, number=row.number, phone=phone, text=row.text, received_at=row.at or now, taken_at=now)


@transaction.atomic
def _handle(pk: UUID) -> Reading | None:
    """The answer, what follows from it, and the mark that it is dealt with: one transaction. None if another worker has it."""
    sms = IncomingSms.objects.select_for_update(skip_locked=True).filter(pk=pk, reading="").order_by("pk").first()
    if sms is None:
        return None
    sms.user = _owner(sms.phone)
    outcome = _outcome(sms)
    sms.reading = outcome.reading
    sms.save(update_fields=["user", "reading"])
    if not _told_already(sms, outcome):
        _reply(sms, outcome)
    return outcome.reading


def _owner(phone: str) -> User | None:
    """Whose number it is today. One that a provider says does not exist is nobody's until it works again."""
    user = User.objects.filter(phone=phone, is_active=True).first()
    if user is not None and BadAddress.objects.of(user).filter(channel=Channel.SMS).exists():
        return None
    return user


def _outcome(sms: IncomingSms) -> Outcome:
    if sms.user is None:
        return Outcome(Reading.STRANGER, STRANGER)
    answer = answers.read(sms.text, sms.phone, sms.received_at)
    if answer is None:
        return Outcome(Reading.UNCLEAR, NOT_UNDERSTOOD)
    return answers.pass_on(sms.user, answer)


def announced_to(user: User, phone: str, message_id: str) -> set[UUID]:
    """Of which subjects this person was told by an SMS to this very number: only these may be answered from it."""
    rows = Message.objects.filter(
        recipient=user, channel=Channel.SMS, message_id=message_id, address=phone, state__in=[State.SENT, State.DELIVERED]
    )
    return set(rows.order_by("pk").values_list("subject_id", flat=True))


def _told_already(sms: IncomingSms, outcome: Outcome) -> bool:
    """Whether the act itself has written an SMS to this number just now."""
    if outcome.reading not in (Reading.AGREED, Reading.REFUSED):
        return False
    written = Message.objects.filter(recipient=sms.user, channel=Channel.SMS, message_id=CONFIRMATION, created_at__gte=sms.taken_at)
    return written.filter(address=sms.phone).exists()


def _reply(sms: IncomingSms, outcome: Outcome) -> None:
    """A sentence back. A number of nobody gets one a day: it may be a machine, and each costs money."""
    midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    replies = Message.objects.filter(message_id=REPLY, address=sms.phone, created_at__gte=midnight).count()
    if replies >= (1 if sms.user is None else REPLIES_A_DAY):
        return
    _write_reply(sms.phone, sms.user, sms.about, outcome.sentence)
    hints.give_on_commit(writing.DELIVERY_TASK)


def _write_reply(phone: str, user: User | None, subject: Subject, sentence: Text) -> None:
    kind = message_type(REPLY)
    language = user.language if user else DEFAULT_LANGUAGE
    data = encode(kind.all_fields, {"sentence": sentence})
    Message.objects.create(
        message_id=REPLY, weight=kind.weight, recipient=user, channel=Channel.SMS, key=writing.full_key_of(REPLY, subject, "reply"),
        subject_kind=subject.kind, subject_id=subject.id, language=language, address=phone,
        body=rendering.sms(kind, data, language), created_at=clock.now(), next_attempt_at=clock.now(),
    )
