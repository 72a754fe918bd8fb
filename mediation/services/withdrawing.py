"""Take back offers whose vacancy or whose case is no longer there. That is nobody's refusal and counts for nothing (Q-08)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.i18n import Text
from enbek.law import edition_on
from enbek.sweeping import act_on
from enbek.transitions.services import Actor, apply
from mediation.models import Offer
from mediation.rules.machines import OFFER, REFERRAL
from mediation.services import cases, interviews
from mediation.services.holding import settle
from mediation.services.telling import withdrawn
from registration.models import Case

VACANCY_GONE = Text(
    "Бос орын жабылды.", "Вакансия закрыта.", "The vacancy was closed."
)
CASE_CLOSED = Text(
    "Адамның ісі жабылды.", "Дело этого человека закрыто.", "The case of this person was closed."
)
HIRED_ELSEWHERE = Text(
    "Адам басқа жұмыс берушіге орналасты.", "Человек принят другим работодателем.", "The person was hired by another employer."
)


def withdraw_rest(case: Case, because: Text, *, keep: UUID) -> int:
    """Take back what is pending in this case but for the offer `keep`. The caller holds the case's lock and the transaction."""
    rows = Offer.objects.pending().filter(case=case).exclude(pk=keep).order_by("pk")
    offers = list(Offer.objects.select_for_update(of=("self",)).filter(pk__in=[row.pk for row in rows]).order_by("pk"))
    for offer in offers:
        withdraw(offer, case, because)
    return len(offers)


def withdraw(offer: Offer, case: Case, because: Text) -> None:
    """One offer, with its referral and their clocks. The caller holds the locks."""
    actor, edition = Actor.system(case.centre.name), edition_on(clock.today()).id
    facts = {"because": because.to_json()}
    apply(OFFER, offer, "withdraw", actor=actor, edition=edition, facts=facts)
    deadlines.cancel_all(offer.subject, because.en)
    referral = getattr(offer, "referral", None)
    if referral is not None and referral.is_undecided:
        apply(REFERRAL, referral, "withdraw", actor=actor, edition=edition, facts=facts)
        deadlines.cancel_all(referral.subject, because.en)
        interviews.end_arranged(referral, case, offer.vacancy)
    withdrawn(offer, case, because)


def withdraw_dead() -> int:
    """Sweep: offers that are pending although the vacancy is closed or the person's case has ended. Each in its own transaction."""
    gone = Q(vacancy__closed_on__isnull=False) | Q(vacancy__taken__gte=F("vacancy__seats"))
    ended = ~Q(case__status__in=cases.SEEKING)
    dead = Offer.objects.pending().filter(gone | ended).order_by("pk").values_list("pk", "case_id")
    return act_on(list(dead), lambda row: withdraw_if_dead(*row)).handled


@transaction.atomic
def withdraw_if_dead(offer_id: UUID, case_id: UUID) -> bool:
    """Safe to call twice and by two workers at once."""
    case = cases.lock(case_id, skip_locked=True)
    if case is None:
        return False
    offer = Offer.objects.pending().filter(pk=offer_id).select_related("vacancy").order_by("pk").first()
    if offer is None:
        return False
    seeking = cases.is_seeking(case)
    if seeking and offer.vacancy.has_seat:
        return False
    withdraw(offer, case, VACANCY_GONE if seeking else CASE_CLOSED)
    settle(case)
    return True
