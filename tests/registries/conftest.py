"""A real sandbox on a free port, and the real HTTP adapter in front of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from enbek.identifiers import IIN
from enbek.registries.http import HttpRegistries
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.server import Sandbox
from enbek.registries.sandbox.store import Store

PERSON = IIN("871008401427")
NEIGHBOUR = IIN("760212350620")


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    server = Sandbox(0, Store(tmp_path / "registries"), clock_file=tmp_path / "clock", slow=5)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.stop()
    thread.join()
    server.server_close()


@pytest.fixture
def state(sandbox: Sandbox) -> SandboxClient:
    """The hand that sets facts and switches failures."""
    return SandboxClient(url_of(sandbox))


@pytest.fixture
def port(sandbox: Sandbox) -> Iterator[HttpRegistries]:
    adapter = HttpRegistries(url_of(sandbox), timeout=0.4, retries=1)
    yield adapter
    adapter.close()


def url_of(sandbox: Sandbox) -> str:
    return f"http://127.0.0.1:{sandbox.server_port}"
