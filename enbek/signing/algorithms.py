"""Which algorithms are accepted, and the verification of one signature value with one public key.

Accepted: RSA from 2048 bits (PKCS#1 v1.5 and PSS) with SHA-256/384/512, ECDSA on the NIST curves, GOST 34.10-2015
with 256 and 512 bits. Everything else is refused by name (kz_facts: OIDs of Kazakhstan's centre).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from asn1crypto import algos, core
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from enbek.signing import gost, streebog
from enbek.signing.refused import Refused

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey | gost.PublicKey

GOST_KEY_512, GOST_KEY_256 = "1.2.398.3.10.1.1.2.2", "1.2.398.3.10.1.1.2.1"
GOST_SIGNATURE_512, GOST_SIGNATURE_256 = "1.2.398.3.10.1.1.2.3.2", "1.2.398.3.10.1.1.2.3.1"
STREEBOG_512, STREEBOG_256 = "1.2.398.3.10.1.3.3", "1.2.398.3.10.1.3.2"
GOST_CURVES = {"1.2.398.3.10.1.1.2.2.1": gost.CURVE_512, "1.2.398.3.10.1.1.2.1.1": gost.CURVE_256}
RSA_ENCRYPTION, RSA_PSS, EC_KEY = "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10", "1.2.840.10045.2.1"
_LEGACY = ("1.2.398.3.10.1.1.1", "1.2.398.3.10.1.3.1", "1.3.6.1.4.1.6801")
_WEAK = {
    "1.2.840.113549.2.5": "MD5", "1.3.14.3.2.26": "SHA-1", "1.2.840.113549.1.1.4": "RSA-MD5",
    "1.2.840.113549.1.1.5": "RSA-SHA1", "1.3.14.3.2.29": "RSA-SHA1", "1.2.840.10045.4.1": "ECDSA-SHA1",
    "1.2.840.113549.1.1.2": "RSA-MD2", "1.2.840.10040.4.3": "DSA-SHA1",
}
MIN_RSA_BITS, MAX_RSA_BITS = 2048, 8192


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest function; `of` computes it, `prehash` is its name inside `cryptography`."""

    oid: str
    name: str
    size: int
    of: Callable[[bytes], bytes]
    prehash: hashes.HashAlgorithm | None = None

    @property
    def is_streebog(self) -> bool:
        return self.prehash is None


