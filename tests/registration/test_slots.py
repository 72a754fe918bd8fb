"""The grid of times: inside working hours, outside lunch and days off."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from enbek.law.hours import CAREER_CENTRE_HOURS, OfficeHours
from enbek.workdays.table import builtin
from registration.rules.slots import LENGTH, slots_of

NAURYZ = date(2026, 3, 23)


def test_a_working_day_of_a_career_centre() -> None:
    times = [slot.time() for slot in slots_of(date(2026, 3, 16), CAREER_CENTRE_HOURS, builtin())]
    assert times[0] == time(9) and times[-1] == time(18)
    assert time(12, 30) in times and time(14, 30) in times
    assert not [one for one in times if time(12, 30) < one < time(14, 30)]


def test_nobody_is_received_on_a_holiday() -> None:
    assert slots_of(NAURYZ, CAREER_CENTRE_HOURS, builtin()) == []


@given(opens=st.integers(6, 12), lasts=st.integers(1, 10), lunch=st.integers(0, 9))
def test_no_visit_touches_lunch_or_closing(opens: int, lasts: int, lunch: int) -> None:
    closes = min(opens + lasts, 23)
    inside = opens + lunch < closes
    break_ = (time(opens + lunch), time(opens + lunch, 45)) if inside else None
    hours = OfficeHours(time(opens), time(closes), break_)
    slots = slots_of(date(2026, 3, 16), hours, builtin())
    for slot in slots:
        assert time(opens) <= slot.time() and (slot + LENGTH).time() <= time(closes)
        assert break_ is None or (slot + LENGTH).time() <= break_[0] or slot.time() >= break_[1]
    assert all(later - earlier >= timedelta(minutes=30) for earlier, later in pairwise(slots))
