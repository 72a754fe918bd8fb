"""How a date is said in a letter, and shorter in an SMS."""

from __future__ import annotations

from datetime import date, datetime

from enbek import clock, formats


class Said(str):
    """A date in words; `.short` is the same date in figures."""

    short: str

    def __new__(cls, words: str, short: str) -> Said:
        said = super().__new__(cls, words)
        said.short = short
        return said


def say_day(day: date, language: str) -> Said:
    """`2026 жылғы 5 наурыз`, `5 марта 2026 года`, `5 March 2026`; 05.03.2026."""
    return Said(formats.day(day, language), f"{day:%d.%m.%Y}")


def say_moment(moment: datetime, language: str) -> Said:
    """The same with hours and minutes of Asia/Almaty. Raises ValueError for a time without a zone."""
    return Said(formats.moment(moment, language), f"{clock.local(moment):%d.%m.%Y %H:%M}")
