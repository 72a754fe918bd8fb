"""One supervised process: its own process group, its own log, gone when the supervisor is gone."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from demo.supervisor.identity import signal_group, started
from demo.supervisor.problem import Problem

PR_SET_PDEATHSIG = 1
LOG_LIMIT = 5 * 1024 * 1024  # bytes, before a log is put aside at the next start


def die_with_parent(number: int) -> Callable[[], None] | None:
    """For the new process: get this signal when the supervisor dies, even from SIGKILL (Linux only)."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def arrange() -> None:
        prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
        if os.getppid() != parent:  # it died before the arrangement
            os._exit(1)

    return arrange


@dataclass
class Child:
    """What to run and how to end it. `ready` answers whether it serves; it may raise nothing."""

    name: str
    command: Sequence[str]
    log: Path
    env: dict[str, str]
    cwd: Path
    stop_signal: signal.Signals = signal.SIGTERM
    stop_seconds: float = 15.0
    ready: Callable[[], bool] | None = None
    ready_seconds: float = 45.0
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    mark: str | None = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)

    @property
    def pid(self) -> int:
        if self.process is None:
            raise Problem(f"{self.name} was not started.")
        return self.process.pid

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            log.write(f"--- {self.name} starts {time.strftime('%Y-%m-%d %H:%M:%S')} ---\n".encode())
            log.flush()
            self.process = subprocess.Popen(
                list(self.command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.cwd,
                env=self.env,
                start_new_session=True,
                preexec_fn=die_with_parent(self.stop_signal),
            )
        self.started_at = time.monotonic()
        self.mark = started(self.process.pid)

    def wait_ready(self, seconds: float | None = None) -> None:
        """Return when it serves. Raises Problem with the last lines of its log when it ended or took too long."""
        until = time.monotonic() + (seconds or self.ready_seconds)
        while time.monotonic() < until:
            if not self.running():
                raise Problem(f"{self.name} ended while starting. {self.last_words()}")
            if self.ready is None or self.ready():
                return
            time.sleep(0.05)
        raise Problem(f"{self.name} did not answer in time. {self.last_words()}")

    def kill(self, number: int = signal.SIGKILL, *, group: bool = True) -> None:
        """Send a signal: to the whole group (as a machine that fails), or to the main process alone."""
        if group:
            signal_group(self.pid, number)
        elif self.process is not None:
            self.process.send_signal(number)

    def stop(self) -> None:
        """End it: politely, then by force; nothing of its group stays."""
        if self.process is None:
            return
        if self.running():
            self.process.send_signal(self.stop_signal)
            try:
                self.process.wait(self.stop_seconds)
            except subprocess.TimeoutExpired:
                signal_group(self.process.pid, signal.SIGKILL)
                self.process.wait()
        self.clear()

    def clear(self) -> None:
        """Remove what a dead main process left behind in its group."""
        if self.process is not None:
            signal_group(self.process.pid, signal.SIGKILL)

    def last_words(self, lines: int = 12) -> str:
        try:
            tail = self.log.read_bytes()[-8000:].decode(errors="replace").splitlines()[-lines:]
        except OSError:
            tail = []
        return f"Its log {self.log} ends with:\n  " + "\n  ".join(tail)
