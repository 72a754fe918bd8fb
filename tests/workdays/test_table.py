"""The calendar of Kazakhstan and its arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enbek.i18n import Text
from enbek.workdays import builtin
from enbek.workdays.errors import ContradictingOverride, YearOutsideTable
from enbek.workdays.table import FIRST_YEAR, LAST_YEAR, Change, Override, WorkdayCalendar

CAL = builtin()
DAY = timedelta(days=1)
days = st.dates(date(FIRST_YEAR + 1, 1, 1), date(LAST_YEAR - 2, 12, 31))
amounts = st.integers(1, 200)


@pytest.mark.parametrize(("year", "working"), [(2024, 249), (2025, 246), (2026, 247), (2027, 247)])
def test_a_year_has_as_many_working_days_as_the_official_calendar(year: int, working: int) -> None:
    assert CAL.count(date(year - 1, 12, 31), date(year, 12, 31)) == working


@pytest.mark.parametrize(
    ("day", "works", "why"),
    [
        ("2026-01-07", False, "Orthodox Christmas"),
        ("2024-01-07", False, "Orthodox Christmas"),  # a Sunday …
        ("2024-01-08", True, "working day"),  # … that moves nothing
        ("2024-06-16", False, "the first day of Kurban Ait"),
        ("2024-06-17", True, "working day"),
        ("2026-03-24", False, "Nauryz, carried over from a day off"),
        ("2026-05-11", False, "Victory Day, carried over from a day off"),
        ("2026-05-27", False, "the first day of Kurban Ait (date not yet confirmed)"),
        ("2026-08-31", True, "working day"),  # Constitution Day left 30 August
        ("2027-03-15", False, "Constitution Day"),
        ("2024-05-04", True, "working day: the day off was moved to another date"),
        ("2024-05-08", False, "day off moved from 04.05.2024"),
        ("2025-01-05", True, "working day: the day off was moved to another date"),
        ("2026-04-18", False, "Saturday"),
        ("2026-04-19", False, "Sunday"),
    ],
)
def test_each_day_says_whether_it_works_and_why(day: str, works: bool, why: str) -> None:
    moment = date.fromisoformat(day)
    assert (CAL.is_working(moment), CAL.why(moment).en) == (works, why)
    assert all(CAL.why(moment).to_json().values())


def test_every_reason_of_every_year_is_written_in_three_languages() -> None:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for day in CAL.exceptions(year):
            why = CAL.why(day)
            assert why.kk
            assert why.en != why.kk, f"{day} is not translated: {why.kk}"


@given(days, amounts)
def test_adding_then_counting_returns_the_number(day: date, amount: int) -> None:
    assert CAL.count(day, CAL.add(day, amount)) == amount


@given(days, amounts)
def test_the_result_is_a_working_day_after_the_start(day: date, amount: int) -> None:
    result = CAL.add(day, amount)
    assert CAL.is_working(result)
    assert result > day


@given(days, amounts)
def test_the_table_agrees_with_walking_day_by_day(day: date, amount: int) -> None:
    walked, left = day, amount
    while left:
        walked += DAY
        left -= CAL.is_working(walked)
    assert CAL.add(day, amount) == walked


@given(days, amounts)
def test_subtracting_walks_the_same_way_back(day: date, amount: int) -> None:
    result = CAL.subtract(day, amount)
    assert result < day
    assert CAL.is_working(result)
    assert CAL.count(result, day - DAY) == amount - 1


@given(days, amounts)
def test_subtracting_undoes_adding_between_working_days(day: date, amount: int) -> None:
    start = CAL.next_working(day)
    assert CAL.subtract(CAL.add(start, amount), amount) == start


@given(days, st.integers(0, 60), amounts)
def test_a_later_start_never_ends_earlier(day: date, later: int, amount: int) -> None:
    assert CAL.add(day, amount) <= CAL.add(day + later * DAY, amount)


@given(days, amounts, st.integers(1, 20))
def test_a_longer_period_ends_later(day: date, amount: int, more: int) -> None:
    assert CAL.add(day, amount) < CAL.add(day, amount + more)


@given(days, st.integers(0, 400))
def test_counting_backwards_is_the_negative(day: date, span: int) -> None:
    later = day + span * DAY
    assert CAL.count(later, day) == -CAL.count(day, later)


@given(days)
def test_the_next_working_day_is_the_day_itself_or_the_first_after_it(day: date) -> None:
    assert CAL.next_working(day) == (day if CAL.is_working(day) else CAL.add(day, 1))


@given(days)
def test_zero_days_is_the_day_itself(day: date) -> None:
    assert CAL.add(day, 0) == CAL.subtract(day, 0) == day


@pytest.mark.parametrize("day", [date(FIRST_YEAR - 1, 12, 31), date(LAST_YEAR + 1, 1, 1), date.min, date.max])
def test_a_year_outside_the_table_names_its_bounds(day: date) -> None:
    for ask in (CAL.is_working, CAL.why, CAL.next_working, lambda d: CAL.add(d, 1), lambda d: CAL.add(d, 0), lambda d: CAL.subtract(d, 1),
                lambda d: CAL.count(d, date(2026, 1, 1)), lambda d: CAL.count(date(2026, 1, 1), d)):
        with pytest.raises(YearOutsideTable) as caught:
            ask(day)
        for words in caught.value.text.to_json().values():
            assert str(FIRST_YEAR) in words
            assert str(LAST_YEAR) in words


def test_a_period_that_leaves_the_table_is_refused_at_both_ends() -> None:
    with pytest.raises(YearOutsideTable):
        CAL.add(date(LAST_YEAR, 12, 31), 1)
    with pytest.raises(YearOutsideTable):
        CAL.add(date(2026, 1, 1), 10**9)
    with pytest.raises(YearOutsideTable):
        CAL.subtract(date(FIRST_YEAR, 1, 2), 1)


def test_a_negative_amount_is_an_error_not_a_guess() -> None:
    for ask in (CAL.add, CAL.subtract):
        with pytest.raises(ValueError, match="-1"):
            ask(date(2026, 3, 19), -1)


# --- overrides ---------------------------------------------------------------------------------------
WHY = Text("Үкімет ауыстырды", "Перенос выходного", "Day off moved")


def override(day: str, change: Change) -> Override:
    return Override(date.fromisoformat(day), change, WHY, "Order No. 1 of 01.12.2026")


def test_a_transfer_moves_the_day_off_and_makes_the_saturday_work() -> None:
    moved = WorkdayCalendar([override("2026-06-13", Change.MOVED_WORKING), override("2026-06-08", Change.MOVED_OFF)])
    assert moved.is_working(date(2026, 6, 13))
    assert not moved.is_working(date(2026, 6, 8))
    assert moved.add(date(2026, 6, 5), 1) == date(2026, 6, 9)
    assert moved.add(date(2026, 6, 12), 1) == date(2026, 6, 13)
    assert moved.why(date(2026, 6, 8)).en == "Day off moved (Order No. 1 of 01.12.2026)"
    assert CAL.is_working(date(2026, 6, 8))  # the built-in table is untouched


def test_the_confirmed_date_of_kurban_ait_replaces_the_estimate() -> None:
    moved = WorkdayCalendar([override("2026-05-27", Change.HOLIDAY_WITHDRAWN), override("2026-05-28", Change.HOLIDAY_SET)])
    assert moved.is_working(date(2026, 5, 27))
    assert not moved.is_working(date(2026, 5, 28))
    assert CAL.is_estimated(date(2026, 5, 27))
    assert not moved.is_estimated(date(2026, 5, 28))


@pytest.mark.parametrize(
    ("overrides", "remedy"),
    [
        ([override("2026-12-16", Change.MOVED_WORKING)], "holiday withdrawn"),
        ([override("2026-12-15", Change.HOLIDAY_WITHDRAWN)], "Check the date"),
        ([override("2026-06-08", Change.MOVED_OFF), override("2026-06-08", Change.HOLIDAY_SET)], "Keep one"),
    ],
)
def test_a_contradicting_transfer_is_refused_with_its_remedy(overrides: list[Override], remedy: str) -> None:
    with pytest.raises(ContradictingOverride) as caught:
        WorkdayCalendar(overrides)
    assert remedy in caught.value.text.en
    assert f"{overrides[0].day:%d.%m.%Y}" in caught.value.text.kk


def test_a_transfer_that_the_table_already_holds_does_no_harm() -> None:
    """A new release of the holidays may bring what an officer had entered."""
    again = WorkdayCalendar([override("2025-01-05", Change.MOVED_WORKING), override("2025-01-03", Change.MOVED_OFF)])
    assert again.count(date(2024, 12, 31), date(2025, 12, 31)) == 246
