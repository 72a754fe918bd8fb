"""Numbers and mailboxes that do not exist: the person is told on another channel, the staff sees them, nobody is blamed."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from enbek import clock
from enbek.accounts.models import User
from enbek.masks import masked
from enbek.subjects import Subject
from notifications.catalogue import Channel
from notifications.models import BadAddress, Message
from notifications.services import writing

MESSAGE = "address_failed"


def learn(row: Message, *, wrong_address: bool, reason: str) -> None:
    """Mark the address of this row as one that does not work, once."""
    if wrong_address and row.recipient_id is not None:
        mark(row, reason)


@transaction.atomic
def mark(row: Message, reason: str) -> BadAddress | None:
    """None if it is marked already, or nobody's any more."""
    user = row.recipient
    if user is None:
        return None
    bad = BadAddress(user=user, channel=row.channel, address=row.address, reason=reason[:300], since=clock.now())
    made = BadAddress.objects.bulk_create([bad], ignore_conflicts=True)
    if not BadAddress.objects.filter(pk=made[0].pk).exists():
        return None
    if row.address in (user.email, user.phone):
        _tell(user, row)
    return bad


def _tell(user: User, row: Message) -> None:
    """In the account and by the channel that still works; about an address, so each has its own message."""
    data = {"address": masked(row.address), "by_phone": row.channel == Channel.SMS, "link": "me/profile/"}
    subject = Subject("notifications.address", uuid5(NAMESPACE_URL, f"{user.pk}:{row.channel}:{row.address}"))
    writing.write(MESSAGE, user, data=data, subject=subject, key=f"{clock.now():%Y%m%d%H%M%S}")


def clear(row: Message) -> None:
    """Something arrived there: it works again."""
    open_rows = BadAddress.objects.open().filter(user=row.recipient_id, channel=row.channel, address=row.address)
    open_rows.update(cleared_at=clock.now())


def of(user: User) -> list[BadAddress]:
    """The person's present addresses that do not work."""
    return list(BadAddress.objects.of(user))
