"""A vacancy appears: its candidates are found, offered within the clocks, never above the free seats (R69.1, R71.1, T17, T18)."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from contextvars import copy_context
from datetime import datetime

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from enbek.classifiers.tables import EducationLevel, Regime
from enbek.deadlines.models import Deadline, State
from mediation import conf
from mediation.models import CandidateSearch, Journey, Offer
from mediation.rules.suitability import assess
from mediation.services import candidates, offers
from mediation.services.comparing import candidate_of, job_facts, reach_from
from registration.models import Case
from tests.mediation import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

At = Callable[[datetime | str], datetime]


def asked() -> set[str]:
    return {str(pk) for pk in Offer.objects.values_list("case_id", flat=True)}


def test_a_new_vacancy_is_offered_to_whom_it_suits_and_both_clocks_are_met() -> None:
    fit = make.case(make.person(regimes=["full_time"]))
    make.case(make.person("7212-1"))
    vacancy = make.vacancy(seats=5)
    candidates.match_new()
    assert asked() == {str(fit.pk)}
    search = CandidateSearch.objects.get()
    assert (search.vacancy, search.considered, search.suitable, search.offered, search.left) == (vacancy, 1, 1, 1, 0)
    states = dict(Deadline.objects.of(vacancy.subject).filter(limit_id__in=candidates.CLOCKS).values_list("limit_id", "state"))
    assert states == {"T17": State.MET, "T18": State.MET}


def test_a_late_search_is_shown_as_late(clock_at: At) -> None:
    vacancy = make.vacancy()
    clock_at("2026-03-18 09:00")
    candidates.match_new()
    assert Deadline.objects.of(vacancy.subject).get(limit_id="T17").state == State.MISSED


def test_no_seat_is_offered_to_more_people_than_can_have_it_and_the_next_is_asked_after_a_refusal() -> None:
    """Fair: among equals whoever has waited longest is asked first."""
    people = [make.case(status="unemployed") for _ in range(3)]
    for days, case in enumerate(people):
        Case.objects.filter(pk=case.pk).update(registered_on=f"2026-03-{16 - days:02}")
    make.vacancy(seats=1)
    for _ in range(2):
        candidates.match_new()
    assert asked() == {str(people[2].pk)}
    first = Offer.objects.get()
    offers.refuse(first.pk, by=first.case.person.user, reason="pay")
    candidates.match_new()
    assert asked() == {str(people[2].pk), str(people[1].pk)}
    assert Offer.objects.pending().count() == 1


def test_a_search_that_is_done_is_not_done_again() -> None:
    make.case()
    make.vacancy()
    assert candidates.match_new().handled == 1
    assert candidates.match_new().claimed == 0


def test_a_job_seeker_is_asked_only_while_the_window_runs(clock_at: At) -> None:
    """An offer after the window would hold the registration as unemployed (D-41)."""
    make.case()
    clock_at("2026-03-19 09:00")
    make.vacancy()
    candidates.match_new()
    assert not Offer.objects.exists()


def test_nobody_gets_more_unanswered_offers_than_one_can_answer() -> None:
    case = make.case(status="unemployed")
    for _ in range(conf.PROPOSALS + 2):
        make.vacancy()
    candidates.match_new()
    assert Offer.objects.filter(case=case).count() == conf.PROPOSALS


def test_the_database_leaves_out_nobody_whom_the_rules_find_suitable() -> None:
    """Random pairs: the search from the vacancy's side and the rules say the same of each."""
    dice = random.Random(214)
    near, far = make.settlement(), make.settlement("110000000", "11", "Көкшетау")
    Journey.objects.create(home=far, work=near, accessible=True)
    codes = ["2411-1", "2411-2", "2421-1", "7212-1", "5120-1"]
    people = [
        make.case(
            make.person(
                dice.choice([None, *codes]), [(dice.choice(codes), dice.randrange(1, 80))] if dice.random() < 0.5 else [],
                dice.choice([near, far]), relocation=dice.random() < 0.3, experience_years=dice.randrange(5),
                regimes=dice.sample(Regime.values, 2) if dice.random() < 0.5 else [],
                education_level=dice.choice(["", *EducationLevel.values]), min_pay=dice.choice([None, 200_000, 400_000]),
            ),
            status="unemployed",
        )
        for _ in range(25)
    ]
    for _ in range(12):
        vacancy = make.vacancy(
            code=dice.choice(codes), settlement=dice.choice([near, far]), regime=dice.choice(Regime.values), experience_years=dice.randrange(4),
            education_level=dice.choice(["", *EducationLevel.values]),
        )
        _considered, found = candidates.suitable_people(vacancy)
        expected = set()
        for case in people:
            person = candidate_of(case.person)
            if person.occupations and assess(person, job_facts(vacancy), reach_from(person.home)).suitable:
                expected.add(case.pk)
        assert {one.case.pk for one in found} == expected


def test_the_search_costs_the_same_for_three_people_and_for_eight() -> None:
    counts = []
    vacancy = make.vacancy()
    for number in (3, 5):
        for _ in range(number):
            make.case(make.person(past=[("2411-1", 20)]), status="unemployed")
        with CaptureQueriesContext(connection) as queries:
            candidates.suitable_people(vacancy)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_offer_a_seat_once() -> None:
    for _ in range(3):
        make.case(status="unemployed")
    vacancy = make.vacancy()
    barrier = threading.Barrier(2)

    def run() -> None:
        try:
            barrier.wait(timeout=10)
            candidates.match_vacancy(vacancy.pk)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=copy_context().run, args=(run,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=30)
    assert Offer.objects.pending().count() == 1
