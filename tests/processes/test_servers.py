"""The embedded servers: as root without opening folders, after kill -9, with Cyrillic, with nobody else's help."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest
import redis

from demo.supervisor import Problem
from demo.supervisor.broker import Broker
from demo.supervisor.identity import alive, started
from demo.supervisor.owner import Owner
from demo.supervisor.postgres import Postgres, binaries
from demo.supervisor.unprivileged import Way, candidates, choose, works
from tests.processes.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("processes")]
ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def running(server: Postgres | Broker) -> Iterator[None]:
    child = server.prepare()
    child.start()
    try:
        child.wait_ready()
        yield
    finally:
        child.stop()


def ask(server: Postgres, question: str) -> object:
    connection = psycopg2.connect(server.url)
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            row = cursor.fetchone()
            return row[0] if row else None
    finally:
        connection.close()


def usable_ways(folder: Path) -> list[Way]:
    return [way for way in candidates() if works(way, binaries() / "postgres", folder)]


def test_postgres_knows_cyrillic_whatever_the_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C")
    server = Postgres(tmp_path / "data", tmp_path / "log", careless=True)
    with running(server):
        assert ask(server, "SELECT lower('ЁЖ ҚАЗАҚ')") == "ёж қазақ"
        assert ask(server, "SELECT 'СВАРЩИК' ILIKE 'сварщик'") is True


def test_postgres_runs_below_a_folder_closed_to_others(tmp_path: Path) -> None:
    """Every way that this machine allows to root; the modes of all folders above stay as they were."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    above = [closed, *closed.parents]
    modes = [stat.S_IMODE(folder.stat().st_mode) for folder in above]
    probe = closed / "probe"
    probe.mkdir(mode=0o700)
    ways = usable_ways(probe) if os.getuid() == 0 else [Way(())]
    assert ways
    for number, way in enumerate(ways):
        server = Postgres(closed / str(number), closed / "log", careless=True, ways=[way])
        with running(server):
            assert ask(server, "SELECT 1") == 1
            assert stat.S_IMODE((closed / str(number)).stat().st_mode) == 0o700
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in above] == modes


def test_data_outlive_a_change_of_the_way(tmp_path: Path) -> None:
    """A kernel update or a container may forbid the way that was used before."""
    (tmp_path / "probe").mkdir()
    ways = usable_ways(tmp_path / "probe") if os.getuid() == 0 else [Way(())]
    for number, way in enumerate([*ways, ways[0]]):
        server = Postgres(tmp_path / "data", tmp_path / "log", careless=True, ways=[way])
        with running(server):
            if number == 0:
                make_table(server)
            assert ask(server, "SELECT n FROM kept") == 7


def make_table(server: Postgres) -> None:
    connection = psycopg2.connect(server.url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept AS SELECT 7 AS n")
    connection.close()


def test_root_without_any_way_gets_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 0)
    with pytest.raises(Problem, match="refuses to run as root"):
        choose(binaries() / "postgres", tmp_path, ways=[Way(("false",))])


def test_a_killed_postgres_leaves_a_number_that_belongs_to_another(tmp_path: Path) -> None:
    server = Postgres(tmp_path / "data", tmp_path / "log", careless=True)
    with running(server):
        make_table(server)
    (tmp_path / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{tmp_path / 'data'}\n")
    with running(server):
        assert ask(server, "SELECT n FROM kept") == 7


def test_the_broker_keeps_messages_over_a_restart_and_wants_a_password(tmp_path: Path) -> None:
    broker = Broker(tmp_path / "broker", tmp_path / "log")
    with running(broker):
        redis.Redis.from_url(broker.url).rpush("queue", "message")
        with pytest.raises(redis.AuthenticationError):
            redis.Redis(host="127.0.0.1", port=broker.port).ping()
    with running(broker):
        client = redis.Redis.from_url(broker.url)
        assert client.lrange("queue", 0, -1) == [b"message"]
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
    broker.wipe()
    with running(broker):
        assert redis.Redis.from_url(broker.url).llen("queue") == 0


OWNER = """
import sys, time
from pathlib import Path
from demo.supervisor.broker import Broker
from demo.supervisor.keeper import Keeper
from demo.supervisor.owner import Owner
from demo.supervisor.postgres import Postgres
var = Path(sys.argv[1])
owner = Owner(var)
owner.take()
keeper = Keeper(print, lambda: owner.write("http://x", {n: (r.child.pid, r.child.mark) for n, r in keeper.records.items()}))
keeper.add(Postgres(var / "postgres", var / "pg.log").prepare())
keeper.add(Broker(var / "broker", var / "broker.log").prepare())
print("up", flush=True)
time.sleep(60)
"""


def test_a_killed_owner_leaves_no_process_and_no_lock(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    second = Owner(tmp_path)
    with pytest.raises(Problem, match="runs already"):
        second.take()
    children = second.read()["children"]
    assert set(children) == {"postgres", "broker"}
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    second.take()
    try:
        until(lambda: not [name for name, (pid, mark) in children.items() if alive(pid, mark)], "the children of a killed owner end")
    finally:
        second.leave()


def test_a_process_is_known_by_its_start_not_by_its_number_alone() -> None:
    assert alive(os.getpid(), started(os.getpid()))
    assert not alive(os.getpid(), "another boot:1")
    ended = subprocess.Popen(["true"])
    ended.wait()
    assert started(ended.pid) is None
