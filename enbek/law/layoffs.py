"""Notices of expected release (the employers' manual, M1–M6): the term to send them, and the house's own bounds (Q-16, D-38, D-62).

Neither Order No. 214 nor the manual names a term. The month is [ext]: the worker is warned, and the centre is told, at least one month before
the release (requirements matrix, M-x). A lawyer must confirm it; nothing is refused for a broken term.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

SOURCE = "Q-16"
"""Row of the matrix on which the term rests."""

NOTICE_MONTHS = 1
"""[ext] Whole calendar months before the first release by which the notice is due."""

MOST_AHEAD_DAYS = 730
"""Own rule: calendar days; a release planned later is a slip of the finger."""

MOST_RELEASED = 200_000
"""Own rule: workers released by one employer since January; more is a slip of the finger."""

MOST_EXPERIENCE = 60
"""Own rule: years of experience that one person may have."""

ANSWER_GOOD_FOR_HOURS = 24
"""Own rule: hours for which an answer of a registry about a worker is not asked again."""

MASS_FROM = 50
"""Own rule: workers of one notice from which the centre is told of a mass release."""


def send_by(release_on: date) -> date:
    """The last day to send the notice of a release on `release_on`: a month before, or the last day of a shorter month."""
    months = release_on.year * 12 + release_on.month - 1 - NOTICE_MONTHS
    year, month = divmod(months, 12)
    return date(year, month + 1, min(release_on.day, monthrange(year, month + 1)[1]))
