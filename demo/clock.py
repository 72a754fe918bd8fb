"""Time travel of the demo: real time plus an offset kept in one file, so web, worker, beat and sandbox agree.

Named by `CLOCK_SOURCE` in the development settings only; a production system check refuses it.
"""

from __future__ import annotations

import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from enbek.clock import ALMATY, local, system

START = datetime(2026, 3, 20, 11, 0, tzinfo=ALMATY)
"""Where the demo country begins: the Friday before Nauryz, so that the strips of days show holidays."""

_NO_FILE = (0, 0, 0)
_cached: tuple[Path, tuple[int, int, int], timedelta] | None = None


def clock_file() -> Path:
    """The file with the offset, seconds; the sandbox reads it too (`--clock`)."""
    return Path(settings.VAR_DIR) / "demo" / "clock"


def travelling() -> datetime:
    """The demo's present moment. Costs one `stat` a call."""
    return system() + offset()


def offset() -> timedelta:
    """How far the demo is from real time; zero without a file. Raises ValueError for a file that is not a number."""
    global _cached
    path = clock_file()
    mark = _mark(path)
    if _cached is None or _cached[:2] != (path, mark):
        seconds = 0.0 if mark == _NO_FILE else float(path.read_text())
        _cached = (path, mark, timedelta(seconds=seconds))
    return _cached[2]


def set_now(at: datetime) -> None:
    """From now on the demo's time is `at` and runs on from there. Readers see the old file or the new one, never half."""
    path = clock_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    seconds = (local(at) - system()).total_seconds()
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix="clock.")
    with os.fdopen(handle, "w") as file:
        file.write(f"{seconds:.3f}\n")
    Path(draft).replace(path)


def _mark(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return _NO_FILE
    return (found.st_mtime_ns, found.st_ino, found.st_size)
