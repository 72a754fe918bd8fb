"""From the application to the status of unemployed, by the Rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline, State
from enbek.documents.models import IssuedDocument
from enbek.i18n import Text
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode
from enbek.transitions.models import Transition
from notifications.models import Message
from registration.models import Case, Decision
from registration.models.decisions import Kind
from registration.rules.machine import Status
from registration.services import acceptance, corrections, promotion, sweeping
from tests import factories

pytestmark = pytest.mark.django_db

SubmitCase = Callable[..., Case]
OPEN_CONTRACT = {"contracts": [{"employer": "ТОО «Арман»", "bin": "940140000385", "position": "бухгалтер", "started_on": "2024-02-01", "ended_on": None}]}


def decision_of(case: Case) -> Decision:
    return case.decisions.latest("decided_at")


def test_an_application_inside_hours_is_accepted_on_the_same_day(submit: SubmitCase) -> None:
    case = submit(at="2026-03-20 11:00")
    assert case.accepted_on == date(2026, 3, 20)
    assert not case.off_hours


def test_an_application_on_friday_evening_before_nauryz_is_accepted_on_the_next_working_day_cl3(submit: SubmitCase) -> None:
    case = submit(at="2026-03-20 19:30")
    assert case.accepted_on == date(2026, 3, 26)
    assert acceptance.process(case.pk) is None
    assert case.status == Status.SUBMITTED


def test_an_off_hours_application_is_registered_by_the_sweep_on_its_day(submit: SubmitCase, clock_at: Any) -> None:
    case = submit(at="2026-03-20 19:30")
    clock_at("2026-03-26 09:01")
    sweeping.do_due_work()
    case.refresh_from_db()
    assert case.status == Status.JOB_SEEKER
    assert case.registered_on == date(2026, 3, 26)


def test_registration_as_job_seeker_opens_both_matching_clocks_and_gives_annex_4(job_seeker: SubmitCase) -> None:
    case = job_seeker()
    assert case.status == Status.JOB_SEEKER
    clocks = {row.limit_id: row for row in Deadline.objects.of(case.subject).running()}
    assert set(clocks) == {"T05", "T06"}
    assert clocks["T06"].due_on == date(2026, 3, 27)
    assert Deadline.objects.of(case.subject).get(limit_id="T02").state == State.MET
    assert [document.form for document in IssuedDocument.objects.of(case.subject)] == ["A4"]
    assert set(Message.objects.filter(message_id="registered_as_job_seeker").values_list("channel", flat=True)) == {"cabinet", "email", "sms"}


def test_the_card_keeps_the_source_of_each_field_and_the_category_its_explanation(job_seeker: SubmitCase) -> None:
    card = job_seeker().card
    assert card.data["wanted_occupation"]["source"] == "form"
    assert card.data["employment_contracts"]["source"] == "employment_contracts"
    assert card.data["employment_contracts"]["as_of"]
    assert card.profile["category"]
    assert card.profile["parts"]


def test_a_name_that_differs_from_the_register_is_refused_with_annex_3(submit: SubmitCase, state: SandboxClient) -> None:
    someone = factories.person(surname="Ахметова")
    state.set_facts(Registry.IDENTITY, someone.iin.value, factories.identity_of(someone) | {"surname": "Оспанова"})
    case = submit(someone, known=False)
    decision = acceptance.process(case.pk)
    assert decision is not None and decision.kind == Kind.REFUSED_JOB_SEEKER
    assert [ground["id"] for ground in decision.holding] == ["A1.9.1"]
    assert IssuedDocument.objects.of(case.subject).get().form == "A3"


def test_a_person_unknown_to_the_register_is_refused_as_unreliable_data(submit: SubmitCase) -> None:
    case = submit(known=False)
    decision = acceptance.process(case.pk)
    assert decision is not None and decision.holding[0]["id"] == "A1.9.1"


def test_a_silent_register_of_persons_delays_and_never_refuses(submit: SubmitCase, state: SandboxClient, clock_at: Any) -> None:
    case = submit(at="2026-03-20 11:00")
    state.set_mode(Registry.IDENTITY, Mode.ERROR)
    assert acceptance.process(case.pk) is None
    case.refresh_from_db()
    assert (case.status, case.waiting_for) == (Status.SUBMITTED, ["identity"])
    assert Message.objects.filter(message_id="registry_delay", channel="cabinet").count() == 1
    state.set_mode(Registry.IDENTITY, Mode.OK)
    clock_at("2026-03-20 11:10")
    sweeping.do_due_work()
    case.refresh_from_db()
    assert (case.status, case.waiting_for, case.work) == (Status.JOB_SEEKER, [], "")


def test_a_silent_registry_that_is_only_useful_does_not_delay_the_registration(submit: SubmitCase, state: SandboxClient) -> None:
    case = submit()
    state.set_mode(Registry.STUDY, Mode.ERROR)
    assert acceptance.process(case.pk) is not None


def test_at_the_end_of_the_window_the_sweep_registers_as_unemployed(job_seeker: SubmitCase, window_ends: Callable[[], datetime]) -> None:
    case = job_seeker()
    window_ends()
    deadlines.sweep()
    case.refresh_from_db()
    assert case.status == Status.UNEMPLOYED
    assert case.unemployed_on == date(2026, 3, 28)
    decision = decision_of(case)
    assert [ground["id"] for ground in decision.grounds] == [f"R41.{n}" for n in range(1, 7)]
    assert all(ground["verdict"] == "does_not_hold" for ground in decision.grounds)
    assert {document.form for document in IssuedDocument.objects.of(case.subject)} == {"A4", "A5"}


def test_one_second_before_the_end_of_the_window_nothing_happens(job_seeker: SubmitCase, clock_at: Any) -> None:
    case = job_seeker()
    clock_at("2026-03-27 23:59:59")
    deadlines.sweep()
    case.refresh_from_db()
    assert case.status == Status.JOB_SEEKER


def test_the_unemployed_are_told_at_once_which_documents_the_payment_needs_t08(job_seeker: SubmitCase, window_ends: Callable[[], datetime]) -> None:
    case = job_seeker()
    window_ends()
    deadlines.sweep()
    assert Deadline.objects.of(case.subject).get(limit_id="T08").state == State.MET
    assert Message.objects.filter(message_id="payment_documents", channel="cabinet").count() == 1
    assert Deadline.objects.of(case.subject).get(limit_id="T15").state == State.RUNNING


def test_a_refused_offer_registers_as_unemployed_at_once(job_seeker: SubmitCase) -> None:
    case = job_seeker()
    decision = promotion.promote(case.pk, promotion.REFUSED, {"offer": "1"})
    assert decision is not None and decision.kind == Kind.REGISTERED_UNEMPLOYED
    assert Deadline.objects.of(case.subject).get(limit_id="T06").state == State.MET


def test_a_requested_promotion_is_done_by_the_sweep_even_if_the_process_died(job_seeker: SubmitCase) -> None:
    case = job_seeker()
    promotion.request_promotion(case.pk, promotion.REFUSED, {"offer": "1"})
    sweeping.do_due_work()
    case.refresh_from_db()
    assert case.status == Status.UNEMPLOYED


def test_a_pending_offer_holds_the_end_of_the_window_d41(job_seeker: SubmitCase, window_ends: Callable[[], datetime]) -> None:
    case = job_seeker()
    promotion.hold(case.pk, Text.same("offer"))
    window_ends()
    deadlines.sweep()
    case.refresh_from_db()
    assert case.status == Status.JOB_SEEKER
    promotion.release(case.pk)
    deadlines.sweep()
    case.refresh_from_db()
    assert case.status == Status.UNEMPLOYED


def test_a_promotion_done_twice_is_done_once(job_seeker: SubmitCase, window_ends: Callable[[], datetime]) -> None:
    case = job_seeker()
    window_ends()
    assert promotion.promote(case.pk, promotion.EXPIRED) is not None
    assert promotion.promote(case.pk, promotion.EXPIRED) is None
    assert Transition.objects.of(case.subject).filter(target=Status.UNEMPLOYED).count() == 1


def test_an_open_contract_refuses_the_status_of_unemployed_with_annex_6(job_seeker: SubmitCase, state: SandboxClient, window_ends: Any) -> None:
    case = job_seeker()
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, case.person.iin.value, OPEN_CONTRACT)
    window_ends()
    deadlines.sweep()
    case.refresh_from_db()
    assert case.status == Status.REFUSED_UNEMPLOYED
    decision = decision_of(case)
    assert [ground["id"] for ground in decision.holding] == ["R41.2"]
    assert decision.facts[0]["registry"] == "employment_contracts" and decision.facts[0]["as_of"]
    assert "A6" in {document.form for document in IssuedDocument.objects.of(case.subject)}


@pytest.mark.parametrize("registry", promotion.ASKED)
def test_no_one_is_refused_or_promoted_while_a_registry_is_silent(registry: Registry, job_seeker: SubmitCase, state: SandboxClient, clock_at: Any) -> None:
    case = job_seeker()
    state.set_mode(registry, Mode.ERROR)
    clock_at("2026-03-28 00:01")
    deadlines.sweep()
    case.refresh_from_db()
    assert (case.status, case.waiting_for) == (Status.JOB_SEEKER, [registry.value])
    assert Deadline.objects.of(case.subject).get(limit_id="T25").state == State.RUNNING
    state.set_mode(registry, Mode.OK)
    clock_at("2026-03-28 00:30")
    sweeping.do_due_work()
    deadlines.sweep()
    case.refresh_from_db()
    assert case.status == Status.UNEMPLOYED


def test_a_corrected_record_makes_the_decision_anew(job_seeker: SubmitCase, state: SandboxClient, window_ends: Any) -> None:
    case = job_seeker()
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, case.person.iin.value, OPEN_CONTRACT)
    window_ends()
    deadlines.sweep()
    correction = corrections.open_correction(decision_of(case), registry="employment_contracts", explanation="ended on 10 March")
    assert corrections.recheck(correction.pk) is None
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, case.person.iin.value, {"contracts": [{**OPEN_CONTRACT["contracts"][0], "ended_on": "2026-03-10"}]})
    decision = corrections.recheck(correction.pk)
    assert decision is not None and decision.kind == Kind.REGISTERED_UNEMPLOYED
    case.refresh_from_db()
    assert case.status == Status.UNEMPLOYED


def test_a_child_with_a_representative_becomes_a_job_seeker_and_never_unemployed(job_seeker: SubmitCase, window_ends: Any) -> None:
    child = factories.person(birth=date(2011, 1, 10))
    case = job_seeker(person=child, representative_statement="statements/x.pdf", representative_name="А. Б.", representative_iin=factories.iin())
    window_ends()
    deadlines.sweep()
    case.refresh_from_db()
    assert case.status == Status.REFUSED_UNEMPLOYED
    assert [ground["id"] for ground in decision_of(case).holding] == ["R41.1"]


def test_a_child_without_a_statement_is_refused_as_incomplete_r6(submit: SubmitCase) -> None:
    case = submit(factories.person(birth=date(2011, 1, 10)))
    decision = acceptance.process(case.pk)
    assert decision is not None and [ground["id"] for ground in decision.holding] == ["A1.9.2"]


def test_every_status_of_a_case_has_its_transition_with_paragraph_and_edition(job_seeker: SubmitCase, window_ends: Any) -> None:
    case = job_seeker()
    window_ends()
    deadlines.sweep()
    log = list(Transition.objects.of(case.subject).values_list("target", "paragraph", "edition"))
    assert log == [("submitted", "32", case.edition), ("job_seeker", "33", case.edition), ("unemployed", "38", case.edition)]


def test_the_clock_of_the_demo_is_the_one_in_the_receipts(job_seeker: SubmitCase) -> None:
    case = job_seeker()
    assert clock.local(decision_of(case).decided_at).date() == date(2026, 3, 20)
