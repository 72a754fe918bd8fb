"""The sandbox over HTTP: `/v1/<registry>/<iin>` answers and learns, `/v1/<registry>` answers about many, `/control` switches failures, `/bulk` loads."""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from enbek.registries.port import MOST_AT_ONCE, Registry
from enbek.registries.sandbox.store import EVERYBODY, MONITORING, Mode, Store, WrongFacts, WrongStage

log = logging.getLogger(__name__)

ALMATY = ZoneInfo("Asia/Almaty")
MAX_BODY = 64_000_000  # bytes; a whole generated population
_PERSON = re.compile(r"/v1/([a-z_]+)/([0-9]{12})")
_STAGES = re.compile(r"/v1/monitoring/([0-9a-f-]{36})(?:/([0-9]{1,4}))?")
_MANY = re.compile(r"/v1/([a-z_]+)")
_CONTROL = re.compile(r"/control/([a-z_]+)")


class Refusal(Exception):
    """A request that cannot be served; becomes a JSON error."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status = status


class Sandbox(ThreadingHTTPServer):
    """One thread a connection. `clock_file` holds the demo's offset in seconds; without it time is real."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, store: Store, *, clock_file: Path | None = None, slow: float = 30.0) -> None:
        self.store = store
        self.clock_file = clock_file
        self.slow = slow
        self.stopping = threading.Event()
        super().__init__(("127.0.0.1", port), Handler)

    def now(self) -> datetime:
        """The demo's present moment, in Asia/Almaty."""
        return datetime.now(ALMATY) + timedelta(seconds=self._offset())

    def _offset(self) -> float:
        if self.clock_file is None:
            return 0.0
        try:
            return float(self.clock_file.read_text())
        except (FileNotFoundError, ValueError):
            return 0.0

    def stop(self) -> None:
        """End serving from another thread; a slow answer under way is cut short."""
        self.stopping.set()
        self.shutdown()


