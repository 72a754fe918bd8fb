"""The term of the notice, what is unusual, the canonical list and its differences."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employers.layoffs.rules.checking import Oddity, due_on, oddities, too_far
from employers.layoffs.rules.listing import canonical, differences, digest
from employers.layoffs.rules.tables import EDUCATION, Reason
from enbek.law.layoffs import send_by

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(("release", "due"), [
    ("2026-05-20", "2026-04-20"), ("2026-01-10", "2025-12-10"), ("2026-03-31", "2026-02-28"), ("2028-03-31", "2028-02-29"), ("2026-07-31", "2026-06-30"),
])
def test_the_notice_is_due_a_calendar_month_before(release: str, due: str) -> None:
    assert send_by(date.fromisoformat(release)) == date.fromisoformat(due)


@given(DAYS, DAYS)
def test_a_later_release_is_never_due_earlier(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert send_by(first) <= send_by(second)
    assert timedelta(days=28) <= first - send_by(first) <= timedelta(days=31)


def test_the_earliest_release_sets_the_term() -> None:
    assert due_on([date(2026, 8, 1), date(2026, 6, 15)]) == date(2026, 5, 15)
    assert due_on([]) is None


def odd(release: str, told: str = "2026-03-20", employed: bool | None = True, elsewhere: bool = False) -> tuple[Oddity, ...]:
    return oddities(release_on=date.fromisoformat(release), told_on=date.fromisoformat(told), employed=employed, elsewhere=elsewhere)


def test_what_is_unusual_is_named() -> None:
    assert odd("2026-04-20") == ()
    assert odd("2026-04-19") == (Oddity.SHORT,)
    assert odd("2026-03-19") == (Oddity.PAST,)
    assert odd("2026-06-01", employed=False, elsewhere=True) == (Oddity.NOT_EMPLOYED, Oddity.ELSEWHERE)


def test_a_silent_registry_says_nothing_against_anybody() -> None:
    assert odd("2026-06-01", employed=None) == ()


def test_a_year_mistyped_is_too_far() -> None:
    assert too_far(date(2062, 3, 20), date(2026, 3, 20))
    assert not too_far(date(2027, 3, 20), date(2026, 3, 20))


def worker(iin: str, **values: Any) -> dict[str, Any]:
    return {
        "iin": iin, "name": "Мамиров Азамат", "education_level": "higher", "occupation": "2411-1",
        "occupation_title": {"kk": "Бухгалтер", "ru": "Бухгалтер", "en": "Accountant"}, "speciality": "", "qualification": "", "experience_years": 0,
        "pay": 100_000, "release_on": "2026-05-20", "oddities": [], "explanation": "", **values,
    }


@given(st.permutations([worker("900514300011"), worker("900514300022", pay=90_000), worker("900514300033", oddities=["past"])]))
def test_the_order_of_the_rows_does_not_change_the_checksum(rows: list[dict[str, Any]]) -> None:
    ordered = sorted(rows, key=lambda values: str(values["iin"]))
    assert digest(canonical(rows)) == digest(canonical(ordered))


@given(st.sampled_from(["pay", "experience_years"]), st.integers(1, 40))
def test_every_change_of_a_worker_changes_the_checksum(name: str, value: int) -> None:
    assert digest(canonical([worker("900514300011")])) != digest(canonical([worker("900514300011", **{name: value})]))


def test_a_line_break_in_a_value_makes_no_second_worker() -> None:
    listing = canonical([worker("900514300011", explanation="a\nb; c")]).decode()
    assert listing.count("\n") == 2
    assert "a b, c" in listing


def test_the_list_is_in_human_words_of_both_state_languages() -> None:
    listing = canonical([worker("900514300011")]).decode()
    assert "жұмыс өтілі жоқ / без опыта работы" in listing
    assert "Жоғары / Высшее" in listing


def test_differences_name_who_came_who_went_and_what_changed() -> None:
    before = [worker("900514300011"), worker("900514300022")]
    after = [worker("900514300022", pay=120_000), worker("900514300033")]
    added, removed, changed = differences(before, after)
    assert (added.kind, added.iin) == ("added", "900514300033")
    assert (removed.kind, removed.iin) == ("removed", "900514300011")
    assert [(label.en, old.en, new.en) for label, old, new in changed.fields] == [("Pay, tenge", "100000", "120000")]


def test_the_directories_are_those_of_the_manual() -> None:
    assert [str(one.title.ru) for one in EDUCATION] == [
        "Общее среднее", "Послесреднее", "Техническое и профессиональное", "Высшее", "Послевузовское",
    ]
    assert {one.title.ru for one in Reason} >= {
        "Снижение объёма производства и выполняемых работ и услуг", "Ликвидация предприятия", "Прекращение деятельности работодателя",
    }
