"""Which port this process uses: from settings, or a test's own."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.conf import settings

from enbek.identifiers import IIN
from enbek.registries.http import HttpRegistries
from enbek.registries.port import Answer, Registry, RegistryPort, RegistryUnavailable, Unavailable


class NotConnected:
    """An exchange without an address of the registries: every question stays open, nobody is refused."""

    def ask(self, registry: Registry, iin: IIN) -> Answer:
        raise RegistryUnavailable(registry, Unavailable.NOT_CONFIGURED)

    def ask_many(self, registry: Registry, iins: Sequence[IIN]) -> dict[str, Answer]:
        raise RegistryUnavailable(registry, Unavailable.NOT_CONFIGURED)


_instead: list[RegistryPort] = []
_changing = threading.Lock()
_current: tuple[tuple[object, ...], HttpRegistries] | None = None


def get_port() -> RegistryPort:
    """The port in use."""
    if _instead:
        return _instead[-1]
    return _http() if settings.REGISTRIES_URL else NotConnected()


@contextmanager
def using_port(port: RegistryPort) -> Iterator[RegistryPort]:
    """Answer from `port` inside the block, in every thread of the process (tests)."""
    _instead.append(port)
    try:
        yield port
    finally:
        _instead.remove(port)


def _http() -> HttpRegistries:
    """One adapter a process: a forked worker must not share its parent's connections."""
    global _current
    url, timeout, retries = settings.REGISTRIES_URL, settings.REGISTRIES_TIMEOUT, settings.REGISTRIES_RETRIES
    key = (os.getpid(), url, timeout, retries)
    with _changing:
        if _current is None or _current[0] != key:
            close_port()
            _current = (key, HttpRegistries(url, timeout=timeout, retries=retries))
        return _current[1]


@atexit.register
def close_port() -> None:
    """Close the connections that this process holds; the next question opens new ones."""
    global _current
    if _current is not None and _current[0][0] == os.getpid():
        _current[1].close()
    _current = None
