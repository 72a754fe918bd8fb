"""Each ground of paragraph 51, once to its end and once not: nobody is out without a hearing and two persons (R51.1–R51.7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from enbek.deadlines import services as deadlines
from enbek.documents.models import IssuedDocument
from enbek.i18n import Text
from enbek.law.deregistration import RULES
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.shapes import nothing_known
from registration.models import Case, Trigger
from registration.models.decisions import Kind
from registration.rules.checks import Fact
from registration.rules.losing import TriggerStatus
from registration.rules.machine import Status
from registration.rules.signs import Source
from registration.services import deregistration, hearings, signs_of_officers, triggers, watching
from tests.losing.conftest import Offices, a_sign, delivered

pytestmark = pytest.mark.django_db
ClockAt = Callable[[str], datetime]
Raise = Callable[[Case, Offices], Trigger]

PAID = {"payer": "ТОО «Арман»", "bin": "050640991404", "period": "2026-04", "paid_on": "2026-04-05", "amount": 8500}
SHOWN: dict[str, tuple[Registry, dict[str, Any]]] = {
    "R51.1": (Registry.CONTRIBUTIONS, {"payments": [PAID]}),
    "R51.5": (Registry.CONVICTIONS, {"sentences": [
        {"kind": "imprisonment", "suspended": False, "in_force_from": "2026-03-20", "until": None}]}),
    "R51.6": (Registry.PENSIONS, {"pensions": [{"kind": "age", "since": "2026-03-20"}]}),
}
"""Grounds that a registry shows, and how."""

REPORTED = {"R51.2a": Source.OFFERS, "R51.2b": Source.OFFERS, "R51.3a": Source.CALENDAR, "R51.3b": Source.CALENDAR}
"""Grounds that upper floors and the calendar report."""

FOUND = ("R51.3c", "R51.4", "R51.7")
"""Grounds that an officer finds."""


@pytest.fixture
def raised(state: SandboxClient, clock_at: ClockAt) -> Callable[[str, Case, Offices], Trigger]:
    """The sign of this ground, from where it comes, as far as the hearing."""

    def sign(ground_id: str, case: Case, offices: Offices) -> Trigger:
        if ground_id in SHOWN:
            registry, data = SHOWN[ground_id]
            state.set_facts(registry, case.person.iin.value, {**nothing_known(registry), **data})
            watching.watch_due()
            clock_at("2026-04-07 02:05")
            watching.watch_due()
            clock_at("2026-04-07 10:00")
            trigger = Trigger.objects.get(case=case)
            return triggers.open_hearing(trigger.pk, by=offices.finder) if trigger.status == TriggerStatus.ASKED else trigger
        if ground_id in REPORTED:
            words = Text.same(ground_id)
            facts = (Fact(REPORTED[ground_id].value, "x", "x", words),)
            trigger = triggers.report(case.pk, a_sign(ground_id, source=REPORTED[ground_id], sentence=words, facts=facts))
        else:
            trigger = signs_of_officers.report(case.pk, by=offices.finder, ground=ground_id, occurred_on=date(2026, 4, 3), words="x")
        assert trigger is not None
        return trigger

    return sign


def test_every_ground_has_a_source() -> None:
    assert {*SHOWN, *REPORTED, *FOUND} == set(RULES)


@pytest.mark.parametrize("ground_id", sorted(RULES))
def test_a_ground_that_holds_ends_the_status_after_hearing_finding_and_decision(
    ground_id: str, unemployed: Callable[..., Case], offices: Offices, raised: Callable[..., Trigger], clock_at: ClockAt
) -> None:
    case = unemployed()
    trigger = raised(ground_id, case, offices)
    assert trigger.status == TriggerStatus.HEARING
    delivered(trigger)
    clock_at("2026-04-11 00:01")
    deadlines.sweep()
    clock_at("2026-04-13 10:00")
    deregistration.find(trigger.pk, by=offices.finder, holds=True, words="Негіз бар.")
    case.refresh_from_db()
    assert case.status == Status.UNEMPLOYED
    decision = deregistration.deregister(trigger.pk, by=offices.decider, words="Негіз бар.")
    assert decision is not None
    case.refresh_from_db()
    assert case.status == Status.DEREGISTERED
    assert [ground["id"] for ground in decision.grounds] == [ground_id]
    assert decision.facts, "the receipt names the fact"
    assert IssuedDocument.objects.filter(form="D51", key=str(decision.pk)).exists()


@pytest.mark.parametrize("ground_id", sorted(RULES))
def test_a_ground_that_does_not_hold_leaves_the_status(
    ground_id: str, unemployed: Callable[..., Case], offices: Offices, raised: Callable[..., Trigger]
) -> None:
    case = unemployed()
    trigger = raised(ground_id, case, offices)
    hearings.answer(trigger.pk, reason="illness", words="Ауырдым.", all_said=True)
    deregistration.find(trigger.pk, by=offices.finder, holds=False, words="Дәлелді себеп бар.")
    trigger.refresh_from_db()
    case.refresh_from_db()
    assert (trigger.status, case.status) == (TriggerStatus.KEPT, Status.UNEMPLOYED)
    assert trigger.decision is not None
    assert trigger.decision.kind == Kind.STATUS_KEPT
