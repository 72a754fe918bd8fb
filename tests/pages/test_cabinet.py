"""The cabinet in every state of a case: what now, the clocks, the receipts, the documents, the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from careercenters.rules.rights import Role
from enbek.deadlines import services as deadlines
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode
from registration.models import Case
from registration.rules.machine import MACHINE, OPEN, Status
from registration.services import acceptance, closing, corrections, deregistration
from tests import factories
from tests.backoffice.conftest import Hire
from tests.losing.conftest import Offices
from tests.losing.test_hearing import WHY, at_decision
from tests.pages.wizard import Page
from tests.registration.building import submitted_case
from tests.registration.test_pipeline import OPEN_CONTRACT

pytestmark = pytest.mark.django_db

Build = Callable[..., Case]
LANGUAGES = ["kk", "ru", "en"]
WHAT_NOW = {
    Status.SUBMITTED: "Nothing to do: the application is being processed",
    Status.JOB_SEEKER: "Nothing to do: we are looking for work for you",
    Status.UNEMPLOYED: "You are registered as unemployed",
    Status.REFUSED_JOB_SEEKER: "The registration as a job seeker was refused",
    Status.REFUSED_UNEMPLOYED: "The registration as unemployed was refused",
    Status.PLACED: "You have found work",
    Status.CLOSED: "This case is closed",
    Status.DEREGISTERED: "You were deregistered",
}


@pytest.fixture
def case_in(submit: Build, state: SandboxClient, clock_at: Any, hire: Hire) -> Callable[[str], Case]:
    """A case that came to the status by its own way."""

    def bring(status: str) -> Case:
        known = status != Status.REFUSED_JOB_SEEKER
        case = submit(known=known)
        if status == Status.SUBMITTED:
            return case
        acceptance.process(case.pk)
        if status in {Status.UNEMPLOYED, Status.REFUSED_UNEMPLOYED, Status.DEREGISTERED}:
            if status == Status.REFUSED_UNEMPLOYED:
                state.set_facts(Registry.EMPLOYMENT_CONTRACTS, case.person.iin.value, OPEN_CONTRACT)
            clock_at("2026-03-28 00:01")
            deadlines.sweep()
        if status == Status.DEREGISTERED:
            offices = Offices(hire(), hire(Role.MOBILITY_OFFICER))
            trigger = at_decision(case, offices, occurred_on=date(2026, 3, 27))
            assert deregistration.deregister(trigger.pk, by=offices.decider, words=WHY)
        if status == Status.PLACED:
            closing.place(case.pk, employer="ТОО «Арман»", title={"kk": "Есепші", "ru": "Бухгалтер", "en": "Accountant"}, on=date(2026, 3, 20), reference={})
        if status == Status.CLOSED:
            closing.close_by_request(case.pk, closing.CloseReason.OWN_WISH)
        case.refresh_from_db()
        assert case.status == status
        return case

    return bring


def reached() -> list[str]:
    """Every status that a move of the machine leads to."""
    return sorted({move.target for move in MACHINE.moves})


def test_every_status_has_its_word_of_what_now() -> None:
    assert set(WHAT_NOW) == set(reached())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", reached())
def test_the_cabinet_stands_in_every_status_and_language(status: str, language: str, case_in: Callable[[str], Case], sign_in: Callable[..., Client]) -> None:
    case = case_in(status)
    client = sign_in(case.person.user)
    page = Page(client.get(f"/{language}/me/"))
    assert page.response.status_code == 200
    assert case.label in page.text
    decisions = case.decisions.count()
    assert len(page.tree.select("#receipts .receipt")) == decisions
    assert bool(page.tree.select(".clock")) == case.is_open
    assert bool(page.tree.select(f'a[href="/{language}/me/cases/{case.pk}/close/"]')) == case.is_open
    for path in ("cases/", f"cases/{case.pk}/", f"submitted/{case.pk}/", "resume/", "profile/", "certificate/", f"cases/{case.pk}/close/", "what-if/"):
        assert client.get(f"/{language}/me/{path}").status_code == 200, path


@pytest.mark.parametrize("status", reached())
def test_the_cabinet_says_what_to_do_now(status: str, case_in: Callable[[str], Case], sign_in: Callable[..., Client]) -> None:
    assert WHAT_NOW[Status(status)] in Page(sign_in(case_in(status).person.user).get("/en/me/")).text


def test_without_a_case_the_cabinet_leads_to_the_application(friday: Any, sign_in: Callable[..., Client]) -> None:
    page = Page(sign_in(factories.person().user).get("/en/me/"))
    assert page.tree.select('a[href="/en/me/apply/"]')
    assert not page.tree.select(".clock")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipt_names_rule_fact_registry_and_moment(language: str, case_in: Callable[[str], Case], sign_in: Callable[..., Client]) -> None:
    case = case_in(Status.REFUSED_UNEMPLOYED)
    page = Page(sign_in(case.person.user).get(f"/{language}/me/"))
    receipt = page.tree.select("#receipts .receipt")[0].get_text(" ")
    fact = case.decisions.last().facts[0]
    assert "ТОО «Арман»" in receipt
    assert Registry(fact["registry"]).title.in_(language) in receipt
    assert "41" in receipt
    assert fact["sentence"][language] in " ".join(receipt.split())
    assert page.tree.select(f'a[href="/{language}/me/receipts/{case.decisions.last().pk}/wrong/"]')


def test_a_registration_has_nothing_to_contest(case_in: Callable[[str], Case], sign_in: Callable[..., Client]) -> None:
    case = case_in(Status.UNEMPLOYED)
    assert not Page(sign_in(case.person.user).get("/en/me/")).tree.select('a[href*="/wrong/"]')


def test_a_silent_registry_is_named_and_said_to_be_the_states_delay(submit: Build, state: SandboxClient, sign_in: Callable[..., Client]) -> None:
    case = submit()
    state.set_mode(Registry.IDENTITY, Mode.ERROR)
    acceptance.process(case.pk)
    for path in ("", f"submitted/{case.pk}/"):
        page = Page(sign_in(case.person.user).get(f"/ru/me/{path}"))
        assert Registry.IDENTITY.title.ru in page.text


def test_the_progress_is_a_fragment_for_htmx_and_stops_asking_when_it_is_done(submit: Build, sign_in: Callable[..., Client]) -> None:
    case = submit()
    client = sign_in(case.person.user)
    url = f"/en/me/submitted/{case.pk}/"
    waiting = client.get(url, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in waiting
    assert "hx-get" in waiting
    acceptance.process(case.pk)
    assert "hx-get" not in client.get(url, headers={"hx-request": "true"}).content.decode()


def test_pages_of_a_case_are_kept_by_no_cache(submit: Build, sign_in: Callable[..., Client]) -> None:
    case = submit()
    client = sign_in(case.person.user)
    for path in ("", "cases/", f"cases/{case.pk}/", f"submitted/{case.pk}/", "apply/", "certificate/", "what-if/", "resume/", "profile/"):
        assert "no-store" in client.get(f"/en/me/{path}").headers.get("Cache-Control", ""), path


def test_an_ended_case_stays_readable_beside_the_new_one(case_in: Callable[[str], Case], sign_in: Callable[..., Client]) -> None:
    ended = case_in(Status.CLOSED)
    again = submitted_case(ended.person)
    client = sign_in(ended.person.user)
    assert again.label in Page(client.get("/en/me/")).text
    page = Page(client.get("/en/me/cases/"))
    assert ended.label in page.text
    assert again.label in page.text
    assert ended.label in Page(client.get(f"/en/me/cases/{ended.pk}/")).text


def test_a_case_reopened_by_a_corrected_record_is_the_case_again(case_in: Callable[[str], Case], state: SandboxClient, sign_in: Callable[..., Client]) -> None:
    """A later case that ended meanwhile neither hides it nor makes the certificate deny it."""
    refused = case_in(Status.REFUSED_UNEMPLOYED)
    correction = corrections.open_correction(refused.decisions.last(), registry="employment_contracts", explanation="ended")
    later = submitted_case(refused.person)
    closing.close_by_request(later.pk, closing.CloseReason.OWN_WISH)
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, refused.person.iin.value, {"contracts": []})
    assert corrections.recheck(correction.pk) is not None
    client = sign_in(refused.person.user)
    assert refused.label in Page(client.get("/en/me/")).text
    assert client.get("/api/me/case/").json()["status"] == Status.UNEMPLOYED
    assert Case.objects.of(refused.person).first() == refused


# --- the same for machines --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("status", reached())
def test_the_api_tells_the_same_of_the_case(status: str, case_in: Callable[[str], Case], sign_in: Callable[..., Client]) -> None:
    case = case_in(status)
    told = sign_in(case.person.user).get("/api/me/case/").json()
    assert (told["label"], told["status"]) == (case.label, status)
    assert len(told["decisions"]) == case.decisions.count()
    assert any(row["state"] == "running" for row in told["clocks"]) == (status in OPEN)
    assert case.person.iin.value not in str(told)


def test_the_api_answers_strangers_and_nobody_with_no_data(submit: Build, sign_in: Callable[..., Client], client: Client) -> None:
    submit()
    assert client.get("/api/me/case/").status_code == 403
    assert sign_in(factories.person().user).get("/api/me/case/").status_code == 404


def test_the_schema_of_the_api_builds_and_names_the_case() -> None:
    schema = SchemaGenerator().get_schema(request=None, public=True)
    assert "/api/me/case/" in schema["paths"]
    fields = schema["components"]["schemas"]["Case"]["properties"]
    assert {"status", "clocks", "decisions", "documents"} <= set(fields)
