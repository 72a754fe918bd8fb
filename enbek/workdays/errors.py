"""Errors of the calendar: one sentence in three languages that names the remedy."""

from __future__ import annotations

from enbek.i18n import Text


class CalendarError(ValueError):
    """Something was asked that the calendar cannot answer; `text` says what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class YearOutsideTable(CalendarError):
    """A day before the first or after the last year of the table."""


class ContradictingOverride(CalendarError):
    """A transfer that the calendar contradicts, or two for one day."""


class NaiveTime(CalendarError):
    """A time without a zone: nobody can say which day it belongs to."""
