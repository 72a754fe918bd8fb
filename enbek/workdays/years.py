"""Which years of the table are confirmed, and which one an officer should look at now."""

from __future__ import annotations

from datetime import date

from enbek.workdays.models import CalendarYear

LAST_OFFICIAL_YEAR = 2025
"""The built-in table was compared with the official calendars up to this year (working days of 2024 and 2025, orders of transfer)."""

AUTUMN = 10
"""The month from which the coming year matters: the order of transfers is signed in the last quarter."""


def is_confirmed(year: int) -> bool:
    return year <= LAST_OFFICIAL_YEAR or CalendarYear.objects.filter(pk=year).exists()


def unconfirmed_years(today: date) -> list[int]:
    """The years that count today and that nobody has confirmed: this one, from October also the next."""
    years = [today.year, today.year + 1] if today.month >= AUTUMN else [today.year]
    confirmed = set(CalendarYear.objects.filter(pk__in=years).values_list("pk", flat=True))
    return [year for year in years if year > LAST_OFFICIAL_YEAR and year not in confirmed]
