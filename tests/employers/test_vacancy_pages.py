"""Public vacancies: found by words in any of the three languages, by filters; shown to everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from employers.models import Vacancy
from employers.services import seats
from employers.services.search import Filters, search
from employers.views import pages
from enbek import clock
from tests.mediation import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

Read = Callable[[Any], Any]


@pytest.fixture
def monday(clock_at: Callable[[str], Any]) -> Any:
    return clock_at("2026-03-16 10:00")


def found(**asked: Any) -> list[Vacancy]:
    return list(search(Filters(**asked)))


# --- words -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "words", ["бухгалтер", "БУХГАЛТЕРЫ", "бухг", "accountant", "Accountants", "главный бухгалтер", "бас бухг", "бугалтер", "  бухгалтер!  "]
)
def test_words_of_any_language_any_form_any_beginning_and_a_small_mistake_find_it(words: str) -> None:
    wanted = make.vacancy(title_kk="Бас бухгалтер", title_ru="Главный бухгалтер", title_en="Chief accountant")
    make.vacancy(code="7212-1")
    assert found(words=words) == [wanted]


def test_a_vacancy_is_found_by_its_occupation_too() -> None:
    welder = make.vacancy(code="7212-1", title_kk="Цех жұмыскері", title_ru="Работник цеха", title_en="Workshop hand")
    make.vacancy()
    assert found(words="дәнекерлеуші") == found(words="электрогазосварщик") == [welder]


@pytest.mark.parametrize("words", ["'", "a:*", "!!!", "&|()", "бухгалтер & ", "% _ \\", "\x00"])
def test_signs_of_the_query_language_are_only_signs(words: str) -> None:
    make.vacancy()
    found(words=words.replace("\x00", ""))


def test_all_words_must_be_met() -> None:
    make.vacancy()
    assert found(words="бухгалтер космонавт") == []


# --- filters -----------------------------------------------------------------------------------------------------
def test_filters_narrow_and_combine() -> None:
    far = make.settlement("110000000", "11", "Кокшетау")
    here, there = make.vacancy(regime="part_time"), make.vacancy(settlement=far)
    assert found(region=far.region) == [there]
    assert found(regime="part_time") == [here]
    assert found(region=far.region, regime="part_time") == []


def test_pay_is_compared_with_the_best_that_is_offered() -> None:
    range_ = make.vacancy(pay_from=200_000, pay_to=400_000)
    make.vacancy(pay_from=300_000)
    assert found(pay_from=350_000) == [range_]


def test_closed_and_full_vacancies_are_not_found() -> None:
    make.vacancy(closed_on=clock.today())
    make.vacancy(seats=1, taken=1)
    assert found() == []


def test_the_newest_comes_first() -> None:
    older = make.vacancy(registered_at=clock.now() - timedelta(days=1))
    newer = make.vacancy()
    assert found() == [newer, older]


# --- pages -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_everybody_reads_list_and_vacancy(language: str, client: Client, read: Read) -> None:
    row = make.vacancy(duties_ru="Вести учёт")
    page = read(client.get(f"/{language}/vacancies/"))
    assert page.select_one(f"a[href='/{language}/vacancies/{row.pk}/']")
    page = read(client.get(f"/{language}/vacancies/{row.pk}/"))
    assert row.title.in_(language) in page.select_one("h1").get_text()


def test_a_closed_vacancy_is_told_as_closed(client: Client) -> None:
    row = make.vacancy(closed_on=clock.today())
    response = client.get(f"/ru/vacancies/{row.pk}/")
    assert response.status_code == 410


def test_no_result_gives_advice_and_ways_on(client: Client, read: Read) -> None:
    page = read(client.get("/en/vacancies/", {"q": "космонавт", "pay_from": "100000"}))
    assert page.select_one(".empty")
    assert len(page.select("ul.links a")) == 2


@pytest.mark.parametrize("asked", [{"pay_from": "много"}, {"region": "99"}, {"regime": "никогда"}, {"pay_from": "-5"}, {"q": "ы" * 200}])
def test_a_wrong_filter_is_told_at_its_field_and_does_not_filter(asked: dict[str, str], client: Client, read: Read) -> None:
    row = make.vacancy()
    page = read(client.get("/ru/vacancies/", asked))
    assert page.select_one(".error-summary")
    assert page.select_one(f"a[href='/ru/vacancies/{row.pk}/']")


@pytest.mark.parametrize("number", ["0", "-1", "99999999999", "две", "٣"])
def test_a_wrong_page_number_gives_a_page(number: str, client: Client) -> None:
    make.vacancy()
    assert client.get("/ru/vacancies/", {"page": number}).status_code == 200


def test_the_list_costs_the_same_queries_for_three_as_for_eight(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/ru/vacancies/", {"q": "бухгалтер"}).status_code == 200
        return len(captured)

    for _ in range(3):
        make.vacancy()
    few = queries()
    for _ in range(5):
        make.vacancy()
    assert queries() == few


def test_counting_stops_at_the_bound(monkeypatch: pytest.MonkeyPatch, client: Client, read: Read) -> None:
    monkeypatch.setattr(pages, "COUNTED_TO", 2)
    for _ in range(4):
        make.vacancy()
    assert "More than 2" in read(client.get("/en/vacancies/")).get_text()


# --- the employer ------------------------------------------------------------------------------------------------
def test_an_officer_sees_the_vacancies_of_the_own_organisation_only(sign_in: Callable[..., Client], read: Read) -> None:
    officer = make.user()
    own = make.vacancy(make.organisation(officer), seats=3, taken=1)
    foreign = make.vacancy()
    text = str(read(sign_in(officer).get("/en/vacancies/mine/")))
    assert str(own.pk) in text
    assert str(foreign.pk) not in text
    assert "seats taken: 1 of 3" in text


def test_who_acts_for_no_organisation_is_told_so(sign_in: Callable[..., Client], read: Read) -> None:
    assert read(sign_in(make.user()).get("/en/vacancies/mine/")).select_one(".empty")


# --- seats -------------------------------------------------------------------------------------------------------
def test_the_last_seat_closes_the_vacancy() -> None:
    row = make.vacancy(seats=2)
    seats.take(row.pk)
    assert Vacancy.objects.get().closed_on is None
    seats.take(row.pk)
    assert Vacancy.objects.get().closed_on == make.MONDAY
    with pytest.raises(seats.NoSeat):
        seats.take(row.pk)


@pytest.mark.parametrize("change", ["taken = seats + 1", "pay_to = pay_from - 1"])
def test_the_database_refuses_more_hires_than_seats_and_a_pay_range_upside_down(change: str) -> None:
    make.vacancy()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE employers_vacancy SET {change}")  # noqa: S608
