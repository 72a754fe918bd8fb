"""1,000,000 running clocks, 10,000 due: what finding and claiming them costs. `make bench` prints it."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from enbek import clock, sweeping
from enbek.deadlines import services
from enbek.deadlines.models import Deadline

RUNNING, DUE, BATCH = 1_000_000, 10_000, 200  # the batch of `services.sweep`
AT_MOST_SECONDS = 2.0

FILL = """
INSERT INTO deadlines_deadline (id, limit_id, edition, party, subject_kind, subject_id, from_day, due_on, due_at, sweep_at, state, outcome_note, opened_at)
SELECT gen_random_uuid(), 'T06', 'order-214-2025', 'portal', 'bench.case', gen_random_uuid(), moment::date, moment::date, moment, moment, 'running', '', moment
FROM (
    SELECT CASE WHEN number <= %s THEN %s::timestamptz - number * interval '1 second' ELSE %s::timestamptz + number * interval '1 second' END AS moment
    FROM generate_series(1, %s) AS number
) AS rows
"""


@pytest.mark.bench
@pytest.mark.django_db(transaction=True)
def test_finding_and_claiming_ten_thousand_due_among_a_million_takes_under_two_seconds(capsys: Any) -> None:
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(FILL, [DUE, now, now, RUNNING])
        cursor.execute("ANALYZE deadlines_deadline")
        cursor.execute("RESET statement_timeout")
    plan = _plan()
    started = time.perf_counter()
    claimed = 0
    while rows := services.claim(now, BATCH):
        claimed += len(rows)
    seconds = time.perf_counter() - started
    with capsys.disabled():
        print(f"\n{RUNNING:,} running, {claimed:,} due, claimed in batches of {BATCH}: {seconds:.2f} s (at most {AT_MOST_SECONDS} s)")
        print(plan)
    assert claimed == DUE
    assert "deadline_sweep" in plan, "the sweep must find what is due by its index"
    assert seconds < AT_MOST_SECONDS
    assert not Deadline.objects.due(now + sweeping.LEASE - timedelta(seconds=1)).filter(sweep_at__lte=now).exists()


def _plan() -> str:
    """The plan of the very query that claims."""
    with transaction.atomic():
        return Deadline.objects.due(clock.now()).select_for_update(skip_locked=True)[:BATCH].explain(analyze=True)
