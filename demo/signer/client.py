"""Signing without a browser, over the real protocol: for the tour and for tests."""

from __future__ import annotations

import base64
import json
from typing import Any

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from demo.signer.protocol import BASICS, COMMON_UTILS
from enbek.signing.cms import unarmoured


class NotRunning(Exception):
    """Nobody answers at the signer's address."""


class SigningCancelled(Exception):
    """The person cancelled."""


class SignerRefused(Exception):
    """The signer answered with an error; `code` is NCALayer's."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(f"{code} {message}".strip())
        self.code = code


def sign(
    url: str, data: bytes, *, iin: str | None = None, bin: str | None = None, serial: str | None = None, attached: bool = False,
    locale: str = "ru", timeout: float = 30, module: str = BASICS,
) -> bytes:
    """Have `data` signed: DER of the CMS. `serial` (hex) names one key; `timeout` in seconds. Raises NotRunning, SigningCancelled, SignerRefused."""
    try:
        with connect(url, open_timeout=timeout, proxy=None, max_size=None) as connection:
            connection.recv(timeout)  # the greeting
            if module == COMMON_UTILS:
                return _through_common_utils(connection, data, attached, timeout)
            wanted = {"iin": iin, "bin": bin, "serialNumber": serial}
            return _through_basics(connection, data, wanted, attached, locale, timeout)
    except (OSError, TimeoutError, WebSocketException) as error:
        raise NotRunning(url) from error


def _ask(connection: ClientConnection, request: dict[str, Any], timeout: float) -> dict[str, Any]:
    connection.send(json.dumps(request))
    answer: dict[str, Any] = json.loads(connection.recv(timeout))
    if answer.get("success") is False:
        raise SignerRefused(str(answer.get("errorCode")))
    return answer


def _through_basics(
    connection: ClientConnection, data: bytes, wanted: dict[str, str | None], attached: bool, locale: str, timeout: float
) -> bytes:
    answer = _ask(connection, {"module": BASICS, "method": "sign", "args": {
        "allowedStorages": None, "format": "cms", "data": base64.b64encode(data).decode(),
        "signingParams": {"decode": True, "encapsulate": attached, "digested": False, "tsaProfile": None},
        "signerParams": {"extKeyUsageOids": [], **wanted, "chain": None},
        "locale": locale,
    }}, timeout)
    if not answer.get("status"):
        raise SignerRefused(str(answer.get("code")), str(answer.get("details", "")))
    result = answer.get("body", {}).get("result")
    if not result:
        raise SigningCancelled
    return unarmoured((result[0] if isinstance(result, list) else result).encode())


def _through_common_utils(connection: ClientConnection, data: bytes, attached: bool, timeout: float) -> bytes:
    args = ["PKCS12", "SIGNATURE", base64.b64encode(data).decode(), attached]
    answer = _ask(connection, {"module": COMMON_UTILS, "method": "createCAdESFromBase64", "args": args}, timeout)
    if answer.get("code") != "200":
        if answer.get("message") == "action.canceled":
            raise SigningCancelled
        raise SignerRefused(str(answer.get("code")), str(answer.get("message", "")))
    return unarmoured(str(answer["responseObject"]).encode())
