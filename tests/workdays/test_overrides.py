"""Transfers entered by officers: kept, refused, and seen by every process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import translation

from enbek import clock
from enbek.workdays import builtin, calendar, overrides
from enbek.workdays.checks import check_calendar
from enbek.workdays.errors import ContradictingOverride
from enbek.workdays.models import CalendarYear, DayOverride
from enbek.workdays.years import unconfirmed_years

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 6, 8)
SATURDAY = date(2026, 6, 13)


@pytest.fixture(autouse=True)
def fresh_calendar() -> Iterator[None]:
    """The rows of one test vanish with its transaction: the calendar of the process must not remember them."""
    overrides.forget()
    yield
    overrides.forget()


def transfer(day: date, kind: str, **more: Any) -> DayOverride:
    words = {"why_kk": "Демалыс ауыстырылды", "why_ru": "Перенос выходного", "why_en": "Day off moved", "act": "Order No. 7 of 01.05.2026"}
    return DayOverride(day=day, kind=kind, **(words | more))


def test_a_transfer_counts_at_once_in_the_process_that_saved_it() -> None:
    assert calendar() is builtin()
    transfer(MONDAY, "moved_off").save()
    transfer(SATURDAY, "moved_working").save()
    assert calendar().add(date(2026, 6, 5), 1) == date(2026, 6, 9)
    assert calendar().is_working(SATURDAY)
    assert "Order No. 7" in calendar().why(MONDAY).en
    DayOverride.objects.all().delete()
    assert calendar() is builtin()


def test_the_calendar_is_cached_and_asks_the_database_once(django_assert_num_queries: Any) -> None:
    transfer(MONDAY, "moved_off").save()
    with django_assert_num_queries(2):  # whether anything changed, and the rows
        calendar()
    with django_assert_num_queries(0):
        assert calendar() is calendar()


def test_a_change_of_another_process_is_seen_after_the_pause(settings: Any, django_assert_num_queries: Any) -> None:
    transfer(MONDAY, "moved_off").save()
    assert not calendar().is_working(MONDAY)
    with connection.cursor() as cursor:  # behind the back of this process: no signal
        cursor.execute("UPDATE workdays_dayoverride SET day = %s, updated_at = %s", [date(2026, 6, 9), datetime(2026, 6, 1, tzinfo=UTC)])
    assert not calendar().is_working(MONDAY)
    settings.WORKDAYS_RECHECK_SECONDS = 0
    assert calendar().is_working(MONDAY)
    assert not calendar().is_working(date(2026, 6, 9))
    with django_assert_num_queries(1):  # nothing changed: one question, no new calendar
        calendar()


@pytest.mark.parametrize(
    ("day", "kind", "field", "sentence"),
    [
        (date(2026, 12, 16), "moved_working", "kind", "праздник отменён"),
        (date(2026, 6, 9), "holiday_withdrawn", "kind", "Проверьте дату"),
        (date(2026, 6, 13), "moved_off", "kind", ""),  # a Saturday is off already
        (date(2026, 6, 9), "moved_working", "kind", ""),  # a Tuesday works already
        (date(2050, 1, 3), "moved_off", "day", "2018–2036"),
    ],
)
def test_the_form_refuses_what_contradicts_or_changes_nothing(day: date, kind: str, field: str, sentence: str) -> None:
    with translation.override("ru"), pytest.raises(ValidationError) as caught:
        transfer(day, kind).full_clean()
    assert list(caught.value.message_dict) == [field]
    assert sentence in caught.value.message_dict[field][0]


def test_a_second_change_of_a_day_is_refused_by_the_form_and_by_the_database() -> None:
    transfer(MONDAY, "moved_off").save()
    with translation.override("en"), pytest.raises(ValidationError, match="edit that one"):
        transfer(MONDAY, "moved_off").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        transfer(MONDAY, "moved_off").save()


def test_a_change_without_its_act_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError, match="dayoverride_has_act"), transaction.atomic():
        transfer(MONDAY, "moved_off", act="").save()


def test_a_row_that_came_to_contradict_the_table_stops_the_count_and_is_found_by_the_check() -> None:
    transfer(date(2026, 12, 16), "moved_working").save()
    with pytest.raises(ContradictingOverride, match=r"16\.12\.2026"):
        calendar()
    assert "workdays.E001" in {message.id for message in check_calendar(databases=["default"])}


def test_a_good_table_raises_no_error() -> None:
    transfer(MONDAY, "moved_off").save()
    assert not any(message.id == "workdays.E001" for message in check_calendar(databases=["default"]))


@pytest.mark.parametrize(
    ("today", "confirmed", "expected"),
    [
        (date(2025, 9, 30), [], []),
        (date(2025, 10, 1), [], [2026]),
        (date(2026, 3, 1), [], [2026]),
        (date(2026, 10, 1), [2026], [2027]),
        (date(2026, 12, 1), [2026, 2027], []),
    ],
)
def test_from_october_the_coming_year_wants_confirmation(today: date, confirmed: list[int], expected: list[int]) -> None:
    for year in confirmed:
        CalendarYear.objects.create(year=year, act="official calendar", confirmed_on=today)
    assert unconfirmed_years(today) == expected
    with clock.frozen(datetime(today.year, today.month, today.day, 12, tzinfo=clock.ALMATY)):
        warned = [message.msg for message in check_calendar(databases=["default"]) if message.id == "workdays.W001"]
    assert [str(year) in message for year, message in zip(expected, warned, strict=True)] == [True] * len(expected)


def test_a_year_outside_the_table_cannot_be_confirmed() -> None:
    with translation.override("en"), pytest.raises(ValidationError, match="2036"):
        CalendarYear(year=2050, act="x", confirmed_on=MONDAY).full_clean()


def test_an_officer_enters_a_transfer_in_the_back_office(admin_client: Client, admin_user: Any) -> None:
    words = {"why_kk": "Ауысу", "why_ru": "Перенос", "why_en": "Moved", "act": "Order No. 7", "act_url": ""}
    response = admin_client.post("/admin/workdays/dayoverride/add/", {"day": "2026-06-08", "kind": "moved_off", **words})
    assert response.status_code == 302, response.content[:2000]
    assert DayOverride.objects.get().updated_by == admin_user
    assert not calendar().is_working(MONDAY)


def test_staff_and_only_staff_are_warned_on_every_page(client: Client, admin_client: Client) -> None:
    with clock.frozen(datetime(2026, 3, 1, 12, tzinfo=clock.ALMATY)):
        assert "не подтверждена" in admin_client.get("/ru/law/").content.decode()
        assert "не подтверждена" not in client.get("/ru/law/").content.decode()


def test_without_django_the_calendar_is_the_built_in_one() -> None:
    code = "from enbek.workdays import builtin, calendar; raise SystemExit(calendar() is not builtin())"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
