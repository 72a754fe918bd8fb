"""The HTTP server of the telephones."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from urllib.request import Request, urlopen

from demo.phones.book import Book
from demo.phones.page import page
from demo.phones.providers import ANSWERS
from enbek.i18n import DEFAULT_LANGUAGE, LANGUAGES

log = logging.getLogger(__name__)

HOOK_SECONDS = 3


class Phones(ThreadingHTTPServer):
    """`hook` is the address of the exchange that is called when a number answers, as smsc.kz does; empty: nobody is called."""

    daemon_threads = True

    def __init__(self, port: int, hook: str = "") -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.book, self.hook = Book(), hook

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def answer_from(self, phone: str, text: str) -> None:
        """A number sends an SMS: kept for whoever asks, and the exchange gets a hint."""
        reply = self.book.reply(phone, text)
        if not self.hook:
            return
        try:
            with urlopen(Request(self.hook, f"id={reply.number}".encode()), timeout=HOOK_SECONDS):  # noqa: S310  # our own address
                pass
        except OSError as error:
            log.warning("the exchange did not take the hint: %s", error)


class _Handler(BaseHTTPRequestHandler):
    server: Phones
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # the name that http.server looks for
        language = urlsplit(self.path).path.strip("/")
        self._send(page(self.server.book, language if language in LANGUAGES else DEFAULT_LANGUAGE), "text/html; charset=utf-8")

    def do_POST(self) -> None:
        parts = urlsplit(self.path)
        length = int(self.headers.get("Content-Length", 0))
        fields = dict(parse_qsl(parts.query)) | dict(parse_qsl(self.rfile.read(length).decode()))
        if parts.path == "/reply":
            self.server.answer_from(fields.get("phone", ""), fields.get("text", ""))
            self.send_response(HTTPStatus.SEE_OTHER)
            self.send_header("Location", "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif parts.path in ANSWERS:
            self._send(json.dumps(ANSWERS[parts.path](self.server.book, fields)), "application/json")
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""
