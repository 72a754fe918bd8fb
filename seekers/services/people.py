"""Who the person is: created once, corrected by the person until an application is signed."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from enbek import clock
from enbek.accounts.models import User
from enbek.identifiers import IIN
from enbek.signing.acts.models import BoundKey
from seekers.models import Person, Resume


class ContactTaken(Exception):
    """Another account has this e-mail or phone, or one given in the meantime."""


class IINTaken(Exception):
    """Another account holds this IIN (two tabs, or a forgotten account)."""


def may_be_corrected_at_the_desk(person: Person) -> bool:
    """Contacts open an account: whoever has a password of their own changes them alone. At a desk only those of an account opened at a desk."""
    return person.user.met_in_person and not person.user.has_usable_password()


@transaction.atomic
def save_at_the_desk(iin: IIN, values: dict[str, Any], *, email: str | None, phone: str | None, language: str) -> Person:
    """The person whom a worker has before them, by the identity document shown (R5.2): found by the IIN, else entered with an account.

    The account is opened by the person's EDS (the key of this IIN), or by the e-mail given. Contacts of an account with a password stay as they are.
    Raises ContactTaken.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("user").filter(iin=iin).first()
    user = person.user if person else User(met_in_person=True)
    if person is None:
        user.set_unusable_password()
    if person is None or may_be_corrected_at_the_desk(person):
        user.email, user.phone, user.language = email or None, phone or None, language
        try:
            with transaction.atomic():
                user.save()
        except IntegrityError:
            raise ContactTaken from None
    person, created = Person.objects.update_or_create(iin=iin, defaults={**values, "user": user})
    Resume.objects.get_or_create(person=person)
    if created:
        BoundKey.objects.get_or_create(iin=iin, defaults={"user": user, "bound_at": clock.now()})
    return person


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
