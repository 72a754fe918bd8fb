"""The measured promise of the calendar: `python -m tests.bench.workdays` prints both figures of one run.

A working-day addition against a scalar `numpy.busday_offset` with the same holidays; and the days of 2024 and 2025 on which numpy is
wrong, because it cannot represent a weekend that works.
"""

from __future__ import annotations

import sys
import timeit
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from enbek.workdays.table import WorkdayCalendar, builtin

STARTS = [date(2024, 1, 1) + timedelta(days=offset) for offset in range(731)]
AMOUNT = 3
REPEATS = 5
ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Result:
    """Nanoseconds per addition, building time in milliseconds, and on how many starts numpy differs."""

    table_ns: float
    numpy_ns: float
    build_ms: float
    differing: int

    @property
    def times_faster(self) -> float:
        return self.numpy_ns / self.table_ns


def same_holidays(cal: WorkdayCalendar) -> Any:
    """Numpy's calendar with the days off of ours; what it cannot say are the weekends that work."""
    years = range(cal.first_year, cal.last_year + 1)
    off = [day for year in years for day in cal.exceptions(year) if not cal.is_working(day)]
    return np.busdaycalendar(holidays=np.array(off, dtype="datetime64[D]"))


def by_numpy(day: date, calendar: Any) -> date:
    """Working days after `day`, a day off counting from itself as ours does."""
    result: date = np.busday_offset(day, AMOUNT, roll="backward", busdaycal=calendar).astype(object)
    return result


def measure() -> Result:
    cal = builtin()
    calendar = same_holidays(cal)
    table = min(timeit.repeat(lambda: [cal.add(day, AMOUNT) for day in STARTS], number=ROUNDS, repeat=REPEATS))
    scalar = min(timeit.repeat(lambda: [np.busday_offset(day, AMOUNT, roll="backward", busdaycal=calendar) for day in STARTS],
                               number=1, repeat=REPEATS))
    build = min(timeit.repeat(WorkdayCalendar, number=1, repeat=REPEATS))
    differing = sum(cal.add(day, AMOUNT) != by_numpy(day, calendar) for day in STARTS)
    return Result(table / ROUNDS / len(STARTS) * 1e9, scalar / len(STARTS) * 1e9, build * 1e3, differing)


def main() -> None:
    result = measure()
    sys.stdout.write(
        f"working-day addition: table {result.table_ns:.0f} ns, numpy.busday_offset {result.numpy_ns:.0f} ns "
        f"({result.times_faster:.1f} times faster); {result.differing} of {len(STARTS)} starts of 2024-2025 are wrong in numpy; "
        f"a calendar of {builtin().last_year - builtin().first_year + 1} years is built in {result.build_ms:.1f} ms\n"
    )


if __name__ == "__main__":
    main()
