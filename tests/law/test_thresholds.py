"""Ages, hours, bases and the open weights of the category."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enbek.law import CAREER_CENTRE_HOURS, MOBILITY_CENTRE_HOURS, OfficeHours, legal_basis
from enbek.law.bases import UnknownBasis
from enbek.law.profiling import CATEGORIES, EDUCATION_STEPS, FACTORS, Inputs, category, profile
from enbek.law.thresholds import pension_age_reached_on

BORN = st.dates(date(1950, 1, 1), date(2010, 12, 31))


@pytest.mark.parametrize(
    ("born", "reached"),
    [
        ("1966-12-31", "2027-12-31"),  # 61 on the last day of the old age
        ("1967-01-01", "2028-07-01"),  # 61 a day later: waits for 61 and a half
        ("1967-06-30", "2028-12-30"),
        ("1967-07-01", "2029-07-01"),
        ("1967-12-31", "2029-12-31"),
        ("1968-01-01", "2030-07-01"),
        ("1968-07-01", "2031-07-01"),
        ("1970-05-05", "2033-05-05"),
    ],
)
def test_the_pension_age_of_women_rises_in_steps_of_half_a_year(born: str, reached: str) -> None:
    assert pension_age_reached_on(date.fromisoformat(born), "F") == date.fromisoformat(reached)


def test_men_reach_pension_age_at_63_even_if_born_on_a_leap_day() -> None:
    assert pension_age_reached_on(date(1964, 2, 29), "M") == date(2027, 2, 28)
    assert pension_age_reached_on(date(1965, 3, 1), "M") == date(2028, 3, 1)


@given(BORN, st.integers(1, 4000), st.sampled_from("MF"))
def test_who_is_younger_never_retires_earlier(born: date, younger_by: int, sex: str) -> None:
    assert pension_age_reached_on(born, sex) <= pension_age_reached_on(born + timedelta(days=younger_by), sex)


def test_no_form_cites_the_repealed_law_on_employment() -> None:
    for name in ("A3", "A4", "A5", "A6", "A9", "A10", "rules", "appeal"):
        assert "занятости населения" not in legal_basis(name).ru
        assert all(legal_basis(name).to_json().values())
    with pytest.raises(UnknownBasis):
        legal_basis("A7")  # deleted in 2025


def test_both_offices_close_at_half_past_six() -> None:
    assert CAREER_CENTRE_HOURS.closes == MOBILITY_CENTRE_HOURS.closes == time(18, 30)


@pytest.mark.parametrize(
    ("opens", "closes", "lunch"), [(time(18), time(9), None), (time(9), time(18), (time(8), time(10))), (time(9), time(18), (time(14), time(13)))]
)
def test_impossible_hours_are_refused(opens: time, closes: time, lunch: tuple[time, time] | None) -> None:
    with pytest.raises(ValueError, match=r"hours|close"):
        OfficeHours(opens, closes, lunch)


ORDINARY = Inputs(
    age=35, months_without_work=1, experience_years=8, education_level="higher", languages=2, computer_skills=True, relocation=False,
    rural=False, health_limits=0,
)
people = st.builds(
    Inputs, age=st.integers(14, 80), months_without_work=st.none() | st.integers(0, 600), experience_years=st.integers(0, 60),
    education_level=st.sampled_from(["", *EDUCATION_STEPS]), languages=st.integers(0, 9), computer_skills=st.booleans(),
    relocation=st.booleans(), rural=st.booleans(), health_limits=st.integers(0, 9),
)


@given(people)
def test_the_score_is_the_sum_of_the_parts_shown(person: Inputs) -> None:
    result = profile(person)
    assert result.points == sum(part.points for part in result.parts)
    assert result.category in {item.id for item in CATEGORIES}
    assert all(part.says.kk and part.reason.ru and part.title.en for part in result.parts)


@given(people)
def test_a_longer_time_without_work_never_lowers_the_category(person: Inputs) -> None:
    longer = replace(person, months_without_work=(person.months_without_work or 0) + 6)
    assert profile(longer).points >= profile(person).points


def test_every_category_can_be_reached() -> None:
    hard = replace(ORDINARY, age=58, months_without_work=18, experience_years=0, education_level="secondary", computer_skills=False, rural=True)
    middle = replace(ORDINARY, months_without_work=7, education_level="vocational")
    assert [profile(person).category for person in (ORDINARY, middle, hard)] == ["A", "B", "C"]
    assert category("C").help.ru


def test_what_is_not_known_weighs_nothing_and_is_not_shown() -> None:
    known = {part.factor for part in profile(replace(ORDINARY, months_without_work=None, education_level="")).parts}
    assert known == {factor.id for factor in FACTORS} - {"months_without_work", "education_level"}
