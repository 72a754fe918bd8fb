"""The measured promise: faster than numpy, and right where numpy cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from enbek.workdays import builtin, holidays_kz
from enbek.workdays.table import WorkdayCalendar
from tests.bench import workdays as bench

NUMPY = bench.same_holidays(builtin())


@pytest.mark.bench
def test_an_addition_is_faster_than_a_scalar_numpy_busday_offset() -> None:
    result = bench.measure()
    bench.main()
    assert result.table_ns < result.numpy_ns


def test_numpy_agrees_on_every_start_of_2026_and_errs_around_the_working_weekends() -> None:
    wrong = [day for day in bench.STARTS if builtin().add(day, bench.AMOUNT) != bench.by_numpy(day, NUMPY)]
    before_saturday = [date(2024, 4, 30), date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 3)]  # 4 May 2024 worked
    before_sunday = [date(2024, 12, 27 + offset) for offset in range(5)] + [date(2025, 1, day) for day in range(1, 5)]  # 5 January 2025 worked
    assert wrong == [*before_saturday, *before_sunday]
    days_of_2026 = [date.fromordinal(number) for number in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())]
    assert all(builtin().add(day, bench.AMOUNT) == bench.by_numpy(day, NUMPY) for day in days_of_2026)


def test_the_days_of_a_year_are_computed_once() -> None:
    holidays_kz.year(2026)
    before = holidays_kz.year.cache_info()
    WorkdayCalendar(first_year=2026, last_year=2026)
    after = holidays_kz.year.cache_info()
    assert (after.misses, after.hits) == (before.misses, before.hits + 1)
    assert builtin() is builtin()
