"""Acceptance, ends of periods and their explanations."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enbek.law import CAREER_CENTRE_HOURS, OfficeHours, Unit, limit, limits
from enbek.workdays import builtin
from enbek.workdays.counting import ALMATY, accept, due_at, due_on, explain
from enbek.workdays.errors import NaiveTime, YearOutsideTable

CAL = builtin()
zones = st.sampled_from([UTC, ALMATY, timezone(timedelta(hours=-9))])
moments = st.datetimes(datetime(2021, 5, 1), datetime(2034, 12, 1), timezones=zones)  # noqa: DTZ001  (bounds take no zone)
days = st.dates(date(2021, 5, 1), date(2034, 12, 1))
any_limit = st.sampled_from([*limits(), *limits("order-259-2021"), *limits("guide")])


def almaty(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ALMATY)


@pytest.mark.parametrize(
    ("submitted", "accepted_on", "off_hours"),
    [
        ("2026-03-19T00:00", "2026-03-19", False),  # before opening: the portal works round the clock
        ("2026-03-19T08:59", "2026-03-19", False),
        ("2026-03-19T13:45", "2026-03-19", False),  # lunch is not a cut-off
        ("2026-03-19T18:29:59", "2026-03-19", False),
        ("2026-03-19T18:30:00", "2026-03-19", False),  # the end itself is not yet after the end
        ("2026-03-19T18:30:00.000001", "2026-03-20", True),
        ("2026-03-19T19:30", "2026-03-20", True),
        ("2026-03-20T23:59:59", "2026-03-26", True),  # over Nauryz
        ("2026-03-22T10:00", "2026-03-26", True),
        ("2025-01-05T10:00", "2025-01-05", False),  # a Sunday that works
        ("2025-01-03T10:00", "2025-01-05", True),
    ],
)
def test_what_comes_after_hours_or_on_a_day_off_is_accepted_on_the_next_working_day(submitted: str, accepted_on: str, off_hours: bool) -> None:
    result = accept(almaty(submitted), CAREER_CENTRE_HOURS, CAL)
    assert (result.accepted_on.isoformat(), result.off_hours) == (accepted_on, off_hours)
    expected = datetime.combine(result.accepted_on, time(9), ALMATY) if off_hours else almaty(submitted)
    assert result.accepted_at == expected


def test_the_reason_names_the_closing_time_or_the_day_off() -> None:
    assert "18:30" in accept(almaty("2026-03-19T19:30"), CAREER_CENTRE_HOURS, CAL).why.kk
    assert "Наурыз мейрамы" in accept(almaty("2026-03-22T10:00"), CAREER_CENTRE_HOURS, CAL).why.ru
    assert "before opening" in accept(almaty("2026-03-19T07:00"), CAREER_CENTRE_HOURS, CAL).why.en


def test_an_office_with_its_own_hours_has_its_own_cut_off() -> None:
    early = OfficeHours(time(8), time(17))
    assert accept(almaty("2026-03-19T17:30"), early, CAL).accepted_on == date(2026, 3, 20)
    assert accept(almaty("2026-03-19T17:30"), early, CAL).accepted_at == almaty("2026-03-20T08:00")


@given(moments)
def test_nothing_is_accepted_before_it_was_submitted_or_on_a_day_off(submitted: datetime) -> None:
    result = accept(submitted, CAREER_CENTRE_HOURS, CAL)
    assert result.accepted_at.astimezone(UTC) >= submitted.astimezone(UTC)
    assert CAL.is_working(result.accepted_on)
    assert result.accepted_at.date() == result.accepted_on
    assert result.off_hours == (result.accepted_on > submitted.astimezone(ALMATY).date())


@given(moments, st.integers(0, 10**6))
def test_who_submits_later_is_never_accepted_earlier(submitted: datetime, later: int) -> None:
    first = accept(submitted, CAREER_CENTRE_HOURS, CAL)
    second = accept((submitted.astimezone(UTC) + timedelta(seconds=later)), CAREER_CENTRE_HOURS, CAL)
    assert first.accepted_on <= second.accepted_on


@given(moments)
def test_the_zone_in_which_a_moment_is_written_changes_nothing(submitted: datetime) -> None:
    elsewhere = submitted.astimezone(timezone(timedelta(hours=11)))
    assert accept(submitted, CAREER_CENTRE_HOURS, CAL).accepted_on == accept(elsewhere, CAREER_CENTRE_HOURS, CAL).accepted_on


def test_a_time_without_a_zone_is_refused_with_the_remedy() -> None:
    with pytest.raises(NaiveTime) as caught:
        accept(datetime(2026, 3, 19, 19, 30), CAREER_CENTRE_HOURS, CAL)  # noqa: DTZ001  (the point of the test)
    assert all("+05:00" in words for words in caught.value.text.to_json().values())


def test_a_submission_outside_the_table_is_refused() -> None:
    with pytest.raises(YearOutsideTable):
        accept(datetime(1999, 1, 1, tzinfo=ALMATY), CAREER_CENTRE_HOURS, CAL)


# --- the country left UTC+6 on 1 March 2024 ------------------------------------------------------------
def test_the_same_hour_of_utc_is_after_hours_before_the_change_and_not_after_it() -> None:
    before = accept(datetime(2024, 2, 28, 13, 0, tzinfo=UTC), CAREER_CENTRE_HOURS, CAL)  # 19:00 in Almaty
    after = accept(datetime(2024, 3, 4, 13, 0, tzinfo=UTC), CAREER_CENTRE_HOURS, CAL)  # 18:00
    assert (before.off_hours, before.accepted_on) == (True, date(2024, 2, 29))
    assert (after.off_hours, after.accepted_on) == (False, date(2024, 3, 4))


def test_the_evening_of_the_change_has_an_hour_twice_and_one_end() -> None:
    end = due_at(limit("T06"), date(2024, 2, 29))
    assert end.astimezone(UTC) == datetime(2024, 2, 29, 19, 0, tzinfo=UTC)
    for fold in (0, 1):
        twice = datetime(2024, 2, 29, 23, 30, tzinfo=ALMATY, fold=fold)
        assert accept(twice, CAREER_CENTRE_HOURS, CAL).accepted_on == date(2024, 3, 1)
        assert twice.astimezone(UTC) < end.astimezone(UTC)


@pytest.mark.parametrize(("day", "offset"), [(date(2024, 2, 28), 6), (date(2024, 3, 1), 5), (date(2026, 7, 1), 5), (date(2022, 1, 10), 6)])
def test_closing_time_is_that_of_the_zone_of_its_day(day: date, offset: int) -> None:
    assert due_at(limit("T02"), day).utcoffset() == timedelta(hours=offset)


# --- ends of periods -----------------------------------------------------------------------------------
def test_an_office_ends_at_closing_time_and_everybody_else_at_midnight() -> None:
    day = date(2026, 3, 26)
    assert due_at(limit("T02"), day) == almaty("2026-03-26T18:30")
    assert due_at(limit("T02"), day, OfficeHours(time(8), time(17))) == almaty("2026-03-26T17:00")
    for name in ("T06", "T19", "T23"):
        assert due_at(limit(name), day, CAREER_CENTRE_HOURS) == almaty("2026-03-27T00:00")


def test_the_certificate_is_valid_thirty_calendar_days_holidays_or_not() -> None:
    assert due_on(limit("T09"), date(2026, 3, 1), CAL) == date(2026, 3, 31)
    assert due_on(limit("T09"), date(2026, 2, 19), CAL) == date(2026, 3, 21)  # Nauryz: a validity is not a duty and does not move


def test_a_calendar_period_outside_the_table_is_refused_too() -> None:
    with pytest.raises(YearOutsideTable):
        due_on(limit("T09"), date.max, CAL)


@given(any_limit, days)
def test_the_explanation_and_the_result_agree(rule: object, day: date) -> None:
    explained = explain(rule, day, CAL)  # type: ignore[arg-type]
    assert explained.due_on == due_on(rule, day, CAL)  # type: ignore[arg-type]
    assert explained.due_at == due_at(rule, explained.due_on)  # type: ignore[arg-type]
    assert (explained.days[0].date, explained.days[0].number) == (day, 0)
    assert explained.days[-1].date == explained.due_on
    assert [note.date for note in explained.days] == [day + timedelta(days=offset) for offset in range(len(explained.days))]


@given(any_limit, days)
def test_the_days_that_count_are_numbered_up_to_the_amount(rule: object, day: date) -> None:
    notes = explain(rule, day, CAL).days[1:]  # type: ignore[arg-type]
    counted = [note for note in notes if note.number is not None]
    assert [note.number for note in counted] == list(range(1, rule.amount + 1))  # type: ignore[attr-defined]
    if rule.unit is Unit.WORKING_DAYS:  # type: ignore[attr-defined]
        assert all(note.working == (note.number is not None) for note in notes)
    assert all(note.why.kk and note.why.ru and note.why.en for note in notes)
