"""The employer closes a vacancy, with a reason. Offers of it are taken back by mediation's sweep."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from employers.models import Vacancy
from employers.rules.machine import VACANCY
from employers.rules.tables import ClosingReason
from employers.services import moderation, seats
from enbek import clock
from enbek.accounts.models import User
from enbek.law import edition_on
from enbek.transitions.services import Actor, apply


@transaction.atomic
def close(vacancy_id: UUID, *, by: User, reason: str, words: str = "") -> Vacancy:
    """Close for a reason of `BY_THE_EMPLOYER`. Raises MoveRefused. Safe to call twice: the first reason stays."""
    vacancy = seats.lock([vacancy_id])[vacancy_id]
    if vacancy.closed_on is not None:
        return vacancy
    vacancy.closed_on = clock.today()
    vacancy.closing_reason, vacancy.closing_words = ClosingReason(reason).value if reason else "", words
    apply(VACANCY, vacancy, "close", actor=Actor.person(by, vacancy.organisation.name), edition=edition_on(clock.today()).id,
          context={"reason": reason}, facts={"reason": reason, "words": words})
    moderation.overtake(vacancy)
    return vacancy
