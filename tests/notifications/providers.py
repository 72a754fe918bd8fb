"""Stand-ins for the outside world: an SMTP server and an SMS provider that can refuse, hang and hang up."""

from __future__ import annotations

import json
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

HANG_SECONDS = 1.5


class SmtpServer(socketserver.ThreadingTCPServer):
    """Speaks enough SMTP for smtplib. `rcpt` and `data` are the answers to those commands; "hang" and "drop" are faults."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), SmtpHandler)
        self.rcpt, self.data = "250 ok", "250 queued"
        self.letters: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class SmtpHandler(socketserver.StreamRequestHandler):
    server: SmtpServer

    def handle(self) -> None:
        self.say("220 stand-in")
        while line := self.rfile.readline():
            match line.split()[:1]:
                case [b"RCPT" | b"rcpt"] if self.server.rcpt == "hang":
                    time.sleep(HANG_SECONDS)
                case [b"RCPT" | b"rcpt"] if self.server.rcpt == "drop":
                    return
                case [b"RCPT" | b"rcpt"]:
                    self.say(self.server.rcpt)
                case [b"DATA" | b"data"]:
                    self.take()
                case [b"QUIT" | b"quit"]:
                    return self.say("221 bye")
                case _:
                    self.say("250 ok")

    def take(self) -> None:
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.decode())
        if self.server.data.startswith("2"):  # before the answer: who has it may look at once
            self.server.letters.append("".join(lines))
        self.say(self.server.data)

    def say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode())


class SmsServer(ThreadingHTTPServer):
    """Answers each path with what `answers` says: an object, an HTTP status, "hang", "drop", a text, or a function of the fields."""

    daemon_threads = True

    def __init__(self, handler: type[BaseHTTPRequestHandler] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), handler or SmsHandler)
        self.answers: dict[str, Any] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.remember = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class SmsHandler(BaseHTTPRequestHandler):
    server: SmsServer

    def do_POST(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        fields = dict(parse_qsl(parts.query)) | dict(parse_qsl(body))
        if self.server.remember:
            self.server.asked.append((parts.path, fields))
        answer = self.server.answers[parts.path]
        if callable(answer):
            answer = answer(fields)
        if answer == "hang":
            time.sleep(HANG_SECONDS)
        if answer in ("hang", "drop"):
            self.close_connection = True
            return
        text: str
        status, text = (answer, "") if isinstance(answer, int) else (200, answer if isinstance(answer, str) else json.dumps(answer))
        self.send_response(status)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


class PersistentHandler(SmsHandler):
    """Keeps the connection, as real providers do: a long run needs one."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True


@contextmanager
def running(server: Any) -> Iterator[Any]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
