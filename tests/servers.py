"""The servers of a test run: those of DATABASE_URL and REDIS_URL, else embedded ones, once for all its processes."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from demo.supervisor.broker import Broker
from demo.supervisor.child import Child
from demo.supervisor.postgres import Postgres


class Servers:
    """Starts what is missing and tells its address in the environment, which xdist's workers inherit."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.children: list[Child] = []
        self.postgres: Postgres | None = None

    def start(self) -> None:
        if not os.environ.get("DATABASE_URL"):
            self.postgres = Postgres(self._folder() / "postgres", self._folder() / "postgres.log", careless=True)
            self._run(self.postgres.prepare())
            os.environ["DATABASE_URL"] = self.postgres.url
        if not os.environ.get("REDIS_URL"):
            broker = Broker(self._folder() / "broker", self._folder() / "broker.log")
            self._run(broker.prepare())
            os.environ["REDIS_URL"] = broker.url

    def _folder(self) -> Path:
        self.folder = self.folder or Path(tempfile.mkdtemp(prefix="enbek-test-"))
        return self.folder

    def _run(self, child: Child) -> None:
        self.children.append(child)
        child.start()
        child.wait_ready()

    def stop(self) -> None:
        for child in reversed(self.children):
            child.stop()
        if self.postgres is not None:
            self.postgres.tidy()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
