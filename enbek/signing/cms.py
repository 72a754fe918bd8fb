"""Reading CMS SignedData (RFC 5652) into plain values, before anything is believed.

Everything is read here, once, under limits; the checks that follow meet no lazy parser and no surprise.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from asn1crypto import cms, core, tsp

from enbek.signing.certificates import Certificate
from enbek.signing.limits import DEFAULT_LIMITS, Limits, check_size, check_structure
from enbek.signing.refused import Refused

DATA, TST_INFO = "1.2.840.113549.1.7.1", "1.2.840.113549.1.9.16.1.4"
CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME = (f"1.2.840.113549.1.9.{n}" for n in (3, 4, 5))
SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2, TIME_STAMP_TOKEN = (f"1.2.840.113549.1.9.16.2.{n}" for n in (12, 47, 14))
_SIGNED_DATA = "1.2.840.113549.1.7.2"
# asn1crypto reads lazily and says what is wrong with whatever exception comes first
_READING_ERRORS = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, NotImplementedError)
_ARMOUR = re.compile(rb"-----BEGIN (CMS|PKCS7|PKCS #7 SIGNED DATA|SIGNED MESSAGE)-----(.*?)-----END \1-----", re.DOTALL)


@dataclass(slots=True)
class Binding:
    """What ESS signing-certificate says of the signer's certificate: its digest, by which algorithm."""

    digest_oid: str
    value: bytes


@dataclass(slots=True)
class Signer:
    """One SignerInfo. `attributes` are the exact bytes that were signed, tagged as a SET."""

    digest_oid: str
    signature_oid: str
    parameters: bytes | None
    signature: bytes
    certificate: Certificate | None
    attributes: bytes | None = None
    content_type: str = ""
    message_digest: bytes = b""
    signing_time: datetime | None = None
    bindings: list[Binding] = field(default_factory=list)
    time_stamp: bytes | None = None
    refused: Refused | None = None


@dataclass(slots=True)
class Message:
    """A SignedData that was read. `content` is None when the signature is detached."""

    content_type: str
    content: bytes | None
    certificates: list[Certificate]
    signers: list[Signer]


def unarmoured(data: bytes) -> bytes:
    """DER out of what programs hand over: PEM with any of the usual labels, base64, or DER itself.

    Raises Refused("malformed") for broken armour.
    """
    if data[:1] == b"\x30":
        return data
    found = _ARMOUR.search(data)
    body = found[2] if found else data
    try:
        return base64.b64decode(b"".join(body.split()), validate=True)
    except binascii.Error as error:
        raise Refused("malformed") from error


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Message:
    """Read a CMS file. Raises Refused for a file that cannot be read or is over a limit."""
    check_size(data, limits.file)
    data = unarmoured(data)
    check_structure(data, limits)
    try:
        return _read(data, limits)
    except Refused:
        raise
    except _READING_ERRORS as error:
        raise Refused("malformed") from error


def _read(data: bytes, limits: Limits) -> Message:
    info = cms.ContentInfo.load(data, strict=True)
    if info["content_type"].dotted != _SIGNED_DATA:
        raise Refused("not_signed_data")
    signed = info["content"]
    if len(signed["signer_infos"]) > limits.signers or len(signed["certificates"]) > limits.certificates:
        raise Refused("too_many")
    certificates = [
        Certificate.load(choice.chosen.dump()) for choice in signed["certificates"] if choice.name == "certificate"
    ]
    inner = signed["encap_content_info"]
    content = _content(inner["content"])
    if content is not None:
        check_size(content, limits.content)
    signers = [_signer(one, certificates) for one in signed["signer_infos"]]
    return Message(inner["content_type"].dotted, content, certificates, signers)


def _content(value: core.Asn1Value) -> bytes | None:
    if isinstance(value, core.Void) or value is None:
        return None
    if isinstance(value, core.Any):
        value = value.parse(core.OctetString)
    if not isinstance(value, core.OctetString | core.ParsableOctetString):
        raise TypeError("the content is not an OCTET STRING")
    return bytes(value)


