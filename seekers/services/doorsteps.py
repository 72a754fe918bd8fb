"""Where the assistant or the akim finds a person of a rural settlement (R37.2, R52, R71.2, R73.6, D-42)."""

from __future__ import annotations

from enbek.accounts.models import User
from notifications.relays import Doorstep
from seekers.models import Person


def doorstep_of(user: User) -> Doorstep | None:
    """None for whoever lives in a town, or is no seeker."""
    person = Person.objects.select_related("settlement").filter(user=user, settlement__rural=True).first()
    if person is None:
        return None
    place = person.settlement
    office = place.served_by.order_by("name_ru", "pk").values_list("pk", flat=True).first()
    return Doorstep(place.kato, place.name, person.full_name, person.address, office)
