"""Contest an offer and decide the contest: a person decides, never the one who made the offer (Q-08)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.accounts.models import User
from enbek.law import edition_on
from enbek.transitions.services import Actor, apply
from mediation.models import Contest, Offer
from mediation.rules.machines import CONTEST, ContestStatus, OfferStatus
from mediation.rules.verdicts import Criterion
from mediation.services import cases, signs, telling
from registration.models import Case

CONTESTABLE = (OfferStatus.PROPOSED, OfferStatus.REFUSED, OfferStatus.EXPIRED)


@transaction.atomic
def contest(offer_id: UUID, *, by: User, criterion: str, words: str) -> Contest:
    """The person says why the work is not suitable: from now on it does not count. Safe to call twice: the first words stand.

    Raises MoveRefused without words, or for an offer that counts against nobody anyway.
    """
    case, offer = _locked(offer_id)
    known = Contest.objects.filter(offer=offer).order_by("pk").first()
    if known is not None:
        return known
    row = Contest(
        offer=offer, criterion=Criterion(criterion).value, words=words.strip(), opened_at=clock.now(), edition=edition_on(clock.today()).id
    )
    context = {"contestable": offer.status in CONTESTABLE, "words": words}
    facts = {"offer": str(offer.pk), "criterion": row.criterion, "words": row.words}
    apply(CONTEST, row, "contest", actor=Actor.person(by), edition=row.edition, context=context, facts=facts)
    telling.contest_opened(row, offer, case)
    signs.weigh(case)
    return row


@transaction.atomic
def decide(contest_id: UUID, *, by: User, upheld: bool, words: str) -> Contest:
    """A specialist decides, with words that the person reads. Raises MoveRefused without words, for the own offer, or when it is decided already."""
    found = Contest.objects.get(pk=contest_id)
    case, offer = _locked(found.offer_id)
    row = Contest.objects.select_for_update().get(pk=contest_id)
    row.decided_at, row.decided_by, row.decision_words = clock.now(), by, words.strip()
    context = {"words": words, "own_offer": offer.offered_by_id == by.pk}
    facts: dict[str, Any] = {"offer": str(offer.pk), "words": row.decision_words, "verdict": offer.verdict}
    move = "uphold" if upheld else "reject"
    apply(CONTEST, row, move, actor=Actor.person(by, case.centre.name), edition=edition_on(clock.today()).id, context=context, facts=facts)
    telling.contest_decided(row, offer, case)
    signs.weigh(case)
    return row


def open_at(centre_ids: list[UUID]) -> list[Contest]:
    """What waits for a decision at these centres, the oldest first."""
    rows = Contest.objects.filter(status=ContestStatus.OPEN, offer__case__centre__in=centre_ids)
    return list(rows.select_related("offer__case__person", "offer__vacancy__organisation", "offer__offered_by").order_by("opened_at", "pk"))


def _locked(offer_id: UUID) -> tuple[Case, Offer]:
    """Case and offer under their locks, in the order of the house. Raises Offer.DoesNotExist."""
    case = cases.lock_now(Offer.objects.get(pk=offer_id).case_id)
    return case, Offer.objects.select_for_update(of=("self",)).select_related("vacancy__organisation").get(pk=offer_id)
