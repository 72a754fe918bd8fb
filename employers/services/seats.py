"""Seats of a vacancy: a hire takes one, the last one closes the vacancy (R76, D-43)."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from employers.models import Vacancy
from enbek import clock
from enbek.i18n import Text

NO_SEAT = Text(
    "Бұл бос орын жабылған: барлық орынға адам алынды немесе жұмыс беруші оны алып тастады.",
    "Эта вакансия закрыта: все места заняты или работодатель её снял.",
    "This vacancy is closed: all its seats are taken or the employer withdrew it.",
)


class NoSeat(Exception):
    """There is no free seat any more; `reason` says so in the three languages."""

    reason = NO_SEAT


def lock(vacancy_ids: Collection[UUID]) -> dict[UUID, Vacancy]:
    """The vacancies under their row locks, always taken in the same order, so that two workers never wait for each other in a circle."""
    rows = Vacancy.objects.select_for_update(of=("self",)).filter(pk__in=vacancy_ids).order_by("pk")
    return {vacancy.pk: vacancy for vacancy in rows.select_related("organisation", "settlement__region", "occupation")}


def take(vacancy_id: UUID) -> Vacancy:
    """Take one seat; the caller holds the transaction. Raises NoSeat."""
    vacancy = lock([vacancy_id])[vacancy_id]
    if not vacancy.is_open:
        raise NoSeat
    vacancy.taken += 1
    if vacancy.free_seats == 0:
        vacancy.closed_on = clock.today()
    vacancy.save(update_fields=["taken", "closed_on"])
    return vacancy
