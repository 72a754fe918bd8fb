"""Speaking to a running sandbox: change a person's facts, break a registry. For the demo panel, the tour and tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

from enbek.registries.port import Registry
from enbek.registries.sandbox.store import Mode

_open = build_opener(ProxyHandler({})).open  # the sandbox is always on this machine


class SandboxClient:
    """`base_url` is settings.REGISTRIES_URL of the demo. Every call raises OSError when the sandbox is not there."""

    def __init__(self, base_url: str, *, timeout: float = 5.0) -> None:
        self.base_url = base_url.rstrip("/")
        self.timeout = timeout

    def facts(self, registry: Registry, iin: str) -> dict[str, Any]:
        """What the registry says now. Raises urllib.error.HTTPError when it is switched to fail."""
        answer: dict[str, Any] = self._call("GET", f"/v1/{registry}/{iin}")
        return dict(answer["data"])

    def set_facts(self, registry: Registry, iin: str, data: Mapping[str, Any]) -> None:
        self._call("PUT", f"/v1/{registry}/{iin}", data)

    def set_mode(self, registry: str, mode: Mode, iin: str = "") -> None:
        """For one person if `iin` is given, else for everybody."""
        self._call("POST", f"/control/{registry}", {"mode": mode.value, "iin": iin})

    def stages(self, file: str) -> list[dict[str, Any]]:
        """What the system of monitoring was told about one file, in order."""
        return list(self._call("GET", f"/v1/monitoring/{file}")["stages"])

    def faults(self) -> list[dict[str, str]]:
        return list(self._call("GET", "/control")["faults"])

    def _call(self, method: str, path: str, content: Any = None) -> Any:
        body = None if content is None else json.dumps(content).encode()
        request = Request(self.base_url + path, body, {"Content-Type": "application/json"}, method=method)  # noqa: S310 - http from settings
        with _open(request, timeout=self.timeout) as response:
            return json.load(response)
