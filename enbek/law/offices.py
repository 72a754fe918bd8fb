"""The offices' own periods: the Rules name none of them, and nobody else writes a number of days."""

from __future__ import annotations

VISIT_MINUTES = 30
"""Own rule: how long a visit takes."""

BOOKED_AHEAD_DAYS = 14
"""Own rule: calendar days for which the calendar of an office is open for booking."""

OPEN_FIGURES_DAYS = 365
"""Own rule: calendar days that the published share of kept terms looks back on."""

REMIND_HOURS_AHEAD = 24
"""Own rule: how long before a visit or an interview the person is reminded of it."""
