"""What is looked at besides the outbox: clocks that end today, SMS that came in, SMS whose fate is unknown."""

from __future__ import annotations

from collections.abc import Callable

from notifications.services.incoming import take_answers
from notifications.services.reminding import remind_due
from notifications.services.reports import ask_reports

LOOKS: dict[str, Callable[[], object]] = {"answers": take_answers, "reminders": remind_due, "reports": ask_reports}


def look_around() -> dict[str, object]:
    """Run each once; returns what each reports. Answers first: one that came in time must not find its clock expired."""
    return {name: look() for name, look in LOOKS.items()}
