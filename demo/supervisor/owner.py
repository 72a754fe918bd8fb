"""One owner of a `var` folder: a lock that dies with the process, and a note of what the owner runs."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import time
from pathlib import Path
from typing import IO, Any

from demo.supervisor.identity import alive, signal_group, started
from demo.supervisor.problem import Problem


class Owner:
    """Owns `var` from `take()` to `leave()`. The note `run/stack.json` serves `make stop` and the next start."""

    def __init__(self, var: Path) -> None:
        self.folder = var / "run"
        self.note = self.folder / "stack.json"
        self._lock: IO[str] | None = None

    def read(self) -> dict[str, Any]:
        try:
            return dict(json.loads(self.note.read_text()))
        except (OSError, ValueError):
            return {}

    def take(self) -> None:
        """Raises Problem when another process owns the folder. Ends what a killed owner left running."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder / "lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            note = self.read()
            raise Problem(
                f"Enbek runs already from this folder: {note.get('url', '')} (process {note.get('pid', '?')}). "
                "End it there with Ctrl-C, or with `make stop`."
            ) from None
        self._lock = lock
        self.end_leftovers()

    def write(self, url: str, children: dict[str, tuple[int, str | None]]) -> None:
        pid = os.getpid()
        note = {"pid": pid, "mark": started(pid), "url": url, "children": children}
        fresh = self.note.with_suffix(".new")
        fresh.write_text(json.dumps(note))
        fresh.replace(self.note)

    def leave(self) -> None:
        self.note.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def end_leftovers(self) -> list[str]:
        """Names of the children of a dead owner that were still there; they are ended."""
        left = {name: (pid, mark) for name, (pid, mark) in self.read().get("children", {}).items() if alive(pid, mark)}
        for name, (pid, _) in left.items():
            os.kill(pid, signal.SIGINT if name == "postgres" else signal.SIGTERM)
        wait_gone(left, 15)
        for pid, mark in left.values():
            if alive(pid, mark):
                signal_group(pid, signal.SIGKILL)
        for pid, _ in self.read().get("children", {}).values():
            if started(pid) is None:  # its number was not given to another process: what is in its group is its own
                signal_group(pid, signal.SIGKILL)
        wait_gone(left, 5)
        return sorted(left)


def wait_gone(processes: dict[str, tuple[int, str | None]], seconds: float) -> bool:
    """Whether all of them ended in time."""
    until = time.monotonic() + seconds
    while any(alive(pid, mark) for pid, mark in processes.values()):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def stop_owner(var: Path, seconds: float = 40) -> str:
    """Ends the house that runs from `var`, by force if it does not listen. Returns one sentence on what was done."""
    owner = Owner(var)
    note = owner.read()
    if not note:
        return "Nothing of Enbek runs from this folder."
    pid, mark = int(note["pid"]), note.get("mark")
    if alive(pid, mark):
        os.kill(pid, signal.SIGTERM)
        if wait_gone({"supervisor": (pid, mark)}, seconds):
            return "Stopped."
        os.kill(pid, signal.SIGKILL)
        wait_gone({"supervisor": (pid, mark)}, 5)
        how = "It did not listen and was stopped by force"
    else:
        how = "Its supervisor was gone already"
    left = owner.end_leftovers()
    owner.note.unlink(missing_ok=True)
    return f"{how}; left over and ended: {', '.join(left) or 'nothing'}."
