"""System checks of the calendar (`manage.py check --database default`, and at every migrate)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  (Django's own name)
from django.db import DatabaseError

from enbek import clock
from enbek.workdays.errors import CalendarError
from enbek.workdays.models import DayOverride
from enbek.workdays.table import WorkdayCalendar
from enbek.workdays.years import unconfirmed_years


@register(Tags.database)
def check_calendar(app_configs: Any = None, databases: Sequence[str] | None = None, **_options: Any) -> Iterable[CheckMessage]:
    """W: a year that matters is not confirmed. E: an override contradicts the built-in table. Silent before the first migrate."""
    if not databases:
        return []
    try:
        years = unconfirmed_years(clock.today())
        overrides = [row.as_override() for row in DayOverride.objects.order_by("day")]
    except DatabaseError:
        return []
    return [*map(_not_confirmed, years), *_contradictions(overrides)]


def _not_confirmed(year: int) -> CheckMessage:
    return Warning(
        f"the table of working days of {year} is not confirmed",
        hint="compare it with the official calendar at /admin/workdays/, enter the transfers with their act, and confirm the year",
        id="workdays.W001",
    )


def _contradictions(overrides: list[Any]) -> list[CheckMessage]:
    try:
        WorkdayCalendar(overrides)
    except CalendarError as error:
        return [Error(str(error), hint="correct or delete the row at /admin/workdays/dayoverride/", id="workdays.E001")]
    return []
