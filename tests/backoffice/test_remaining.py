"""Working time left: holidays, lunches and nights are none, and the order by due moment is the order by working time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enbek.clock import ALMATY
from enbek.law import CAREER_CENTRE_HOURS
from enbek.workdays.table import builtin
from registration.backoffice.rules.remaining import Left, day_of, left, working_time


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ALMATY)


@pytest.mark.parametrize(
    ("now", "until", "expected"),
    [
        ("2026-03-19 09:00", "2026-03-19 18:30", Left(1, 0, 0)),
        ("2026-03-19 12:00", "2026-03-19 15:00", Left(0, 1, 30)),  # lunch is no working time
        ("2026-03-19 18:30", "2026-03-20 00:00", Left(0, 0, 0)),
        ("2026-03-20 18:00", "2026-03-26 09:30", Left(0, 1, 0)),  # a weekend and three days of Nauryz between
        ("2026-03-20 18:30", "2026-03-27 18:30", Left(2, 0, 0)),
        ("2026-03-21 12:00", "2026-03-22 12:00", Left(0, 0, 0)),
        ("2026-03-20 12:00", "2026-03-19 12:00", Left(0, 0, 0)),
    ],
)
def test_only_the_hours_of_the_office_count(now: str, until: str, expected: Left) -> None:
    assert left(at(now), at(until), CAREER_CENTRE_HOURS, builtin()) == expected


moments = st.integers(0, 60 * 24 * 200).map(lambda minutes: at("2026-02-01 00:00") + timedelta(minutes=minutes))


@given(moments, moments, moments)
def test_what_is_due_earlier_never_has_more_working_time_left(now: datetime, one: datetime, other: datetime) -> None:
    early, late = sorted([one, other])
    assert working_time(now, early, CAREER_CENTRE_HOURS, builtin()) <= working_time(now, late, CAREER_CENTRE_HOURS, builtin())


@given(moments, moments, moments)
def test_working_time_adds_up_along_the_way(one: datetime, two: datetime, three: datetime) -> None:
    first, middle, last = sorted([one, two, three])
    cal = builtin()
    parts = working_time(first, middle, CAREER_CENTRE_HOURS, cal) + working_time(middle, last, CAREER_CENTRE_HOURS, cal)
    assert parts == pytest.approx(working_time(first, last, CAREER_CENTRE_HOURS, cal), abs=timedelta(milliseconds=1))


def test_a_working_day_of_a_career_centre_has_eight_hours() -> None:
    assert day_of(CAREER_CENTRE_HOURS) == timedelta(hours=8)
