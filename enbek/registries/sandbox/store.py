"""What the sandbox knows and how it misbehaves, in one SQLite file that survives restarts."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any

from enbek.registries.port import Registry
from enbek.registries.shapes import mismatch, nothing_known

FILE_NAME = "registries.sqlite3"
EVERYBODY = ""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS fact (
    registry TEXT NOT NULL, iin TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (registry, iin)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fault (
    registry TEXT NOT NULL, iin TEXT NOT NULL, mode TEXT NOT NULL, PRIMARY KEY (registry, iin)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stage (
    file TEXT NOT NULL, number INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (file, number)
) WITHOUT ROWID;
"""
MONITORING = "monitoring"
"""The name under which the system of monitoring is switched to fail; no registry bears it."""


class Mode(StrEnum):
    """`down` drops the connection, `slow` answers too late, `garbage` is not JSON, `error` is HTTP 500."""

    OK = "ok"
    DOWN = "down"
    SLOW = "slow"
    GARBAGE = "garbage"
    ERROR = "error"


class WrongFacts(ValueError):
    """Facts that do not have the shape of their registry; says where."""


class WrongStage(ValueError):
    """A stage that does not follow the last one, or differs from the one that stands in its place."""


class Store:
    """Facts and faults. Each thread has its own connection; the file may be written by another process too."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE_NAME
        self._local = threading.local()
        with self._connection() as db:
            db.execute("PRAGMA journal_mode=WAL")
            db.executescript(_SCHEMA)

    def get(self, registry: Registry, iin: str) -> dict[str, Any]:
        """The data about a person; the registry's "nothing known" for a stranger."""
        with self._connection() as db:
            row = db.execute("SELECT data FROM fact WHERE registry = ? AND iin = ?", (registry, iin)).fetchone()
        return json.loads(row[0]) if row else nothing_known(registry)

    def get_many(self, registry: Registry, iins: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The same for many persons in one question; whoever has a fault of their own is left out."""
        marks = ",".join("?" * len(iins))
        with self._connection() as db:
            known = dict(db.execute(f"SELECT iin, data FROM fact WHERE registry = ? AND iin IN ({marks})", (registry, *iins)))  # noqa: S608 - only marks
            broken = {row[0] for row in db.execute(f"SELECT iin FROM fault WHERE registry = ? AND iin IN ({marks})", (registry, *iins))}  # noqa: S608 - only marks
        return {iin: json.loads(known[iin]) if iin in known else nothing_known(registry) for iin in iins if iin not in broken}

    def put(self, registry: Registry, iin: str, data: Mapping[str, Any]) -> None:
        """Raises WrongFacts."""
        self.put_many([(registry, iin, data)])

    def put_many(self, facts: Iterable[tuple[Registry, str, Mapping[str, Any]]]) -> int:
        """All or none, in one transaction; returns how many. Raises WrongFacts."""
        rows = [(registry, iin, _as_json(registry, data)) for registry, iin, data in facts]
        with self._connection() as db:
            db.executemany("INSERT OR REPLACE INTO fact (registry, iin, data) VALUES (?, ?, ?)", rows)
        return len(rows)

    def put_stage(self, file: str, number: int, content: Mapping[str, Any]) -> bool:
        """Whether it was new. The same stage sent again is not a second one. Raises WrongStage for a gap or another content."""
        with self._connection() as db:
            db.execute("BEGIN IMMEDIATE")
            known = dict(db.execute("SELECT number, content FROM stage WHERE file = ?", (file,)).fetchall())
            if number in known and json.loads(known[number]) != content:
                raise WrongStage(f"{file}: stage {number} was another one")
            if number not in known and number != len(known) + 1:
                raise WrongStage(f"{file}: stage {number} after {len(known)}")
            db.execute("INSERT OR IGNORE INTO stage (file, number, content) VALUES (?, ?, ?)", (file, number, json.dumps(content)))
        return number not in known

    def stages(self, file: str) -> list[dict[str, Any]]:
        """What came about one file, in order."""
        with self._connection() as db:
            rows = db.execute("SELECT content FROM stage WHERE file = ? ORDER BY number", (file,)).fetchall()
        return [json.loads(row[0]) for row in rows]

    def clear(self) -> None:
        """Forget all facts, faults and stages."""
        with self._connection() as db:
            db.execute("DELETE FROM stage")
            db.execute("DELETE FROM fact")
            db.execute("DELETE FROM fault")

    def mode(self, registry: str, iin: str = EVERYBODY) -> Mode:
        """How the registry behaves about this person: the person's own fault goes before the registry's."""
        query = "SELECT mode FROM fault WHERE registry = ? AND iin IN (?, ?) ORDER BY iin DESC LIMIT 1"
        with self._connection() as db:
            row = db.execute(query, (registry, iin, EVERYBODY)).fetchone()
        return Mode(row[0]) if row else Mode.OK

    def set_mode(self, registry: str, mode: Mode, iin: str = EVERYBODY) -> None:
        with self._connection() as db:
            if mode is Mode.OK:
                db.execute("DELETE FROM fault WHERE registry = ? AND iin = ?", (registry, iin))
            else:
                db.execute(
                    "INSERT OR REPLACE INTO fault (registry, iin, mode) VALUES (?, ?, ?)", (registry, iin, mode)
                )

    def faults(self) -> list[dict[str, str]]:
        """Every switched-on fault, for the panel."""
        with self._connection() as db:
            rows = db.execute("SELECT registry, iin, mode FROM fault ORDER BY registry, iin").fetchall()
        return [{"registry": registry, "iin": iin, "mode": mode} for registry, iin, mode in rows]

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection, in a transaction."""
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is None:
            db = self._local.db = sqlite3.connect(self.path, timeout=10)
            db.execute("PRAGMA synchronous=NORMAL")
        with db:
            yield db

    def close(self) -> None:
        """Close this thread's connection."""
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is not None:
            db.close()
            del self._local.db


def _as_json(registry: Registry, data: Mapping[str, Any]) -> str:
    if where := mismatch(registry, data):
        raise WrongFacts(f"{registry}: wrong shape at {where}")
    return json.dumps(data, ensure_ascii=False)
