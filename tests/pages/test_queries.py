"""A page asks the database as often for eight rows as for three: decisions, documents, clocks, offers, messages, cases, vacancies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.documents.annexes import Form, JobSeekerNotice
from enbek.documents.services import issue
from enbek.i18n import Text
from enbek.transitions.services import Actor, apply
from mediation.services import offers
from notifications.services import notify
from registration.models import Case, Decision
from registration.models.decisions import Kind
from registration.rules.machine import MACHINE
from registration.services import corrections
from registration.services.papers import name_of
from seekers.models import Education, Job, LanguageSkill, Person
from tests import factories
from tests.mediation import factories as make
from tests.registration.building import filled_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("friday")]

LIMITS = ("T02", "T05", "T06", "T08", "T09", "T15", "T19", "T25")
LANGUAGES = ("kk", "ru", "en")
WORDS = Text("сөз", "слово", "word").to_json()


def decide(case: Case, number: int) -> Decision:
    registry = ("employment_contracts", "pensions", "study", "identity")[number % 4]
    ground = {"id": "R41.2", "paragraph": "41.2", "verdict": "holds", "text": WORDS, "sentence": WORDS}
    moment = clock.now().isoformat()
    fact = {"ground": "R41.2", "registry": registry, "field": "contracts", "value": "x", "sentence": WORDS, "as_of": moment}
    asked = {"registry": registry, "title": WORDS, "status": "ok", "as_of": moment, "received_at": moment, "answer_id": str(case.pk)}
    return Decision.objects.create(
        case=case, kind=Kind.REFUSED_UNEMPLOYED, grounds=[ground], facts=[fact], asked=[asked], decided_at=clock.now() + timedelta(seconds=number),
        decided_by=make.user() if number % 2 else None, authority=WORDS, edition=case.edition, paragraph="41",
    )


def person_with(rows: int) -> Case:
    """A job seeker with so many of everything that the pages of a person list."""
    person = make.person()
    for _number in range(rows):
        ended = make.case(person, window=False)
        apply(MACHINE, ended, "close", actor=Actor.person(person.user), edition=ended.edition)
    case = make.case(person, window=False)
    for number in range(rows):
        decide(case, number)
        deadlines.open_deadline(LIMITS[number], case.subject, hours=case.centre.hours)
        document(case, number)
        message(case, number)
        offers.propose(case.pk, make.vacancy().pk, by=make.user())
        Education.objects.create(resume=person.resume, institution=f"{number}", level="higher")
        Job.objects.create(resume=person.resume, employer=f"{number}", occupation=make.occupation(), started_on=clock.today())
        LanguageSkill.objects.create(resume=person.resume, language=LanguageSkill._meta.get_field("language").choices[number][0], level="B1")
    return case


def document(case: Case, number: int) -> None:
    data = JobSeekerNotice(name=name_of(case.person), office=case.centre.name, registered_from=clock.today())
    issue(Form.A4, recipient=case.person.user, subject=case.subject, data=data, issued_on=clock.today(), key=str(number))


def message(case: Case, number: int) -> None:
    data = {"case": case.label, "link": "me/", "closed_on": clock.today(), "reason": Text.same("x")}
    notify("case_closed", case.person.user, data=data, subject=case.subject, key=str(number))


def queries_of(client: Client, url: str) -> list[str]:
    client.get(url)  # what a process asks once (the calendar of working days) is asked before
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return [query["sql"] for query in captured.captured_queries]


OF_A_PERSON: dict[str, Callable[[Case], str]] = {
    "cabinet": lambda case: "/me/",
    "submitted": lambda case: f"/me/submitted/{case.pk}/",
    "case": lambda case: f"/me/cases/{case.pk}/",
    "cases": lambda case: "/me/cases/",
    "what if": lambda case: "/me/what-if/?ask=abroad",
    "resume": lambda case: "/me/resume/",
    "profile": lambda case: "/me/profile/",
    "certificate": lambda case: "/me/certificate/",
    "close": lambda case: f"/me/cases/{case.pk}/close/",
    "offers": lambda case: "/work/offers/",
    "offer": lambda case: f"/work/offers/{case.offers.first().pk}/" if case.offers.exists() else "/work/offers/",
    "messages": lambda case: "/me/messages/",
    "vacancies": lambda case: "/vacancies/",
    "demo panel": lambda case: "/demo/",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", OF_A_PERSON)
def test_pages_of_a_person_cost_the_same_for_eight_rows_as_for_three(page: str, language: str, sign_in: Callable[..., Client]) -> None:
    costs = {}
    for rows in (0, 3, 8):
        case = person_with(rows)
        costs[rows] = queries_of(sign_in(case.person.user), f"/{language}{OF_A_PERSON[page](case)}")
    assert len(costs[3]) == len(costs[8]), "\n".join(costs[8])
    assert len(costs[0]) <= len(costs[3])


@pytest.mark.parametrize("step", ["situation", "work", "centre", "consents", "sign"])
def test_the_steps_cost_the_same_for_eight_places_as_for_three(step: str, sign_in: Callable[..., Client]) -> None:
    person = factories.person()
    draft = filled_draft(person)
    costs = []
    for rows in (3, 8):
        for number in range(rows):
            region = f"{10 + number + rows * 10}"[:2]
            place = make.settlement(f"{region}{rows}00000{number}", region, f"{rows}-{number}")
            factories.occupation(f"{rows}{number}11-1")
            office = make.centre()
            office.settlement = place
            office.save()
        draft.refresh_from_db()
        costs.append(queries_of(sign_in(person.user), f"/ru/me/apply/{step}/"))
    assert len(costs[0]) == len(costs[1]), "\n".join(costs[1])


@pytest.mark.parametrize("path", ["/", "/vacancies/", "/vacancies/?q=бухгалтер"])
def test_public_pages_cost_the_same_for_eight_vacancies_as_for_three(path: str, client: Client) -> None:
    costs = []
    for rows in (3, 5):
        for number in range(rows):
            make.vacancy(make.organisation(), settlement=make.settlement(f"1{number}00{rows}0000", f"1{number}", f"{rows}-{number}"))
        costs.append(queries_of(client, f"/ru{path}"))
    assert len(costs[0]) == len(costs[1]), "\n".join(costs[1])


def test_a_vacancy_costs_the_same_whoever_its_employer_is(client: Client) -> None:
    few, many = make.vacancy(), make.vacancy(make.organisation(make.user(), make.user()))
    for _number in range(8):
        make.vacancy(many.organisation)
    assert len(queries_of(client, f"/ru/vacancies/{few.pk}/")) == len(queries_of(client, f"/ru/vacancies/{many.pk}/"))


def test_a_correction_costs_the_same_for_eight_decisions_as_for_one(sign_in: Callable[..., Client]) -> None:
    costs = []
    for rows in (1, 8):
        case = make.case(make.person(), window=False)
        apply(MACHINE, case, "refuse_unemployed", actor=Actor.person(case.person.user), edition=case.edition)
        decision, *_others = [decide(case, number) for number in range(rows)]
        corrections.open_correction(decision, registry="employment_contracts", explanation="ended")
        costs.append(queries_of(sign_in(case.person.user), f"/ru/me/receipts/{decision.pk}/wrong/"))
    assert len(costs[0]) == len(costs[1]), "\n".join(costs[1])


def test_the_interface_for_machines_costs_the_same(sign_in: Callable[..., Client]) -> None:
    costs = [len(queries_of(sign_in(person_with(rows).person.user), "/api/me/case/")) for rows in (3, 8)]
    assert costs[0] == costs[1]


@pytest.mark.parametrize(("page", "at_most"), [("cabinet", 20), ("submitted", 8), ("case", 12), ("cases", 6)])
def test_the_pages_that_people_open_most_ask_little(page: str, at_most: int, sign_in: Callable[..., Client]) -> None:
    case = person_with(3)
    asked = queries_of(sign_in(case.person.user), f"/kk{OF_A_PERSON[page](case)}")
    assert len(asked) <= at_most, "\n".join(asked)


def test_a_person_is_read_once_a_page(sign_in: Callable[..., Client]) -> None:
    case = person_with(1)
    asked = queries_of(sign_in(case.person.user), "/kk/me/")
    assert sum('FROM "seekers_person"' in query for query in asked) == 1, "\n".join(asked)
    assert Person.objects.filter(pk=case.person_id).exists()
