"""The steps of the application: each keeps what was typed, says what is missing, and can be left and taken up again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from careercenters.models import CareerCentre
from enbek.identifiers import SENTENCES
from enbek.web.uploads import MAX_BYTES
from registration.models import Application
from seekers.models import Person
from tests import factories
from tests.mediation import factories as elsewhere
from tests.pages.conftest import APPLICANT, CHILD, OTHER
from tests.pages.test_profile import HOSTILE
from tests.pages.wizard import CONSENTS, SITUATION, Wizard, centre, said, work

pytestmark = pytest.mark.django_db

Begin = Callable[..., Wizard]
LANGUAGES = ["kk", "ru"]
PDF = b"%PDF-1.7\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def far_centre() -> CareerCentre:
    """A centre that does not serve the place where the applicant lives, where there is one that does."""
    factories.career_centre()
    return elsewhere.centre()


@pytest.fixture
def child(wizard: Begin, person_of: Callable[..., Person]) -> Wizard:
    return wizard(person_of(CHILD))


def representative(**values: Any) -> dict[str, Any]:
    statement = SimpleUploadedFile("statement.pdf", PDF, "application/pdf")
    return {"representative_name": "Ахметов Данияр", "representative_iin": OTHER.value, "representative_statement": statement, **values}


# --- the way -----------------------------------------------------------------------------------------------------
def test_the_steps_follow_each_other_to_the_signature(wizard: Begin) -> None:
    person = wizard()
    assert person.goes_on("situation", SITUATION) == "work"
    assert person.goes_on("work", work()) == "centre"
    assert person.goes_on("centre", centre()) == "consents"
    assert person.goes_on("consents", CONSENTS) == "sign"
    assert person.draft.done == ["situation", "work", "centre", "consents"]


def test_what_was_saved_is_there_again_on_coming_back(wizard: Begin) -> None:
    person = wizard()
    person.fill()
    assert person.open("situation").typed("reason") == ["resigned"]
    assert person.open("work").typed("min_pay") == "250000"
    assert person.open("work").typed("unemployed_since") == "2026-02-01"
    assert person.open("centre").typed("centre") == str(factories.career_centre().pk)
    assert person.open("consents").typed("publish_resume") == ["no"]


def test_the_beginning_leads_to_the_first_step_not_filled_in(wizard: Begin) -> None:
    person = wizard()
    person.goes_on("situation", SITUATION)
    assert person.client.get(person.url())["Location"] == person.url("work")
    assert person.client.get(person.url("sign"))["Location"] == person.url("work")


def test_a_step_that_is_none_is_not_found(wizard: Begin) -> None:
    assert wizard().open("nothing").response.status_code == 404


def test_an_adult_has_no_step_of_the_representative(wizard: Begin) -> None:
    assert wizard().open("representative").response.status_code == 404


def test_the_draft_is_one_however_often_it_is_begun(wizard: Begin) -> None:
    person = wizard()
    for _time in range(3):
        person.client.get(person.url())
    assert Application.objects.count() == 1


# --- every step with nothing, and with something wrong ----------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("step", "fields"),
    [("situation", ["without_work", "reason", "claims_measures"]), ("work", ["wanted"]), ("centre", ["centre", "centre_basis"]),
     ("consents", ["publish_resume", "allow_outsourcing", "data_consent", "warned"])],
)
def test_an_empty_step_names_each_field_that_it_needs(step: str, fields: list[str], language: str, wizard: Begin) -> None:
    page = wizard(language=language).send(step, {})
    assert [name for name in fields if not page.errors_at(name)] == []
    assert page.summary


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_with_work_is_told_the_rule_and_what_is_open_to_them(language: str, wizard: Begin) -> None:
    page = wizard(language=language).send("situation", {**SITUATION, "without_work": "no"})
    sentence = ("A person with work and earnings is not registered as a job seeker (para. 4). You can still look for vacancies and respond to them "
                "without registration.")
    assert said(sentence, language) in page.errors_at("without_work")
    assert (page.typed("without_work"), page.typed("reason"), page.typed("claims_measures")) == (["no"], ["resigned"], ["no"])


def test_a_wrong_wish_keeps_all_others(wizard: Begin) -> None:
    page = wizard().send("work", {**work(), "min_pay": "-1", "regimes": ["full_time", "part_time"]})
    assert page.errors_at("min_pay")
    assert page.typed("min_pay") == "-1"
    assert page.typed("skills") == "1С"
    assert page.typed("regimes") == ["full_time", "part_time"]
    assert page.typed("driving") == "B"


@pytest.mark.parametrize("consent", ["data_consent", "warned"])
def test_without_the_consent_that_the_service_needs_the_others_stay_as_chosen(consent: str, wizard: Begin) -> None:
    page = wizard().send("consents", {**CONSENTS, "publish_resume": "yes"} | {consent: ""})
    assert page.errors_at(consent)
    assert page.typed("publish_resume") == ["yes"]
    assert page.typed("allow_outsourcing") == ["no"]


def test_the_two_separate_consents_are_not_guessed_and_may_both_be_refused(wizard: Begin) -> None:
    """A1.F, D-36: neither is chosen beforehand, and the registration does not depend on them."""
    person = wizard()
    page = person.open("consents")
    assert page.typed("publish_resume") == page.typed("allow_outsourcing") == []
    assert person.goes_on("consents", CONSENTS)
    assert (person.draft.publish_resume, person.draft.allow_outsourcing) == (False, False)


# --- a career centre of another place: D-27 ----------------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_centre_of_another_place_asks_for_its_basis_and_keeps_the_choice(language: str, wizard: Begin) -> None:
    other = far_centre()
    page = wizard(language=language).send("centre", {"centre": other.pk, "centre_basis": "residence"})
    sentence = ("This centre does not serve the place where you live. You may choose it all the same: say whether you stay there for a time, or give "
                "another reason.")
    assert said(sentence, language) in page.errors_at("centre_basis")
    assert page.typed("centre") == str(other.pk)


@pytest.mark.parametrize(("basis", "note"), [("temporary_stay", ""), ("other", "мама тұрады")])
def test_a_centre_of_another_place_is_allowed_with_its_basis_recorded(basis: str, note: str, wizard: Begin) -> None:
    """D-27"""
    person, other = wizard(), far_centre()
    person.goes_on("centre", {"centre": other.pk, "centre_basis": basis, "centre_note": note})
    assert (person.draft.centre, person.draft.centre_basis, person.draft.centre_note) == (other, basis, note)


def test_another_reason_needs_its_words(wizard: Begin) -> None:
    page = wizard().send("centre", {"centre": far_centre().pk, "centre_basis": "other"})
    assert page.errors_at("centre_note")
    assert page.typed("centre_basis") == ["other"]


@pytest.mark.parametrize("value", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_centre_that_is_none_is_refused_at_its_field(value: str, wizard: Begin) -> None:
    page = wizard().send("centre", {"centre": value, "centre_basis": "temporary_stay"})
    assert page.errors_at("centre")
    assert page.typed("centre_basis") == ["temporary_stay"]


# --- under sixteen: R6, Q-03 ------------------------------------------------------------------------------------------
def test_a_person_under_sixteen_is_asked_for_the_representative(child: Wizard) -> None:
    child.goes_on("situation", SITUATION)
    child.goes_on("work", work())
    assert child.goes_on("centre", centre()) == "representative"
    assert child.goes_on("representative", representative()) == "consents"
    assert child.draft.representative_iin == OTHER
    assert child.draft.representative_statement.name.endswith(f"{child.draft.pk}.pdf")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("statement.pdf", b"MZ\x90\x00 a program", "This is neither a PDF nor a JPEG or PNG picture. Send a scan or a photo."),
        ("statement.pdf", PNG, "The content of the file does not match its name. Save it anew as PDF, JPEG or PNG."),
        ("statement.exe", PDF, "The content of the file does not match its name. Save it anew as PDF, JPEG or PNG."),
        ("statement.pdf", b"", "The submitted file is empty."),
        ("statement.svg", b"<svg onload=alert(1)>", "This is neither a PDF nor a JPEG or PNG picture. Send a scan or a photo."),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_at_its_field_and_the_rest_is_kept(
    name: str, content: bytes, sentence: str, language: str, wizard: Begin, person_of: Callable[..., Person]
) -> None:
    page = wizard(person_of(CHILD), language).send("representative", representative(representative_statement=SimpleUploadedFile(name, content)))
    assert said(sentence, language) in page.errors_at("representative_statement")
    assert page.typed("representative_name") == "Ахметов Данияр"
    assert page.typed("representative_iin") == OTHER.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_too_large_is_refused_with_the_size_that_is_allowed(language: str, wizard: Begin, person_of: Callable[..., Person]) -> None:
    huge = SimpleUploadedFile("statement.pdf", PDF + b"0" * MAX_BYTES)
    page = wizard(person_of(CHILD), language).send("representative", representative(representative_statement=huge))
    assert "5" in page.errors_at("representative_statement")
    assert page.typed("representative_iin") == OTHER.value


def test_an_accepted_file_is_kept_when_another_field_is_wrong_later(child: Wizard) -> None:
    child.goes_on("representative", representative())
    again = {"representative_name": "", "representative_iin": OTHER.value}
    page = child.send("representative", again)
    assert page.errors_at("representative_name")
    assert not page.errors_at("representative_statement")
    assert child.goes_on("representative", {**again, "representative_name": "Ахметов"}) == "consents"
    assert child.draft.representative_statement


def test_nothing_of_a_hostile_file_name_reaches_the_disk(child: Wizard) -> None:
    child.goes_on("representative", representative(representative_statement=SimpleUploadedFile("../../evil\u202e.pdf", PDF)))
    assert child.draft.representative_statement.name == f"statements/{child.draft.pk}.pdf"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_representative_is_another_person_with_a_true_iin(language: str, wizard: Begin, person_of: Callable[..., Person]) -> None:
    person = wizard(person_of(CHILD), language)
    own = person.send("representative", representative(representative_iin=CHILD.value))
    assert said("This is the IIN of the applicant. Enter the IIN of the legal representative.", language) in own.errors_at("representative_iin")
    wrong = OTHER.value[:11] + str((int(OTHER.value[11]) + 1) % 10)
    page = person.send("representative", representative(representative_iin=wrong))
    assert said(SENTENCES["checksum"], language) in page.errors_at("representative_iin")
    assert page.typed("representative_iin") == wrong


def test_a_child_cannot_name_another_child_as_representative(child: Wizard) -> None:
    minor = factories.iin(CHILD.birth_date, "F")
    assert child.send("representative", representative(representative_iin=minor.value)).errors_at("representative_iin")


# --- hostile strings ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_any_field_of_any_step_breaks_nothing(text: str, wizard: Begin, person_of: Callable[..., Person]) -> None:
    for someone in (person_of(APPLICANT), person_of(CHILD)):
        person = wizard(someone)
        steps = {"situation": SITUATION, "work": work(), "centre": centre(), "consents": CONSENTS}
        if someone.iin == CHILD:
            steps["representative"] = representative()
        for step, data in steps.items():
            for name in data:
                page = person.send(step, {**data, name: text})
                assert "<script>alert" not in page.response.content.decode()
        person.send("centre", {**centre(), "centre_basis": "other", "centre_note": text})
        assert "<script>alert" not in person.open("centre").response.content.decode()
