"""A transfer of days entered later: the running clocks follow it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest

from enbek.deadlines import services
from enbek.deadlines.models import Deadline
from enbek.law import CAREER_CENTRE_HOURS
from enbek.subjects import Subject
from enbek.workdays import overrides
from enbek.workdays.models import DayOverride

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime | str], datetime]


@pytest.fixture(autouse=True)
def _own_calendar() -> Iterator[None]:
    overrides.forget()
    yield
    overrides.forget()


def change(day: date, kind: DayOverride.Kind) -> None:
    DayOverride.objects.create(day=day, kind=kind, why_kk="бұйрық", why_ru="приказ", why_en="order", act="Order No. 1")


def running(clock_at: ClockAt, limit_id: str, **values: Any) -> Deadline:
    clock_at("2026-03-20 11:00")
    return services.open_deadline(limit_id, Subject("tests.thing", uuid.uuid4()), **values)


def test_a_day_off_inside_the_period_moves_its_end(clock_at: ClockAt, django_capture_on_commit_callbacks: Any) -> None:
    window = running(clock_at, "T06")
    with django_capture_on_commit_callbacks(execute=True):
        change(date(2026, 3, 27), DayOverride.Kind.MOVED_OFF)
    window.refresh_from_db()
    assert window.due_on == date(2026, 3, 30)
    assert window.due_at == window.sweep_at == datetime.fromisoformat("2026-03-31T00:00:00+05:00")


def test_the_hour_of_an_office_stays(clock_at: ClockAt, django_capture_on_commit_callbacks: Any) -> None:
    duty = running(clock_at, "T15", hours=CAREER_CENTRE_HOURS)
    with django_capture_on_commit_callbacks(execute=True):
        change(date(2026, 3, 28), DayOverride.Kind.MOVED_WORKING)
        change(date(2026, 3, 27), DayOverride.Kind.MOVED_OFF)
    duty.refresh_from_db()
    assert duty.due_at == datetime.fromisoformat("2026-03-28T18:30:00+05:00")


def test_a_limit_on_the_citizen_is_never_shortened_while_it_runs(clock_at: ClockAt, django_capture_on_commit_callbacks: Any) -> None:
    answer = running(clock_at, "T20")
    assert answer.due_on == date(2026, 3, 30)
    with django_capture_on_commit_callbacks(execute=True):
        change(date(2026, 3, 28), DayOverride.Kind.MOVED_WORKING)
    answer.refresh_from_db()
    assert answer.due_on == date(2026, 3, 30)


def test_a_change_outside_the_period_moves_nothing(clock_at: ClockAt, django_capture_on_commit_callbacks: Any) -> None:
    window = running(clock_at, "T06")
    with django_capture_on_commit_callbacks(execute=True):
        change(date(2026, 4, 3), DayOverride.Kind.MOVED_OFF)
    window.refresh_from_db()
    assert window.due_on == date(2026, 3, 27)
