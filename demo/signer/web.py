"""The signer's HTTP side on loopback: the chooser for people, `/control` for tests."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from demo.signer.chooser import page
from demo.signer.desk import Desk

MAX_BODY = 64 * 1024
_LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
_REASONS = {200: "OK", 303: "See Other", 400: "Bad Request", 403: "Forbidden", 404: "Not Found"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
Answer = tuple[int, str, str]  # status, content type, body (of a redirect: its address)
HTML, JSON = "text/html; charset=utf-8", "application/json"


class Web:
    """A very small HTTP/1.1 server: one request a connection."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._routes: dict[tuple[str, str], Callable[[dict[str, str], bytes], Answer]] = {
            ("GET", "/"): self._chooser,
            ("GET", "/state"): self._state,
            ("POST", "/choose"): self._choose,
            ("POST", "/cancel"): self._cancel,
            ("POST", "/enroll"): self._enroll,
            ("POST", "/control"): self._control,
        }

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            status, kind, body = await asyncio.wait_for(self._answer(reader), 10)
            writer.write(_bytes(status, kind, body))
            await writer.drain()
        except (TimeoutError, ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader) -> Answer:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        parts = first.split(" ")
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        size = headers.get("content-length", "0")
        if len(parts) != 3 or not size.isdigit() or int(size) > MAX_BODY:
            return 400, "text/plain", "bad request"
        if headers.get("host", "").rpartition(":")[0] not in _LOOPBACK:
            return 403, "text/plain", "loopback only"
        body = await reader.readexactly(int(size))
        route = self._routes.get((parts[0], urlsplit(parts[1]).path))
        return route(headers, body) if route else (404, "text/plain", "not found")

    def _language(self, headers: dict[str, str]) -> str:
        asked = self.desk.pending.language if self.desk.pending else headers.get("accept-language", "ru")
        return asked[:2] if asked[:2] in ("kk", "ru", "en") else "ru"

    def _chooser(self, headers: dict[str, str], _body: bytes) -> Answer:
        return 200, HTML, page(self.desk, self._language(headers))

    def _choose(self, headers: dict[str, str], body: bytes) -> Answer:
        if not _is_own(headers):
            return 403, "text/plain", "another origin"
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        language = self._language(headers)
        if not self.desk.settle(form.get("alias", ""), form.get("password", "")):
            return 200, HTML, page(self.desk, language, "wrong" if self.desk.pending else "idle")
        self.desk.pending = None
        return 200, HTML, page(self.desk, language, "done")

    def _enroll(self, headers: dict[str, str], body: bytes) -> Answer:
        if not _is_own(headers):
            return 403, "text/plain", "another origin"
        form = {name: values[0].strip() for name, values in parse_qs(body.decode()).items()}
        language = self._language(headers)
        if not self.desk.enroll(form.get("surname", ""), form.get("given_name", "")):
            return 200, HTML, page(self.desk, language, "" if self.desk.pending else "idle")
        self.desk.pending = None
        return 200, HTML, page(self.desk, language, "done")

    def _cancel(self, headers: dict[str, str], _body: bytes) -> Answer:
        if not _is_own(headers):
            return 403, "text/plain", "another origin"
        language = self._language(headers)
        self.desk.cancel()
        self.desk.pending = None
        return 200, HTML, page(self.desk, language, "done")

    def _state(self, _headers: dict[str, str], _body: bytes) -> Answer:
        keys = [{"alias": key.alias, **key.profile.to_json()} for key in self.desk.shelf.all()]
        state: dict[str, Any] = {"waiting": self.desk.pending is not None, "requests": self.desk.requests, "keys": keys}
        return 200, JSON, json.dumps(state, ensure_ascii=False)

    def _control(self, headers: dict[str, str], body: bytes) -> Answer:
        """`{"next": "cancel" | "ask" | "fail" | "not_running" | "key:<alias>"}` orders the answer to the next request."""
        if not headers.get("content-type", "").startswith(JSON):
            return 400, "text/plain", "JSON only"
        try:
            order = json.loads(body)["next"]
        except (ValueError, TypeError, KeyError):
            return 400, "text/plain", "next is missing"
        if order is not None and not isinstance(order, str):
            return 400, "text/plain", "next is a word"
        self.desk.next_answer = order
        return 200, JSON, json.dumps({"next": order})


def _is_own(headers: dict[str, str]) -> bool:
    """A form of another site may not press our buttons."""
    origin = headers.get("origin")
    return origin is None or origin == f"http://{headers.get('host')}"


def _bytes(status: int, kind: str, body: str) -> bytes:
    payload = body.encode()
    head = (
        f"HTTP/1.1 {status} {_REASONS[status]}\r\nContent-Type: {kind}\r\nContent-Length: {len(payload)}\r\n"
        f"Cache-Control: no-store\r\nContent-Security-Policy: {_POLICY}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    )
    return head.encode("latin-1") + payload
