"""The cached calendar with the overrides of the database.

A process asks at most every few seconds whether the rows have changed (one short query), so that a transfer entered in one process
reaches all others without a message that could be lost. The process that writes forgets at once.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from enbek.workdays.models import DayOverride
from enbek.workdays.table import WorkdayCalendar, builtin

RECHECK_SECONDS = 3.0

Stamp = tuple[tuple[Any, ...], ...]


@dataclass(slots=True)
class _Cache:
    calendar: WorkdayCalendar | None = None
    stamp: Stamp = ()
    checked: float = 0.0


_cache = _Cache()


def stored_calendar() -> WorkdayCalendar:
    """The calendar with all overrides. Raises ContradictingOverride if a row came to contradict the built-in table."""
    moment = time.monotonic()
    if _cache.calendar is not None and moment - _cache.checked < _recheck_seconds():
        return _cache.calendar
    stamp = _stamp()
    if _cache.calendar is None or stamp != _cache.stamp:
        _cache.calendar, _cache.stamp = _build(stamp), stamp
    _cache.checked = moment
    return _cache.calendar


def _recheck_seconds() -> float:
    return float(getattr(settings, "WORKDAYS_RECHECK_SECONDS", RECHECK_SECONDS))


def _stamp() -> Stamp:
    """Every row, a few dozen at most: the latest change alone would miss a transaction that commits after a younger one."""
    return tuple(DayOverride.objects.order_by("day").values_list("day", "kind", "updated_at"))


def _build(stamp: Stamp) -> WorkdayCalendar:
    if not stamp:
        return builtin()
    return WorkdayCalendar(row.as_override() for row in DayOverride.objects.order_by("day"))


def forget(**_signal: Any) -> None:
    """Look at the rows again on the next call (connected to every save and deletion of an override)."""
    _cache.calendar = None