class Handler(BaseHTTPRequestHandler):
    server: Sandbox
    protocol_version = "HTTP/1.1"
    server_version = "registry-sandbox"
    timeout = 60

    def do_GET(self) -> None:
        self._serve(self._get)

    def do_PUT(self) -> None:
        self._serve(self._put)

    def do_POST(self) -> None:
        self._serve(self._post)

    def finish(self) -> None:
        super().finish()
        self.server.store.close()

    def log_message(self, format: str, *args: Any) -> None:
        log.debug("request served")  # the default line would show an IIN

    def _serve(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Refusal as refused:
            self.close_connection = True  # part of the request may be unread
            self._send(refused.status, {"error": str(refused)})

    def _get(self) -> None:
        if self.path == "/health":
            return self._send(HTTPStatus.OK, {"ok": True, "now": self.server.now().isoformat()})
        if self.path == "/control":
            modes = [mode.value for mode in Mode]
            registries = [registry.value for registry in Registry]
            faults = self.server.store.faults()
            return self._send(HTTPStatus.OK, {"registries": registries, "modes": modes, "faults": faults})
        if stages := _STAGES.fullmatch(self.path):
            return self._send(HTTPStatus.OK, {"stages": self.server.store.stages(stages[1])})
        registry, iin = self._person()
        self._answer(registry, iin, self.server.store.mode(registry, iin))

    def _misbehaves(self, mode: Mode) -> bool:
        """Whether a switched-on fault was the answer."""
        if mode is Mode.SLOW:
            self.server.stopping.wait(self.server.slow)
        if mode in (Mode.DOWN, Mode.SLOW):
            self.close_connection = True
        elif mode is Mode.ERROR:
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, {"error": "switched to fail"})
        elif mode is Mode.GARBAGE:
            self._send_bytes(HTTPStatus.OK, b'{"registry": "' + b"\xff\x00<html>")
        return mode is not Mode.OK

    def _answer_many(self, registry: Registry, body: Any) -> None:
        """`{"iins": […]}` asks about up to MOST_AT_ONCE persons at once."""
        iins = body.get("iins") if isinstance(body, dict) else None
        if not isinstance(iins, list) or len(iins) > MOST_AT_ONCE or not all(isinstance(iin, str) for iin in iins):
            raise Refusal(HTTPStatus.BAD_REQUEST, f"send a list of at most {MOST_AT_ONCE} IINs")
        if self._misbehaves(self.server.store.mode(registry, EVERYBODY)):
            return
        found = self.server.store.get_many(registry, iins)
        as_of = self.server.now().isoformat(timespec="seconds")
        answers = [{"iin": iin, "data": data} for iin, data in found.items()]
        self._send(HTTPStatus.OK, {"registry": registry.value, "as_of": as_of, "answers": answers})

    def _answer(self, registry: Registry, iin: str, mode: Mode) -> None:
        if self._misbehaves(mode):
            return
        self._send(
            HTTPStatus.OK,
            {
                "registry": registry.value,
                "iin": iin,
                "as_of": self.server.now().isoformat(timespec="seconds"),
                "data": self.server.store.get(registry, iin),
            },
        )

    def _put(self) -> None:
        stages = _STAGES.fullmatch(self.path)
        if stages and stages[2]:
            return self._receive(stages[1], int(stages[2]), self._body())
        registry, iin = self._person()
        self._learn([(registry, iin, self._body())])

    def _receive(self, file: str, number: int, content: Any) -> None:
        """A stage of a state service; the system of monitoring takes each once and in order."""
        if self._misbehaves(self.server.store.mode(MONITORING)):
            return
        try:
            is_new = self.server.store.put_stage(file, number, content)
        except WrongStage as wrong:
            raise Refusal(HTTPStatus.CONFLICT, str(wrong)) from None
        self._send(HTTPStatus.CREATED if is_new else HTTPStatus.OK, {"file": file, "number": number})

    def _post(self) -> None:
        if self.path == "/bulk":
            return self._learn(_rows(self._body()))
        if many := _MANY.fullmatch(self.path):
            return self._answer_many(_registry(many[1]), self._body())
        match = _CONTROL.fullmatch(self.path)
        if not match:
            raise Refusal(HTTPStatus.NOT_FOUND, "no such address")
        self._switch(MONITORING if match[1] == MONITORING else _registry(match[1]), self._body())

    def _learn(self, facts: list[tuple[Registry, str, Any]]) -> None:
        try:
            stored = self.server.store.put_many(facts)
        except WrongFacts as wrong:
            raise Refusal(HTTPStatus.BAD_REQUEST, str(wrong)) from None
        self._send(HTTPStatus.OK, {"stored": stored})

    def _switch(self, registry: str, body: Any) -> None:
        try:
            mode, iin = Mode(body["mode"]), str(body.get("iin") or EVERYBODY)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise Refusal(HTTPStatus.BAD_REQUEST, f"mode is one of {', '.join(Mode)}") from None
        self.server.store.set_mode(registry, mode, iin)
        self._send(HTTPStatus.OK, {"registry": registry, "mode": mode.value})

    def _person(self) -> tuple[Registry, str]:
        match = _PERSON.fullmatch(self.path)
        if not match:
            raise Refusal(HTTPStatus.NOT_FOUND, "addresses are /v1/<registry>/<iin>")
        return _registry(match[1]), match[2]

    def _body(self) -> Any:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > MAX_BODY:
            raise Refusal(HTTPStatus.LENGTH_REQUIRED, "send JSON with its length")
        try:
            return json.loads(self.rfile.read(int(length)))
        except ValueError:
            raise Refusal(HTTPStatus.BAD_REQUEST, "this is not JSON") from None

    def _send(self, status: HTTPStatus, content: Any) -> None:
        self._send_bytes(status, json.dumps(content, ensure_ascii=False).encode())

    def _send_bytes(self, status: HTTPStatus, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _rows(content: Any) -> list[tuple[Registry, str, Any]]:
    try:
        return [(_registry(row["registry"]), str(row["iin"]), row["data"]) for row in content]
    except (KeyError, TypeError):
        raise Refusal(HTTPStatus.BAD_REQUEST, "send a list of {registry, iin, data}") from None


def _registry(name: object) -> Registry:
    try:
        return Registry(str(name))
    except ValueError:
        raise Refusal(HTTPStatus.NOT_FOUND, f"no such registry; there are {', '.join(Registry)}") from None
