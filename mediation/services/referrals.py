"""The agreed offer at the employer: sent at once (T21), answered within five working days or deemed refused (T23, R75, R76)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from employers.models import Membership, Vacancy
from employers.services import seats
from enbek import clock
from enbek.accounts.models import User
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline
from enbek.law import edition_on
from enbek.transitions.services import Actor, apply
from mediation.models import Offer, Referral
from mediation.rules.machines import REFERRAL, ReferralStatus
from mediation.rules.reasons import EmployerReason
from mediation.services import cases, interviews
from mediation.services.holding import settle
from mediation.services.resumes import sent_resume
from mediation.services.telling import employer_declined
from mediation.services.withdrawing import HIRED_ELSEWHERE, withdraw_dead, withdraw_rest
from notifications.services import notify
from registration.models import Case
from registration.services import closing


def send(offer: Offer, case: Case, vacancy: Vacancy) -> Referral:
    """The portal sends the résumé in the moment of consent: T21 starts and is met (R73.1). The caller holds locks and transaction."""
    edition = edition_on(clock.today()).id
    referral = Referral(offer=offer, resume=sent_resume(case.person), edition=edition, sent_at=clock.now())
    apply(REFERRAL, referral, "send", actor=Actor.system(case.centre.name), edition=edition)
    deadlines.open_deadline("T21", offer.subject, office_id=case.centre_id)
    deadlines.meet(offer.subject, "T21", "sent automatically")
    answer = deadlines.open_deadline("T23", referral.subject)
    _tell_both(referral, case, vacancy, answer)
    return referral


def _tell_both(referral: Referral, case: Case, vacancy: Vacancy, answer: Deadline) -> None:
    """The person learns where the résumé went; the employer's officers learn of the candidate and of their term (R73.2)."""
    told = {"vacancy": vacancy.title, "referred_on": answer.from_day, "answer_by": answer.due_on}
    notify("referred_to_employer", case.person.user, data={**told, "employer": vacancy.organisation.name, "case": case.label},
           subject=referral.subject, key=str(referral.pk))
    officers = Membership.objects.filter(organisation=vacancy.organisation).select_related("user").order_by("pk")
    for officer in officers:
        notify("employer_candidate", officer.user, data={**told, "link": f"work/employer/referrals/{referral.pk}/"},
               subject=referral.subject, key=str(referral.pk))


def hire(referral_id: UUID, *, by: User, on: date) -> Referral:
    """The employer hired the candidate on `on`: a seat is taken, the case closes as placed, the rest is withdrawn (R76, R81, D-43).

    Raises MoveRefused when the case has ended or no seat is free. Safe to call twice.
    """
    with transaction.atomic():
        case, vacancy, referral = _locked(referral_id)
        if referral.status == ReferralStatus.HIRED:
            return referral
        referral.answered_at, referral.answered_by, referral.hired_on = clock.now(), by, on
        context = {"seeking": cases.is_seeking(case), "free_seat": vacancy.has_seat}
        _answer(referral, vacancy, "hire", by, context, {"hired_on": on.isoformat()})
        interviews.end_arranged(referral, case, vacancy)
        seats.take(vacancy.pk)
        withdraw_rest(case, HIRED_ELSEWHERE, keep=referral.offer_id)
        closing.place(case.pk, employer=vacancy.organisation.name_ru, title=vacancy.title.to_json(), on=on,
                      reference={"referral": str(referral.pk), "vacancy": str(vacancy.pk)})
        # other people's offers of the last seat are under other cases' locks: taken back after this commit, or by the next sweep
        transaction.on_commit(withdraw_dead, robust=True)
    return referral


@transaction.atomic
def refuse(referral_id: UUID, *, by: User, reason: str, words: str = "") -> Referral:
    """The employer refuses the candidate; the matching of the person goes on (R75.1). Raises MoveRefused. Safe to call twice."""
    case, vacancy, referral = _locked(referral_id)
    if referral.status == ReferralStatus.REFUSED:
        return referral
    referral.answered_at, referral.answered_by = clock.now(), by
    referral.reason_code, referral.reason_words = EmployerReason(reason).value, words
    _answer(referral, vacancy, "refuse", by, {"reason": reason}, {"reason": reason})
    interviews.end_arranged(referral, case, vacancy)
    employer_declined(referral, case, silent=False)
    settle(case)
    return referral


def _answer(referral: Referral, vacancy: Vacancy, move: str, by: User, context: dict[str, Any], facts: dict[str, Any]) -> None:
    actor = Actor.person(by, vacancy.organisation.name)
    apply(REFERRAL, referral, move, actor=actor, edition=edition_on(clock.today()).id, context=context, facts=facts)
    deadlines.meet(referral.subject, "T23", move)


@deadlines.expiry_handler("T23")
def employer_is_silent(deadline_id: UUID) -> None:
    """Five working days without an answer count as the employer's refusal, never as the citizen's (R75.2, Q-05)."""
    with transaction.atomic():
        silent = Deadline.objects.get(pk=deadline_id)
        case, vacancy, referral = _locked(silent.subject_id)
        if deadlines.lock_if_run_out(deadline_id) is None:
            return
        if referral.is_undecided:
            apply(REFERRAL, referral, "deem_refused", actor=Actor.system(case.centre.name), edition=edition_on(clock.today()).id)
            interviews.end_arranged(referral, case, vacancy)
            employer_declined(referral, case, silent=True)
        deadlines.miss(referral.subject, "T23", "deemed refusal by the employer")
        settle(case)


def _locked(referral_id: UUID) -> tuple[Case, Vacancy, Referral]:
    """Case, vacancy and referral under their locks, in the order of the house. Raises Referral.DoesNotExist."""
    found = Referral.objects.select_related("offer").get(pk=referral_id)
    case = cases.lock_now(found.offer.case_id)
    vacancy = seats.lock([found.offer.vacancy_id])[found.offer.vacancy_id]
    return case, vacancy, Referral.objects.select_for_update().get(pk=referral_id)
