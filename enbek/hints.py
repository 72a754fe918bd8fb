"""Asking a worker to look now. The database says what is due (promise 1): a hint that is lost costs a while, never an act."""

from __future__ import annotations

import logging
from functools import partial

from celery import current_app
from django.db import transaction

log = logging.getLogger(__name__)

LIVES = 60
"""Seconds: later the regular sweep has been there."""


def give(task: str, *args: str) -> bool:
    """Ask for `task` (its name; the process must know it). False without a broker: the next sweep does it, the request goes on."""
    try:
        current_app.tasks[task].apply_async(args, expires=LIVES, retry=False)
    except Exception:  # whatever the broker's client raises: the rows are written, and the sweep will find them
        log.warning("no hint of %s could be given: the next sweep does it", task, exc_info=True)
        return False
    return True


def give_on_commit(task: str, *args: str) -> None:
    """The hint once the rows that it is about can be seen; none if they are rolled back."""
    transaction.on_commit(partial(give, task, *args), robust=True)
