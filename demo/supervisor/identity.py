"""Who a process is: a number alone may have been given to another process since."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path


def started(pid: int) -> str | None:
    """A mark of the moment the process started, or None when there is no such living process."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None if Path("/proc/self/stat").exists() else _started_by_ps(pid)
    # after the name: field 1 is the state, field 20 the start in clock ticks since boot
    return None if fields[0] in "ZX" else f"{_boot()}:{fields[19]}"


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


def _started_by_ps(pid: int) -> str | None:
    result = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], text=True, capture_output=True, check=False)
    return result.stdout.strip() or None


def alive(pid: int, mark: str | None = None) -> bool:
    """Whether the process lives and, if a mark is given, is still the one that was meant."""
    now = started(pid)
    return now is not None and (mark is None or now == mark)


def signal_group(pid: int, number: int) -> None:
    """Send a signal to the process group led by `pid`; a group that is gone already is no error."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)
