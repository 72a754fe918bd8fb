"""Opening, meeting, holding and sweeping of clocks."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from enbek.deadlines import services
from enbek.deadlines.models import Deadline, State
from enbek.i18n import Text
from enbek.law import CAREER_CENTRE_HOURS
from enbek.subjects import Subject

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime | str], datetime]
REASON = Text("себеп", "причина", "reason")


@pytest.fixture
def subject() -> Subject:
    return Subject("tests.thing", uuid.uuid4())


def only(subject: Subject) -> Deadline:
    return Deadline.objects.of(subject).get()


def test_a_period_ends_with_its_last_working_day_at_midnight(clock_at: ClockAt, subject: Subject) -> None:
    clock_at("2026-03-20 11:00")
    deadline = services.open_deadline("T06", subject)
    assert deadline.due_on == date(2026, 3, 27)
    assert deadline.due_at == datetime.fromisoformat("2026-03-28T00:00:00+05:00")


def test_the_period_of_an_office_ends_at_its_closing_time(clock_at: ClockAt, subject: Subject) -> None:
    clock_at("2026-03-19 11:00")
    deadline = services.open_deadline("T02", subject, hours=CAREER_CENTRE_HOURS)
    assert deadline.due_at == datetime.fromisoformat("2026-03-20T18:30:00+05:00")


def test_opening_the_same_clock_twice_gives_the_same_clock(clock_at: ClockAt, subject: Subject) -> None:
    clock_at("2026-03-20 11:00")
    assert services.open_deadline("T06", subject).pk == services.open_deadline("T06", subject).pk


def test_the_database_refuses_a_second_open_clock_of_a_kind(clock_at: ClockAt, subject: Subject) -> None:
    clock_at("2026-03-20 11:00")
    first = services.open_deadline("T06", subject)
    first.pk = uuid.uuid4()
    with pytest.raises(IntegrityError, match="deadline_one_open_clock"), transaction.atomic():
        first.save(force_insert=True)


def test_a_clock_met_in_time_is_met_and_a_late_one_is_missed(clock_at: ClockAt, subject: Subject) -> None:
    clock_at("2026-03-19 11:00")
    services.open_deadline("T02", subject, hours=CAREER_CENTRE_HOURS)
    clock_at("2026-03-20 18:31")
    services.meet(subject, "T02")
    assert only(subject).state == State.MISSED


def test_a_held_clock_does_not_expire_until_it_is_released(clock_at: ClockAt, subject: Subject) -> None:
    clock_at("2026-03-19 11:00")
    services.open_deadline("T15", subject)
    services.hold(subject, "T15", REASON)
    clock_at("2026-05-01 11:00")
    assert services.sweep().claimed == 0
    assert only(subject).held_because == REASON
    services.release(subject, "T15")
    services.sweep()
    assert only(subject).state == State.MISSED


def test_without_a_handler_an_expired_clock_is_missed_and_shown(clock_at: ClockAt, subject: Subject) -> None:
    clock_at("2026-03-19 11:00")
    services.open_deadline("T15", subject, hours=CAREER_CENTRE_HOURS)
    clock_at("2026-03-27 11:00")
    report = services.sweep()
    assert report.failed == 0
    assert only(subject).state == State.MISSED


def test_a_failing_act_does_not_stop_the_others_and_comes_back_after_its_lease(
    clock_at: ClockAt, subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_at("2026-03-19 11:00")
    broken = services.open_deadline("T15", subject)
    healthy = services.open_deadline("T16", Subject("tests.thing", uuid.uuid4()))

    def fail(_pk: uuid.UUID) -> None:
        raise RuntimeError("broken")

    monkeypatch.setitem(services._handlers, ("T15", subject.kind), fail)
    monkeypatch.delitem(services._handlers, ("T16", ""), raising=False)
    clock_at("2026-04-01 11:00")
    report = services.sweep()
    assert (report.handled, report.failed) == (1, 1)
    healthy.refresh_from_db()
    broken.refresh_from_db()
    assert (healthy.state, broken.state) == (State.MISSED, State.RUNNING)
    assert services.sweep().claimed == 0
    clock_at("2026-04-01 11:03")
    assert services.sweep().claimed == 1


def test_closing_a_case_stops_all_of_its_clocks(clock_at: ClockAt, subject: Subject) -> None:
    clock_at("2026-03-19 11:00")
    services.open_deadline("T06", subject)
    services.open_deadline("T15", subject)
    assert services.cancel_all(subject, "closed") == 2
    assert set(Deadline.objects.of(subject).values_list("state", flat=True)) == {State.CANCELLED}


def test_a_closed_clock_without_a_time_is_refused_by_the_database(clock_at: ClockAt, subject: Subject) -> None:
    clock_at("2026-03-19 11:00")
    deadline = services.open_deadline("T06", subject)
    with pytest.raises(IntegrityError, match="deadline_closed_has_time"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE deadlines_deadline SET state = 'met' WHERE id = %s", [deadline.pk])


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_never_claim_the_same_clock(clock_at: ClockAt) -> None:
    clock_at("2026-03-19 11:00")
    for _number in range(40):
        services.open_deadline("T15", Subject("tests.thing", uuid.uuid4()))
    at = clock_at("2026-04-01 11:00")
    taken: list[list[Any]] = []
    barrier = threading.Barrier(2)

    def claim() -> None:
        barrier.wait()
        taken.append([row.pk for row in services.claim(at, 30)])
        connection.close()

    threads = [threading.Thread(target=claim) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = taken
    assert not set(first) & set(second)
    assert len(first) + len(second) >= 30
