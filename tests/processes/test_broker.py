"""A worker outlives its broker: restarted, wiped, idle or in the middle of a task (docs/decisions/0002-celery.md)."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from celery import Celery

from demo.supervisor import Stack
from demo.supervisor.identity import alive
from tests.processes.conftest import NewVar
from tests.processes.waiting import until

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("processes")]


@pytest.fixture(scope="module")
def stack(new_var: NewVar) -> Iterator[Stack]:
    var = new_var()
    with Stack(
        var, web=False, sandbox=False, signer=False, beats=0, load_demo=False, include=["tests.processes.tasks"]
    ) as running:
        yield running


def send(stack: Stack, mark: Path, seconds: float = 0.0) -> None:
    app = Celery("tests", broker=stack.env["REDIS_URL"], set_as_current=False)
    try:
        app.send_task("tests.slow", [str(mark), seconds], ignore_result=True)
    finally:
        app.close()


def words(mark: Path) -> list[str]:
    return mark.read_text().split() if mark.exists() else []


@pytest.mark.parametrize("wipe", [False, True], ids=["restarted", "wiped"])
@pytest.mark.parametrize("busy", [False, True], ids=["idle", "busy"])
def test_the_same_worker_goes_on_after_its_broker_was(stack: Stack, tmp_path: Path, *, busy: bool, wipe: bool) -> None:
    before = stack.pid("worker-1"), stack.restarts("worker-1")
    if busy:
        send(stack, tmp_path / "interrupted", 6)
        until(lambda: words(tmp_path / "interrupted") == ["begun"], "the task begins")
    stack.restart_broker(wipe=wipe)
    stack.wait_answers("worker-1")
    send(stack, tmp_path / "next")
    until(lambda: words(tmp_path / "next") == ["begun", "done"], "the next task is done")
    assert (stack.pid("worker-1"), stack.restarts("worker-1")) == before


def test_a_request_does_not_wait_for_a_dead_broker(stack: Stack) -> None:
    """Three hints, as one request may send."""
    script = (
        "import time; from enbek.celery import app; start = time.monotonic()\n"
        "for _ in range(3):\n"
        "    try: app.send_task('deadlines.sweep', retry=False)\n"
        "    except Exception as error: assert type(error).__name__ == 'OperationalError', error\n"
        "    else: raise AssertionError('the broker answered')\n"
        "print(time.monotonic() - start)"
    )
    with stack.down("broker"):
        seconds = float(stack.manage("shell", "--no-imports", "-c", script).stdout)
    assert seconds < 1


def test_a_killed_worker_is_started_again_and_works(stack: Stack, tmp_path: Path) -> None:
    before, pid = stack.restarts("worker-1"), stack.pid("worker-1")
    stack.kill("worker-1", signal.SIGKILL)
    stack.wait_restarted("worker-1", before)
    assert stack.pid("worker-1") != pid
    send(stack, tmp_path / "mark")
    until(lambda: words(tmp_path / "mark") == ["begun", "done"], "the task is done")


def test_a_killed_main_process_leaves_no_workers_of_its_pool(stack: Stack) -> None:
    pid = stack.pid("worker-1")
    pool = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    assert pool
    before = stack.restarts("worker-1")
    stack.kill("worker-1", signal.SIGKILL, group=False)
    stack.wait_restarted("worker-1", before)
    assert not [child for child in pool if alive(child)]


def test_a_killed_database_is_started_again(stack: Stack) -> None:
    before = stack.restarts("postgres")
    stack.kill("postgres", signal.SIGKILL)
    stack.wait_restarted("postgres", before)
    stack.manage("check", "--database", "default")
