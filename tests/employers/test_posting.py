"""What a vacancy must say and may not: pure rules (R66, O54, D-22)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employers.rules import posting
from employers.rules.posting import FIELDS, Known, problems
from employers.rules.steps import STEPS, step_of
from employers.rules.tables import BY_THE_EMPLOYER, ClosingReason, Conditions, Kind
from employers.rules.versions import LABELS, differences
from employers.rules.words import plain
from enbek.law.vacancies import EXEMPT, MINIMUM_WAGE, NONSENSE_PAY_UP_TO

MONDAY = date(2026, 3, 16)
KNOWN = Known(occupation={"2411-1"}.__contains__, settlement={"750000000"}.__contains__)
GOOD: dict[str, Any] = {
    "occupation": "2411-1", "settlement": "750000000", "regime": "full_time", "pay_from": 300_000, "duties_ru": "Вести учёт", "appeared_on": "2026-03-13",
}


def wrong(**other: Any) -> set[str]:
    return set(problems({**GOOD, **other}, MONDAY, KNOWN))


def test_a_vacancy_with_what_paragraph_66_asks_for_has_no_problem() -> None:
    assert wrong() == set()


@pytest.mark.parametrize("missing", ["occupation", "settlement", "regime", "pay_from", "duties_ru", "appeared_on"])
def test_what_paragraph_66_asks_for_cannot_be_left_out(missing: str) -> None:
    assert set(problems({name: value for name, value in GOOD.items() if name != missing}, MONDAY, KNOWN)) == {missing}


@given(pay=st.integers(0, NONSENSE_PAY_UP_TO))
def test_no_pay_that_nobody_means_is_taken_whatever_the_regime(pay: int) -> None:
    assert wrong(pay_from=pay, regime="part_time") == {"pay_from"}


@pytest.mark.parametrize(
    ("pay", "field"),
    [
        ({"pay_from": MINIMUM_WAGE - 1}, "pay_from"), ({"pay_from": 90_000_000}, "pay_from"), ({"pay_to": 11_111}, "pay_to"),
        ({"pay_to": 200_000}, "pay_to"), ({"pay_from": 300_000.5}, "pay_from"), ({"pay_from": "много"}, "pay_from"), ({"pay_from": -1}, "pay_from"),
    ],
)
def test_a_wrong_pay_is_told_at_its_field(pay: dict[str, Any], field: str) -> None:
    assert wrong(**pay) == {field}


def test_a_part_of_the_month_may_bring_less_than_the_minimum_wage() -> None:
    assert wrong(pay_from=MINIMUM_WAGE, regime="full_time") == wrong(pay_from=40_000, regime="part_time") == set()


@pytest.mark.parametrize(
    ("given_", "field"),
    [
        ({"seats": 0}, "seats"), ({"seats": True}, "seats"), ({"seats": 99_999}, "seats"), ({"experience_years": 99}, "experience_years"),
        ({"appeared_on": "2026-03-17"}, "appeared_on"), ({"appeared_on": "вчера"}, "appeared_on"), ({"occupation": "0000-0"}, "occupation"),
        ({"settlement": "1"}, "settlement"), ({"regime": "always"}, "regime"), ({"languages": ["kk", "klingon"]}, "languages"),
        ({"driving": "Z"}, "driving"), ({"kind": ""}, "kind"), ({"duties_ru": "ы" * 6001}, "duties_ru"),
    ],
)
def test_each_nonsense_is_told_at_its_field_in_three_languages(given_: dict[str, Any], field: str) -> None:
    found = problems({**GOOD, **given_}, MONDAY, KNOWN)
    assert set(found) == {field}
    assert len({found[field].kk, found[field].ru, found[field].en}) == 3


# --- pasted text -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("<p>Вести&nbsp;учёт</p><ul><li>касса</li><li>банк</li></ul>", "Вести учёт\n\n– касса\n– банк"),
        ("<script>alert(1)</script>Работа<style>p{}</style>", "Работа"),
        ("плата < 5 и > 3", "плата < 5 и > 3"),
        ("Склад\u200b №\u202e1\x00", "Склад №1"),
        ("<img src=x onerror=alert(1)>Повар", "Повар"),
        ("a\r\n\r\n\r\n\r\nb", "a\n\nb"),
    ],
)
def test_tags_and_invisible_signs_become_plain_words(pasted: str, read: str) -> None:
    assert plain(pasted) == read


@given(st.text(max_size=200))
def test_what_was_made_plain_once_stays(text: str) -> None:
    once = plain(text)
    assert "\x00" not in once
    assert "<script" not in plain(f"<script>{text}</script>").lower() or "<script" in text.lower()


def test_five_megabytes_of_tags_are_read_in_one_go() -> None:
    assert plain("<p>я</p>" * 300_000).startswith("я")


# --- versions ----------------------------------------------------------------------------------------------------
def test_a_difference_shows_both_sides_in_words() -> None:
    (one,) = differences({**GOOD, "kind": "ordinary"}, {**GOOD, "kind": "social_job"})
    assert (one.label.ru, one.before.ru, one.after.ru) == ("Вид", "Обычная вакансия", "Социальное рабочее место")
    assert differences({**GOOD, "languages": []}, {**GOOD, "languages": (), "pay_to": None}) == []


def test_every_field_has_a_step_a_label_and_a_place_in_the_history() -> None:
    assert set(LABELS) == set(FIELDS) == {name for names in STEPS.values() for name in names}
    assert step_of("appeared_on") == "seats"


# --- tables ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("table", [Kind, Conditions, ClosingReason])
def test_every_code_is_said_in_three_languages(table: Any) -> None:
    assert all(len({one.title.kk, one.title.ru, one.title.en}) == 3 for one in table)


def test_the_portals_own_reasons_are_not_for_people_to_choose() -> None:
    assert set(ClosingReason) - set(BY_THE_EMPLOYER) == {ClosingReason.SEATS_TAKEN, ClosingReason.ABANDONED}


def test_paragraph_66_exempts_eight_kinds_of_posts() -> None:
    assert len({one.id for one in EXEMPT}) == len(EXEMPT) == 8
    assert posting.LONGEST["duties_ru"] > 1000
