"""Tasks of the process tests; the workers of a test's stack load them by `include`."""

from __future__ import annotations

import time
from pathlib import Path

from celery import shared_task


@shared_task(name="tests.slow")
def slow(mark: str, seconds: float) -> None:
    """Leave a line when work begins and one when it ends (seconds later)."""
    note(mark, "begun")
    time.sleep(seconds)
    note(mark, "done")


def note(mark: str, word: str) -> None:
    with Path(mark).open("a") as file:
        file.write(f"{word}\n")
