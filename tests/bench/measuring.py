"""Requests sent straight into the WSGI application: what is measured is the exchange and PostgreSQL, not a client."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.db.models import QuerySet
from django.template import Template, engines
from django.test import Client
from django.test.utils import _TestState

from tests.strict import querysets


@dataclass
class Figures:
    """Milliseconds of every request to one page."""

    took: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Requests a second, one after the other."""
        return 1000 * len(self.took) / sum(self.took)

    def percentile(self, share: float) -> float:
        return _percentile(self.took, share)

    def quiet_percentile(self, share: float, batches: int = 4) -> float:
        """The same in the quietest of some batches: another program's busy second is not the exchange's."""
        size = len(self.took) // batches
        return min(_percentile(self.took[number * size : (number + 1) * size], share) for number in range(batches))


def _percentile(took: list[float], share: float) -> float:
    ordered = sorted(took)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@contextmanager
def as_in_production() -> Iterator[None]:
    """Without what makes tests strict, and with a connection that stays open between requests."""
    engine = engines["django"].engine
    with ExitStack() as undo:
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
            undo.callback(signal.connect, close_old_connections)
        strict: list[tuple[Any, str, Any]] = [
            (engine, "string_if_invalid", ""),
            (Template, "_render", _TestState.saved_data.template_render),
            (QuerySet, "_fetch_all", querysets._fetch_all),
        ]
        for owner, name, plain in strict:
            undo.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, plain)
        yield


def requester(client: Client) -> Callable[[str], int]:
    """`get(path)` as the signed-in person of `client`: the status, the body read to its end."""
    handler = WSGIHandler()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value

    def get(path: str) -> int:
        path, _mark, query = path.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "", "SERVER_NAME": "testserver", "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={cookie}",
            "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(), "wsgi.url_scheme": "http", "wsgi.version": (1, 0), "wsgi.multithread": False,
            "wsgi.multiprocess": True, "wsgi.run_once": False,
        }
        response: Any = handler(environ, lambda *_status: None)
        b"".join(response)
        response.close()
        return int(response.status_code)

    return get


def measure(get: Callable[[str], int], pages: dict[str, str], *, rounds: int, warm_up: int = 10) -> dict[str, Figures]:
    """Ask for the pages in turn, so that a busy moment of the machine falls on all of them alike."""
    figures = {name: Figures() for name in pages}
    for number in range(warm_up + rounds):
        for name, path in pages.items():
            started = time.perf_counter()
            status = get(path)
            took = 1000 * (time.perf_counter() - started)
            assert status == 200, f"{path}: {status}"
            if number >= warm_up:
                figures[name].took.append(took)
    return figures
