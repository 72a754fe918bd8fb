"""The state's system of monitoring its services: each stage of a service is told to it (R22, R43).

One PUT a stage at an address of its own, `/v1/monitoring/<file>/<number>`: the same stage sent again is not a second one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import httpx
from django.conf import settings

from enbek.registries.port import Unavailable

MAX_ANSWER = 10_000  # bytes; an honest one is a line


@dataclass(frozen=True, slots=True)
class StageReport:
    """One stage: which file (no person is named), the how many-eth, of which service, what happened, when, at which office."""

    file: UUID
    number: int
    label: str
    service: str
    stage: str
    at: datetime
    office: dict[str, str]
    paragraph: str

    def content(self) -> dict[str, Any]:
        return {
            "number": self.number, "label": self.label, "service": self.service, "stage": self.stage, "at": self.at.isoformat(),
            "office": self.office, "paragraph": self.paragraph,
        }


class MonitoringUnavailable(Exception):
    """The stage did not get through, or nobody knows whether it did: it is sent again later."""

    def __init__(self, kind: Unavailable, detail: str = "") -> None:
        super().__init__(f"monitoring: {kind}{f' ({detail})' if detail else ''}")
        self.kind = kind
        self.detail = detail


class MonitoringPort(Protocol):
    def send(self, report: StageReport) -> None:
        """Raises MonitoringUnavailable."""
        ...


class HttpMonitoring:
    """One try, at most `timeout` seconds between two pieces of the answer; trying again is the outbox's work."""

    def __init__(self, base_url: str, *, timeout: float) -> None:
        self.base_url = base_url
        self.timeout = timeout

    def send(self, report: StageReport) -> None:
        try:
            with httpx.Client(base_url=self.base_url, timeout=self.timeout, follow_redirects=False, trust_env=False) as client:
                answer = client.put(f"/v1/monitoring/{report.file}/{report.number}", json=report.content())
        except httpx.TimeoutException:
            raise MonitoringUnavailable(Unavailable.TIMEOUT) from None
        except httpx.TransportError as error:
            raise MonitoringUnavailable(Unavailable.REFUSED, type(error).__name__) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise MonitoringUnavailable(Unavailable.MALFORMED, type(error).__name__) from None
        _check(answer, report)


class NotConnected:
    """Without an address every stage waits in the outbox."""

    def send(self, report: StageReport) -> None:
        raise MonitoringUnavailable(Unavailable.NOT_CONFIGURED)


def _check(answer: httpx.Response, report: StageReport) -> None:
    if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise MonitoringUnavailable(Unavailable.SERVER_ERROR, f"HTTP {answer.status_code}")
    if answer.status_code not in (httpx.codes.OK, httpx.codes.CREATED):
        raise MonitoringUnavailable(Unavailable.REFUSED, f"HTTP {answer.status_code}")
    try:
        said = json.loads(answer.content[:MAX_ANSWER])
        same = (said["file"], said["number"]) == (str(report.file), report.number)
    except (ValueError, KeyError, TypeError):
        same = False
    if not same:
        raise MonitoringUnavailable(Unavailable.MALFORMED, "no receipt of this stage")


_instead: list[MonitoringPort] = []


def get_monitoring() -> MonitoringPort:
    if _instead:
        return _instead[-1]
    if not settings.MONITORING_URL:
        return NotConnected()
    return HttpMonitoring(settings.MONITORING_URL, timeout=settings.REGISTRIES_TIMEOUT)


@contextmanager
def using_monitoring(port: MonitoringPort) -> Iterator[None]:
    """Tell `port` inside the block (tests)."""
    _instead.append(port)
    try:
        yield
    finally:
        _instead.remove(port)
