"""Tests talk to this machine only."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

_connect, _connect_ex = socket.socket.connect, socket.socket.connect_ex


def _check(family: int, address: Any) -> None:
    if family not in (socket.AF_INET, socket.AF_INET6) or address[0] in ("localhost", ""):
        return
    try:
        inside = ipaddress.ip_address(address[0].partition("%")[0]).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise AssertionError(f"a test tried to reach {address[0]}: only this machine may be reached")


def _guarded_connect(self: socket.socket, address: Any) -> None:
    _check(self.family, address)
    _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: Any) -> int:
    _check(self.family, address)
    return _connect_ex(self, address)


def install() -> None:
    socket.socket.connect = _guarded_connect  # type: ignore[method-assign]  # the purpose of this module
    socket.socket.connect_ex = _guarded_connect_ex  # type: ignore[method-assign]
