"""Places at a provider: however many workers there are, only a few may wait for one provider at a time.

A place is an advisory lock of the database session: a worker that dies gives it back at once, with its connection.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

PLACES = 2
"""Two senders drain a queue as fast as a provider answers; one that hangs holds two workers and no third."""


@contextmanager
def place_at(provider: str) -> Iterator[bool]:
    """Whether there was a free place; it is held inside the block."""
    key = _key(provider)
    number = _take(key)
    try:
        yield number is not None
    finally:
        if number is not None:
            with suppress(DatabaseError):  # a lost connection has given it back already
                _ask("SELECT pg_advisory_unlock(%s, %s)", key, number)


def _take(key: int) -> int | None:
    return next((number for number in range(PLACES) if _ask("SELECT pg_try_advisory_lock(%s, %s)", key, number)), None)


def _ask(query: str, key: int, number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(query, [key, number])
        return bool(cursor.fetchone()[0])


def _key(provider: str) -> int:
    """A signed 32-bit number, as PostgreSQL wants it."""
    return zlib.crc32(f"notifications:{provider}".encode()) - 2**31
