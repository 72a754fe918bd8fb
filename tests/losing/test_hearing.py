"""From a sign to a decision: heard, found, decided by another; the status stays until the act (R51, Q-18, Q-20, T10, T14)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline, State
from enbek.documents.models import IssuedDocument
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode
from enbek.registries.services import collect
from enbek.transitions.machine import MoveRefused
from enbek.transitions.models import Transition
from notifications.models import Message
from registration.models import Case, HearingAnswer, Interruption, Trigger
from registration.models.decisions import Kind
from registration.rules import watching
from registration.rules.losing import TriggerStatus
from registration.rules.machine import Status
from registration.rules.signs import Period
from registration.services import cases, closing, deregistration, hearings, rechecking, triggers
from registration.services.closing import CloseReason
from tests.losing.conftest import Offices, a_sign, delivered, opened

pytestmark = pytest.mark.django_db
ClockAt = Callable[[str], datetime]
WHY = "Құжатты берген мекеме оны бермегенін растады."


def clock_of(trigger: Trigger, limit_id: str) -> Deadline:
    return Deadline.objects.of(trigger.subject).filter(limit_id=limit_id).latest("opened_at")


def said(trigger: Trigger) -> list[str]:
    return sorted(set(Message.objects.of(trigger.subject).values_list("message_id", flat=True)))


def status(row: Case | Trigger) -> str:
    row.refresh_from_db()
    return row.status


def at_decision(case: Case, offices: Offices, **changes: Any) -> Trigger:
    trigger = opened(case, **changes)
    delivered(trigger)
    hearings.answer(trigger.pk, reason="other", words="x", all_said=True)
    return deregistration.find(trigger.pk, by=offices.finder, holds=True, words=WHY)


def test_the_whole_way_out(unemployed: Callable[..., Case], offices: Offices, clock_at: ClockAt) -> None:
    case = unemployed()
    trigger = opened(case)
    assert (trigger.status, status(case)) == (TriggerStatus.HEARING, Status.UNEMPLOYED)
    assert not Deadline.objects.of(trigger.subject).exists(), "nothing runs before the notice is proven to be delivered"
    delivered(trigger)
    assert clock_of(trigger, "H1").due_on.isoformat() == "2026-04-09"

    clock_at("2026-04-10 00:01")
    deadlines.sweep()
    assert status(trigger) == TriggerStatus.FINDING
    assert (clock_of(trigger, "H2").office_id, clock_of(trigger, "H1").state) == (case.centre_id, State.MET)

    clock_at("2026-04-10 10:00")
    deregistration.find(trigger.pk, by=offices.finder, holds=True, words=WHY)
    assert clock_of(trigger, "T10").due_on.isoformat() == "2026-04-14"
    assert status(case) == Status.UNEMPLOYED

    clock_at("2026-04-13 10:00")
    decision = deregistration.deregister(trigger.pk, by=offices.decider, words=WHY)
    assert decision is not None
    assert (decision.kind, decision.decided_by, decision.paragraph) == (Kind.DEREGISTERED, offices.decider, "51")
    assert [ground["id"] for ground in decision.grounds] == ["R51.7"]
    assert (status(trigger), status(case)) == (TriggerStatus.DEREGISTERED, Status.DEREGISTERED)
    assert case.closed_on == clock.today()
    assert clock_of(trigger, "T10").state == State.MET
    assert clock_of(trigger, "T14").state == State.MET, "cabinet, e-mail and SMS are more than one way (R52)"
    assert IssuedDocument.objects.get(form="D51").data["reasons"][0]["en"].startswith("Gave knowingly false or forged documents")
    assert "deregistered" in said(trigger)
    last = Transition.objects.of(case.subject).get(move="deregister")
    assert (last.by, last.on_behalf_of) == (offices.decider, case.centre.mobility_centre.name.to_json())


def test_the_status_is_kept_by_the_career_centre(unemployed: Callable[..., Case], offices: Offices) -> None:
    case = unemployed()
    trigger = opened(case)
    hearings.answer(trigger.pk, reason="illness", words="Ауруханада жаттым.", all_said=True)
    deregistration.find(trigger.pk, by=offices.finder, holds=False, words="Ауруханадан анықтама бар.")
    assert (status(trigger), status(case)) == (TriggerStatus.KEPT, Status.UNEMPLOYED)
    assert trigger.decision is not None
    assert trigger.decision.kind == Kind.STATUS_KEPT
    assert "status_kept" in said(trigger)
    assert not Deadline.objects.of(trigger.subject).open().exists()


def test_the_status_is_kept_by_the_mobility_centre(unemployed: Callable[..., Case], offices: Offices) -> None:
    case = unemployed()
    trigger = at_decision(case, offices)
    deregistration.keep(trigger.pk, by=offices.decider, words="Дәлел жеткіліксіз.")
    assert (status(trigger), status(case)) == (TriggerStatus.KEPT, Status.UNEMPLOYED)


def test_who_found_cannot_decide(unemployed: Callable[..., Case], offices: Offices) -> None:
    trigger = at_decision(unemployed(), offices)
    with pytest.raises(MoveRefused):
        deregistration.deregister(trigger.pk, by=offices.finder, words=WHY)
    assert status(trigger) == TriggerStatus.DECISION
    with pytest.raises(IntegrityError), transaction.atomic():
        Trigger.objects.filter(pk=trigger.pk).update(status="deregistered", decided_by=offices.finder)


@pytest.mark.parametrize("words", ["", "   "])
def test_a_decision_says_why(unemployed: Callable[..., Case], offices: Offices, words: str) -> None:
    trigger = at_decision(unemployed(), offices)
    with pytest.raises(MoveRefused):
        deregistration.deregister(trigger.pk, by=offices.decider, words=words)


def test_nobody_is_deregistered_without_a_hearing(unemployed: Callable[..., Case], offices: Offices) -> None:
    trigger = opened(unemployed())
    for act in (deregistration.deregister, deregistration.keep):
        with pytest.raises(MoveRefused):
            act(trigger.pk, by=offices.decider, words=WHY)
    with pytest.raises(MoveRefused):
        deregistration.find(trigger.pk, by=offices.finder, holds=True, words=WHY)


@pytest.mark.parametrize(("moment", "late"), [("2026-04-09 23:59", False), ("2026-04-10 00:01", True)])
def test_a_good_reason_counts_one_minute_before_the_end_and_one_minute_after(
    unemployed: Callable[..., Case], clock_at: ClockAt, moment: str, late: bool
) -> None:
    trigger = opened(unemployed())
    delivered(trigger)
    clock_at(moment)
    if late:
        deadlines.sweep()
    assert hearings.answer(trigger.pk, reason="illness", words="x").after_term is late
    assert trigger.answers.count() == 1


def test_an_answer_after_the_finding_brings_it_back(unemployed: Callable[..., Case], offices: Offices) -> None:
    trigger = at_decision(unemployed(), offices)
    hearings.answer(trigger.pk, reason="wrong_record", words="Міне, түпнұсқасы.")
    assert status(trigger) == TriggerStatus.FINDING
    assert trigger.found_by is None
    assert clock_of(trigger, "T10").state == State.CANCELLED
    with pytest.raises(MoveRefused):
        deregistration.deregister(trigger.pk, by=offices.decider, words=WHY)


def test_after_the_decision_there_is_the_complaint(unemployed: Callable[..., Case], offices: Offices) -> None:
    trigger = at_decision(unemployed(), offices)
    assert deregistration.deregister(trigger.pk, by=offices.decider, words=WHY)
    with pytest.raises(hearings.HearingOver):
        hearings.answer(trigger.pk, reason="other", words="x")


def test_what_was_said_is_never_rewritten(unemployed: Callable[..., Case]) -> None:
    trigger = opened(unemployed())
    answer = hearings.answer(trigger.pk, reason="other", words="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        HearingAnswer.objects.filter(pk=answer.pk).update(words="y")


def test_one_fact_is_raised_once(unemployed: Callable[..., Case], offices: Offices) -> None:
    case = unemployed()
    first = at_decision(case, offices)
    assert triggers.report(case.pk, a_sign()) == first
    deregistration.keep(first.pk, by=offices.decider, words=WHY)
    assert triggers.report(case.pk, a_sign()) == first
    assert status(first) == TriggerStatus.KEPT


def test_a_decision_on_a_case_that_closed_meanwhile(unemployed: Callable[..., Case], offices: Offices) -> None:
    case = unemployed()
    trigger = at_decision(case, offices)
    closing.close_by_request(case.pk, CloseReason.OWN_JOB)
    assert status(trigger) == TriggerStatus.MOOT
    with pytest.raises(MoveRefused):
        deregistration.deregister(trigger.pk, by=offices.decider, words=WHY)
    assert status(case) == Status.CLOSED
    assert not Deadline.objects.of(trigger.subject).open().exists()
    assert triggers.report(case.pk, a_sign(key="paper:2")) is None


def test_a_late_office_costs_nobody_the_status(unemployed: Callable[..., Case], offices: Offices, clock_at: ClockAt) -> None:
    case = unemployed()
    trigger = at_decision(case, offices)
    clock_at("2026-06-01 10:00")
    deadlines.sweep()
    assert clock_of(trigger, "T10").state == State.MISSED
    assert (status(trigger), status(case)) == (TriggerStatus.DECISION, Status.UNEMPLOYED)


# --- promise 3: a machine that failed ----------------------------------------------------------------


def failure(began: datetime, ended: datetime | None) -> Interruption:
    return Interruption.objects.create(began_at=began, ended_at=ended, what_kk="кабинет", what_ru="кабинет", what_en="the account")


def test_a_sign_from_days_when_the_portal_failed_is_suspended(unemployed: Callable[..., Case], offices: Offices) -> None:
    case = unemployed()
    day = clock.today() - timedelta(days=1)
    failure(clock.now() - timedelta(days=1), clock.now())
    trigger = opened(case, term=Period(day, day))
    assert (trigger.status, status(case)) == (TriggerStatus.SUSPENDED, Status.UNEMPLOYED)
    assert said(trigger) == [], "a suspended sign disturbs nobody"
    assert trigger.held_because is not None
    deregistration.find(trigger.pk, by=offices.finder, holds=False, words="Портал істемеген.")
    assert status(trigger) == TriggerStatus.KEPT


def test_a_failure_within_the_hearing_gives_the_whole_term_anew(unemployed: Callable[..., Case], clock_at: ClockAt) -> None:
    trigger = opened(unemployed())
    delivered(trigger)
    row = failure(clock_at("2026-04-08 12:00"), None)
    clock_at("2026-04-10 00:01")
    deadlines.sweep()
    assert status(trigger) == TriggerStatus.HEARING
    Interruption.objects.filter(pk=row.pk).update(ended_at=clock_at("2026-04-10 09:00"))
    clock_at("2026-04-10 12:00")
    deadlines.sweep()
    assert status(trigger) == TriggerStatus.HEARING
    assert clock_of(trigger, "H1").due_on.isoformat() == "2026-04-15"
    assert "hearing_prolonged" in said(trigger)
    clock_at("2026-04-16 00:01")
    deadlines.sweep()
    assert status(trigger) == TriggerStatus.FINDING


def test_a_notice_that_never_arrived_holds_nothing_against_anybody(unemployed: Callable[..., Case]) -> None:
    case = unemployed()
    assert triggers.report(case.pk, a_sign("R51.3b", notice=(case.subject, "summons"))) is None
    assert not Trigger.objects.exists()


def test_a_hearing_nobody_was_told_of_does_not_end(unemployed: Callable[..., Case], clock_at: ClockAt) -> None:
    trigger = opened(unemployed())
    clock_at("2026-09-01 10:00")
    deadlines.sweep()
    assert status(trigger) == TriggerStatus.HEARING


def of_registry(state: SandboxClient, case: Case, payments: list[dict[str, Any]]) -> None:
    state.set_facts(Registry.CONTRIBUTIONS, case.person.iin.value, {"payments": payments, "months_in_last_24": 0})


def test_a_registry_is_asked_again_before_the_act(unemployed: Callable[..., Case], offices: Offices, state: SandboxClient) -> None:
    case = unemployed()
    paid = {"payer": "ТОО «Арман»", "bin": "050640991404", "period": "2026-04", "paid_on": "2026-04-05", "amount": 8500}
    of_registry(state, case, [paid])
    facts = collect(case.person.iin, watching.ASKED, subject=case.subject)
    (sign,) = watching.signs_in(facts.answers, cases.watched(case))
    trigger = triggers.report(case.pk, sign)
    assert trigger is not None
    assert trigger.status == TriggerStatus.ASKED, "no contract stands behind the payment: the person is asked first (Q-07)"
    triggers.open_hearing(trigger.pk, by=offices.finder)
    hearings.answer(trigger.pk, reason="wrong_record", words="x", all_said=True)
    deregistration.find(trigger.pk, by=offices.finder, holds=True, words=WHY)

    state.set_mode(Registry.CONTRIBUTIONS, Mode.DOWN)
    with pytest.raises(rechecking.RegistryIsSilent):
        deregistration.deregister(trigger.pk, by=offices.decider, words=WHY)
    assert (status(trigger), status(case)) == (TriggerStatus.DECISION, Status.UNEMPLOYED)

    state.set_mode(Registry.CONTRIBUTIONS, Mode.OK)
    of_registry(state, case, [])
    assert deregistration.deregister(trigger.pk, by=offices.decider, words=WHY) is None
    assert (status(trigger), status(case)) == (TriggerStatus.WITHDRAWN, Status.UNEMPLOYED)
    assert "status_kept" in said(trigger)
