"""The signature: what is signed is what was shown; each wrong key gets its sentence; two clicks and two tabs make one case."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from enbek.signing.acts.models import SignedDocument
from enbek.signing.acts.services import SignatureRefused
from registration.models import Application, Case
from registration.rules.machine import Status
from registration.services import applications, closing
from registration.services.applications import ALREADY_OPEN, CHANGED, ApplicationRefused
from seekers.models import Person
from tests import factories
from tests.mediation import factories as elsewhere
from tests.pages.conftest import APPLICANT, CHILD
from tests.pages.test_apply_steps import representative
from tests.pages.wizard import CONSENTS, SITUATION, Page, Wizard, centre, document_on, work

pytestmark = pytest.mark.django_db

Begin = Callable[..., Wizard]
LANGUAGES = ["kk", "ru"]
WRONG_KEYS = {
    "other": {"kk": "басқа адамдыкі", "ru": "другому человеку"},
    "expired": {"kk": "мерзім", "ru": "истёк"},
    "auth": {"kk": "кіруге арналған кілт (AUTH)", "ru": "ключ для входа (AUTH)"},
    "unknown": {"kk": "біз сенетін орталық бермеген", "ru": "которому мы не доверяем"},
    "revoked": {"kk": "қайтарып алынған", "ru": "отозван"},
}


@pytest.fixture
def filled(wizard: Begin) -> Callable[..., Wizard]:
    def fill(language: str = "en") -> Wizard:
        person = wizard(language=language)
        person.fill()
        return person

    return fill


def draft_is_whole(person: Wizard) -> bool:
    """Nothing that was filled in is lost."""
    draft = person.draft
    return draft.done == ["situation", "work", "centre", "consents"] and draft.reason == "resigned" and draft.person.resume.min_pay == 250_000


# --- a good one ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("alias", ["good", "gost"])
def test_a_true_signature_opens_the_case_and_shows_its_number(alias: str, filled: Callable[..., Wizard]) -> None:
    person = filled()
    page = person.sign(alias)
    case = Case.objects.get(person=person.person)
    assert page.response["Location"] == f"/en/me/submitted/{case.pk}/"
    assert case.label in Page(person.client.get(page.response["Location"])).text
    assert (case.status, case.application.signed_document.signer_iin) == (Status.SUBMITTED, APPLICANT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_signed_is_what_is_stored_is_what_is_shown(language: str, filled: Callable[..., Wizard]) -> None:
    person = filled(language)
    page = person.open("sign")
    content = document_on(page)
    person.sign(content=content)
    kept = SignedDocument.objects.get()
    assert bytes(kept.content) == content
    statement = json.loads(content)["statement"]
    assert json.loads(content)["language"] == language
    for row in statement:
        assert " ".join(row["label"].split()) in page.text
        assert " ".join(row["value"].split()) in page.text
    assert APPLICANT.value in {row["value"] for row in statement}


def test_a_signature_file_made_elsewhere_is_taken_too(filled: Callable[..., Wizard]) -> None:
    person = filled()
    signature = base64.b64decode(person.signature(person.shown()))
    page = person.send("sign", {"cms_file": SimpleUploadedFile("enbek-document.json.cms", signature)})
    assert page.response.status_code == 302
    assert Case.objects.filter(person=person.person).exists()


def test_both_dates_are_shown_when_it_is_sent_outside_hours(filled: Callable[..., Wizard], clock_at: Any) -> None:
    """CL3: Friday evening before Nauryz counts as received on Thursday."""
    person = filled()
    clock_at("2026-03-20 19:30")
    page = Page(person.client.get(person.sign().response["Location"]))
    assert "20 March 2026" in page.text
    assert "26 March 2026" in page.text


# --- a wrong one --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("alias", WRONG_KEYS)
def test_a_wrong_key_is_named_in_the_readers_language_and_nothing_is_lost(alias: str, language: str, filled: Callable[..., Wizard]) -> None:
    person = filled(language)
    page = person.sign(alias)
    assert WRONG_KEYS[alias][language] in page.summary
    assert not Case.objects.exists()
    assert not SignedDocument.objects.exists()
    assert draft_is_whole(person)
    assert person.sign("good", document_on(page)).response.status_code == 302, "the same page can be signed with the right key"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_signature_over_another_text_is_refused(language: str, filled: Callable[..., Wizard]) -> None:
    person = filled(language)
    content = person.shown().replace("ТГ".encode(), b"") + b" "
    page = person.sign(content=content)
    assert {"kk": "көрсетілген құжаттан өзгеше", "ru": "Подписан не тот документ"}[language] in page.summary
    assert draft_is_whole(person)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cms", ["", "%%%", "AAAA", base64.b64encode(b"\x30\x80" * 500).decode(), "a" * 500_000, "\x00", "<script>alert(1)</script>"])
def test_what_is_no_signature_gets_a_sentence(cms: str, language: str, filled: Callable[..., Wizard]) -> None:
    person = filled(language)
    page = person.send("sign", {"cms": cms})
    assert page.summary
    assert "<script>alert" not in page.response.content.decode()
    assert draft_is_whole(person)


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7", b"-----BEGIN CMS-----\n%%\n-----END CMS-----", b"0" * 300_000])
def test_a_file_that_is_no_signature_gets_a_sentence(content: bytes, filled: Callable[..., Wizard]) -> None:
    person = filled()
    page = person.send("sign", {"cms_file": SimpleUploadedFile("x.cms", content)})
    assert page.summary
    assert draft_is_whole(person)


# --- the document changes under the signature ---------------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_changed_in_another_tab_is_shown_anew_before_it_is_signed(language: str, filled: Callable[..., Wizard]) -> None:
    person = filled(language)
    shown = person.shown()
    person.goes_on("situation", {**SITUATION, "claims_measures": "yes"})
    page = person.sign(content=shown)
    assert CHANGED.in_(language) in page.summary
    assert document_on(page) != shown
    assert not Case.objects.exists()
    assert person.sign(content=document_on(page)).response.status_code == 302
    assert Case.objects.get().application.claims_measures is True


@pytest.mark.parametrize("what", ["profile", "resume", "contact"])
def test_what_the_statement_says_cannot_be_changed_behind_its_back(what: str, filled: Callable[..., Wizard]) -> None:
    """The name, the contacts and the wishes stand in the statement but are edited on other pages."""
    person = filled()
    shown = person.shown()
    user = person.person.user
    profile = {"iin": APPLICANT.value, "surname": "Сейітқызы", "given_name": "Айгүл", "settlement": factories.town().pk, "email": user.email,
               "phone": user.phone}
    changes = {
        "profile": ("/en/me/profile/", {**profile, "surname": "Ахметова"}), "contact": ("/en/me/profile/", {**profile, "phone": "+77019998877"}),
        "resume": ("/en/me/resume/", {**work(), "min_pay": "999000"}),
    }
    url, data = changes[what]
    assert person.client.post(url, data).status_code == 302
    page = person.sign(content=shown)
    assert CHANGED.en in page.summary
    assert document_on(page) != shown
    assert person.sign(content=document_on(page)).response.status_code == 302


def test_of_two_pages_of_the_signature_the_later_one_is_signed(filled: Callable[..., Wizard]) -> None:
    person = filled()
    first, second = person.shown(), person.shown()
    assert person.sign(content=first).summary
    assert person.sign(content=second).response.status_code == 302


def test_a_signature_is_good_for_one_application_only(filled: Callable[..., Wizard]) -> None:
    person = filled()
    content = person.shown()
    signature = person.signature(content)
    person.send("sign", {"cms": signature})
    case = Case.objects.get()
    closing.close_by_request(case.pk, closing.CloseReason.OWN_WISH)
    person.fill()
    person.open("sign")
    assert person.send("sign", {"cms": signature}).summary
    assert Case.objects.count() == 1


# --- twice -----------------------------------------------------------------------------------------------------------------
def test_a_double_click_makes_one_case(filled: Callable[..., Wizard]) -> None:
    person = filled()
    signature = person.signature(person.shown())
    first, second = (person.send("sign", {"cms": signature}) for _click in range(2))
    assert first.response.status_code == second.response.status_code == 302
    assert Case.objects.count() == Application.objects.count() == 1


@pytest.mark.parametrize("step", ["", "situation", "work", "centre", "consents", "sign"])
def test_the_back_button_after_sending_leads_to_the_case(step: str, filled: Callable[..., Wizard]) -> None:
    person = filled("ru")
    person.sign()
    page = Page(person.client.get(person.url(step), follow=True))
    assert page.response.redirect_chain[-1][0] == "/ru/me/"
    assert ALREADY_OPEN.ru in page.text
    again = Page(person.client.post(person.url(step), {**SITUATION, **CONSENTS}, follow=True)) if step else page
    assert Case.objects.count() == 1
    assert again.response.status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_application_while_a_case_is_open_is_told_so(language: str, filled: Callable[..., Wizard]) -> None:
    person = filled(language)
    person.sign()
    page = Page(person.client.get(person.url(), follow=True))
    assert ALREADY_OPEN.in_(language) in page.text


def test_a_case_opened_meanwhile_refuses_the_signed_second_draft(filled: Callable[..., Wizard]) -> None:
    """The database, not the page, keeps it to one: the draft was signed before the other case opened."""
    person = filled()
    content = person.shown()
    signature = base64.b64decode(person.signature(content))
    elsewhere.case(person.person)
    with pytest.raises(ApplicationRefused, match="open case"):
        applications.submit(person.draft.pk, signature)
    assert not SignedDocument.objects.exists()


# --- the child: R6, Q-03 -----------------------------------------------------------------------------------------------------
@pytest.fixture
def child(wizard: Begin, person_of: Callable[..., Person]) -> Wizard:
    young = wizard(person_of(CHILD))
    for step, data in (("situation", SITUATION), ("work", work()), ("centre", centre()), ("representative", representative()), ("consents", CONSENTS)):
        young.goes_on(step, data)
    return young


def test_the_representative_signs_for_a_person_under_sixteen(child: Wizard) -> None:
    page = child.open("sign")
    assert "legal representative" in page.text
    assert child.sign("child").summary, "the child's own key does not do"
    assert child.sign("other").response.status_code == 302
    assert Case.objects.get().application.signed_document.signer_iin == child.person.applications.get().representative_iin


def test_a_child_cannot_skip_the_representative(wizard: Begin, person_of: Callable[..., Person]) -> None:
    young = wizard(person_of(CHILD))
    for step, data in (("situation", SITUATION), ("work", work()), ("centre", centre()), ("consents", CONSENTS)):
        young.send(step, data)
    assert young.client.get(young.url("sign"))["Location"] == young.url("representative")
    with pytest.raises((ApplicationRefused, SignatureRefused)):
        applications.submit(young.draft.pk, b"")


def test_who_turns_sixteen_on_the_way_signs_alone(child: Wizard, clock_at: Any) -> None:
    clock_at("2027-02-03 10:00")
    assert child.open("representative").response.status_code == 404
    assert child.sign("child").response.status_code == 302


# --- two tabs at the same moment ----------------------------------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("tabs", [2, 5])
def test_tabs_that_send_at_the_same_moment_make_one_case(tabs: int, filled: Callable[..., Wizard], settings: Any) -> None:
    """Real threads against submit(): one case, one signed document, and every tab is answered with that case."""
    settings.CELERY_TASK_ALWAYS_EAGER = False
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    person = filled()
    signature = base64.b64decode(person.signature(person.shown()))
    application_id = person.draft.pk
    start, answers = threading.Barrier(tabs), []

    def send() -> None:
        start.wait()
        try:
            answers.append(applications.submit(application_id, signature).pk)
        except Exception as error:  # noqa: BLE001 - looked at below
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _tab in range(tabs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    case = Case.objects.get()
    assert answers == [case.pk] * tabs
    assert SignedDocument.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_drafts_raced_by_hand_still_make_one_open_case(filled: Callable[..., Wizard], sign_in: Callable[..., Client]) -> None:
    """A case opens between the check and the insert of the other: the constraint answers, with a sentence."""
    person = filled()
    signature = base64.b64decode(person.signature(person.shown()))
    application_id, outcomes = person.draft.pk, []
    start = threading.Barrier(2)

    def open_by_staff() -> None:
        start.wait()
        try:
            elsewhere.case(Person.objects.get(pk=person.person.pk))
            outcomes.append("staff")
        except Exception as error:  # noqa: BLE001 - one of the two must lose
            outcomes.append(error)
        finally:
            connection.close()

    def send() -> None:
        start.wait()
        try:
            applications.submit(application_id, signature)
            outcomes.append("person")
        except ApplicationRefused as refused:
            outcomes.append(refused)
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for act in (open_by_staff, send)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Case.objects.open().count() == 1
    losers = [one for one in outcomes if not isinstance(one, str)]
    assert len(losers) == 1
