"""The calendar of this process. Without Django it is the built-in one; the app registers the source of overrides when it is ready."""

from __future__ import annotations

from collections.abc import Callable

from enbek.workdays.table import WorkdayCalendar, builtin

_source: list[Callable[[], WorkdayCalendar]] = [builtin]


def use(source: Callable[[], WorkdayCalendar]) -> None:
    """Take calendars from `source` from now on (called in `AppConfig.ready()`)."""
    _source[0] = source


def calendar() -> WorkdayCalendar:
    """The calendar with the transfers entered by officers; cached, a call costs next to nothing."""
    return _source[0]()
