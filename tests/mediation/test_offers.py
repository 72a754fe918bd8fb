"""Offers: who may get one, how it is answered, what silence means (R37, R71, R72, T19, T20, D-41, Q-05, Q-08)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from employers.models import Vacancy
from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline, State
from enbek.transitions.machine import MoveRefused
from enbek.transitions.models import Transition
from mediation.models import Offer, Referral
from mediation.rules import machines
from mediation.rules.machines import OfferStatus, ReferralStatus
from mediation.services import offers, withdrawing
from notifications.models import Message
from registration.models import Case
from registration.models.cases import Work
from registration.services import closing
from seekers.models import Person
from tests.mediation import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

At = Callable[[datetime | str], datetime]


def offered(case: Case | None = None, **vacancy: object) -> Offer:
    case = case or make.case()
    return offers.propose(case.pk, make.vacancy(**vacancy).pk, by=make.user())


def clock_of(row: Offer | Case, limit_id: str) -> Deadline:
    return Deadline.objects.of(row.subject).get(limit_id=limit_id)


# --- proposing ------------------------------------------------------------------------------------------
def test_a_job_seeker_has_one_working_day_to_answer() -> None:
    offer = offered()
    assert (offer.status, offer.answer_limit) == (OfferStatus.PROPOSED, "T19")
    assert clock_of(offer, "T19").due_on == date(2026, 3, 17)


def test_an_unemployed_person_has_three_working_days_to_answer() -> None:
    offer = offered(make.case(status="unemployed"))
    assert clock_of(offer, "T20").due_on == date(2026, 3, 19)


def test_the_offer_keeps_its_reasons_and_its_ground() -> None:
    offer = offered()
    assert offer.verdict["suitable"] is True
    assert len(offer.findings) == 8
    ground = Transition.objects.of(offer.subject).get()
    assert (ground.move, ground.paragraph, ground.edition) == ("propose", "71", offer.edition)


def test_each_offer_is_announced_by_a_message_of_its_own() -> None:
    case = make.case()
    first, second = offered(case), offered(case)
    told = Message.objects.filter(message_id="offer_received", channel="cabinet").order_by("pk")
    assert {message.subject_id for message in told} == {first.pk, second.pk}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"code": "7212-1"}, machines.UNSUITABLE),
        ({"seats": 1, "taken": 1}, machines.NO_FREE_SEAT),
        ({"closed_on": make.MONDAY}, machines.NO_FREE_SEAT),
    ],
)
def test_a_specialist_cannot_offer_what_is_not_suitable_or_not_free(fields: dict[str, object], sentence: object) -> None:
    with pytest.raises(MoveRefused) as refused:
        offered(**fields)
    assert refused.value.reasons == [sentence]
    assert not Offer.objects.exists()


def test_a_closed_case_gets_no_offers() -> None:
    case = make.case()
    closing.close_by_request(case.pk, closing.CloseReason.OWN_WISH)
    with pytest.raises(MoveRefused) as refused:
        offered(case)
    assert refused.value.reasons == [machines.NOT_SEEKING]


def test_the_same_vacancy_is_never_offered_twice_to_one_case() -> None:
    case, vacancy, specialist = make.case(), make.vacancy(seats=5), make.user()
    offer = offers.propose(case.pk, vacancy.pk, by=specialist)
    offers.refuse(offer.pk, by=case.person.user, reason="pay")
    with pytest.raises(MoveRefused) as refused:
        offers.propose(case.pk, vacancy.pk, by=specialist)
    assert refused.value.reasons == [machines.OFFERED_ALREADY]


def test_a_seat_is_offered_to_no_more_people_than_can_have_it() -> None:
    vacancy, specialist = make.vacancy(seats=2), make.user()
    for _ in range(2):
        offers.propose(make.case().pk, vacancy.pk, by=specialist)
    with pytest.raises(MoveRefused) as refused:
        offers.propose(make.case().pk, vacancy.pk, by=specialist)
    assert refused.value.reasons == [machines.NO_FREE_SEAT]


# --- what the database itself refuses -------------------------------------------------------------------
def test_the_database_refuses_a_second_open_offer_of_one_vacancy() -> None:
    offer = offered()
    copy = Offer(case=offer.case, vacancy=offer.vacancy, status="proposed", verdict={}, answer_limit="T19", edition="x", offered_at=clock.now())
    with pytest.raises(IntegrityError, match="offer_one_open"), transaction.atomic():
        copy.save()


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_status_without_a_ground() -> None:
    offer = offered()
    with pytest.raises(DatabaseError, match="without a ground"), connection.cursor() as cursor:
        cursor.execute("UPDATE mediation_offer SET status = 'expired' WHERE id = %s", [offer.pk])


@pytest.mark.parametrize("change", ["status = 'refused', answered_at = now()", "status = 'agreed'", "source = 'specialist', offered_by_id = NULL"])
def test_the_database_refuses_an_answer_without_time_or_reason_and_a_specialist_without_a_name(change: str) -> None:
    offer = offered()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE mediation_offer SET {change} WHERE id = %s", [offer.pk])  # noqa: S608


# --- agreeing ---------------------------------------------------------------------------------------------
def test_agreement_sends_the_resume_at_once_and_starts_the_employers_clock() -> None:
    officer = make.user()
    case = make.case()
    offer = offers.propose(case.pk, make.vacancy(make.organisation(officer)).pk, by=make.user())
    answered = offers.agree(offer.pk, by=case.person.user)
    referral = Referral.objects.get(offer=offer)
    assert (answered.status, referral.status) == (OfferStatus.AGREED, ReferralStatus.SENT)
    assert clock_of(offer, "T19").state == clock_of(offer, "T21").state == State.MET
    assert Deadline.objects.of(referral.subject).get(limit_id="T23").due_on == date(2026, 3, 26)
    told = {(message.message_id, message.recipient_id) for message in Message.objects.filter(channel="cabinet").order_by("pk")}
    assert {("offer_answered", case.person.user_id), ("referred_to_employer", case.person.user_id), ("employer_candidate", officer.pk)} <= told


def test_the_employer_gets_no_iin_no_address_and_no_health() -> None:
    case = make.case(make.person(health_limits=["lifting"], past=[("2411-1", 40)]))
    offer = offered(case)
    offers.agree(offer.pk, by=case.person.user)
    sent = str(Referral.objects.get(offer=offer).resume)
    assert "Ахметов" in sent
    assert Person.objects.get(pk=case.person_id).iin.value not in sent
    assert "lifting" not in sent
    assert "health" not in sent


def test_agreeing_twice_is_agreeing_once() -> None:
    offer = offered()
    for _ in range(2):
        assert offers.agree(offer.pk, by=offer.case.person.user).status == OfferStatus.AGREED
    assert Referral.objects.filter(offer=offer).count() == 1
    assert Transition.objects.of(offer.subject).filter(move="agree").count() == 1


def test_after_agreeing_one_cannot_refuse_the_same_offer() -> None:
    offer = offered()
    offers.agree(offer.pk, by=offer.case.person.user)
    with pytest.raises(MoveRefused):
        offers.refuse(offer.pk, by=offer.case.person.user, reason="pay")


def test_a_vacancy_that_closed_meanwhile_withdraws_the_offer_and_no_answer_counts() -> None:
    for answer in ("agree", "refuse"):
        offer = offered()
        Vacancy.objects.filter(pk=offer.vacancy_id).update(closed_on=clock.today())
        by = offer.case.person.user
        after = offers.agree(offer.pk, by=by) if answer == "agree" else offers.refuse(offer.pk, by=by, reason="pay")
        assert after.status == OfferStatus.WITHDRAWN
        assert clock_of(offer, "T19").state == State.CANCELLED
        assert Case.objects.get(pk=offer.case_id).work == ""


# --- refusing -----------------------------------------------------------------------------------------------
def test_one_refusal_of_a_job_seeker_asks_for_the_registration_as_unemployed_durably() -> None:
    offer = offered()
    offers.refuse(offer.pk, by=offer.case.person.user, reason="other", words="Мне предложили лучше")
    case = Case.objects.get(pk=offer.case_id)
    assert (case.work, case.work_because, case.work_reference) == (Work.PROMOTE, "refused", {"offer": str(offer.pk)})
    assert case.work_at <= clock.now()
    offer.refresh_from_db()
    assert (offer.status, offer.reason_code, offer.reason_words) == (OfferStatus.REFUSED, "other", "Мне предложили лучше")
    assert clock_of(offer, "T19").state == State.MET


@pytest.mark.django_db(transaction=True)
def test_a_silent_registry_delays_the_promotion_after_a_refusal_and_loses_neither() -> None:
    offer = offered()
    offers.refuse(offer.pk, by=offer.case.person.user, reason="pay")
    offer.refresh_from_db()
    case = Case.objects.get(pk=offer.case_id)
    assert (offer.status, case.status, case.work) == (OfferStatus.REFUSED, "job_seeker", Work.PROMOTE)
    assert case.waiting_for


def test_a_refusal_of_an_unemployed_person_is_only_recorded() -> None:
    offer = offered(make.case(status="unemployed"))
    offers.refuse(offer.pk, by=offer.case.person.user, reason="pay")
    case = Case.objects.get(pk=offer.case_id)
    assert (case.status, case.work) == ("unemployed", "")


def test_a_refusal_needs_a_known_reason() -> None:
    offer = offered()
    with pytest.raises(ValueError, match="whatever"):
        offers.refuse(offer.pk, by=offer.case.person.user, reason="whatever")
    offer.refresh_from_db()
    assert offer.is_unanswered


def test_refusing_twice_is_refusing_once() -> None:
    offer = offered(make.case(status="unemployed"))
    for _ in range(2):
        offers.refuse(offer.pk, by=offer.case.person.user, reason="pay")
    assert Transition.objects.of(offer.subject).filter(move="refuse").count() == 1
    assert Message.objects.filter(message_id="offer_answered", channel="cabinet").count() == 1


# --- silence ------------------------------------------------------------------------------------------------
def test_silence_of_a_job_seeker_ends_the_offer_without_any_sanction(clock_at: At) -> None:
    offer = offered()
    clock_at("2026-03-18 00:01")
    deadlines.sweep()
    offer.refresh_from_db()
    case = Case.objects.get(pk=offer.case_id)
    assert (offer.status, case.status, case.work) == (OfferStatus.EXPIRED, "job_seeker", "")
    assert clock_of(offer, "T19").state == State.MISSED


def test_silence_of_an_unemployed_person_records_the_lapse_and_nothing_else(clock_at: At) -> None:
    offer = offered(make.case(status="unemployed"))
    clock_at("2026-03-20 00:01")
    deadlines.sweep()
    offer.refresh_from_db()
    assert offer.status == OfferStatus.EXPIRED
    assert "R51.2b" in clock_of(offer, "T20").outcome_note
    assert Case.objects.get(pk=offer.case_id).status == "unemployed"


def test_the_expiry_is_safe_to_call_twice_and_too_early(clock_at: At) -> None:
    offer = offered(make.case(window=False))
    deadline = clock_of(offer, "T19")
    offers.job_seeker_is_silent(deadline.pk)
    offer.refresh_from_db()
    assert offer.is_unanswered
    clock_at("2026-03-18 00:01")
    for _ in range(2):
        offers.job_seeker_is_silent(deadline.pk)
    assert Transition.objects.of(offer.subject).filter(move="expire").count() == 1


def test_an_answer_beats_a_sweep_that_comes_late(clock_at: At) -> None:
    offer = offered(make.case(window=False))
    clock_at("2026-03-18 00:01")
    offers.agree(offer.pk, by=offer.case.person.user)
    deadlines.sweep()
    offer.refresh_from_db()
    assert offer.status == OfferStatus.AGREED


# --- the hold of the matching window (D-41, Q-05) --------------------------------------------------------------
def window(case: Case) -> Deadline:
    return clock_of(case, "T06")


def test_an_offer_whose_time_ends_inside_the_window_holds_nothing(clock_at: At) -> None:
    case = make.case()
    offered(case)
    assert window(case).state == State.RUNNING
    clock_at("2026-03-17 10:00")
    offered(case)
    assert window(case).state == State.RUNNING


def test_an_offer_on_the_last_day_holds_the_window_until_its_own_time_ends(clock_at: At) -> None:
    case = make.case()
    clock_at("2026-03-18 15:00")
    offer = offered(case)
    assert window(case).state == State.HELD
    clock_at("2026-03-19 00:01")
    deadlines.sweep()
    assert window(case).state == State.HELD
    clock_at("2026-03-20 00:01")
    offers.job_seeker_is_silent(clock_of(offer, "T19").pk)
    assert window(case).state == State.RUNNING


def test_an_agreed_offer_holds_the_window_until_the_employer_answers() -> None:
    case = make.case()
    offer = offered(case)
    offers.agree(offer.pk, by=case.person.user)
    assert window(case).state == State.HELD
    reason = window(case).held_because
    assert reason is not None
    assert "employer" in reason.en


def test_one_offer_released_does_not_release_the_other(clock_at: At) -> None:
    case = make.case()
    agreed, silent = offered(case), offered(case)
    offers.agree(agreed.pk, by=case.person.user)
    clock_at("2026-03-18 00:01")
    offers.job_seeker_is_silent(clock_of(silent, "T19").pk)
    assert window(case).state == State.HELD


# --- taking back ---------------------------------------------------------------------------------------------
def test_the_sweep_takes_back_offers_of_closed_vacancies_and_of_ended_cases() -> None:
    dead, ended, alive = offered(), offered(), offered()
    Vacancy.objects.filter(pk=dead.vacancy_id).update(closed_on=clock.today())
    closing.close_by_request(ended.case_id, closing.CloseReason.OWN_JOB)
    assert withdrawing.withdraw_dead() == 2
    assert withdrawing.withdraw_dead() == 0
    statuses = dict(Offer.objects.order_by("pk").values_list("pk", "status"))
    assert statuses == {dead.pk: "withdrawn", ended.pk: "withdrawn", alive.pk: "proposed"}


def test_a_withdrawn_referral_stops_holding_the_window() -> None:
    case = make.case()
    offer = offered(case)
    offers.agree(offer.pk, by=case.person.user)
    Vacancy.objects.filter(pk=offer.vacancy_id).update(closed_on=clock.today())
    withdrawing.withdraw_dead()
    assert Referral.objects.get(offer=offer).status == ReferralStatus.WITHDRAWN
    assert window(case).state == State.RUNNING
