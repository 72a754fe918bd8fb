"""The working-day calendar of Kazakhstan: holidays, transfers, counting, explanations."""

from enbek.workdays.current import calendar
from enbek.workdays.table import WorkdayCalendar, builtin

__all__ = ["WorkdayCalendar", "builtin", "calendar"]
