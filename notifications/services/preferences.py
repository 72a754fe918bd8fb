"""A person's choice of language and of channels for alerts; the one-click way out of letters (RFC 8058)."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from enbek import clock
from enbek.accounts.models import User
from notifications.catalogue import Channel
from notifications.models import Message, Preference

SALT = "notifications.unsubscribe"


class BadToken(Exception):
    """The link was not made by us."""


def preference_of(user: User) -> Preference:
    """The stored choice; without one, everything (not saved)."""
    return Preference.objects.filter(user=user).first() or Preference(user=user)


@transaction.atomic
def save(user: User, *, language: str, email_alerts: bool, sms_alerts: bool) -> None:
    user.language = language
    user.save(update_fields=["language"])
    _store(user, email_alerts=email_alerts, sms_alerts=sms_alerts)


def _store(user: User, **wanted: bool) -> None:
    Preference.objects.update_or_create(user=user, defaults={**wanted, "changed_at": clock.now()})


def token_for(user_id: object) -> str:
    """Signed, without an end: a link in an old letter must still work."""
    return signing.dumps(str(user_id), salt=SALT)


def unsubscribe_url(row: Message) -> str:
    """The address in the header of a letter with an alert; empty for anything else."""
    if row.channel != Channel.EMAIL or row.recipient_id is None:
        return ""
    with override(row.language):
        path = reverse("notifications:unsubscribe", args=[token_for(row.recipient_id)])
    return settings.SITE_URL.rstrip("/") + path


def user_of(token: str) -> User:
    """Whose letters the link is about. Raises BadToken."""
    try:
        user = User.objects.filter(pk=signing.loads(token, salt=SALT)).first()
    except signing.BadSignature:
        user = None
    if user is None:
        raise BadToken
    return user


def unsubscribe(user: User) -> None:
    """No more letters with alerts. Notices still come: the law leaves no choice."""
    _store(user, email_alerts=False)
