"""The last day of a period is recalled in the morning; an office that is late says so to the citizen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline, State
from mediation.models import Offer, Referral
from mediation.services import offers
from notifications import services, watching
from notifications.models import Message
from notifications.services.reminding import remind_due
from tests.mediation import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(clock_at: Callable[[str], datetime]) -> None:
    clock_at("2026-03-16 10:00")


def offered(status: str = "job_seeker", officer: Any = None) -> Offer:
    employer = make.organisation(officer) if officer else make.organisation()
    return offers.propose(make.case(status=status).pk, make.vacancy(employer).pk, by=make.user())


def told(message_id: str) -> list[Message]:
    return list(Message.objects.filter(message_id=message_id, channel="cabinet").order_by("pk"))


def test_the_last_day_to_answer_is_recalled_in_the_morning_once(clock_at) -> None:
    offered()
    clock_at("2026-03-17 08:59")
    assert remind_due() == 0
    clock_at("2026-03-17 09:00")
    assert remind_due() == 1
    assert remind_due() == 0
    (message,) = told("deadline_reminder")
    assert "17 марта 2026" in message.texts["ru"]["text"].replace("\u00a0", " ")
    assert "п. 72" in message.texts["ru"]["text"].replace("\u00a0", " ")
    assert "2026 жылғы 17 наурыз" in message.texts["kk"]["text"].replace("\u00a0", " ")


def test_before_the_last_day_nobody_is_hurried(clock_at) -> None:
    offered("unemployed")
    clock_at("2026-03-18 10:00")
    assert remind_due() == 0
    clock_at("2026-03-19 10:00")
    assert remind_due() == 1


def test_who_has_answered_is_not_reminded(clock_at) -> None:
    offer = offered()
    offers.agree(offer.pk, by=offer.case.person.user)
    clock_at("2026-03-17 10:00")
    remind_due()
    assert told("deadline_reminder") == []


def test_the_employer_is_reminded_of_its_answer_r73_3(clock_at) -> None:
    officer = make.user()
    offer = offered(officer=officer)
    offers.agree(offer.pk, by=offer.case.person.user)
    due = Deadline.objects.of(Referral.objects.get().subject).get(limit_id="T23").due_on
    clock_at(f"{due} 09:30")
    remind_due()
    (message,) = told("employer_reminder")
    assert message.recipient == officer
    assert "считается отказом" in message.texts["ru"]["text"]


def test_a_fault_in_one_reminder_silences_no_other(clock_at, monkeypatch) -> None:
    first = offered()
    offered()
    source = watching._reminders["T19"]

    def broken(deadline: Deadline) -> Any:
        if deadline.subject_id == first.pk:
            raise ZeroDivisionError
        return source(deadline)

    monkeypatch.setitem(watching._reminders, "T19", broken)
    clock_at("2026-03-17 10:00")
    assert remind_due() == 1


def test_looking_for_what_ends_today_uses_the_index_of_running_clocks_and_few_queries(django_assert_max_num_queries, clock_at) -> None:
    for _ in range(3):
        offered()
    clock_at("2026-03-17 10:00")
    remind_due()
    with django_assert_max_num_queries(1):
        remind_due()


# --- offices that are late ------------------------------------------------------------------------------------
def test_a_clock_that_an_office_missed_is_told_to_the_citizen(clock_at) -> None:
    case = make.case(status="unemployed")
    deadlines.open_deadline("T15", case.subject, hours=case.centre.hours, office_id=case.centre.pk)
    clock_at("2026-03-18 18:31")
    deadlines.sweep()
    (message,) = told("office_late")
    assert message.recipient == case.person.user
    text = message.texts["ru"]["text"].replace("\u00a0", " ")
    assert "18 марта 2026 года" in text
    assert "КЦ" in text
    assert "п. 61, пункты 59 и 60" in text
    assert "статье 91" in text
    deadlines.sweep()
    assert len(told("office_late")) == 1


def test_a_duty_that_was_done_late_is_late(clock_at) -> None:
    case = make.case(status="unemployed")
    deadlines.open_deadline("T15", case.subject, hours=case.centre.hours)
    clock_at("2026-03-19 10:00")
    deadlines.meet(case.subject, "T15")
    assert len(told("office_late")) == 1


def test_a_clock_of_the_citizen_is_not_the_offices_fault(clock_at) -> None:
    offered("unemployed")
    clock_at("2026-03-20 00:01")
    deadlines.sweep()
    assert told("office_late") == []


def test_telling_never_stops_a_clock_from_being_closed(clock_at, monkeypatch, caplog) -> None:
    case = make.case(status="unemployed")
    deadlines.open_deadline("T15", case.subject, hours=case.centre.hours)
    monkeypatch.setitem(watching._affected, "registration.case", lambda deadline: 1 / 0)
    clock_at("2026-03-19 10:00")
    deadlines.sweep()
    assert Deadline.objects.of(case.subject).get(limit_id="T15").state == State.MISSED
    assert "nobody was told" in caplog.text


def test_a_closing_that_is_rolled_back_tells_nobody(clock_at) -> None:
    case = make.case(status="unemployed")
    deadlines.open_deadline("T15", case.subject, hours=case.centre.hours)
    clock_at("2026-03-19 10:00")

    def fail() -> None:
        with transaction.atomic():
            deadlines.miss(case.subject, "T15")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert told("office_late") == []


# --- offers that are taken back, employers that decline ---------------------------------------------------------
def test_a_withdrawn_offer_is_told_and_is_no_refusal() -> None:
    offer = offered()
    offer.vacancy.closed_on = offer.offered_at.date()
    offer.vacancy.save()
    offers.agree(offer.pk, by=offer.case.person.user)
    (message,) = told("offer_withdrawn")
    assert "Это не ваш отказ" in message.texts["ru"]["text"]
    assert "Вакансия закрыта" in message.texts["ru"]["text"]


def test_silence_of_the_employer_is_told_as_its_refusal_r75_2(clock_at) -> None:
    offer = offered()
    offers.agree(offer.pk, by=offer.case.person.user)
    clock_at("2026-03-27 00:01")
    deadlines.sweep()
    (message,) = told("employer_declined")
    assert "отказом работодателя – не вашим" in message.texts["ru"]["text"]


def test_an_unproven_offer_is_noted_when_the_silence_is_recorded(clock_at) -> None:
    proven, unproven = offered("unemployed"), offered("unemployed")
    services.acted(proven.subject, "offer_received", proven.case.person.user_id)
    clock_at("2026-03-20 00:01")
    deadlines.sweep()
    notes = {row.subject_id: row.outcome_note for row in Deadline.objects.filter(limit_id="T20").order_by("pk")}
    assert "counts for nothing" in notes[unproven.pk]
    assert "counts for nothing" not in notes[proven.pk]
