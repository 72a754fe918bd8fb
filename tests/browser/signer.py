"""What the demo signer is told to do with the next request (its control address)."""

from __future__ import annotations

import json
from urllib.request import Request, urlopen

from websockets.sync.client import connect

from demo.supervisor import Stack


def address(exchange: Stack) -> str:
    return f"ws://127.0.0.1:{exchange.ports.signer}/"


def chooser(exchange: Stack) -> str:
    """The signer tells the address of its chooser page when it is greeted."""
    with connect(address(exchange), proxy=None) as connection:
        return str(json.loads(connection.recv(5))["chooser"])


def order(exchange: Stack, answer: str) -> None:
    """`cancel`, `ask`, `fail`, `not_running`, or `key:<alias>` for the next request."""
    body = json.dumps({"next": answer}).encode()
    request = Request(f"{chooser(exchange)}control", body, {"Content-Type": "application/json"}, method="POST")
    with urlopen(request, timeout=5) as reply:
        assert reply.status == 200
