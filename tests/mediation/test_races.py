"""Two at once, with real transactions: two answers, two hires of one seat, two workers, two matches of the last seat."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import copy_context
from typing import Any

import pytest
from django.db import connections

from employers.models import Vacancy
from enbek.deadlines.models import Deadline
from enbek.transitions.machine import MoveRefused
from enbek.transitions.models import Transition
from mediation.models import MatchRun, Offer, Referral
from mediation.rules.machines import OfferStatus, ReferralStatus
from mediation.services import matching, offers, referrals
from registration.models import Case
from tests.mediation import factories as make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("monday")]


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run the acts in threads of their own that start together; an act that is refused gives its refusal."""
    barrier, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            barrier.wait(timeout=10)
            results[place] = act()
        except MoveRefused as refused:
            results[place] = refused
        finally:
            connections.close_all()

    # the frozen clock lives in the context: a thread gets a copy of it
    threads = [threading.Thread(target=copy_context().run, args=(run, place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert not any(thread.is_alive() for thread in threads)
    return results


def refused_in(results: list[Any]) -> list[MoveRefused]:
    return [result for result in results if isinstance(result, MoveRefused)]


def test_agreeing_and_refusing_at_once_gives_one_answer() -> None:
    case = make.case(status="unemployed")
    offer = offers.propose(case.pk, make.vacancy().pk, by=make.user())
    by = case.person.user
    results = at_once(lambda: offers.agree(offer.pk, by=by), lambda: offers.refuse(offer.pk, by=by, reason="pay"))
    offer.refresh_from_db()
    assert len(refused_in(results)) == 1
    assert offer.status in (OfferStatus.AGREED, OfferStatus.REFUSED)
    assert Transition.objects.of(offer.subject).count() == 2
    assert Referral.objects.count() == (1 if offer.status == OfferStatus.AGREED else 0)


def test_a_double_click_on_agree_sends_one_resume() -> None:
    case = make.case()
    offer = offers.propose(case.pk, make.vacancy().pk, by=make.user())
    results = at_once(*[lambda: offers.agree(offer.pk, by=case.person.user)] * 3)
    assert not refused_in(results)
    assert Referral.objects.count() == 1


def test_two_hires_for_the_last_seat_give_one_hire() -> None:
    vacancy, officer = make.vacancy(seats=2), make.user()
    sent = []
    for _ in range(2):
        case = make.case()
        offer = offers.propose(case.pk, vacancy.pk, by=make.user())
        offers.agree(offer.pk, by=case.person.user)
        sent.append(Referral.objects.get(offer=offer))
    Vacancy.objects.filter(pk=vacancy.pk).update(seats=1)
    results = at_once(*(lambda pk=referral.pk: referrals.hire(pk, by=officer, on=make.MONDAY) for referral in sent))
    vacancy.refresh_from_db()
    assert len(refused_in(results)) == 1
    assert (vacancy.taken, vacancy.closed_on) == (1, make.MONDAY)
    assert sorted(Referral.objects.order_by("pk").values_list("status", flat=True)) == [ReferralStatus.HIRED, ReferralStatus.WITHDRAWN]
    assert sorted(Case.objects.order_by("pk").values_list("status", flat=True)) == ["job_seeker", "placed"]


def test_two_hires_of_one_person_give_one_placement() -> None:
    case, sent = make.case(), []
    for _ in range(2):
        offer = offers.propose(case.pk, make.vacancy().pk, by=make.user())
        offers.agree(offer.pk, by=case.person.user)
        sent.append(Referral.objects.get(offer=offer))
    officer = make.user()
    results = at_once(*(lambda pk=referral.pk: referrals.hire(pk, by=officer, on=make.MONDAY) for referral in sent))
    assert len(refused_in(results)) == 1
    assert sorted(Vacancy.objects.order_by("pk").values_list("taken", flat=True)) == [0, 1]
    assert Transition.objects.of(case.subject).filter(move="place").count() == 1


def test_two_workers_match_each_case_once() -> None:
    for _ in range(4):
        make.case()
        make.vacancy(seats=4)
    at_once(matching.match_due, matching.match_due)
    matching.match_due()
    assert MatchRun.objects.count() == 4


def test_two_matches_of_the_last_seat_propose_it_once() -> None:
    make.vacancy(seats=1)
    first, second = make.case(), make.case()
    at_once(lambda: matching.match(first.pk), lambda: matching.match(second.pk))
    assert Offer.objects.count() == 1


def test_two_specialists_offer_the_last_seat_once() -> None:
    vacancy, specialist = make.vacancy(seats=1), make.user()
    first, second = make.case(), make.case()
    results = at_once(*(lambda pk=case.pk: offers.propose(pk, vacancy.pk, by=specialist) for case in (first, second)))
    assert len(refused_in(results)) == 1
    assert Offer.objects.count() == 1


def test_an_answer_and_the_expiry_at_once_give_one_outcome(clock_at: Callable[[str], Any]) -> None:
    case = make.case(window=False)
    offer = offers.propose(case.pk, make.vacancy().pk, by=make.user())
    deadline = Deadline.objects.of(offer.subject).get(limit_id="T19")
    clock_at("2026-03-18 00:01")
    at_once(lambda: offers.agree(offer.pk, by=case.person.user), lambda: offers.job_seeker_is_silent(deadline.pk))
    offer.refresh_from_db()
    assert offer.status in (OfferStatus.AGREED, OfferStatus.EXPIRED)
    assert Transition.objects.of(offer.subject).count() == 2
