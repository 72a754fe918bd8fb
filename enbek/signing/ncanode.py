"""A second opinion from NCANode, the verifier that runs the national centre's own library (kz_facts §4).

It is asked only after our own verification, and guarded: an answer without a signer or without a certificate is no
approval, and the content is compared by us. A service that does not answer has no opinion.
"""

from __future__ import annotations

import base64
import logging
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import httpx

log = logging.getLogger(__name__)


class Opinion(StrEnum):
    AGREES = "agrees"
    DISAGREES = "disagrees"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NCANode:
    """`url` is the service's address, `timeout` seconds for the whole answer."""

    url: str
    timeout: float = 5.0
    revocation: tuple[str, ...] = ("OCSP",)
    transport: httpx.BaseTransport | None = field(default=None, repr=False)

    def opinion(self, cms: bytes, content: bytes, iins: set[str], attached: bool) -> Opinion:
        """Whether NCANode finds the signature good, by exactly the people whom we found."""
        body: dict[str, Any] = {"cms": _text(cms), "revocationCheck": list(self.revocation)}
        if not attached:
            body["data"] = _text(content)
        try:
            with httpx.Client(base_url=self.url, timeout=self.timeout, transport=self.transport, trust_env=False) as client:
                verdict = _json(client.post("/cms/verify", json=body))
                same = not attached or base64.b64decode(_json(client.post("/cms/extract", json={"cms": _text(cms)}))["data"]) == content
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            log.warning("NCANode %s: %s", self.url, error)
            return Opinion.NONE
        return Opinion.AGREES if same and _approves(verdict, iins) else Opinion.DISAGREES


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _json(answer: httpx.Response) -> dict[str, Any]:
    answer.raise_for_status()
    value = answer.json()
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def _approves(verdict: dict[str, Any], iins: set[str]) -> bool:
    """NCANode says "valid" of a file in which it matched nobody; so we count for ourselves."""
    signers = verdict.get("signers")
    if verdict.get("valid") is not True or not isinstance(signers, list) or not signers:
        return False
    found = set()
    for signer in signers:
        certificates = signer.get("certificates") if isinstance(signer, dict) else None
        if not certificates or certificates[0].get("valid") is False:
            return False
        found.add((certificates[0].get("subject") or {}).get("iin") or "")
    return found == iins
