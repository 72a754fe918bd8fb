"""NCALayer's requests and answers (kz_facts §3.1): what comes over the socket, and what goes back."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from demo.signer.desk import Cancelled, Desk, Failed
from demo.signer.keys import Wanted
from enbek.signing.certificates import Certificate
from enbek.signing.containers import Container
from enbek.signing.profile import Usage
from enbek.signing.sealing import seal

VERSION = "1.4"
HEARTBEAT = "--heartbeat--"
BASICS, COMMON_UTILS = "kz.gov.pki.knca.basics", "kz.gov.pki.knca.commonUtils"
_KEY_TYPES = {"SIGNATURE": Usage.SIGN, "AUTHENTICATION": Usage.AUTH}
Json = dict[str, Any]


class BadRequest(ValueError):
    """What is wrong with a request, in the words of the protocol."""


def hello(chooser: str) -> str:
    """The first thing that is said on a connection; `chooser` is the demo's own addition."""
    return json.dumps({"result": {"version": VERSION}, "chooser": chooser})


@dataclass(slots=True)
class Conversation:
    """Answers the requests of one connection, one at a time."""

    desk: Desk

    async def answer(self, text: str) -> str:
        if text == HEARTBEAT:
            return text
        try:
            request = json.loads(text)
            if not isinstance(request, dict):
                raise TypeError
        except (ValueError, TypeError):
            return json.dumps({"success": False, "errorCode": "MALFORMED_REQUEST"})
        module = request.get("module")
        if module == BASICS:
            return json.dumps(await self._basics(request), ensure_ascii=False)
        if module == COMMON_UTILS:
            return json.dumps(await self._common(request), ensure_ascii=False)
        return json.dumps({"success": False, "errorCode": "MODULE_NOT_FOUND"})

    # --- the new module -----------------------------------------------------------------------------

    async def _basics(self, request: Json) -> Json:
        if request.get("method") != "sign":
            return _problem("INVOCATION_ERROR", "the demo signer knows the method sign only")
        try:
            args = request.get("args")
            if not isinstance(args, dict):
                raise BadRequest("args")
            documents, attached = _documents(args)
            container = await self.desk.choose(_wanted(args.get("signerParams")), documents, str(args.get("locale", "ru")))
            return {"status": True, "body": {"result": [_pem(self._sign(one, container, attached)) for one in documents]}}
        except BadRequest as error:
            return _problem("INVALID_SIGNING_PARAMS", str(error))
        except Cancelled:
            return {"status": True, "body": {}}
        except Failed as error:
            return _problem("SIGNING_FAILURE", str(error))

    def _sign(self, document: bytes, container: Container, attached: bool) -> bytes:
        return seal(
            document, container.key, container.certificate, at=self.desk.now(), chain=container.chain, attached=attached
        )

    # --- the old module -----------------------------------------------------------------------------

    async def _common(self, request: Json) -> Json:
        method, args = str(request.get("method")), request.get("args", [])
        try:
            result = await self._common_result(method, args if isinstance(args, list) else [])
        except (BadRequest, IndexError):
            return {"code": "500", "message": f"java.lang.IllegalArgumentException: argument type mismatch. Method: {method}"}
        except Cancelled:
            return {"code": "500", "message": "action.canceled"}
        except Failed as error:
            return {"code": "500", "message": str(error)}
        return {"code": "200", "responseObject": result}

    async def _common_result(self, method: str, args: list[Any]) -> Any:
        if method == "getActiveTokens":
            return []
        if method == "changeLocale":
            return ""
        if method == "getKeyInfo":
            return _key_info(await self.desk.choose(Wanted(), [], "ru"))
        if method in ("createCAdESFromBase64", "createCMSSignatureFromBase64"):
            _storage, kind, data, attach = args[:4]
            if not isinstance(attach, bool):
                raise BadRequest(method)
            document = _decoded(data)
            container = await self.desk.choose(Wanted(usage=_KEY_TYPES.get(kind)), [document], "ru")
            return base64.b64encode(self._sign(document, container, attach)).decode()
        raise Failed(f"java.lang.NoSuchMethodException: {method}")


def _problem(code: str, details: str) -> Json:
    return {"status": False, "code": code, "message": code, "details": details}


def _documents(args: Json) -> tuple[list[bytes], bool]:
    """The documents to sign and whether they go into the signature. Raises BadRequest."""
    params = args.get("signingParams")
    if args.get("format") != "cms" or not isinstance(params, dict):
        raise BadRequest("the demo signer makes CMS only")
    if params.get("digested") or params.get("tsaProfile") is not None:
        raise BadRequest("the demo signer has neither ready digests nor time stamps")
    data = args.get("data")
    items = [item for item in (data if isinstance(data, list) else [data]) if isinstance(item, str)]
    if not items or (isinstance(data, list) and len(items) != len(data)):
        raise BadRequest("data")
    documents = [_decoded(item) if params.get("decode") is True else item.encode() for item in items]
    return documents, bool(params.get("encapsulate"))


def _wanted(params: Any) -> Wanted:
    if params is None:
        return Wanted()
    if not isinstance(params, dict):
        raise BadRequest("signerParams")
    return Wanted(
        iin=params.get("iin") or None, bin=params.get("bin") or None, serial=params.get("serialNumber") or None,
        purposes=tuple(params.get("extKeyUsageOids") or ()),
    )


def _decoded(data: Any) -> bytes:
    if not isinstance(data, str):
        raise BadRequest("data")
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error:
        raise BadRequest("data is not base64") from None


def _pem(der: bytes) -> str:
    body = base64.encodebytes(der).decode().replace("\n", "")
    lines = [body[i:i + 64] for i in range(0, len(body), 64)]
    return "\n".join(["-----BEGIN CMS-----", *lines, "-----END CMS-----"]) + "\n"


def _key_info(container: Container) -> Json:
    certificate = Certificate.load(container.certificate)
    pem = base64.b64encode(certificate.der).decode()
    return {
        "alias": certificate.fingerprint[:40], "keyId": certificate.fingerprint[:40],
        "algorithm": "RSA" if "rsa" in str(type(container.key)).lower() else "ECGOST3410-2015",
        "subjectCn": certificate.title, "subjectDn": certificate.subject.rfc4514_string(),
        "issuerCn": certificate.issuer_title, "issuerDn": certificate.issuer.rfc4514_string(),
        "serialNumber": str(certificate.serial),
        "certNotBefore": str(int(certificate.not_before.timestamp() * 1000)),
        "certNotAfter": str(int(certificate.not_after.timestamp() * 1000)),
        "authorityKeyIdentifier": "",
        "pem": f"-----BEGIN CERTIFICATE-----\n{pem}\n-----END CERTIFICATE-----\n",
    }
