"""Keeps the children alive: starts again what died (with a growing pause) or what lives but does not answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from demo.supervisor.child import Child
from demo.supervisor.problem import Problem

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before a restart
STEADY = 60.0  # seconds of life after which the pause is short again
QUESTION_EVERY, SILENCES = 15.0, 4  # a child that is silent so many times in a row is replaced


@dataclass
class Record:
    """What the keeper remembers of one child."""

    child: Child
    question: Callable[[], bool] | None = None  # asked from time to time: does it still serve?
    restarts: int = 0
    pause: float = FIRST_PAUSE
    restart_at: float | None = None
    paused: bool = False  # stopped on purpose
    silences: int = 0
    ask_at: float = 0.0


class Keeper:
    """Children in the order of their start. `changed` is called after each start (to note the new processes)."""

    def __init__(self, say: Callable[[str], None], changed: Callable[[], None]) -> None:
        self.say, self.changed = say, changed
        self.records: dict[str, Record] = {}
        self.lock = threading.RLock()
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._watch, name="keeper", daemon=True)

    def add(self, child: Child, *, question: Callable[[], bool] | None = None, wait: bool = True) -> None:
        """Start and keep it. Raises Problem when it does not come up."""
        with self.lock:
            self.records[child.name] = Record(
                child, question, ask_at=time.monotonic() + child.ready_seconds, paused=True
            )
            child.start()
            self.changed()
        if wait:
            self.settle(child.name)

    def settle(self, *names: str) -> None:
        """Wait for the first readiness of children; from then on they are kept."""
        for name in names:
            self.records[name].child.wait_ready()
            self.records[name].paused = False

    def child(self, name: str) -> Child:
        if name not in self.records:
            raise Problem(f"There is no process {name}; there are {', '.join(self.records)}.")
        return self.records[name].child

    @contextmanager
    def held(self, name: str) -> Iterator[Child]:
        """Inside, the child may be stopped without being started again by the keeper."""
        child = self.child(name)
        record = self.records[name]
        record.paused = True
        try:
            yield child
        finally:
            record.paused = False

    def stop(self) -> None:
        """End all, the last started first."""
        self.stopping.set()
        with self.lock:
            for record in reversed(self.records.values()):
                record.paused = True
                record.child.stop()
        if self.thread.is_alive():
            self.thread.join()

    def _watch(self) -> None:
        # Ends only after stop(): Linux would take the end of this thread for the death of the parent of what it started.
        while not self.stopping.wait(0.2):
            for record in list(self.records.values()):
                with self.lock:
                    if not record.paused and not self.stopping.is_set():
                        self._look_after(record)
        with self.lock:
            pass

    def _look_after(self, record: Record) -> None:
        now = time.monotonic()
        if record.child.running():
            if now - record.child.started_at > STEADY:
                record.pause = FIRST_PAUSE
            if record.question and now >= record.ask_at:
                self._ask(record, now)
        elif record.restart_at is None:
            code = record.child.process.returncode if record.child.process else None
            record.restart_at = now + record.pause
            self.say(f"{record.child.name} ended ({_meaning(code)}); it is started again")
            record.pause = min(record.pause * 2, LONGEST_PAUSE)
        elif now >= record.restart_at:
            record.child.clear()
            record.child.start()
            record.restart_at, record.restarts = None, record.restarts + 1
            record.silences, record.ask_at = 0, now + record.child.ready_seconds
            self.changed()

    def _ask(self, record: Record, now: float) -> None:
        answered = record.question is None or record.question()
        record.silences = 0 if answered else record.silences + 1
        record.ask_at = now + QUESTION_EVERY
        if record.silences >= SILENCES:
            self.say(f"{record.child.name} lives but does not answer; it is replaced")
            record.child.kill()


def _meaning(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"code {code}"
