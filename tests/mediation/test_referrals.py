"""The employer's answer: hire, refusal, silence (R75, R76, R81, T23, D-43, Q-05)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection

from employers.models import Vacancy
from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline, State
from enbek.transitions.machine import MoveRefused
from enbek.transitions.models import Transition
from mediation.models import Offer, Referral
from mediation.rules import machines
from mediation.rules.machines import OfferStatus, ReferralStatus
from mediation.services import offers, referrals, withdrawing
from registration.models import Case
from registration.services import closing
from tests.mediation import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

At = Callable[[datetime | str], datetime]


def referred(case: Case | None = None, vacancy: Vacancy | None = None) -> Referral:
    case = case or make.case()
    offer = offers.propose(case.pk, (vacancy or make.vacancy()).pk, by=make.user())
    offers.agree(offer.pk, by=case.person.user)
    return Referral.objects.get(offer=offer)


def test_a_hire_takes_the_seat_closes_the_vacancy_and_the_case() -> None:
    referral = referred()
    referrals.hire(referral.pk, by=make.user(), on=make.MONDAY)
    vacancy, case = Vacancy.objects.get(), Case.objects.get()
    assert (vacancy.taken, vacancy.closed_on) == (1, make.MONDAY)
    assert (case.status, case.closed_on) == ("placed", make.MONDAY)
    assert Deadline.objects.of(referral.subject).get(limit_id="T23").state == State.MET
    assert not Deadline.objects.of(case.subject).open().exists()


def test_a_vacancy_of_several_seats_stays_open_until_the_last_hire() -> None:
    vacancy = make.vacancy(seats=2)
    first, second = referred(vacancy=vacancy), referred(vacancy=vacancy)
    referrals.hire(first.pk, by=make.user(), on=make.MONDAY)
    assert Vacancy.objects.get().is_open
    referrals.hire(second.pk, by=make.user(), on=make.MONDAY)
    assert not Vacancy.objects.get().is_open


def test_hiring_twice_takes_one_seat() -> None:
    referral = referred(vacancy=make.vacancy(seats=2))
    for _ in range(2):
        referrals.hire(referral.pk, by=make.user(), on=make.MONDAY)
    assert Vacancy.objects.get().taken == 1


def test_a_hire_takes_back_the_persons_other_offers_and_referrals() -> None:
    case = make.case()
    referral, other = referred(case), referred(case)
    waiting = offers.propose(case.pk, make.vacancy().pk, by=make.user())
    referrals.hire(referral.pk, by=make.user(), on=make.MONDAY)
    other.refresh_from_db()
    waiting.refresh_from_db()
    assert (other.status, waiting.status) == (ReferralStatus.WITHDRAWN, OfferStatus.WITHDRAWN)
    assert Offer.objects.get(pk=referral.offer_id).status == OfferStatus.AGREED
    assert not Deadline.objects.open().exists()


def test_the_last_seat_takes_back_the_offers_of_other_people() -> None:
    vacancy = make.vacancy(seats=2)
    hired, other = referred(vacancy=vacancy), referred(vacancy=vacancy)
    Vacancy.objects.filter(pk=vacancy.pk).update(seats=1)
    referrals.hire(hired.pk, by=make.user(), on=make.MONDAY)
    withdrawing.withdraw_dead()
    other.refresh_from_db()
    assert other.status == ReferralStatus.WITHDRAWN
    assert Case.objects.get(pk=other.offer.case_id).status == "job_seeker"


def test_nobody_is_hired_on_a_seat_that_is_taken() -> None:
    vacancy = make.vacancy(seats=2)
    first, second = referred(vacancy=vacancy), referred(vacancy=vacancy)
    Vacancy.objects.filter(pk=vacancy.pk).update(seats=1)
    referrals.hire(first.pk, by=make.user(), on=make.MONDAY)
    with pytest.raises(MoveRefused) as refused:
        referrals.hire(second.pk, by=make.user(), on=make.MONDAY)
    assert refused.value.reasons == [machines.NO_FREE_SEAT]


def test_a_person_whose_case_has_ended_is_not_placed_again() -> None:
    referral = referred()
    closing.close_by_request(referral.offer.case_id, closing.CloseReason.OWN_JOB)
    with pytest.raises(MoveRefused) as refused:
        referrals.hire(referral.pk, by=make.user(), on=make.MONDAY)
    assert machines.NOT_SEEKING in refused.value.reasons
    assert Vacancy.objects.get().taken == 0


def test_a_refusal_by_the_employer_lets_the_matching_go_on() -> None:
    referral = referred()
    referrals.refuse(referral.pk, by=make.user(), reason="skills", words="Нужна 1С")
    referral.refresh_from_db()
    assert (referral.status, referral.reason_code) == (ReferralStatus.REFUSED, "skills")
    case = Case.objects.get()
    assert (case.status, case.work) == ("job_seeker", "")
    assert Deadline.objects.of(case.subject).get(limit_id="T06").state == State.RUNNING


def test_five_working_days_of_silence_are_the_employers_refusal(clock_at: At) -> None:
    referral = referred()
    clock_at("2026-03-26 23:00")
    deadlines.sweep()
    referral.refresh_from_db()
    assert referral.is_undecided
    clock_at("2026-03-27 00:01")
    deadline = Deadline.objects.of(referral.subject).get(limit_id="T23")
    for _ in range(2):
        referrals.employer_is_silent(deadline.pk)
    referral.refresh_from_db()
    assert referral.status == ReferralStatus.DEEMED_REFUSED
    assert Transition.objects.of(referral.subject).filter(move="deem_refused").count() == 1
    assert Deadline.objects.of(Case.objects.get().subject).get(limit_id="T06").state == State.RUNNING


def test_an_employer_who_hires_late_is_heard_but_one_who_refuses_late_is_not(clock_at: At) -> None:
    referral = referred()
    clock_at("2026-03-27 00:01")
    referrals.employer_is_silent(Deadline.objects.of(referral.subject).get(limit_id="T23").pk)
    with pytest.raises(MoveRefused):
        referrals.refuse(referral.pk, by=make.user(), reason="skills")
    referrals.hire(referral.pk, by=make.user(), on=clock.today())
    assert Case.objects.get().status == "placed"


@pytest.mark.parametrize("change", ["status = 'hired'", "status = 'refused'"])
def test_the_database_refuses_a_hire_without_a_day_and_a_refusal_without_a_reason(change: str) -> None:
    referral = referred()
    with pytest.raises(Exception, match="referral_"), connection.cursor() as cursor:
        cursor.execute(f"UPDATE mediation_referral SET {change} WHERE id = %s", [referral.pk])  # noqa: S608
