"""OCSP (RFC 6960): asking the centre's responder about one certificate, and believing only what it signed."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from asn1crypto import algos, core, ocsp

from enbek.signing.algorithms import fits, is_signed_by, scheme_for
from enbek.signing.certificates import OCSP_SIGNING, Certificate
from enbek.signing.limits import DEFAULT_LIMITS, Limits, check_size, check_structure
from enbek.signing.refused import Refused
from enbek.signing.revocation import UNKNOWN, State, Status

SKEW = timedelta(minutes=5)
WITHOUT_NEXT_UPDATE = timedelta(days=1)
MAX_RESPONSE = 64 * 1024
_HASHES = {"sha1", "sha256", "sha384", "sha512"}
_ERRORS = (ValueError, TypeError, KeyError, IndexError, AttributeError, NotImplementedError)


def request_for(certificate: Certificate, issuer: Certificate) -> tuple[bytes, bytes]:
    """DER of a request about one certificate, and the nonce inside it."""
    nonce = secrets.token_bytes(16)
    name, key = _issuer_hashes(issuer, "sha1")
    request = ocsp.OCSPRequest({"tbs_request": {
        "request_list": [{"req_cert": {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha1", "parameters": core.Null()}),
            "issuer_name_hash": name, "issuer_key_hash": key, "serial_number": certificate.serial,
        }}],
        "request_extensions": [{"extn_id": "nonce", "critical": False, "extn_value": core.OctetString(nonce)}],
    }})
    return bytes(request.dump()), nonce


def _issuer_hashes(issuer: Certificate, algorithm: str) -> tuple[bytes, bytes]:
    return (
        hashlib.new(algorithm, issuer.subject_der, usedforsecurity=False).digest(),
        hashlib.new(algorithm, issuer.key_bits, usedforsecurity=False).digest(),
    )


def read(
    data: bytes, certificate: Certificate, issuer: Certificate, at: datetime, *, nonce: bytes | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Status:
    """What a response says of `certificate` at the moment `at`; unknown when nothing in it can be believed.

    A nonce that the responder repeats must be ours; that it repeats none is allowed (RFC 6960 §4.4.1).
    """
    try:
        check_size(data, MAX_RESPONSE)
        check_structure(data, limits)
        response = ocsp.OCSPResponse.load(data, strict=True)
        if response["response_status"].native != "successful":
            return UNKNOWN
        basic = response.basic_ocsp_response
        if not _has_nonce(basic["tbs_response_data"], nonce) or not _is_from(basic, issuer, at):
            return UNKNOWN
        return _status(basic["tbs_response_data"], certificate, issuer, at)
    except (Refused, *_ERRORS):
        return UNKNOWN


def _has_nonce(body: ocsp.ResponseData, nonce: bytes | None) -> bool:
    for extension in body["response_extensions"]:
        if extension["extn_id"].native == "nonce":
            return nonce is None or extension["extn_value"].parsed.native == nonce
    return True


def _is_from(basic: ocsp.BasicOCSPResponse, issuer: Certificate, at: datetime) -> bool:
    """Signed by the issuing centre, or by a responder to whom that centre gave the right."""
    algorithm = basic["signature_algorithm"]
    parameters = algorithm["parameters"]
    scheme = scheme_for(algorithm["algorithm"].dotted, None if parameters is None else bytes(parameters.dump()))
    message, signature = bytes(basic["tbs_response_data"].dump()), bytes(basic["signature"])
    enclosed = [Certificate.load(one.dump()) for one in list(basic["certs"] or [])[:4]]
    responders = [issuer, *(one for one in enclosed if _is_delegate(one, issuer, at))]
    return any(
        fits(scheme, one.public_key) and is_signed_by(one.public_key, scheme, message, signature) for one in responders
    )


def _is_delegate(certificate: Certificate, issuer: Certificate, at: datetime) -> bool:
    return (
        certificate.issuer == issuer.subject and OCSP_SIGNING in (certificate.purposes or ())
        and certificate.is_valid_at(at) and certificate.is_issued_by(issuer)
    )


def _status(body: ocsp.ResponseData, certificate: Certificate, issuer: Certificate, at: datetime) -> Status:
    for one in body["responses"]:
        if not _is_about(one["cert_id"], certificate, issuer) or not _is_current(one, at):
            continue
        as_of: datetime = one["this_update"].native
        kind = one["cert_status"].name
        if kind == "good":
            return Status(State.GOOD, "OCSP", as_of)
        if kind == "revoked":
            return Status(State.REVOKED, "OCSP", as_of, one["cert_status"].chosen["revocation_time"].native)
    return UNKNOWN


def _is_about(identifier: ocsp.CertId, certificate: Certificate, issuer: Certificate) -> bool:
    algorithm = identifier["hash_algorithm"]["algorithm"].native
    if algorithm not in _HASHES or identifier["serial_number"].native != certificate.serial:
        return False
    return (identifier["issuer_name_hash"].native, identifier["issuer_key_hash"].native) == _issuer_hashes(issuer, algorithm)


def _is_current(one: ocsp.SingleResponse, at: datetime) -> bool:
    this_update = one["this_update"].native
    next_update = one["next_update"].native or this_update + WITHOUT_NEXT_UPDATE
    return bool(this_update - SKEW <= at <= next_update + SKEW)
