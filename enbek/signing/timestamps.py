"""Time stamps (RFC 3161): the token that a time-stamping service put over a signature value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import tsp

from enbek.signing import cms
from enbek.signing.algorithms import digest_for, fits, is_signed_by, scheme_for
from enbek.signing.certificates import TIME_STAMPING, Certificate
from enbek.signing.limits import Limits
from enbek.signing.refused import Refused
from enbek.signing.report import TimeStamp
from enbek.signing.trust import PathBuilder, TrustStore, check_validity

_NOT_OURS = {"legacy_gost", "weak_algorithm", "unsupported_algorithm"}


def check(token: bytes, signature: bytes, trust: TrustStore, limits: Limits) -> TimeStamp:
    """Read a token over `signature`. It is trusted when its service's chain ends in the trust store.

    A token by an algorithm that is not accepted here is not trusted, and no fault of the signer. Raises
    Refused("time_stamp_bad") for a token that is broken or belongs to another signature.
    """
    try:
        message = cms.read(token, limits)
        info = _read(message)
        certificate = _proven(message, info, signature)
    except Refused as refused:
        raise Refused("time_stamp_bad") from refused
    trusted = certificate is not None and _is_trusted(certificate, message, trust, info.at, limits)
    return TimeStamp(info.at, info.policy, info.serial, certificate.title if certificate else "", trusted)


@dataclass(frozen=True, slots=True)
class _Info:
    at: datetime
    policy: str
    serial: int
    digest_oid: str
    hashed: bytes


def _read(message: cms.Message) -> _Info:
    if message.content_type != cms.TST_INFO or message.content is None or len(message.signers) != 1:
        raise Refused("time_stamp_bad")
    try:
        info = tsp.TSTInfo.load(message.content, strict=True)
        imprint = info["message_imprint"]
        return _Info(
            info["gen_time"].native, info["policy"].dotted, info["serial_number"].native,
            imprint["hash_algorithm"]["algorithm"].dotted, bytes(imprint["hashed_message"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("time_stamp_bad") from error


def _proven(message: cms.Message, info: _Info, signature: bytes) -> Certificate | None:
    """The service's certificate, if it signed this token over this signature; None when that cannot be examined.

    Raises Refused when it was examined and is not so.
    """
    signer = message.signers[0]
    try:
        digest = digest_for(info.digest_oid)
        scheme = scheme_for(signer.signature_oid, signer.parameters, signer.digest_oid)
        key = signer.certificate.public_key if signer.certificate else None
    except Refused as refused:
        if refused.code in _NOT_OURS:
            return None
        raise
    if digest.of(signature) != info.hashed:
        raise Refused("time_stamp_bad")
    if key is None:
        return None
    good = (
        signer.refused is None and signer.attributes is not None and signer.content_type == cms.TST_INFO
        and message.content is not None and signer.message_digest == scheme.digest.of(message.content)
        and fits(scheme, key) and is_signed_by(key, scheme, signer.attributes, signer.signature)
    )
    if not good:
        raise Refused("time_stamp_bad")
    return signer.certificate


def _is_trusted(
    certificate: Certificate, message: cms.Message, trust: TrustStore, at: datetime, limits: Limits
) -> bool:
    if TIME_STAMPING not in (certificate.purposes or ()):
        return False
    try:
        check_validity(PathBuilder(trust, message.certificates, at, limits).build(certificate), at)
    except Refused:
        return False
    return True