DIGESTS = {
    digest.oid: digest
    for digest in (
        Digest("2.16.840.1.101.3.4.2.1", "SHA-256", 32, lambda d: hashlib.sha256(d).digest(), hashes.SHA256()),
        Digest("2.16.840.1.101.3.4.2.2", "SHA-384", 48, lambda d: hashlib.sha384(d).digest(), hashes.SHA384()),
        Digest("2.16.840.1.101.3.4.2.3", "SHA-512", 64, lambda d: hashlib.sha512(d).digest(), hashes.SHA512()),
        Digest(STREEBOG_256, "Streebog-256", 32, lambda d: streebog.digest(d, 32)),
        Digest(STREEBOG_512, "Streebog-512", 64, lambda d: streebog.digest(d, 64)),
    )
}
SHA256, SHA384, SHA512 = (DIGESTS[f"2.16.840.1.101.3.4.2.{n}"] for n in (1, 2, 3))


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a signature value was made: family of the key, digest and, for PSS, the length of the salt."""

    family: str  # "rsa", "pss", "ecdsa", "gost"
    digest: Digest
    salt: int = 0

    @property
    def name(self) -> str:
        title = {"rsa": "RSA", "pss": "RSA-PSS", "ecdsa": "ECDSA", "gost": f"GOST 34.10-2015 ({self.digest.size * 8})"}
        return f"{title[self.family]} / {self.digest.name}"


_WHOLE = {  # signature identifiers that name their digest
    "1.2.840.113549.1.1.11": Scheme("rsa", SHA256),
    "1.2.840.113549.1.1.12": Scheme("rsa", SHA384),
    "1.2.840.113549.1.1.13": Scheme("rsa", SHA512),
    "1.2.840.10045.4.3.2": Scheme("ecdsa", SHA256),
    "1.2.840.10045.4.3.3": Scheme("ecdsa", SHA384),
    "1.2.840.10045.4.3.4": Scheme("ecdsa", SHA512),
    GOST_SIGNATURE_512: Scheme("gost", DIGESTS[STREEBOG_512]),
    GOST_SIGNATURE_256: Scheme("gost", DIGESTS[STREEBOG_256]),
}
_KEY_ONLY = {  # identifiers of a key that some programs put in place of the signature's
    RSA_ENCRYPTION: ("rsa", {32, 48, 64}), EC_KEY: ("ecdsa", {32, 48, 64}),
    GOST_KEY_512: ("gost", {64}), GOST_KEY_256: ("gost", {32}),
}


def refuse_oid(oid: str) -> Refused:
    """The reason why an identifier is not accepted."""
    if any(oid == root or oid.startswith(root + ".") for root in _LEGACY):
        return Refused("legacy_gost")
    if oid in _WEAK:
        return Refused("weak_algorithm", name=_WEAK[oid])
    return Refused("unsupported_algorithm", name=oid)


def digest_for(oid: str) -> Digest:
    """Raises Refused: legacy_gost, weak_algorithm, unsupported_algorithm."""
    if oid not in DIGESTS:
        raise refuse_oid(oid)
    return DIGESTS[oid]


def scheme_for(signature_oid: str, parameters: bytes | None = None, digest_oid: str | None = None) -> Scheme:
    """The scheme that an AlgorithmIdentifier names; `digest_oid` is the separate field of a CMS signer.

    Raises Refused, also when the two identifiers disagree.
    """
    named = digest_for(digest_oid) if digest_oid else None
    if signature_oid == RSA_PSS:
        scheme = _pss(parameters)
    elif signature_oid in _WHOLE:
        scheme = _WHOLE[signature_oid]
    elif signature_oid in _KEY_ONLY and named:
        family, sizes = _KEY_ONLY[signature_oid]
        scheme = Scheme(family, named)
        if named.size not in sizes or named.is_streebog != (family == "gost"):
            raise Refused("algorithm_mismatch")
    else:
        raise refuse_oid(signature_oid)
    if named and named != scheme.digest:
        raise Refused("algorithm_mismatch")
    return scheme


def _pss(parameters: bytes | None) -> Scheme:
    """RSASSA-PSS with MGF1 over the same digest (RFC 4055)."""
    try:
        values = algos.RSASSAPSSParams.load(parameters or b"\x30\x00", strict=True)
        digest = digest_for(values["hash_algorithm"]["algorithm"].dotted)
        mask = values["mask_gen_algorithm"]
        mask_digest = mask["parameters"]["algorithm"].dotted
        salt, trailer = values["salt_length"].native, values["trailer_field"].native
        mask_name = mask["algorithm"].native
    except Refused:
        raise
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("malformed") from error
    well_formed = mask_name == "mgf1" and mask_digest == digest.oid and trailer in (1, "trailer_field_bc")
    if not well_formed or digest.is_streebog or not 0 <= salt <= 128:
        raise Refused("algorithm_mismatch")
    return Scheme("pss", digest, salt)


def check_key(key: PublicKey) -> None:
    """Raises Refused for a key of a size or on a curve that is not accepted."""
    if isinstance(key, rsa.RSAPublicKey):
        if key.key_size < MIN_RSA_BITS:
            raise Refused("weak_algorithm", name=f"RSA-{key.key_size}")
        if key.key_size > MAX_RSA_BITS or key.public_numbers().e.bit_length() > 64:
            raise Refused("unsupported_algorithm", name=f"RSA-{key.key_size}")
    elif isinstance(key, ec.EllipticCurvePublicKey) and not isinstance(
        key.curve, ec.SECP256R1 | ec.SECP384R1 | ec.SECP521R1
    ):
        raise Refused("unsupported_algorithm", name=key.curve.name)


def fits(scheme: Scheme, key: PublicKey) -> bool:
    """Whether this key can have made a signature of this scheme."""
    if isinstance(key, gost.PublicKey):
        return scheme.family == "gost" and scheme.digest.size == key.curve.size
    return scheme.family in (("rsa", "pss") if isinstance(key, rsa.RSAPublicKey) else ("ecdsa",))


def is_signed_by(key: PublicKey, scheme: Scheme, message: bytes, signature: bytes) -> bool:
    """Whether `signature` over `message` was made with the private half of `key`."""
    if not fits(scheme, key):
        return False
    if isinstance(key, gost.PublicKey):
        return key.verify(scheme.digest.of(message), signature)
    prehash = scheme.digest.prehash
    if prehash is None:  # only GOST schemes lack one, and they were handled
        return False
    try:
        if isinstance(key, rsa.RSAPublicKey):
            pad = padding.PSS(padding.MGF1(prehash), scheme.salt) if scheme.family == "pss" else padding.PKCS1v15()
            key.verify(signature, message, pad, prehash)
        else:
            key.verify(signature, message, ec.ECDSA(prehash))
    except (InvalidSignature, ValueError):
        return False
    return True


class _Identifier(core.Sequence):
    _fields = [("algorithm", core.ObjectIdentifier), ("parameters", core.Any, {"optional": True})]


class KeyInfo(core.Sequence):
    """SubjectPublicKeyInfo without opinions about the algorithm."""

    _fields = [("algorithm", _Identifier), ("public_key", core.OctetBitString)]


class _GostParameters(core.Sequence):
    _fields = [("curve", core.ObjectIdentifier), ("digest", core.ObjectIdentifier, {"optional": True})]


def read_gost_key(info: bytes) -> gost.PublicKey:
    """A GOST key out of its SubjectPublicKeyInfo. Raises Refused: bad_key, legacy_gost, unsupported_algorithm."""
    try:
        parsed = KeyInfo.load(info, strict=True)
        oid = parsed["algorithm"]["algorithm"].dotted
        if oid not in (GOST_KEY_512, GOST_KEY_256):
            raise refuse_oid(oid)
        curve_oid = _GostParameters.load(parsed["algorithm"]["parameters"].dump())["curve"].dotted
        point = core.OctetString.load(_bits(parsed["public_key"]), strict=True).native
    except Refused:
        raise
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("bad_key") from error
    curve = GOST_CURVES.get(curve_oid)
    if curve is None:
        raise refuse_oid(curve_oid)
    if curve.size != (64 if oid == GOST_KEY_512 else 32):
        raise Refused("algorithm_mismatch")
    try:
        return gost.PublicKey.from_bytes(curve, point)
    except gost.InvalidKey as error:
        raise Refused("bad_key") from error


def _bits(value: core.OctetBitString) -> bytes:
    """The octets of a BIT STRING that has no unused bits."""
    raw = bytes(value.contents)
    if raw[:1] != b"\x00":
        raise ValueError("unused bits in a key")
    return raw[1:]
