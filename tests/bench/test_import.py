"""100,000 job seekers of a former register: what checking and bringing them over costs. `make bench` prints it."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import islice
from typing import Any

import pytest

from registration.models import Case
from registration.rules.importing import COLUMNS
from registration.services import importing
from tests import factories
from tests.bench.test_queue import iins

LINES = 100_000
AT_MOST_MINUTES = 10


@pytest.mark.bench
@pytest.mark.django_db(transaction=True)
def test_100000_job_seekers_are_checked_and_brought_over(clock_at: Callable[[str], Any], capsys: Any) -> None:
    clock_at("2026-06-16 11:00")
    factories.career_centre()
    town = factories.town().pk
    lines = [",".join(COLUMNS)]
    lines += [f"{iin},Surname,Given,,{town},,p{iin}@example.kz,kk,2026-02-02,,yes" for iin in islice(iins(), LINES)]
    started = time.perf_counter()
    run = importing.begin("people.csv", "\n".join(lines).encode(), by=factories.user(is_staff=True))
    importing.go_on()
    checked = time.perf_counter()
    importing.order(run.pk, without_rejected=False)
    importing.go_on()
    ended = time.perf_counter()
    run.refresh_from_db()
    with capsys.disabled():
        print(f"\n{LINES:,} lines: checked in {checked - started:.0f} s, brought over in {ended - checked:.0f} s")
    assert (run.rejected, run.brought, Case.objects.count()) == (0, LINES, LINES)
    assert ended - started < AT_MOST_MINUTES * 60
