"""Clocks that end today, recalled in the morning; clocks that an office missed, told to the citizen (R59, R73.3)."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from enbek import clock, formats
from enbek.deadlines.models import Deadline
from enbek.i18n import LANGUAGES, Text
from enbek.law.limits import Party
from enbek.law.notices import REMIND_FROM
from notifications import watching
from notifications.models import Message
from notifications.services import writing

log = logging.getLogger(__name__)

REMINDERS = ("deadline_reminder", "employer_reminder")
LATE = "office_late"
BATCH = 500


def remind_due() -> int:
    """Remind of every watched clock on the morning of its last day, once. Returns how many people were reminded."""
    now = clock.now()
    if now.time() < REMIND_FROM:
        return 0
    return sum(_remind(deadline) for deadline in list(_ending_today(now)[:BATCH]))


def _ending_today(now: datetime) -> QuerySet[Deadline]:
    """Running clocks of the watched limits that end today and were not recalled today."""
    midnight = datetime.combine(now.date(), time.min, clock.ALMATY)
    told = Message.objects.filter(
        subject_kind=OuterRef("subject_kind"), subject_id=OuterRef("subject_id"), message_id__in=REMINDERS, created_at__gte=midnight
    )
    ending = Deadline.objects.running().filter(due_on=now.date(), due_at__gt=now, limit_id__in=watching.reminded_limits())
    return ending.filter(~Exists(told)).order_by("due_at", "pk")


def _remind(deadline: Deadline) -> int:
    try:
        with transaction.atomic():
            return _write(deadline, watching.reminders_for(deadline))
    except Exception:  # one bad clock must not silence the others
        log.exception("nobody was reminded of clock %s (%s)", deadline.pk, deadline.limit_id)
        return 0


def _write(deadline: Deadline, reminders: Iterable[watching.Reminder]) -> int:
    number = 0
    for reminder in reminders:
        writing.notify(reminder.message_id, reminder.recipient, data=reminder.data, subject=deadline.subject, key=str(deadline.pk))
        number += 1
    return number


def tell_late(deadline: Deadline) -> None:
    """An office missed its clock: the citizen learns it in the transaction that closes the clock. Telling never stops the closing."""
    if not Party(deadline.party).is_office:
        return
    try:
        with transaction.atomic():
            affected = watching.affected_by(deadline)
            if affected is not None:
                _write_late(deadline, affected)
    except Exception:
        log.exception("nobody was told that clock %s (%s) was missed", deadline.pk, deadline.limit_id)


def _write_late(deadline: Deadline, affected: watching.Affected) -> None:
    data = {
        **affected.common, "duty": deadline.limit.title, "office": affected.office, "due_on": deadline.due_on,
        "paragraph": paragraph_words(deadline.limit.paragraph),
    }
    writing.notify(LATE, affected.recipient, data=data, subject=deadline.subject, key=str(deadline.pk))


def paragraph_words(reference: str) -> Text:
    """A paragraph as each language names it."""
    return Text(**{language: formats.paragraph(reference, language) for language in LANGUAGES})
