"""The wizard as a person walks it: without a script, with mistakes, with leaving and coming back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from employers.models import Draft, Membership, Vacancy
from employers.rules.pay import money
from employers.services import publishing
from enbek.accounts.models import User
from enbek.classifiers.services import load_occupations
from tests.employers import values as filled
from tests.mediation import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

Read = Callable[[Any], Any]
HOME = "/ru/vacancies/"


@pytest.fixture
def monday(clock_at: Callable[[str], Any]) -> Any:
    return clock_at("2026-03-16 10:00")


@pytest.fixture
def officer() -> User:
    return make.user()


@pytest.fixture
def client(officer: User, sign_in: Callable[..., Client]) -> Client:
    make.organisation(officer)
    return sign_in(officer)


def send(client: Client, step: str, **data: Any) -> Any:
    draft = Draft.objects.unfinished().order_by("edits_id").first()  # a change, if there is one
    return client.post(f"{HOME}drafts/{draft.pk}/{step}/", data)


def test_an_officer_writes_a_vacancy_from_the_empty_page_to_the_list(client: Client, read: Read) -> None:
    load_occupations()
    place = make.settlement()
    assert client.post(f"{HOME}new/").status_code == 302
    page = read(send(client, "work", occupation_words="сварщик", find="1"))
    assert page.select_one("input[name=occupation][value='7212-1']"), "without a script the page comes back with choices"
    steps = [
        ("work", {"occupation": "7212-1", "title_ru": "Сварщик на стройку"}, "place"),
        ("place", {"settlement": place.pk, "regime": "full_time"}, "pay"),
        ("pay", {"pay_from": "300 000"}, "duties"),
        ("duties", {"duties_ru": "Варить трубы", "conditions": "harmful"}, "requirements"),
        ("requirements", {"health_demands": ["eyesight"]}, "wishes"),
        ("wishes", {}, "support"),
        ("support", {"kind": "ordinary", "with_housing": "on"}, "seats"),
        ("seats", {"seats": "2", "appeared_on": "2026-03-13"}, "check"),
    ]
    for step, data, following in steps:
        assert send(client, step, **data).headers["Location"].endswith(f"/{following}/"), step
    shown = read(client.get(f"{HOME}drafts/{Draft.objects.get().pk}/check/"))
    assert "Сварщик на стройку" in shown.get_text()
    assert shown.select_one(".clock"), "the term of paragraph 66 is in sight"
    sent = send(client, "check")
    vacancy = Vacancy.objects.get()
    assert sent.headers["Location"].endswith(f"/{vacancy.pk}/manage/")
    assert (vacancy.pay_from, vacancy.with_housing, vacancy.conditions, vacancy.title_kk) == (300_000, True, "harmful", "Сварщик на стройку")
    assert read(client.get(f"{HOME}?q=сварщик")).select_one(f"a[href='{HOME}{vacancy.pk}/']")


@pytest.mark.parametrize("pay", ["1", "11111", "11 111 ₸"])
def test_a_pay_that_nobody_means_is_refused_and_what_was_typed_stays(client: Client, read: Read, pay: str) -> None:
    client.post(f"{HOME}new/")
    page = read(send(client, "pay", pay_from=pay))
    assert page.select_one(".errorlist")
    assert page.select_one("input[name=pay_from]")["value"] == pay
    again = read(client.get(f"{HOME}drafts/{Draft.objects.get().pk}/pay/"))
    assert again.select_one("input[name=pay_from]")["value"] == pay


def test_leaving_in_the_middle_keeps_half_a_step(client: Client, read: Read) -> None:
    client.post(f"{HOME}new/")
    assert send(client, "duties", duties_kk="Есеп жүргізу", conditions="", later="1").headers["Location"].endswith("/mine/")
    page = read(client.get(f"{HOME}drafts/{Draft.objects.get().pk}/duties/"))
    assert page.select_one("textarea[name=duties_kk]").get_text(strip=True) == "Есеп жүргізу"


def test_a_megabyte_of_description_is_told_and_five_do_not_break(client: Client, read: Read) -> None:
    client.post(f"{HOME}new/")
    told = read(send(client, "duties", duties_ru="ы" * 500_000, conditions="normal"))
    assert "500000" in told.select_one(".errorlist").get_text()
    assert send(client, "duties", duties_ru="ы" * 2_500_000, conditions="normal").status_code == 400
    assert Draft.objects.get().values == {}


def test_tags_are_taken_out_and_scripts_shown_to_nobody(client: Client, officer: User) -> None:
    client.post(f"{HOME}new/")
    send(client, "duties", duties_ru="<p>Учёт</p><script>alert(1)</script>", conditions="normal")
    assert Draft.objects.get().values["duties_ru"] == "Учёт"


@pytest.mark.parametrize(
    ("typed", "code"), [("дәнекер", "7212-1"), ("сварщ", "7212-1"), ("weld", "7212-1"), ("сваршик", "7212-1"), ("главбух", "1211-1"), ("7212", "7212-1")]
)
def test_an_occupation_is_suggested_in_three_languages_and_misspelt(client: Client, read: Read, typed: str, code: str) -> None:
    load_occupations()
    page = read(client.get(f"{HOME}occupations/", {"occupation_words": typed}, headers={"HX-Request": "true"}))
    assert page.select_one(f"input[value='{code}']")


@pytest.mark.parametrize("typed", ["", "щ", "'\x00%", "космонавтъ"])
def test_a_suggestion_for_nothing_is_nothing(client: Client, read: Read, typed: str) -> None:
    load_occupations()
    assert client.get(f"{HOME}occupations/", {"occupation_words": typed}, headers={"HX-Request": "true"}).status_code == 200


def test_an_organisation_that_one_does_not_act_for_cannot_be_chosen(client: Client) -> None:
    foreign = make.organisation(make.user())
    assert client.post(f"{HOME}new/", {"organisation": foreign.pk}).status_code == 404
    assert not Draft.objects.exists()


def test_a_reader_of_the_team_looks_and_does_not_write(sign_in: Callable[..., Client], officer: User) -> None:
    organisation = make.organisation(officer)
    vacancy = publishing.publish(filled.draft(organisation, officer).pk, officer)
    reader = make.user()
    Membership.objects.create(organisation=organisation, user=reader, role="reader")
    looking = sign_in(reader)
    assert looking.get(f"{HOME}{vacancy.pk}/manage/").status_code == 200
    assert looking.post(f"{HOME}{vacancy.pk}/close/", {"reason": "mistake"}).status_code == 404
    assert looking.post(f"{HOME}new/").headers["Location"].endswith("/mine/")


def test_a_change_shows_both_versions_and_a_closing_its_reason(client: Client, officer: User, read: Read) -> None:
    client.post(f"{HOME}new/")
    organisation = Draft.objects.get().organisation
    vacancy = publishing.publish(filled.draft(organisation, officer).pk, officer)
    client.post(f"{HOME}{vacancy.pk}/edit/")
    assert send(client, "pay", pay_from="320000", pay_to="400000").headers["Location"].endswith("/check/")
    send(client, "check")
    page = read(client.get(f"{HOME}{vacancy.pk}/manage/"))
    assert [page.select_one("del").get_text(), page.select_one("ins").get_text()] == [money(300_000).ru, money(320_000).ru]
    client.post(f"{HOME}{vacancy.pk}/close/", {"reason": "post_cancelled"})
    assert "Должность сокращена" in read(client.get(f"{HOME}{vacancy.pk}/manage/")).get_text()
    assert client.post(f"{HOME}{vacancy.pk}/edit/").headers["Location"].endswith("/manage/")


def test_a_template_is_offered_at_the_beginning(client: Client, officer: User, read: Read) -> None:
    client.post(f"{HOME}new/")
    client.post(f"{HOME}drafts/{Draft.objects.get().pk}/template/", {"name": "Наш бухгалтер"})
    page = read(client.get(f"{HOME}new/"))
    assert "Наш бухгалтер" in page.get_text()
    chosen = page.select_one("input[name=template]")["value"]
    assert client.post(f"{HOME}new/", {"template": chosen}).status_code == 302


def test_what_waits_for_a_moderator_has_no_public_page(client: Client, officer: User) -> None:
    row = make.vacancy(status="review")
    assert client.get(f"{HOME}{row.pk}/").status_code == 404
    assert client.get(f"{HOME}{make.vacancy(status='asleep').pk}/").status_code == 200


def test_the_own_list_costs_the_same_for_three_as_for_eight(client: Client, officer: User) -> None:
    organisation = officer.organisations.get()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{HOME}mine/").status_code == 200
        return len(captured)

    def more(number: int) -> None:
        for _ in range(number):
            publishing.publish(filled.draft(organisation, officer).pk, officer)
            filled.draft(organisation, officer)

    more(3)
    few = queries()
    more(5)
    assert queries() == few
