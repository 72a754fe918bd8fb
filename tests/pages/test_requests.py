"""What a person may ask of a case: correct a record, get the certificate, close the registration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline
from enbek.documents.models import IssuedDocument
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode
from enbek.signing.acts.models import SignedDocument
from registration.models import Case, Correction
from registration.rules.machine import Status
from registration.services import acceptance
from registration.services.corrections import OTHER_CASE
from seekers.models import Person
from tests import factories
from tests.pages.conftest import APPLICANT
from tests.pages.test_profile import HOSTILE
from tests.pages.wizard import Page, Wizard, document_on
from tests.registration.building import submitted_case
from tests.registration.test_pipeline import OPEN_CONTRACT

pytestmark = pytest.mark.django_db

Build = Callable[..., Case]
ENDED_CONTRACT = {"contracts": [{**OPEN_CONTRACT["contracts"][0], "ended_on": "2026-03-10"}]}


@pytest.fixture
def refused(submit: Build, state: SandboxClient, clock_at: Any) -> Case:
    """Refused on 28 March 2026 for an open contract."""
    case = submit()
    acceptance.process(case.pk)
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, case.person.iin.value, OPEN_CONTRACT)
    clock_at("2026-03-28 00:01")
    deadlines.sweep()
    case.refresh_from_db()
    assert case.status == Status.REFUSED_UNEMPLOYED
    return case


@pytest.fixture
def contested(refused: Case, sign_in: Callable[..., Client]) -> tuple[Client, Correction]:
    client = sign_in(refused.person.user)
    url = f"/en/me/receipts/{refused.decisions.last().pk}/wrong/"
    assert client.post(url, {"registry": "employment_contracts", "explanation": "ended on 10 March"}).status_code == 302
    return client, Correction.objects.get()


# --- "this record is wrong" ---------------------------------------------------------------------------------------------
def test_a_correction_offers_only_the_registries_that_the_refusal_rests_on(refused: Case, sign_in: Callable[..., Client]) -> None:
    page = Page(sign_in(refused.person.user).get(f"/en/me/receipts/{refused.decisions.last().pk}/wrong/"))
    assert {field["value"] for field in page.tree.find_all(attrs={"name": "registry"})} == {"employment_contracts"}


@pytest.mark.parametrize("data", [{"explanation": ""}, {"registry": "pensions", "explanation": "x"}, {"registry": "employment_contracts", "explanation": "a" * 2001}])
def test_a_correction_with_something_wrong_keeps_what_was_typed(data: dict[str, str], refused: Case, sign_in: Callable[..., Client]) -> None:
    page = Page(sign_in(refused.person.user).post(f"/en/me/receipts/{refused.decisions.last().pk}/wrong/", data))
    assert page.summary
    assert page.typed("explanation") == data.get("explanation", "")
    assert not Correction.objects.exists()


def test_a_correction_asked_twice_is_one(contested: tuple[Client, Correction], refused: Case) -> None:
    client, _correction = contested
    again = client.post(f"/en/me/receipts/{refused.decisions.last().pk}/wrong/", {"registry": "employment_contracts", "explanation": "again"})
    assert again.status_code < 400
    assert Correction.objects.get().explanation == "ended on 10 March"
    assert "ended on 10 March" in Page(client.get(f"/en/me/receipts/{refused.decisions.last().pk}/wrong/")).text


def test_a_decision_that_refused_nothing_cannot_be_contested(submit: Build, sign_in: Callable[..., Client]) -> None:
    case = submit()
    decision = acceptance.process(case.pk)
    assert decision is not None
    client = sign_in(case.person.user)
    url = f"/en/me/receipts/{decision.pk}/wrong/"
    assert client.get(url).status_code == 404
    assert client.post(url, {"registry": "identity", "explanation": "x"}).status_code == 404


def test_checking_again_changes_nothing_while_the_record_stands(contested: tuple[Client, Correction], refused: Case) -> None:
    client, correction = contested
    page = Page(client.post(f"/ru/me/corrections/{correction.pk}/check/", follow=True))
    assert page.response.redirect_chain[-1][0] == f"/ru/me/receipts/{refused.decisions.last().pk}/wrong/"
    refused.refresh_from_db()
    correction.refresh_from_db()
    assert (refused.status, correction.state) == (Status.REFUSED_UNEMPLOYED, "open")
    assert correction.checked_at is not None


def test_checking_again_while_the_registry_is_silent_decides_nothing(contested: tuple[Client, Correction], refused: Case, state: SandboxClient) -> None:
    client, correction = contested
    state.set_mode(Registry.EMPLOYMENT_CONTRACTS, Mode.ERROR)
    client.post(f"/en/me/corrections/{correction.pk}/check/")
    refused.refresh_from_db()
    assert refused.status == Status.REFUSED_UNEMPLOYED


def test_a_corrected_record_registers_as_unemployed_once_however_often_it_is_checked(
    contested: tuple[Client, Correction], refused: Case, state: SandboxClient
) -> None:
    client, correction = contested
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, refused.person.iin.value, ENDED_CONTRACT)
    for _click in range(2):
        assert client.post(f"/en/me/corrections/{correction.pk}/check/")["Location"] == "/en/me/"
    refused.refresh_from_db()
    assert refused.status == Status.UNEMPLOYED
    assert refused.decisions.filter(kind="registered_unemployed").count() == 1
    page = Page(client.get(f"/en/me/receipts/{correction.decision_id}/wrong/"))
    assert page.response.status_code == 200
    assert not page.tree.find(attrs={"name": "explanation"}), "what was put right is not contested again"


def test_a_new_application_and_an_old_correction_do_not_make_two_open_cases(
    contested: tuple[Client, Correction], refused: Case, state: SandboxClient
) -> None:
    client, correction = contested
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, refused.person.iin.value, ENDED_CONTRACT)
    submitted_case(refused.person)
    page = Page(client.post(f"/ru/me/corrections/{correction.pk}/check/", follow=True))
    assert OTHER_CASE.ru in page.text
    assert Case.objects.open().count() == 1


def test_a_stranger_can_neither_read_nor_ask_nor_check(contested: tuple[Client, Correction], refused: Case, sign_in: Callable[..., Client]) -> None:
    _client, correction = contested
    stranger = sign_in(factories.person().user)
    url = f"/en/me/receipts/{refused.decisions.last().pk}/wrong/"
    assert stranger.get(url).status_code == 404
    assert stranger.post(url, {"registry": "employment_contracts", "explanation": "x"}).status_code == 404
    assert stranger.post(f"/en/me/corrections/{correction.pk}/check/").status_code == 404
    correction.refresh_from_db()
    assert correction.checked_at is None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_of_a_correction_are_only_words(text: str, refused: Case, sign_in: Callable[..., Client]) -> None:
    client = sign_in(refused.person.user)
    url = f"/en/me/receipts/{refused.decisions.last().pk}/wrong/"
    Page(client.post(url, {"registry": "employment_contracts", "explanation": text}))
    assert "<script>alert" not in Page(client.get(url)).response.content.decode()


# --- the certificate: R45, A9 ---------------------------------------------------------------------------------------------
@pytest.fixture
def applicant(wizard: Callable[..., Wizard]) -> Wizard:
    return wizard()


def ask(person: Wizard, alias: str = "good", content: bytes | None = None) -> Page:
    shown = document_on(Page(person.client.get("/ru/me/certificate/"))) if content is None else content
    return Page(person.client.post("/ru/me/certificate/", {"cms": person.signature(shown, alias)}))


def certificate_of(person: Person) -> IssuedDocument:
    return IssuedDocument.objects.get(form="A9", recipient=person.user)


def test_who_is_not_registered_gets_a_certificate_that_says_so(applicant: Wizard) -> None:
    factories.mobility_centre()
    page = ask(applicant)
    assert page.response["Location"] == "/ru/me/#documents"
    assert certificate_of(applicant.person).data.get("registered_from") is None


def test_the_registered_get_the_day_of_their_registration(submit: Build, window_ends: Any, sign_in: Callable[..., Client], key: Any) -> None:
    someone = factories.person(iin=APPLICANT)
    case = submit(someone)
    acceptance.process(case.pk)
    window_ends()
    deadlines.sweep()
    person = Wizard(sign_in(someone.user), someone, "ru", key)
    ask(person)
    assert certificate_of(someone).data["registered_from"] == "2026-03-28"
    assert certificate_of(someone).number in Page(person.client.get("/ru/me/")).text


@pytest.mark.parametrize(("alias", "words"), [("other", "другому человеку"), ("auth", "ключ для входа"), ("expired", "истёк"), ("unknown", "не доверяем")])
def test_a_wrong_key_gets_no_certificate_and_can_try_again(alias: str, words: str, applicant: Wizard) -> None:
    factories.mobility_centre()
    page = ask(applicant, alias)
    assert words in page.summary
    assert not IssuedDocument.objects.exists()
    assert ask(applicant, "good", document_on(page)).response.status_code == 302


def test_one_signed_request_gives_one_certificate(applicant: Wizard) -> None:
    factories.mobility_centre()
    shown = document_on(Page(applicant.client.get("/ru/me/certificate/")))
    for _click in range(2):
        ask(applicant, content=shown)
    assert IssuedDocument.objects.count() == SignedDocument.objects.count() == 1


def test_a_post_without_a_page_before_it_is_told_to_sign(applicant: Wizard) -> None:
    factories.mobility_centre()
    assert Page(applicant.client.post("/ru/me/certificate/", {"cms": ""})).summary
    assert ask(applicant, content=b"{}").summary


# --- closing: G6 ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("reason", ["own_job", "moved", "conscription", "medical", "own_wish"])
def test_closing_ends_the_case_and_its_clocks(reason: str, job_seeker: Build, sign_in: Callable[..., Client]) -> None:
    case = job_seeker()
    client = sign_in(case.person.user)
    assert client.post(f"/en/me/cases/{case.pk}/close/", {"reason": reason}).status_code == 302
    case.refresh_from_db()
    assert case.status == Status.CLOSED
    assert not Deadline.objects.of(case.subject).open().exists()


@pytest.mark.parametrize("reason", ["", "nonsense"])
def test_closing_without_a_reason_closes_nothing(reason: str, job_seeker: Build, sign_in: Callable[..., Client]) -> None:
    case = job_seeker()
    assert Page(sign_in(case.person.user).post(f"/en/me/cases/{case.pk}/close/", {"reason": reason})).summary
    case.refresh_from_db()
    assert case.status == Status.JOB_SEEKER


def test_closing_twice_is_told_and_does_nothing_more(job_seeker: Build, sign_in: Callable[..., Client]) -> None:
    case = job_seeker()
    client = sign_in(case.person.user)
    for _click in range(2):
        assert client.post(f"/en/me/cases/{case.pk}/close/", {"reason": "own_wish"}).status_code == 302
    assert case.person.cases.count() == 1
    assert "has ended already" in Page(client.get(f"/en/me/cases/{case.pk}/close/")).text


def test_a_person_may_apply_again_on_the_same_day(job_seeker: Build, sign_in: Callable[..., Client]) -> None:
    case = job_seeker()
    client = sign_in(case.person.user)
    client.post(f"/en/me/cases/{case.pk}/close/", {"reason": "own_wish"})
    assert client.get("/en/me/apply/")["Location"] == "/en/me/apply/situation/"
