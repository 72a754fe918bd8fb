"""Two workers, two beats, killed and cut off: everybody is registered as unemployed once, and everybody is told (promises 1, 4)."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import psycopg2
import pytest
from django.test import override_settings

from demo import clock as demo_clock
from demo.supervisor import Stack
from demo.supervisor.services import ROOT
from enbek import clock
from tests.processes.conftest import NewVar
from tests.processes.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("processes")]

SUBMITTED = datetime(2026, 3, 20, 11, 0, tzinfo=clock.ALMATY)
WINDOW_OVER = datetime(2026, 3, 28, 0, 1, tzinfo=clock.ALMATY)
MORNING = datetime(2026, 3, 28, 9, 30, tzinfo=clock.ALMATY)  # the quiet hours are over
LONGER_THAN_A_LEASE = timedelta(minutes=6)  # what a killed process had claimed is free again


@pytest.fixture
def stack(new_var: NewVar) -> Iterator[Stack]:
    var = new_var()
    every_second = {"ENBEK_SWEEP_EVERY": "1"}
    with Stack(var, workers=2, beats=2, web=False, signer=False, load_demo=False, env=every_second) as running:
        set_clock(running, SUBMITTED)
        yield running


def set_clock(stack: Stack, at: datetime) -> None:
    with override_settings(VAR_DIR=stack.var):
        demo_clock.set_now(at)


def time_passes(stack: Stack, span: timedelta) -> None:
    with override_settings(VAR_DIR=stack.var):
        demo_clock.set_now(demo_clock.travelling() + span)


def people_apply(stack: Stack, number: int) -> None:
    command = [sys.executable, "-m", "tests.processes.people", str(number)]
    result = subprocess.run(command, cwd=ROOT, env=stack.env, text=True, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr


def rows(stack: Stack, question: str) -> list[tuple[Any, ...]]:
    connection = psycopg2.connect(stack.env["DATABASE_URL"])
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchall()
    finally:
        connection.close()


def statuses(stack: Stack) -> dict[str, int]:
    return dict(rows(stack, "SELECT status, count(*) FROM registration_case GROUP BY status"))


def everybody_is(stack: Stack, status: str, number: int, seconds: float = 60) -> None:
    until(lambda: statuses(stack) == {status: number}, f"{number} are {status}", seconds)


def assert_done_once_and_told(stack: Stack, number: int) -> None:
    """One decision, one transition, one notice and one certificate each; every message sent, none twice."""
    everybody_is(stack, "unemployed", number)
    decisions = "SELECT case_id, count(*) FROM registration_decision WHERE kind = 'registered_unemployed' GROUP BY 1"
    moves = "SELECT subject_id, count(*) FROM transitions_transition WHERE target = 'unemployed' GROUP BY 1"
    clocks = "SELECT subject_id, count(*) FROM deadlines_deadline WHERE limit_id = 'T15' GROUP BY 1"
    for question in (decisions, moves, clocks):
        assert [times for _, times in rows(stack, question)] == [1] * number, question
    documents = "SELECT subject_id, form, count(*) FROM documents_issueddocument GROUP BY 1, 2 HAVING count(*) > 1"
    assert rows(stack, documents) == []
    told = "SELECT count(DISTINCT (recipient_id, channel)) FROM notifications_message WHERE message_id = 'registered_as_unemployed'"
    assert rows(stack, told) == [(3 * number,)]
    twice = (
        "SELECT recipient_id, channel, key, count(*) FROM notifications_message GROUP BY 1, 2, 3 HAVING count(*) > 1"
    )
    assert rows(stack, twice) == []


def assert_all_sent_in_the_morning(stack: Stack) -> None:
    """Nobody is woken by an SMS that can wait; when the quiet hours are over nothing is left unsent."""
    of_the_night = "SELECT DISTINCT state FROM notifications_message WHERE channel = 'sms' AND message_id = 'registered_as_unemployed'"
    assert rows(stack, of_the_night) == [("new",)]
    set_clock(stack, MORNING)
    if not stack.workers:  # then cron does it
        stack.manage("run_due")
    unsent = "SELECT count(*) FROM notifications_message WHERE channel <> 'cabinet' AND state NOT IN ('sent', 'delivered')"
    until(lambda: rows(stack, unsent) == [(0,)], "every letter and SMS is sent")


def sent_letters(stack: Stack) -> int:
    return sum(file.read_text().count("\nTo: ") for file in (stack.var / "outbox" / "mail").iterdir())


@contextmanager
def decisions_stuck(stack: Stack) -> Iterator[None]:
    """Nobody can write a decision: whoever registers somebody stands still in the middle of the transaction."""
    connection = psycopg2.connect(stack.env["DATABASE_URL"])
    try:
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE registration_decision IN SHARE ROW EXCLUSIVE MODE")
            yield
    finally:
        connection.close()


STANDING = """SELECT count(*) FROM pg_stat_activity
              WHERE wait_event_type = 'Lock' AND query ILIKE 'INSERT INTO "registration_decision"%'"""


def test_two_workers_and_two_beats_do_everything_once(stack: Stack) -> None:
    people_apply(stack, 20)
    everybody_is(stack, "job_seeker", 20)
    set_clock(stack, WINDOW_OVER)
    assert_done_once_and_told(stack, 20)
    assert_all_sent_in_the_morning(stack)
    assert (
        sent_letters(stack) == rows(stack, "SELECT count(*) FROM notifications_message WHERE channel = 'email'")[0][0]
    )


def test_a_worker_killed_in_the_middle_of_a_promotion_leaves_nothing_half_done(stack: Stack) -> None:
    people_apply(stack, 8)
    everybody_is(stack, "job_seeker", 8)
    before = {name: stack.restarts(name) for name in ("worker-1", "worker-2")}
    with decisions_stuck(stack):
        set_clock(stack, WINDOW_OVER)
        until(lambda: rows(stack, STANDING)[0][0] > 0, "a promotion is under way")
        for name in before:
            stack.kill(name, signal.SIGKILL)
    until(lambda: rows(stack, STANDING)[0][0] == 0, "the database has seen that they are gone")
    assert rows(stack, "SELECT count(*) FROM registration_decision WHERE kind = 'registered_unemployed'") == [(0,)]
    assert statuses(stack) == {"job_seeker": 8}
    for name, times in before.items():
        stack.wait_restarted(name, times)
    time_passes(stack, LONGER_THAN_A_LEASE)
    assert_done_once_and_told(stack, 8)
    assert_all_sent_in_the_morning(stack)


def test_an_application_made_while_the_broker_is_down_is_accepted_afterwards(stack: Stack) -> None:
    with stack.down("broker"):
        people_apply(stack, 3)
        assert statuses(stack) == {"submitted": 3}
    everybody_is(stack, "job_seeker", 3)


def test_cron_does_everything_without_broker_worker_and_beat(new_var: NewVar) -> None:
    nowhere = {"REDIS_URL": "redis://127.0.0.1:1/0"}
    with Stack(new_var(), workers=0, beats=0, web=False, signer=False, load_demo=False, env=nowhere) as stack:
        set_clock(stack, SUBMITTED)
        people_apply(stack, 4)
        stack.manage("run_due")
        everybody_is(stack, "job_seeker", 4, seconds=0)
        set_clock(stack, WINDOW_OVER)
        stack.manage("run_due")
        assert_done_once_and_told(stack, 4)
        assert_all_sent_in_the_morning(stack)


def test_whatever_is_killed_wiped_or_restarted_nobody_is_forgotten_and_nobody_served_twice(stack: Stack) -> None:
    people_apply(stack, 40)
    everybody_is(stack, "job_seeker", 40, seconds=120)
    set_clock(stack, WINDOW_OVER)
    chance = random.Random(41)  # the same misfortunes in every run
    misfortunes = [
        lambda: stack.kill("worker-1"),
        lambda: stack.kill("worker-2", group=False),
        lambda: stack.kill("beat-1"),
        lambda: stack.restart_broker(outage=0.5),
        lambda: stack.restart_broker(outage=0.5, wipe=True),
    ]
    for _ in range(2):
        chance.shuffle(misfortunes)
        for strike in misfortunes:
            strike()
            time.sleep(chance.uniform(0.1, 1.5))
            time_passes(stack, LONGER_THAN_A_LEASE)
    for name in ("worker-1", "worker-2", "beat-1", "beat-2"):
        stack.wait_answers(name)
    time_passes(stack, LONGER_THAN_A_LEASE)
    assert_done_once_and_told(stack, 40)
    assert_all_sent_in_the_morning(stack)
