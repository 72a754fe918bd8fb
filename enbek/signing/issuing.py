"""Issuing certificates and revocation lists with RSA and GOST keys: for demo centres, tests and benchmarks.

No production code calls this: real certificates come from the National Certification Authority.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import algos, core, crl, x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from enbek.signing import gost
from enbek.signing.algorithms import GOST_KEY_256, GOST_KEY_512, KeyInfo
from enbek.signing.containers import gost_parameters
from enbek.signing.sealing import PrivateKey, sign_bytes, signature_algorithm

CA_USAGE = {"key_cert_sign", "crl_sign"}
SIGN_USAGE = {"digital_signature", "non_repudiation"}
AUTH_USAGE = {"digital_signature", "key_encipherment"}


@dataclass(frozen=True, slots=True)
class Authority:
    """A centre: its key and its certificate (DER)."""

    key: PrivateKey
    certificate: bytes

    @property
    def name(self) -> x509.Name:
        return x509.Certificate.load(self.certificate).subject


def new_key(algorithm: str) -> PrivateKey:
    """`algorithm` is rsa, gost512, gost256 or ecdsa."""
    if algorithm == "rsa":
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)
    if algorithm == "ecdsa":
        return ec.generate_private_key(ec.SECP256R1())
    return gost.PrivateKey.generate({"gost512": gost.CURVE_512, "gost256": gost.CURVE_256}[algorithm])


def public_key_info(key: PrivateKey) -> bytes:
    """SubjectPublicKeyInfo of the public half."""
    if not isinstance(key, gost.PrivateKey):
        return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    oid = GOST_KEY_512 if key.curve.size == gost.CURVE_512.size else GOST_KEY_256
    point = core.OctetString(key.public_key().to_bytes()).dump()
    info = KeyInfo({
        "algorithm": {"algorithm": oid, "parameters": core.Any(gost_parameters(key.curve))},
        "public_key": core.OctetBitString(point),
    })
    return bytes(info.dump())


def _extension(name: str, value: object, critical: bool = False) -> dict[str, object]:
    return {"extn_id": name, "critical": critical, "extn_value": value}


def extensions(
    info: bytes, issuer_info: bytes, *, usage: set[str], purposes: Sequence[str] = (), ca: bool = False, path: int | None = None
) -> list[dict[str, object]]:
    """The usual extensions of a certificate; `purposes` are identifiers for ExtendedKeyUsage."""
    identifiers = [hashlib.sha1(one, usedforsecurity=False).digest() for one in (info, issuer_info)]
    out = [
        _extension("key_usage", x509.KeyUsage(usage), critical=True),
        _extension("key_identifier", core.OctetString(identifiers[0])),
        _extension("authority_key_identifier", x509.AuthorityKeyIdentifier({"key_identifier": identifiers[1]})),
    ]
    if ca:
        limits = {"ca": True} if path is None else {"ca": True, "path_len_constraint": path}
        out.append(_extension("basic_constraints", x509.BasicConstraints(limits), critical=True))
    if purposes:
        out.append(_extension("extended_key_usage", x509.ExtKeyUsageSyntax(list(purposes))))
    return out


def certificate(
    subject: x509.Name, key: PrivateKey, issuer: Authority | None, *, not_before: datetime, not_after: datetime,
    usage: set[str], purposes: Sequence[str] = (), ca: bool = False, path: int | None = None, serial: int | None = None,
    more: Sequence[dict[str, object]] = (),
) -> bytes:
    """DER of a certificate for `key`; without an issuer it signs itself."""
    info = public_key_info(key)
    signing_key = issuer.key if issuer else key
    algorithm = algos.SignedDigestAlgorithm(signature_algorithm(signing_key))
    listed = extensions(info, public_key_info(signing_key), usage=usage, purposes=purposes, ca=ca, path=path)
    tbs = x509.TbsCertificate({
        "version": "v3",
        "serial_number": serial or secrets.randbits(152) | 1 << 151,
        "signature": algorithm,
        "issuer": issuer.name if issuer else subject,
        "validity": {"not_before": _time(not_before), "not_after": _time(not_after)},
        "subject": subject,
        "subject_public_key_info": x509.PublicKeyInfo.load(info),
        "extensions": [*listed, *more],
    })
    signature = core.OctetBitString(sign_bytes(signing_key, tbs.dump()))
    return bytes(x509.Certificate({
        "tbs_certificate": tbs, "signature_algorithm": algorithm, "signature_value": signature,
    }).dump())


def revocation_list(
    issuer: Authority, revoked: Iterable[tuple[int, datetime]], *, number: int, issued: datetime, until: datetime,
    base: int | None = None, removed: Iterable[int] = (),
) -> bytes:
    """DER of a CRL; with `base` a delta that continues the complete list of that number."""
    algorithm = algos.SignedDigestAlgorithm(signature_algorithm(issuer.key))
    listed = [{"extn_id": "crl_number", "critical": False, "extn_value": core.Integer(number)}]
    if base is not None:
        listed.append({"extn_id": "delta_crl_indicator", "critical": True, "extn_value": core.Integer(base)})
    entries: list[dict[str, object]] = [{"user_certificate": serial, "revocation_date": _time(at)} for serial, at in revoked]
    entries.extend({
        "user_certificate": serial, "revocation_date": _time(issued),
        "crl_entry_extensions": [{"extn_id": "crl_reason", "critical": False, "extn_value": crl.CRLReason("remove_from_crl")}],
    } for serial in removed)
    fields: dict[str, object] = {
        "version": "v2", "signature": algorithm, "issuer": issuer.name,
        "this_update": _time(issued), "next_update": _time(until), "crl_extensions": listed,
    }
    if entries:
        fields["revoked_certificates"] = entries
    tbs = crl.TbsCertList(fields)
    signature = core.OctetBitString(sign_bytes(issuer.key, tbs.dump()))
    return bytes(crl.CertificateList({
        "tbs_cert_list": tbs, "signature_algorithm": algorithm, "signature": signature,
    }).dump())


def _time(moment: datetime) -> x509.Time:
    return x509.Time("utc_time", moment) if moment.year < 2050 else x509.Time("general_time", moment)
