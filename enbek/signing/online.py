"""The centre's services over HTTP: OCSP responders as a source of status, and fresh revocation lists on disk.

Every call has a timeout and a bound on size. What does not answer is "unknown", never "revoked".
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import httpx

from enbek.signing import ocsp
from enbek.signing.certificates import Certificate
from enbek.signing.refused import Refused
from enbek.signing.revocation import UNKNOWN, Crl, Status
from enbek.signing.trust import TrustStore

log = logging.getLogger(__name__)
MAX_CRL = 64 * 1024 * 1024
_OCSP_TYPE = "application/ocsp-request"


@dataclass(slots=True)
class OcspSource:
    """Asks one responder; `timeout` in seconds for the whole answer."""

    url: str
    timeout: float = 3.0
    transport: httpx.BaseTransport | None = field(default=None, repr=False)

    def status(self, certificate: Certificate, issuer: Certificate, at: datetime) -> Status:
        request, nonce = ocsp.request_for(certificate, issuer)
        try:
            with httpx.Client(timeout=self.timeout, transport=self.transport, trust_env=False) as client:
                body = _body(client, "POST", self.url, ocsp.MAX_RESPONSE, content=request, kind=_OCSP_TYPE)
        except (httpx.HTTPError, ValueError) as error:
            log.warning("OCSP %s: %s", self.url, error)
            return UNKNOWN
        return ocsp.read(body, certificate, issuer, at, nonce=nonce)


def _body(client: httpx.Client, method: str, url: str, limit: int, content: bytes | None = None, kind: str = "") -> bytes:
    """The body of an answer, read no further than `limit`. Raises httpx.HTTPError, ValueError."""
    headers = {"Content-Type": kind} if kind else {}
    with client.stream(method, url, content=content, headers=headers) as answer:
        answer.raise_for_status()
        body = b""
        for part in answer.iter_bytes():
            body += part
            if len(body) > limit:
                raise ValueError(f"more than {limit} bytes")
    return body


def refresh_lists(
    folder: Path, urls: Mapping[str, str], *, at: datetime, timeout: float = 20.0, transport: httpx.BaseTransport | None = None
) -> dict[str, str]:
    """Fetch each list (`file name → address`) into the trust store; what happened to each, by file name.

    A list replaces the one on disk only when an installed centre signed it, it is current, and it is not older
    than what is there. Outcomes: "new", "same", or why it was not taken.
    """
    trust = TrustStore.load(folder)
    outcomes: dict[str, str] = {}
    with httpx.Client(timeout=timeout, transport=transport, follow_redirects=False, trust_env=False) as client:
        for name, url in urls.items():
            try:
                outcomes[name] = _take(folder / Path(name).name, _body(client, "GET", url, MAX_CRL), trust, at)
            except (httpx.HTTPError, ValueError) as error:
                outcomes[name] = f"not fetched: {error}"
                log.warning("CRL %s: %s", url, error)
    return outcomes


def _take(path: Path, data: bytes, trust: TrustStore, at: datetime) -> str:
    try:
        fresh = Crl.load(data, name=path.name)
    except Refused:
        return "not a revocation list"
    if not any(fresh.is_from(centre) for centre in trust.certificates):
        return "not signed by an installed centre"
    if not fresh.is_current(at):
        return "not current"
    if path.exists():
        present = path.read_bytes()
        if present == data:
            return "same"
        if _is_older(fresh, present):
            return "older than the one on disk"
    with _replacing(path) as draft:
        draft.write_bytes(data)
    return "new"


def _is_older(fresh: Crl, present: bytes) -> bool:
    try:
        return fresh.parsed.last_update_utc < Crl.load(present).parsed.last_update_utc
    except Refused:
        return False


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Readers see the old file or the new one."""
    draft = path.with_suffix(f".{os.getpid()}.new")
    yield draft
    draft.replace(path)
