"""A vacancy that nobody confirms falls asleep and is closed; one press wakes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from employers.models import Membership, Vacancy
from employers.rules.machine import Status
from employers.services import closing, liveness, publishing
from employers.services.search import Filters, search
from enbek import clock
from enbek.accounts.models import User
from enbek.law.vacancies import CLOSE_AFTER_SLEEP_DAYS, CONFIRM_EVERY_DAYS, CONFIRM_WITHIN_DAYS
from enbek.transitions.machine import MoveRefused
from enbek.transitions.models import Transition
from mediation.models import Offer
from mediation.services import matching
from notifications.models import Message
from tests.employers import values as filled
from tests.mediation import factories as make

pytestmark = pytest.mark.django_db

At = Callable[[Any], Any]
Read = Callable[[Any], Any]


@pytest.fixture
def officer(clock_at: At) -> User:
    clock_at("2026-03-16 10:00")
    return make.user()


@pytest.fixture
def vacancy(officer: User) -> Vacancy:
    return publishing.publish(filled.draft(make.organisation(officer), officer).pk, officer)


def later(clock_at: At, *steps: int) -> None:
    """Each step of days, with a sweep at its end."""
    for days in steps:
        clock_at(clock.now() + timedelta(days=days, minutes=1))
        liveness.sweep()


def test_the_employer_is_asked_then_it_sleeps_then_it_is_closed(vacancy: Vacancy, officer: User, clock_at: At) -> None:
    later(clock_at, CONFIRM_EVERY_DAYS - 1)
    assert not Message.objects.filter(message_id="vacancy_confirm").exists()
    later(clock_at, 1)
    assert Message.objects.filter(message_id="vacancy_confirm", recipient=officer, channel="cabinet").count() == 1
    vacancy.refresh_from_db()
    assert vacancy.is_open, "asked, not punished"
    later(clock_at, CONFIRM_WITHIN_DAYS)
    vacancy.refresh_from_db()
    assert (vacancy.status, list(search(Filters()))) == (Status.ASLEEP, [])
    later(clock_at, CLOSE_AFTER_SLEEP_DAYS)
    vacancy.refresh_from_db()
    assert (vacancy.status, vacancy.closing_reason) == (Status.CLOSED, "abandoned")
    assert list(Transition.objects.of(vacancy.subject).order_by("id").values_list("move", flat=True)) == ["publish", "fall_asleep", "close"]


def test_a_sweep_twice_asks_once(vacancy: Vacancy, clock_at: At) -> None:
    later(clock_at, CONFIRM_EVERY_DAYS, 0)
    liveness.sweep()
    assert Message.objects.filter(message_id="vacancy_confirm", channel="cabinet").count() == 1


def test_a_night_without_sweeps_still_gives_the_employer_the_days_to_answer(vacancy: Vacancy, clock_at: At) -> None:
    later(clock_at, CONFIRM_EVERY_DAYS + CONFIRM_WITHIN_DAYS + CLOSE_AFTER_SLEEP_DAYS)
    vacancy.refresh_from_db()
    assert vacancy.is_open
    assert vacancy.liveness_at == vacancy.asked_at + timedelta(days=CONFIRM_WITHIN_DAYS)


def test_a_press_wakes_it_and_starts_anew(vacancy: Vacancy, officer: User, clock_at: At) -> None:
    later(clock_at, CONFIRM_EVERY_DAYS, CONFIRM_WITHIN_DAYS)
    woken = liveness.confirm(vacancy.pk, by=officer)
    assert woken.is_open
    assert woken.liveness_at == clock.now() + timedelta(days=CONFIRM_EVERY_DAYS)
    assert list(search(Filters())) == [vacancy]


def test_a_closed_one_is_not_woken(vacancy: Vacancy, officer: User) -> None:
    closing.close(vacancy.pk, by=officer, reason="mistake")
    with pytest.raises(MoveRefused):
        liveness.confirm(vacancy.pk, by=officer)


def test_a_sleeping_vacancy_is_offered_to_nobody(vacancy: Vacancy, clock_at: At) -> None:
    later(clock_at, CONFIRM_EVERY_DAYS, CONFIRM_WITHIN_DAYS)
    case = make.case()
    matching.match(case.pk)
    assert not Offer.objects.exists()


def test_a_reader_of_the_team_is_not_asked(vacancy: Vacancy, clock_at: At) -> None:
    reader = make.user()
    Membership.objects.create(organisation=vacancy.organisation, user=reader, role="reader")
    later(clock_at, CONFIRM_EVERY_DAYS)
    assert not Message.objects.filter(recipient=reader).exists()


def test_vacancies_loaded_in_bulk_are_not_asked_about(clock_at: At) -> None:
    clock_at("2026-03-16 10:00")
    row = make.vacancy()
    later(clock_at, CONFIRM_EVERY_DAYS, CONFIRM_WITHIN_DAYS)
    row.refresh_from_db()
    assert row.is_open


# --- the link of the message -------------------------------------------------------------------------------------
def test_the_link_asks_for_one_press_works_once_and_without_signing_in(vacancy: Vacancy, clock_at: At, client: Client, read: Read) -> None:
    later(clock_at, CONFIRM_EVERY_DAYS)
    vacancy.refresh_from_db()
    link = f"/ru/vacancies/confirm/{liveness.token_of(vacancy)}/"
    assert read(client.get(link)).select_one("main form button")
    vacancy.refresh_from_db()
    assert vacancy.asked_at is not None, "a mail program that opens links confirms nothing"
    clock_at(clock.now() + timedelta(minutes=1))
    assert client.post(link).status_code == 302
    vacancy.refresh_from_db()
    assert vacancy.asked_at is None
    assert client.get(link).status_code == 410


@pytest.mark.parametrize("token", ["x", "a:b:c", "W10:1:2"])
def test_a_link_that_was_cut_is_told(token: str, client: Client) -> None:
    assert client.get(f"/ru/vacancies/confirm/{token}/").status_code == 410


def test_the_cabinet_has_the_same_button(vacancy: Vacancy, officer: User, clock_at: At, sign_in: Callable[..., Client], read: Read) -> None:
    later(clock_at, CONFIRM_EVERY_DAYS, CONFIRM_WITHIN_DAYS)
    mine = sign_in(officer)
    page = read(mine.get(f"/ru/vacancies/{vacancy.pk}/manage/"))
    assert page.select_one(f"form[action='/ru/vacancies/{vacancy.pk}/confirm/']")
    assert read(mine.get(f"/ru/vacancies/{vacancy.pk}/")).select_one(".message-warn")
    mine.post(f"/ru/vacancies/{vacancy.pk}/confirm/")
    vacancy.refresh_from_db()
    assert vacancy.is_open
