"""Making signatures: CMS SignedData with the attributes that the National Certification Authority's programs write.

The portal seals its own documents with this; the demo signer and the tests sign with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

from enbek.signing import gost
from enbek.signing.algorithms import (
    DIGESTS,
    GOST_SIGNATURE_256,
    GOST_SIGNATURE_512,
    SHA256,
    STREEBOG_256,
    STREEBOG_512,
    Digest,
)
from enbek.signing.refused import Refused

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | gost.PrivateKey


def accepted(key: PrivateKeyTypes | gost.PrivateKey) -> PrivateKey:
    """The key, if it is of a kind that can sign here. Raises Refused("unsupported_algorithm")."""
    if isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | gost.PrivateKey):
        return key
    raise Refused("unsupported_algorithm", name=type(key).__name__)


def digest_of(key: PrivateKey) -> Digest:
    """The digest that goes with a key."""
    if isinstance(key, gost.PrivateKey):
        return DIGESTS[STREEBOG_512 if key.curve.size == gost.CURVE_512.size else STREEBOG_256]
    return SHA256


def signature_algorithm(key: PrivateKey) -> dict[str, object]:
    """The AlgorithmIdentifier of a signature by this key, as values for asn1crypto."""
    if isinstance(key, gost.PrivateKey):
        oid = GOST_SIGNATURE_512 if key.curve.size == gost.CURVE_512.size else GOST_SIGNATURE_256
        return {"algorithm": oid, "parameters": core.Null()}
    if isinstance(key, rsa.RSAPrivateKey):
        return {"algorithm": "sha256_rsa", "parameters": core.Null()}
    return {"algorithm": "sha256_ecdsa"}


def sign_bytes(key: PrivateKey, message: bytes) -> bytes:
    """A signature value over the message."""
    if isinstance(key, gost.PrivateKey):
        return key.sign(digest_of(key).of(message))
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(message, padding.PKCS1v15(), hashes.SHA256())
    return key.sign(message, ec.ECDSA(hashes.SHA256()))


def seal(
    content: bytes, key: PrivateKey, certificate: bytes, *, at: datetime, chain: Sequence[bytes] = (), attached: bool = False
) -> bytes:
    """Sign `content`: DER of CMS SignedData by one signer, whose DER certificate is enclosed with `chain`."""
    holder = asn1.Certificate.load(certificate)
    digest = digest_of(key)
    algorithm = {"algorithm": digest.oid, "parameters": core.Null()}
    attributes = signed_attributes(content, certificate, digest, at)
    signer = cms.SignerInfo({
        "version": "v1",
        "sid": cms.SignerIdentifier("issuer_and_serial_number", cms.IssuerAndSerialNumber({
            "issuer": holder.issuer, "serial_number": holder.serial_number,
        })),
        "digest_algorithm": algos.DigestAlgorithm(algorithm),
        "signed_attrs": attributes,
        "signature_algorithm": algos.SignedDigestAlgorithm(signature_algorithm(key)),
        "signature": sign_bytes(key, attributes.dump()),
    })
    inner: dict[str, object] = {"content_type": "data"}
    if attached:
        inner["content"] = content
    return assemble(inner, [algorithm], [certificate, *chain], [signer])


def signed_attributes(content: bytes, certificate: bytes, digest: Digest, at: datetime) -> cms.CMSAttributes:
    """contentType, messageDigest, signingTime and ESS signing-certificate-v2."""
    named = tsp.SigningCertificateV2({"certs": [{
        "hash_algorithm": {"algorithm": digest.oid}, "cert_hash": digest.of(certificate),
    }]})
    return cms.CMSAttributes([
        cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
        cms.CMSAttribute({"type": "message_digest", "values": [digest.of(content)]}),
        cms.CMSAttribute({"type": "signing_time", "values": [cms.Time("utc_time", at)]}),
        cms.CMSAttribute({"type": "signing_certificate_v2", "values": [named]}),
    ])


def assemble(
    inner: dict[str, object], digests: list[dict[str, object]], certificates: Sequence[bytes], signers: Sequence[cms.SignerInfo]
) -> bytes:
    """DER of a ContentInfo out of its parts."""
    signed = cms.SignedData({
        "version": "v1" if inner["content_type"] == "data" else "v3",  # RFC 5652 §5.1
        "digest_algorithms": [algos.DigestAlgorithm(one) for one in digests],
        "encap_content_info": inner,
        "certificates": [cms.CertificateChoices("certificate", asn1.Certificate.load(der)) for der in certificates],
        "signer_infos": list(signers),
    })
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())