def _signer(info: cms.SignerInfo, certificates: list[Certificate]) -> Signer:
    algorithm = info["signature_algorithm"]
    parameters = algorithm["parameters"]
    signer = Signer(
        digest_oid=info["digest_algorithm"]["algorithm"].dotted,
        signature_oid=algorithm["algorithm"].dotted,
        parameters=None if parameters is None else bytes(parameters.dump()),
        signature=bytes(info["signature"]),
        certificate=_find(info["sid"], certificates),
    )
    try:
        _read_signed_attributes(info["signed_attrs"], signer)
        _read_unsigned_attributes(info["unsigned_attrs"], signer)
    except Refused as refused:
        signer.refused = refused
    return signer


def _find(sid: cms.SignerIdentifier, certificates: list[Certificate]) -> Certificate | None:
    """The enclosed certificate that the signer names by issuer and serial number, or by key identifier."""
    if sid.name == "subject_key_identifier":
        wanted = bytes(sid.chosen)
        return next((c for c in certificates if c.key_identifier == wanted), None)
    serial, issuer = sid.chosen["serial_number"].native, sid.chosen["issuer"]
    raw = issuer.dump()
    for certificate in certificates:
        if certificate.serial == serial and (certificate.issuer_der == raw or certificate.issuer_name == issuer):
            return certificate
    return None


def _read_signed_attributes(attributes: core.Asn1Value, signer: Signer) -> None:
    """Raises Refused("bad_attributes") for an attribute that stands twice, has two values, or is missing."""
    if isinstance(attributes, core.Void) or not len(attributes):
        return
    single = _single_values(attributes)
    if CONTENT_TYPE not in single or MESSAGE_DIGEST not in single:
        raise Refused("bad_attributes")
    signer.attributes = _as_signed(attributes)
    signer.content_type = single[CONTENT_TYPE].dotted
    signer.message_digest = bytes(single[MESSAGE_DIGEST])
    if SIGNING_TIME in single:
        moment = single[SIGNING_TIME].native
        signer.signing_time = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    signer.bindings = _bindings(single)


def _single_values(attributes: core.Asn1Value) -> dict[str, core.Asn1Value]:
    """Each attribute that we understand, with its one value."""
    out: dict[str, core.Asn1Value] = {}
    known = {CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME, SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2}
    for attribute in attributes:
        oid = attribute["type"].dotted
        if oid in known:
            if oid in out or len(attribute["values"]) != 1:
                raise Refused("bad_attributes")
            out[oid] = attribute["values"][0]
    return out


def _as_signed(attributes: core.Asn1Value) -> bytes:
    """The signature covers the attributes as a DER SET, although they stand in the file under tag [0]."""
    raw = bytes(attributes.dump())
    if raw[1] == 0x80:  # a BER form of indefinite length: the signer hashed its DER form
        return bytes(attributes.untag().dump(force=True))
    return b"\x31" + raw[1:]


def _bindings(single: dict[str, core.Asn1Value]) -> list[Binding]:
    """The first certificate named by each ESS attribute; the digest defaults to SHA-256 (RFC 5035), in version 1 SHA-1."""
    out = []
    if SIGNING_CERTIFICATE_V2 in single:
        value = single[SIGNING_CERTIFICATE_V2].parsed if isinstance(
            single[SIGNING_CERTIFICATE_V2], core.ParsableOctetString) else single[SIGNING_CERTIFICATE_V2]
        first = tsp.SigningCertificateV2.load(value.dump())["certs"][0]
        out.append(Binding(first["hash_algorithm"]["algorithm"].dotted, bytes(first["cert_hash"])))
    if SIGNING_CERTIFICATE in single:
        first = tsp.SigningCertificate.load(single[SIGNING_CERTIFICATE].dump())["certs"][0]
        out.append(Binding("1.3.14.3.2.26", bytes(first["cert_hash"])))
    return out


def _read_unsigned_attributes(attributes: core.Asn1Value, signer: Signer) -> None:
    """The first time stamp. Nobody signed these attributes: what stands here must prove itself."""
    if isinstance(attributes, core.Void):
        return
    for attribute in attributes:
        if attribute["type"].dotted == TIME_STAMP_TOKEN and signer.time_stamp is None and len(attribute["values"]):
            signer.time_stamp = bytes(attribute["values"][0].dump())
