"""Seats of a vacancy: a hire takes one, the last one closes the vacancy (R76, D-43)."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from employers.models import Vacancy
from employers.rules.machine import NO_SEAT, VACANCY
from employers.rules.tables import ClosingReason
from enbek import clock
from enbek.law import edition_on
from enbek.transitions.services import Actor, apply


class NoSeat(Exception):
    """There is no free seat any more; `reason` says so in the three languages."""

    reason = NO_SEAT


def lock(vacancy_ids: Collection[UUID]) -> dict[UUID, Vacancy]:
    """The vacancies under their row locks, always taken in the same order, so that two workers never wait for each other in a circle."""
    rows = Vacancy.objects.select_for_update(of=("self",)).filter(pk__in=vacancy_ids).order_by("pk")
    return {vacancy.pk: vacancy for vacancy in rows.select_related("organisation", "settlement__region", "occupation")}


def take(vacancy_id: UUID) -> Vacancy:
    """Take one seat; the caller holds the transaction. A vacancy that sleeps still takes its people. Raises NoSeat."""
    vacancy = lock([vacancy_id])[vacancy_id]
    if not vacancy.has_seat:
        raise NoSeat
    vacancy.taken += 1
    if vacancy.free_seats:
        vacancy.save(update_fields=["taken"])
        return vacancy
    vacancy.closed_on, vacancy.closing_reason = clock.today(), ClosingReason.SEATS_TAKEN
    apply(VACANCY, vacancy, "fill", actor=Actor.system(vacancy.organisation.name), edition=edition_on(clock.today()).id,
          facts={"seats": vacancy.seats})
    return vacancy
