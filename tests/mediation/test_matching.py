"""Matching: what is proposed, what never is, and when it is done again (R23, R36, R69.3, R70)."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.models import Vacancy
from enbek import clock
from enbek.classifiers.tables import EducationLevel, HealthLimit, Language, Regime
from enbek.deadlines import services as deadlines
from mediation import conf
from mediation.models import Journey, MatchRun, Offer
from mediation.rules.suitability import assess
from mediation.services import cases, matching, offers
from mediation.services.comparing import candidate_of, job_facts, reach_from
from mediation.services.prefilter import possible
from notifications.models import Message
from registration.models import Case
from registration.services import closing
from seekers.models import Education, LanguageSkill, Resume
from tests.mediation import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

At = Callable[[datetime | str], datetime]


def proposed_to(case: Case) -> list[Vacancy]:
    return [offer.vacancy for offer in Offer.objects.filter(case=case).select_related("vacancy").order_by("pk")]


def test_suitable_vacancies_are_proposed_and_the_run_is_written_down() -> None:
    case, fit, _far = make.case(), make.vacancy(), make.vacancy(code="7212-1")
    run = matching.match(case.pk)
    assert proposed_to(case) == [fit]
    assert run is not None
    assert (run.case, run.considered, run.suitable, run.proposed) == (case, 1, 1, 1)
    assert Offer.objects.get().source == "portal"


def test_the_person_is_told_once_of_the_selection_and_of_each_offer() -> None:
    case = make.case()
    for _ in range(2):
        make.vacancy()
    matching.match(case.pk)
    told = list(Message.objects.filter(channel="cabinet").order_by("message_id").values_list("message_id", flat=True))
    assert told == ["offer_received", "offer_received", "vacancies_selected"]


def test_nothing_is_said_when_nothing_suits() -> None:
    run = matching.match(make.case().pk)
    assert run is not None
    assert run.proposed == 0
    assert not Message.objects.exists()


def test_no_more_is_proposed_than_one_can_answer_in_a_day() -> None:
    case = make.case()
    for _ in range(conf.PROPOSALS + 2):
        make.vacancy()
    matching.match(case.pk)
    matching.match(case.pk)
    assert Offer.objects.unanswered().filter(case=case).count() == conf.PROPOSALS


def test_the_best_come_first() -> None:
    case = make.case(make.person(min_pay=200_000))
    for code in ("2421-1", "2411-2", "2411-1"):
        make.vacancy(code=code, pay_from=250_000)
    _considered, ranked = matching.suitable_for(case)
    assert [row.vacancy.occupation_id for row in ranked] == ["2411-1", "2411-2", "2421-1"]


def test_of_equals_the_newer_comes_first() -> None:
    older = make.vacancy(registered_at=clock.now() - timedelta(days=2))
    newer = make.vacancy(registered_at=clock.now() - timedelta(days=1))
    _considered, ranked = matching.suitable_for(make.case())
    assert [row.vacancy for row in ranked] == [newer, older]


def test_a_vacancy_is_never_proposed_twice_to_one_case() -> None:
    case = make.case(status="unemployed")
    make.vacancy(seats=5)
    matching.match(case.pk)
    offers.refuse(Offer.objects.get().pk, by=case.person.user, reason="pay")
    matching.match(case.pk)
    assert Offer.objects.count() == 1


def test_no_seat_is_proposed_to_more_people_than_can_have_it() -> None:
    make.vacancy(seats=2)
    for _ in range(3):
        matching.match(make.case().pk)
    assert Offer.objects.count() == 2


def test_a_seat_that_an_employer_refused_to_give_is_free_again() -> None:
    make.vacancy()
    first, second = make.case(), make.case()
    matching.match(first.pk)
    matching.match(second.pk)
    assert proposed_to(second) == []
    offers.refuse(Offer.objects.get().pk, by=first.person.user, reason="pay")
    matching.match(second.pk)
    assert len(proposed_to(second)) == 1


@pytest.mark.parametrize("fields", [{"closed_on": make.MONDAY}, {"seats": 1, "taken": 1}])
def test_closed_and_full_vacancies_are_not_proposed(fields: dict[str, object]) -> None:
    make.vacancy(**fields)
    case = make.case()
    matching.match(case.pk)
    assert proposed_to(case) == []


def test_nobody_is_offered_work_before_the_resume_names_an_occupation() -> None:
    make.vacancy()
    case = make.case(make.person(wanted=None))
    run = matching.match(case.pk)
    assert run is not None
    assert (run.considered, run.proposed) == (0, 0)


def test_an_ended_case_is_not_matched() -> None:
    case = make.case()
    closing.close_by_request(case.pk, closing.CloseReason.OWN_WISH)
    assert matching.match(case.pk) is None
    assert not MatchRun.objects.exists()


# --- the sweep -------------------------------------------------------------------------------------------------
def test_the_sweep_matches_each_case_with_a_running_window_once_a_day(clock_at: At) -> None:
    make.case()
    make.case(status="unemployed")
    assert matching.match_due().handled == 1
    assert matching.match_due().handled == 0
    clock_at("2026-03-17 08:00")
    assert matching.match_due().handled == 1


def test_a_newer_vacancy_in_reach_makes_the_case_due_again(clock_at: At) -> None:
    case = make.case()
    matching.match_due()
    clock_at("2026-03-16 12:00")
    far = make.settlement("110000000", "11", "Кокшетау")
    make.vacancy(settlement=far)
    assert matching.match_due().handled == 0
    make.vacancy()
    assert matching.match_due().handled == 1
    assert len(proposed_to(case)) == 1


def test_a_vacancy_anywhere_makes_the_case_of_who_would_move_due_again(clock_at: At) -> None:
    make.case(make.person(relocation=True))
    matching.match_due()
    clock_at("2026-03-16 12:00")
    make.vacancy(settlement=make.settlement("110000000", "11", "Кокшетау"))
    assert matching.match_due().handled == 1


def test_a_held_or_ended_window_is_not_matched(clock_at: At) -> None:
    case = make.case()
    offer = offers.propose(case.pk, make.vacancy().pk, by=make.user())
    offers.agree(offer.pk, by=case.person.user)
    make.vacancy()
    assert matching.match_due().handled == 0
    make.case()
    clock_at("2026-03-19 00:01")
    assert matching.match_due().handled == 0


def test_one_bad_case_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = make.case(), make.case()
    make.vacancy()
    real = matching.candidate_of
    monkeypatch.setattr(matching, "candidate_of", lambda person: 1 / 0 if person == bad.person else real(person))
    report = matching.match_due()
    assert (report.handled, report.failed) == (1, 1)
    assert len(proposed_to(good)) == 1


def test_a_match_costs_the_same_queries_for_few_and_for_many_vacancies() -> None:
    make.vacancy(code="2411-1")
    case = make.case(make.person(min_pay=1))
    with CaptureQueriesContext(connection) as few:
        matching.suitable_for(case)
    for _ in range(8):
        make.vacancy(code="2411-2")
    with CaptureQueriesContext(connection) as many:
        _considered, ranked = matching.suitable_for(case)
    assert len(ranked) == 9
    assert len(many) == len(few)


# --- the database and the rules agree ------------------------------------------------------------------------------
CODES = ["2411-1", "2411-2", "2421-1", "2431-1", "7212-1", "5120-1"]
PLACES = [("750000000", "75", "Алматы"), ("195220100", "19", "Каскелен"), ("196220100", "19", "Талгар"), ("110000000", "11", "Кокшетау")]


def a_random_vacancy(luck: random.Random) -> Vacancy:
    low = luck.randrange(100_000, 500_000)
    return make.vacancy(
        EMPLOYER[0], code=luck.choice(CODES), settlement=make.settlement(*luck.choice(PLACES)), pay_from=low,
        pay_to=luck.choice([None, low + 100_000]), regime=luck.choice(Regime.values), education_level=luck.choice(["", *EducationLevel.values]),
        experience_years=luck.choice([0, 0, 1, 3, 5]), health_demands=luck.sample(HealthLimit.values, luck.randrange(3)),
        driving=luck.choice(["", "", "B", "C"]), computer_skills=luck.random() < 0.3, languages=luck.sample(Language.values[:3], luck.randrange(2)),
    )


def a_random_case(luck: random.Random) -> Case:
    who = make.person(
        luck.choice([None, *CODES]), [(luck.choice(CODES), luck.randrange(1, 90)) for _ in range(luck.randrange(3))],
        make.settlement(*luck.choice(PLACES)), min_pay=luck.choice([None, 200_000, 400_000]), relocation=luck.random() < 0.3,
        regimes=luck.sample(Regime.values, luck.randrange(4)), education_level=luck.choice(["", *EducationLevel.values]),
        health_limits=luck.sample(HealthLimit.values, luck.randrange(3)), experience_years=luck.randrange(6), driving=luck.choice(["", "В, С", "B"]),
        computer_skills=luck.random() < 0.5,
    )
    resume = Resume.objects.get(person=who)
    for language in luck.sample(Language.values[:3], luck.randrange(3)):
        LanguageSkill.objects.create(resume=resume, language=language, level="B1")
    if luck.random() < 0.5:
        Education.objects.create(resume=resume, institution="КазНУ", level=luck.choice(EducationLevel.values))
    return make.case(who)


EMPLOYER: list[object] = []


def test_the_database_leaves_out_no_vacancy_that_the_rules_call_suitable() -> None:
    luck = random.Random(214)
    EMPLOYER[:] = [make.organisation()]
    vacancies = [a_random_vacancy(luck) for _ in range(150)]
    Journey.objects.create(home=make.settlement(*PLACES[1]), work=make.settlement(*PLACES[0]))
    Journey.objects.create(home=make.settlement(*PLACES[1]), work=make.settlement(*PLACES[2]), accessible=False)
    pairs = suitable_pairs = kept = 0
    for case in (a_random_case(luck) for _ in range(40)):
        candidate = candidate_of(case.person)
        if not candidate.occupations:
            continue
        reach = reach_from(candidate.home)
        by_rules = {row.pk for row in vacancies if assess(candidate, job_facts(row), reach).suitable}
        by_database = {row.pk for row in possible(candidate, case, reach)}
        assert by_rules <= by_database
        pairs, suitable_pairs, kept = pairs + len(vacancies), suitable_pairs + len(by_rules), kept + len(by_database)
    assert pairs > 4000
    assert suitable_pairs > 20
    assert kept < 2 * suitable_pairs + 50, "the database should leave out most of what does not suit"


def test_driving_categories_are_read_in_either_alphabet() -> None:
    assert candidate_of(make.person(driving="в, се1")).driving == {"B", "CE1"}


def test_locking_a_case_that_another_worker_holds_is_skipped_by_the_sweep() -> None:
    case = make.case()
    assert cases.lock(case.pk, skip_locked=True) == case
    deadlines.cancel_all(case.subject)
    assert matching.match_due().handled == 0
