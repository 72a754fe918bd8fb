"""Offers of suitable work and the person's answers (R36, R37, R71, R72; T19, T20; D-41)."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from employers.models import Vacancy
from employers.services import seats
from enbek import clock
from enbek.accounts.models import User
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline
from enbek.i18n import Text
from enbek.law import edition_on
from enbek.transitions.services import Actor, apply
from mediation.models import Offer
from mediation.models.offers import AnswerLimit, Source
from mediation.rules.machines import OFFER, OfferStatus
from mediation.rules.reasons import RefusalReason
from mediation.rules.verdicts import Verdict
from mediation.services import cases, referrals, signs
from mediation.services.comparing import compare
from mediation.services.holding import settle
from mediation.services.withdrawing import VACANCY_GONE, withdraw
from notifications.answers import number_to_answer
from notifications.services import acted, delivered_at, notify
from registration.models import Case
from registration.rules.machine import Status
from registration.services import promotion


@transaction.atomic
def propose(case_id: UUID, vacancy_id: UUID, *, by: User) -> Offer:
    """A specialist offers a vacancy (R71). Raises MoveRefused: not registered, no free seat, offered already, or not suitable."""
    case = cases.lock_now(case_id)
    vacancy = seats.lock([vacancy_id])[vacancy_id]
    offer = offer_locked(case, vacancy, compare(case.person, vacancy), by=by)
    settle(case)
    return offer


def offer_locked(case: Case, vacancy: Vacancy, verdict: Verdict, *, by: User | None = None) -> Offer:
    """Write the offer, start the answer clock, tell the person. The caller holds both locks and settles the case."""
    limit = AnswerLimit.JOB_SEEKER if case.status == Status.JOB_SEEKER else AnswerLimit.UNEMPLOYED
    offer = Offer(
        case=case, vacancy=vacancy, source=Source.SPECIALIST if by else Source.PORTAL, offered_by=by, verdict=verdict.to_json(),
        answer_limit=limit, edition=edition_on(clock.today()).id, offered_at=clock.now(),
    )
    context = {
        "seeking": cases.is_seeking(case),
        "offered_before": Offer.objects.filter(case=case, vacancy=vacancy).exists(),
        "suitable": verdict.suitable,
        "free_seat": vacancy.is_open and Offer.objects.pending().filter(vacancy=vacancy).count() < vacancy.free_seats,
    }
    actor = Actor.person(by, case.centre.name) if by else Actor.system(case.centre.name)
    paragraph = "71" if by else "36"
    apply(OFFER, offer, "propose", actor=actor, edition=offer.edition, paragraph=paragraph, context=context,
          facts={"vacancy": str(vacancy.pk), "score": verdict.score})
    answer = deadlines.open_deadline(limit, offer.subject)
    _tell_offered(offer, case, vacancy, answer)
    return offer


def _tell_offered(offer: Offer, case: Case, vacancy: Vacancy, answer: Deadline) -> None:
    data = {
        "vacancy": vacancy.title,
        "employer": vacancy.organisation.name,
        "answer_by": answer.due_on,
        "place": vacancy.settlement.name,
        "pay": vacancy.pay,
        "unemployed": not offer.as_job_seeker,
        "case": case.label,
        "link": f"work/offers/{offer.pk}/",
        "answer_to": number_to_answer(),
        "answer_code": offer.answer_code if number_to_answer() else None,
    }
    notify("offer_received", case.person.user, data=data, subject=offer.subject, key=str(offer.pk))


@transaction.atomic
def agree(offer_id: UUID, *, by: User, through: Text | None = None) -> Offer:
    """The person agrees; the résumé goes to the employer at once (R72, R73.1). Safe to call twice.

    `through`: the office where an officer `by` wrote down what the person said (R37.2). If the vacancy is gone meanwhile, the offer comes back as withdrawn. Raises MoveRefused if it was answered otherwise or has ended.
    """
    case, vacancy, offer = _locked(offer_id)
    if offer.status == OfferStatus.AGREED or _gone(offer, case, vacancy):
        return offer
    _answer(offer, case, vacancy, "agree", Actor.person(by, through), {"seeking": cases.is_seeking(case)}, {})
    referrals.send(offer, case, vacancy)
    settle(case)
    return offer


def refuse(offer_id: UUID, *, by: User, reason: str, words: str = "", through: Text | None = None) -> Offer:
    """The person refuses with a coded reason (R72). A job seeker is then registered as unemployed at once (R38.1, R53).

    The promotion is written down in this transaction and done after it, because it asks the registries. Safe to call twice.
    Raises MoveRefused as `agree` does.
    """
    with transaction.atomic():
        case, vacancy, offer = _locked(offer_id)
        if offer.status == OfferStatus.REFUSED or _gone(offer, case, vacancy):
            return offer
        offer.reason_code, offer.reason_words = RefusalReason(reason).value, words
        context = {"seeking": cases.is_seeking(case), "reason": reason}
        _answer(offer, case, vacancy, "refuse", Actor.person(by, through), context, {"reason": reason, "words": words})
        settle(case)
        signs.weigh(case)
        if case.status == Status.JOB_SEEKER:
            reference = {"offer": str(offer.pk)}
            promotion.request_promotion(case.pk, promotion.REFUSED, reference)
            transaction.on_commit(partial(promotion.promote, case.pk, promotion.REFUSED, reference), robust=True)
    return offer


def _answer(
    offer: Offer, case: Case, vacancy: Vacancy, move: str, actor: Actor, context: dict[str, Any], facts: dict[str, Any]
) -> None:
    """Move the offer, close its clock, tell the person that the answer arrived."""
    offer.answered_at = clock.now()
    apply(OFFER, offer, move, actor=actor, edition=edition_on(clock.today()).id, context=context, facts=facts)
    deadlines.meet(offer.subject, offer.answer_limit, move)
    acted(offer.subject, "offer_received", case.person.user_id)
    data = {
        "vacancy": vacancy.title,
        "employer": vacancy.organisation.name,
        "answered_at": offer.answered_at,
        "agreed": move == "agree",
        "unemployed": case.status == Status.UNEMPLOYED,
        "case": case.label,
    }
    notify("offer_answered", case.person.user, data=data, subject=offer.subject, key=str(offer.pk))


def _gone(offer: Offer, case: Case, vacancy: Vacancy) -> bool:
    """Whether the vacancy closed while the offer was open: then it is withdrawn, and no answer to it counts (Q-08)."""
    if not offer.is_unanswered or vacancy.has_seat:
        return False
    withdraw(offer, case, VACANCY_GONE)
    settle(case)
    return True


def _locked(offer_id: UUID) -> tuple[Case, Vacancy, Offer]:
    """Case, vacancy and offer under their locks, in the order of the house. Raises Offer.DoesNotExist."""
    found = Offer.objects.get(pk=offer_id)
    case = cases.lock_now(found.case_id)
    vacancy = seats.lock([found.vacancy_id])[found.vacancy_id]
    return case, vacancy, Offer.objects.select_for_update().get(pk=offer_id)


@deadlines.expiry_handler("T19")
def job_seeker_is_silent(deadline_id: UUID) -> None:
    """The offer lapses without any sanction; the promotion is held by it no more (D-41, Q-05)."""
    _expire(deadline_id, "no answer; no sanction for a job seeker (D-41)")


@deadlines.expiry_handler("T20")
def unemployed_is_silent(deadline_id: UUID) -> None:
    """The lapse is recorded. Whether it has consequences (R51.2b) a person decides, after a hearing."""
    _expire(deadline_id, "no answer in time (R51.2b)")


@transaction.atomic
def _expire(deadline_id: UUID, note: str) -> None:
    silent = Deadline.objects.get(pk=deadline_id)
    case, vacancy, offer = _locked(silent.subject_id)
    if deadlines.lock_if_run_out(deadline_id) is None or _gone(offer, case, vacancy):
        return
    if offer.is_unanswered:
        apply(OFFER, offer, "expire", actor=Actor.system(case.centre.name), edition=edition_on(clock.today()).id)
    if delivered_at(offer.subject, "offer_received") is None:
        note += "; the offer was not proven to be delivered: the silence counts for nothing (Q-08)"
    deadlines.miss(offer.subject, offer.answer_limit, note)
    settle(case)
    signs.weigh(case)
