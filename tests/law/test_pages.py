"""The public pages of the Rules, in three languages, without an account."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from enbek.law import discrepancies, discrepancy, editions, grounds, limit, limits

pytestmark = pytest.mark.django_db
Read = Callable[[HttpResponse], BeautifulSoup]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("edition", [edition.id for edition in editions()])
def test_every_limit_of_an_edition_is_shown_with_its_words_and_discrepancies(client: Client, read: Read, language: str, edition: str) -> None:
    page = read(client.get(f"/{language}/law/", {"edition": edition}))
    for item in limits(edition):
        card = page.find(id=item.id)
        assert card is not None
        text = " ".join(card.get_text(" ").split())
        assert item.title.in_(language) in text
        for quotation in item.quotations:
            assert all(words in text for words in (quotation.ru, quotation.kk) if words)
        for name in item.discrepancies:
            assert discrepancy(name).applied.in_(language) in text


def test_the_words_of_the_act_say_in_which_language_they_are(client: Client, read: Read) -> None:
    card = read(client.get("/en/law/")).find(id="T18")
    assert card is not None
    spoken = {quote["lang"]: quote.get_text() for quote in card.find_all("blockquote")}
    assert spoken == {"ru": limit("T18").quote_ru, "kk": limit("T18").quote_kk}


def test_an_edition_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get("/ru/law/", {"edition": "order-999"}).status_code == 404


@pytest.mark.parametrize(
    ("language", "unemployed"),
    [("kk", "28\N{NO-BREAK SPACE}наурыз"), ("ru", "28\N{NO-BREAK SPACE}марта"), ("en", "28\N{NO-BREAK SPACE}March")],
)
def test_the_calculator_answers_at_an_address_that_can_be_shared(client: Client, read: Read, language: str, unemployed: str) -> None:
    query = {"on": "2026-03-19", "at": "19:30", "through": "enbek"}
    page = read(client.get(f"/{language}/law/calculator/", query))
    text = page.get_text(" ")
    assert unemployed in text
    assert page.select_one("ol.strip li.due") is not None
    share = page.find("a", href=lambda href: bool(href) and "on=2026-03-19" in href and href.startswith("http"))
    assert share is not None
    assert read(client.get(share["href"])).get_text(" ").split() == text.split()


def test_the_calculator_computes_one_limit_from_one_day(client: Client, read: Read) -> None:
    page = read(client.get("/en/law/calculator/", {"limit": "T18", "day": "2026-03-19"}))
    strip = page.find("article", {"aria-labelledby": "strip-T18"})
    assert strip is not None
    assert "20\N{NO-BREAK SPACE}March 2026" in strip.get_text(" ")
    assert "27\N{NO-BREAK SPACE}March 2026" in strip.get_text(" ")  # D-01: the Kazakh three days


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"on": "1990-01-01", "at": "10:00", "through": "enbek"}, "lies outside the table"),
        ({"on": "9999-12-31", "at": "23:59", "through": "egov"}, "lies outside the table"),
        ({"on": "2019-01-15", "at": "10:00", "through": "enbek"}, "No edition is known"),
        ({"on": "2026-02-30", "at": "10:00", "through": "enbek"}, "year-month-day"),
        ({"on": "2026-02-20", "at": "25:99", "through": "enbek"}, "hours and minutes"),
        ({"on": "", "at": "", "through": ""}, "Choose a date"),
        ({"limit": "T06", "day": "2022-05-05"}, "has no time limit"),
        ({"limit": "T09", "day": "9999-12-31"}, "lies outside the table"),
        ({"limit": "T99", "day": "2026-05-05"}, "T99"),
    ],
)
def test_the_calculator_explains_what_it_cannot_compute(client: Client, read: Read, query: dict[str, str], said: str) -> None:
    response = client.get("/en/law/calculator/", query)
    assert response.status_code == 200
    assert said in read(response).get_text(" ")


def test_the_days_of_a_year_name_their_holidays_and_warn_while_unconfirmed(client: Client, read: Read) -> None:
    page = read(client.get("/ru/law/days/2026/"))
    assert "Наурыз мейрамы: перенос с выходного дня" in page.get_text(" ")
    assert page.select_one(".message-warn") is not None
    assert read(client.get("/ru/law/days/2025/")).select_one(".message-warn") is None
    assert client.get("/ru/law/days/1917/").status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_ground_is_shown_with_its_words(client: Client, read: Read, language: str) -> None:
    page = read(client.get(f"/{language}/law/grounds/"))
    for prefix in ("A1.9", "R41", "R51"):
        for item in grounds(prefix):
            card = page.find(id=item.id)
            assert card is not None
            text = " ".join(card.get_text(" ").split())
            assert item.text.in_(language) in text
            assert item.quote_ru in text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_discrepancy_is_shown_with_the_reading_applied(client: Client, read: Read, language: str) -> None:
    page = read(client.get(f"/{language}/law/differences/"))
    for item in discrepancies():
        card = page.find(id=item.id)
        assert card is not None
        assert all(text.in_(language) in card.get_text(" ") for text in (item.first.says, item.second.says, item.applied, item.reason))
