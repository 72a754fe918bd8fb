"""The state played by a real sandbox over HTTP; applications submitted as the browser would, less the signature's own tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from enbek import clock
from enbek.registries.config import using_port
from enbek.registries.http import HttpRegistries
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.server import Sandbox
from enbek.registries.sandbox.store import Mode, Store
from enbek.workdays import calendar
from registration.models import Case
from registration.services import acceptance
from seekers.models import Person
from tests import factories
from tests.registration.building import submitted_case

NAURYZ_FRIDAY = datetime(2026, 3, 20, 11, 0, tzinfo=clock.ALMATY)


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    folder: Path = tmp_path_factory.mktemp("registries")
    server = Sandbox(0, Store(folder), clock_file=folder / "clock", slow=5)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.stop()
    thread.join()
    server.server_close()


@pytest.fixture
def state(sandbox: Sandbox) -> Iterator[SandboxClient]:
    """The hand that sets facts and breaks registries; the exchange asks the same sandbox."""
    url = f"http://127.0.0.1:{sandbox.server_port}"
    adapter = HttpRegistries(url, timeout=0.5, retries=0)
    client = SandboxClient(url)
    with using_port(adapter):
        yield client
    adapter.close()
    for fault in client.faults():
        client.set_mode(Registry(fault["registry"]), Mode.OK, fault.get("iin", ""))


@pytest.fixture
def submit(db: Any, state: SandboxClient, clock_at: Callable[[datetime | str], datetime]) -> Callable[..., Case]:
    """`submit(person, at="2026-03-20 11:00", **application)`: an honest person's application, not yet processed."""

    def submitted(person: Person | None = None, at: datetime | str = NAURYZ_FRIDAY, known: bool = True, **values: Any) -> Case:
        clock_at(at)
        someone = person or factories.person()
        if known:
            state.set_facts(Registry.IDENTITY, someone.iin.value, factories.identity_of(someone))
        return submitted_case(someone, **values)

    return submitted


@pytest.fixture
def job_seeker(submit: Callable[..., Case]) -> Callable[..., Case]:
    """A case registered as job seeker on Friday 20 March 2026."""

    def registered(**values: Any) -> Case:
        case = submit(**values)
        assert acceptance.process(case.pk) is not None
        case.refresh_from_db()
        return case

    return registered


@pytest.fixture
def window_ends(clock_at: Callable[[datetime | str], datetime]) -> Callable[[], datetime]:
    """Move to just after the end of the matching window that began on 20 March 2026 (T06)."""

    def move() -> datetime:
        assert calendar().is_working(date(2026, 3, 27))
        return clock_at("2026-03-28 00:01")

    return move
