"""Who the person is: created once, corrected by the person until an application is signed."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from enbek.accounts.models import User
from seekers.models import Person, Resume


class IINTaken(Exception):
    """Another account holds this IIN (two tabs, or a forgotten account)."""


@transaction.atomic
def save_person(user: User, values: dict[str, Any], *, email: str | None, phone: str | None) -> Person:
    """Create or correct the person of an account, and its contacts. Raises IINTaken."""
    if (phone or None) != user.phone:
        user.phone_verified = False  # a code by SMS signs only through a phone that was confirmed
    user.email, user.phone = email or None, phone or None
    user.save(update_fields=["email", "phone", "phone_verified"])
    try:
        with transaction.atomic():
            person, _created = Person.objects.update_or_create(user=user, defaults=values)
    except IntegrityError as error:
        if "iin" in str(error):
            raise IINTaken from None
        raise
    Resume.objects.get_or_create(person=person)
    return person
