"""The registries over HTTP: one GET per registry and person, a bounded time, a few tries, errors by kind.

An IIN is part of the address, so the HTTP library's own log lines are silenced and ours carry the masked form.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import httpx
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from enbek.identifiers import IIN
from enbek.registries.port import MOST_AT_ONCE, Answer, Registry, RegistryUnavailable, Unavailable
from enbek.registries.shapes import mismatch

log = logging.getLogger(__name__)
for _library in ("httpx", "httpcore"):
    logging.getLogger(_library).setLevel(logging.WARNING)

MAX_BODY = 1_000_000  # bytes; far above any honest answer
BACK_OFF = 0.2  # seconds before the second try; grows for the next ones
MAX_BACK_OFF = 1.0


class HttpRegistries:
    """`ask` takes at most `longest` seconds. Safe to share between threads, not between processes."""

    def __init__(self, base_url: str, *, timeout: float, retries: int) -> None:
        self.timeout = timeout
        self.retries = retries
        self._client = httpx.Client(base_url=base_url, timeout=timeout, follow_redirects=False, trust_env=False)

    @property
    def longest(self) -> float:
        """Upper bound of one `ask`, seconds: every try timed out, with the waits between."""
        return self.timeout * (self.retries + 1) + MAX_BACK_OFF * self.retries

    def ask(self, registry: Registry, iin: IIN) -> Answer:
        """One answer about one person. Raises RegistryUnavailable after the last try."""
        return self._retrying()(self._ask_once, registry, iin)

    def ask_many(self, registry: Registry, iins: Sequence[IIN]) -> dict[str, Answer]:
        """One request about up to MOST_AT_ONCE persons. Raises RegistryUnavailable after the last try, ValueError for more persons."""
        if len(iins) > MOST_AT_ONCE:
            raise ValueError(f"{len(iins)} persons in one request, at most {MOST_AT_ONCE}")
        return self._retrying()(self._ask_many_once, registry, iins)

    def close(self) -> None:
        self._client.close()

    def _retrying(self) -> Retrying:
        return Retrying(
            stop=stop_after_attempt(self.retries + 1),
            wait=wait_random_exponential(multiplier=BACK_OFF, max=MAX_BACK_OFF),
            retry=retry_if_exception(_worth_another_try),
            reraise=True,
        )

    def _ask_once(self, registry: Registry, iin: IIN) -> Answer:
        return _read(registry, iin, self._body(registry, str(iin), "GET", f"/v1/{registry}/{iin.value}"))

    def _ask_many_once(self, registry: Registry, iins: Sequence[IIN]) -> dict[str, Answer]:
        asked = {"iins": [iin.value for iin in iins]}
        return _read_many(registry, set(asked["iins"]), self._body(registry, f"{len(iins)} persons", "POST", f"/v1/{registry}", asked))

    def _body(self, registry: Registry, about: str, method: str, path: str, content: Any = None) -> bytes:
        """The body of a good answer; everything else is a failure of its kind."""
        try:
            status, body = self._send(method, path, content)
        except (httpx.TimeoutException, TimeoutError):
            failure = RegistryUnavailable(registry, Unavailable.TIMEOUT)
        except httpx.TransportError as error:
            failure = RegistryUnavailable(registry, Unavailable.REFUSED, type(error).__name__)
        except (httpx.RequestError, ValueError) as error:
            failure = RegistryUnavailable(registry, Unavailable.MALFORMED, type(error).__name__)
        else:
            if status == httpx.codes.OK:
                return body
            failure = RegistryUnavailable(registry, _kind_of(status), f"HTTP {status}")
        log.warning("registry %s about %s: %s", registry, about, failure)
        raise failure

    def _send(self, method: str, path: str, content: Any = None) -> tuple[int, bytes]:
        """Status and body. The time limit holds for the whole body, not only between two pieces of it."""
        ends = time.monotonic() + self.timeout
        body = bytearray()
        with self._client.stream(method, path, json=content, headers={"Accept": "application/json"}) as response:
            for piece in response.iter_bytes():
                body += piece
                if len(body) > MAX_BODY:
                    raise ValueError("the answer is too long")
                if time.monotonic() > ends:
                    raise TimeoutError
            return response.status_code, bytes(body)


def _worth_another_try(error: BaseException) -> bool:
    """A wrong address or missing rights (4xx) will not heal within a second; everything else may."""
    return isinstance(error, RegistryUnavailable) and not error.detail.startswith("HTTP 4")


def _kind_of(status: int) -> Unavailable:
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        return Unavailable.SERVER_ERROR
    refused = (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN, httpx.codes.TOO_MANY_REQUESTS)
    return Unavailable.REFUSED if status in refused else Unavailable.MALFORMED


def _read(registry: Registry, iin: IIN, body: bytes) -> Answer:
    """Parse the envelope `{registry, iin, as_of, data}`; it must be about the person and the registry asked."""
    try:
        envelope = json.loads(body)
        as_of = _moment(envelope)
    except (ValueError, KeyError, TypeError):
        raise _malformed(registry, iin, "not an answer") from None
    if envelope.get("registry") != registry or envelope.get("iin") != iin.value:
        raise _malformed(registry, iin, "about another person or registry")
    if where := mismatch(registry, envelope.get("data")):
        raise _malformed(registry, iin, f"wrong shape at {where}")
    return Answer(registry, as_of, envelope["data"])


def _read_many(registry: Registry, asked: set[str], body: bytes) -> dict[str, Answer]:
    """Parse `{registry, as_of, answers: [{iin, data}]}`; one answer about somebody else, or of another shape, spoils all of them."""
    try:
        envelope = json.loads(body)
        as_of = _moment(envelope)
        answers = {str(one["iin"]): one["data"] for one in envelope["answers"]}
    except (ValueError, KeyError, TypeError):
        raise _malformed(registry, "many", "not an answer") from None
    if envelope.get("registry") != registry or not set(answers) <= asked:
        raise _malformed(registry, "many", "about another person or registry")
    for data in answers.values():
        if where := mismatch(registry, data):
            raise _malformed(registry, "many", f"wrong shape at {where}")
    return {iin: Answer(registry, as_of, data) for iin, data in answers.items()}


def _moment(envelope: Any) -> datetime:
    as_of = datetime.fromisoformat(envelope["as_of"])
    if as_of.tzinfo is None:
        raise ValueError("as_of without a zone")
    return as_of


def _malformed(registry: Registry, about: object, detail: str) -> RegistryUnavailable:
    log.warning("registry %s about %s: malformed, %s", registry, about, detail)
    return RegistryUnavailable(registry, Unavailable.MALFORMED, detail)
