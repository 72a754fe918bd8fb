"""Who you are: every slip gets its sentence at its field, in the reader's language, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from enbek.accounts.models import User
from enbek.identifiers import SENTENCES
from seekers.models import Education, Job, LanguageSkill, Person
from tests import factories
from tests.pages.wizard import Page, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("friday")]

LANGUAGES = ["kk", "ru"]
HOSTILE = {
    "script": "<script>alert(1)</script>", "sql": "'; DROP TABLE seekers_person; --", "template": "{{ 7|add:7 }}{% now 'Y' %}",
    "right to left": "\u202egnirts\u202c", "emoji": "🙂" * 40, "long": "a" * 20_000, "null": "\x00", "one too long": "Ә" * 101,
    "path": "../../etc/passwd", "format": "%s%n\\", "header": "\r\n\r\nSet-Cookie: a=b",
}


def typed(**values: Any) -> dict[str, Any]:
    return {
        "iin": factories.iin(date(1990, 5, 14)).value, "surname": "Сейітқызы", "given_name": "Айгүл", "patronymic": "Әли",
        "settlement": factories.town().pk, "address": "Абай 1", "email": "aigul@example.kz", "phone": "8 701 123-45-67", **values,
    }


@pytest.fixture
def newcomer(sign_in: Callable[..., Client]) -> Client:
    return sign_in(factories.user())


@pytest.fixture
def fill(newcomer: Client) -> Callable[..., Page]:
    def post(language: str = "en", **values: Any) -> Page:
        return Page(newcomer.post(f"/{language}/me/profile/", typed(**values)))

    return post


def kept_but(page: Page, *wrong: str) -> bool:
    """Whether every field of the form still holds what was typed."""
    return all(page.typed(name) == value for name, value in typed(iin=page.typed("iin")).items() if name not in wrong)


def spoiled(iin: str) -> str:
    """The same number with its last digit mistyped."""
    return iin[:11] + str((int(iin[11]) + 1) % 10)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("iin", "code"),
    [(spoiled(factories.iin().value), "checksum"), ("901314400123", "date"), ("900514900123", "century"), ("12345", "length"), ("90O514400123", "digits")],
)
def test_a_wrong_iin_gets_its_own_sentence_at_its_field(iin: str, code: str, language: str, fill: Callable[..., Page]) -> None:
    page = fill(language, iin=iin)
    assert said(SENTENCES[code], language) in page.errors_at("iin")
    assert page.typed("iin") == iin
    assert kept_but(page)
    assert page.summary


def test_an_iin_of_somebody_not_yet_born_is_refused(fill: Callable[..., Page]) -> None:
    page = fill(iin=factories.iin(date(2031, 2, 3)).value)
    assert "date of birth" in page.errors_at("iin")
    assert not Person.objects.exists()


def test_spaces_in_an_iin_are_no_mistake(fill: Callable[..., Page]) -> None:
    iin = factories.iin().value
    assert fill(iin=f" {iin[:6]} {iin[6:]} ").response.status_code == 302
    assert Person.objects.get().iin.value == iin


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_iin_that_another_account_holds_is_said_at_its_field(language: str, fill: Callable[..., Page]) -> None:
    page = fill(language, iin=factories.person().iin.value)
    assert said("An account with this IIN exists already. Sign in with it.", language) in page.errors_at("iin")
    assert kept_but(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phone", ["12", "phone", "+7 701 123", "8 701 123 45 67 89 01 23", "++7", "<b>"])
def test_a_phone_in_a_wrong_form_gets_a_remedy_at_its_field(phone: str, language: str, fill: Callable[..., Page]) -> None:
    page = fill(language, phone=phone)
    assert said("This does not look like a phone number. Write it like this: +7 701 123 45 67.", language) in page.errors_at("phone")
    assert page.typed("phone") == phone
    assert kept_but(page, "phone")


@pytest.mark.parametrize("phone", ["8 701 123-45-67", "+7 (701) 123 45 67", "87011234567"])
def test_a_phone_is_taken_as_people_write_it(phone: str, fill: Callable[..., Page]) -> None:
    assert fill(phone=phone).response.status_code == 302
    assert User.objects.get(person__isnull=False).phone == "+77011234567"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("email", ["aigul", "aigul@", "@example.kz", "a b@example.kz", "aigul@example"])
def test_an_email_in_a_wrong_form_is_said_at_its_field(email: str, language: str, fill: Callable[..., Page]) -> None:
    page = fill(language, email=email)
    assert page.errors_at("email")
    assert page.typed("email") == email
    assert kept_but(page, "email")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_phone_and_email_the_portal_says_why_it_needs_one(language: str, fill: Callable[..., Page]) -> None:
    page = fill(language, phone="", email="")
    sentence = "Give a phone number or an e-mail: the Rules oblige the centre to tell you of each decision."
    assert said(sentence, language) in page.errors_at("phone")
    assert kept_but(page, "phone", "email")


@pytest.mark.parametrize(("field", "value"), [("email", "Taken@Example.kz"), ("phone", "+7 701 999 88 77")])
def test_a_contact_of_another_account_is_said_at_its_field(field: str, value: str, fill: Callable[..., Page]) -> None:
    factories.user(email="taken@example.kz", phone="+77019998877")
    page = fill(**{field: value})
    assert "Another account has this" in page.errors_at(field)
    assert page.typed(field) == value


def test_the_iin_cannot_be_changed_any_more_once_there_is_a_case(sign_in: Callable[..., Client], submit: Callable[..., Any]) -> None:
    case = submit()
    client, before = sign_in(case.person.user), case.person.iin.value
    client.post("/en/me/profile/", typed())
    assert Person.objects.get(pk=case.person_id).iin.value == before


def test_the_profile_leads_back_to_the_page_that_asked_for_it(newcomer: Client) -> None:
    gate = newcomer.get("/ru/me/apply/")["Location"]
    assert newcomer.post(gate, typed())["Location"] == "/ru/me/apply/"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil.example"])
def test_the_profile_leads_to_no_foreign_site(target: str, newcomer: Client) -> None:
    assert newcomer.post(f"/ru/me/profile/?next={target}", typed())["Location"] == "/ru/me/"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_text_or_is_refused_and_never_breaks_the_page(text: str, newcomer: Client) -> None:
    names = ("surname", "given_name", "patronymic", "address", "iin", "email", "phone", "settlement")
    for name in names:
        page = Page(newcomer.post("/en/me/profile/", typed(**{name: text})))
        assert "<script>alert" not in page.response.content.decode()
    assert Page(newcomer.get("/en/me/profile/")).response.status_code == 200


# --- the résumé --------------------------------------------------------------------------------------------------
@pytest.fixture
def seeker(sign_in: Callable[..., Client]) -> tuple[Person, Client]:
    someone = factories.person()
    return someone, sign_in(someone.user)


def test_a_school_a_job_and_a_language_are_added_and_removed(seeker: tuple[Person, Client]) -> None:
    someone, client = seeker
    rows = {
        "education": ({"institution": "ҚазҰУ", "speciality": "Есеп", "level": "higher", "finished": "2012"}, Education),
        "jobs": ({"employer": "ТОО «Арман»", "occupation": factories.occupation().pk, "started_on": "2013-01-10", "ended_on": ""}, Job),
        "languages": ({"language": "en", "level": "B1"}, LanguageSkill),
    }
    for section, (data, model) in rows.items():
        assert client.post(f"/kk/me/resume/add/{section}/", data).status_code == 302
        row = model.objects.get(resume__person=someone)
        assert str(row.pk) in client.get("/kk/me/resume/").content.decode()
        for _click in range(2):
            assert client.post(f"/kk/me/resume/remove/{section}/{row.pk}/").status_code == 302
        assert not model.objects.filter(pk=row.pk).exists()


def test_a_job_that_ended_before_it_began_is_refused_and_kept(seeker: tuple[Person, Client]) -> None:
    _someone, client = seeker
    data = {"employer": "ТОО «Арман»", "occupation": factories.occupation().pk, "duties": "баланс", "started_on": "2020-02-01", "ended_on": "2019-01-01"}
    page = Page(client.post("/en/me/resume/add/jobs/", data))
    assert page.summary
    assert (page.typed("employer"), page.typed("started_on"), page.typed("ended_on")) == ("ТОО «Арман»", "2020-02-01", "2019-01-01")


@pytest.mark.parametrize("section", ["nothing", "education2"])
def test_a_section_that_is_none_is_not_found(section: str, seeker: tuple[Person, Client]) -> None:
    _someone, client = seeker
    assert client.get(f"/en/me/resume/add/{section}/").status_code == 404
    assert client.post(f"/en/me/resume/remove/{section}/{seeker[0].pk}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "value"),
    [("min_pay", "-5"), ("min_pay", "99999999999999999999"), ("experience_years", "-1"), ("experience_years", "700"), ("unemployed_since", "2031-01-01"),
     ("unemployed_since", "never"), ("education_level", "wizard"), ("wanted", "0000-0"), ("min_pay", "много")],
)
def test_a_wrong_wish_is_said_at_its_field_and_the_rest_is_kept(name: str, value: str, seeker: tuple[Person, Client]) -> None:
    _someone, client = seeker
    data = {"wanted": factories.occupation().pk, "min_pay": "200000", "experience_years": "3", "skills": "1С, Excel", "regimes": ["full_time"], name: value}
    page = Page(client.post("/en/me/resume/", data))
    assert page.errors_at(name)
    assert page.typed("skills") == "1С, Excel"
    assert page.typed("regimes") == ["full_time"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_a_resume_never_breaks_it(text: str, seeker: tuple[Person, Client]) -> None:
    _someone, client = seeker
    for data in ({"skills": text}, {"driving": text}, {"wanted": text}, {"regimes": [text]}, {"unemployed_since": text}):
        Page(client.post("/en/me/resume/", {"experience_years": "1", **data}))
    for section, data in (
        ("education", {"institution": text, "level": text, "finished": text}), ("jobs", {"employer": text, "occupation": text, "started_on": text}),
        ("languages", {"language": text, "level": text}),
    ):
        Page(client.post(f"/en/me/resume/add/{section}/", data))
    assert "<script>alert" not in client.get("/en/me/resume/").content.decode()
