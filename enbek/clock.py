"""The only source of "now" and "today" (CL6, Q-02: one zone for the country).

Everything is computed in Asia/Almaty and stored in UTC. A demo may travel in time; production may not
(system check `enbek.E001`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.module_loading import import_string

ALMATY = ZoneInfo("Asia/Almaty")

_frozen: ContextVar[datetime | None] = ContextVar("enbek_clock_frozen", default=None)


def system() -> datetime:
    return datetime.now(ALMATY)


@lru_cache(maxsize=4)
def _source(path: str) -> Callable[[], datetime]:
    source: Callable[[], datetime] = import_string(path)
    return source


def now() -> datetime:
    """The present moment, aware, in Asia/Almaty."""
    return _frozen.get() or _source(settings.CLOCK_SOURCE)().astimezone(ALMATY)


def today() -> date:
    """The present date in Asia/Almaty."""
    return now().date()


def local(moment: datetime) -> datetime:
    """An aware moment seen in Asia/Almaty. Raises ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone: {moment!r}; give it one, e.g. Asia/Almaty")
    return moment.astimezone(ALMATY)


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Stand still at `at` inside the block (tests, and building histories for the demo)."""
    token = _frozen.set(local(at))
    try:
        yield
    finally:
        _frozen.reset(token)
