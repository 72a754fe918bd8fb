"""Key containers (PKCS#12): opening them, GOST keys included, and making them.

`cryptography` opens RSA containers but knows no GOST key; here both open alike. Made containers use PBES2 with
AES-256 and a SHA-256 MAC; opened are also those with 3DES, as older programs write them.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass

from asn1crypto import algos, cms, core, keys, pkcs12
from asn1crypto import x509 as asn1
from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives import hashes, padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from enbek.signing import gost
from enbek.signing.algorithms import GOST_CURVES, GOST_KEY_256, GOST_KEY_512, STREEBOG_256, STREEBOG_512
from enbek.signing.refused import Refused
from enbek.signing.sealing import PrivateKey, accepted

_ITERATIONS = 20_000
_MAX_ITERATIONS = 2_000_000
_ERRORS = (ValueError, TypeError, KeyError, IndexError, AttributeError)
_HASHES: dict[str, hashes.HashAlgorithm] = {  # SHA-1 only inside HMAC, where old containers have it
    "sha1": hashes.SHA1(), "sha256": hashes.SHA256(), "sha512": hashes.SHA512(),  # noqa: S303
}


class WrongPassword(ValueError):
    """The password does not open the container."""


@dataclass(frozen=True, slots=True)
class Container:
    """One key with its certificate (DER) and the certificates of the centres above it."""

    key: PrivateKey
    certificate: bytes
    chain: tuple[bytes, ...] = ()


def open_container(data: bytes, password: str) -> Container:
    """Raises WrongPassword; Refused("malformed") for a file that is no container or holds no key."""
    try:
        pfx = pkcs12.Pfx.load(data, strict=True)
        _check_mac(pfx, password)
        key, certificates = _contents(pfx, password)
    except (WrongPassword, Refused):
        raise
    except _ERRORS as error:
        raise Refused("malformed") from error
    if key is None or not certificates:
        raise Refused("malformed")
    return Container(key, certificates[0], tuple(certificates[1:]))


def certificates_in(data: bytes) -> list[bytes]:
    """The certificates that lie open in a container, holder's first; none if they are encrypted. Raises Refused."""
    try:
        parts = pkcs12.Pfx.load(data, strict=True).authenticated_safe
        bags = [bag for part in parts if part["content_type"].native == "data" for bag in _safe(part, "")]
        return [bytes(bag["bag_value"]["cert_value"].parsed.dump()) for bag in bags if bag["bag_id"].native == "cert_bag"]
    except _ERRORS as error:
        raise Refused("malformed") from error


def _check_mac(pfx: pkcs12.Pfx, password: str) -> None:
    mac = pfx["mac_data"]
    name = mac["mac"]["digest_algorithm"]["algorithm"].native
    iterations = _bounded(mac["iterations"].native)
    key = _pkcs12_kdf(name, password, mac["mac_salt"].native, iterations, hashlib.new(name).digest_size, 3)
    found = hmac.new(key, bytes(pfx["auth_safe"]["content"]), name).digest()
    if not hmac.compare_digest(found, mac["mac"]["digest"].native):
        raise WrongPassword


def _bounded(iterations: int) -> int:
    if not 1 <= iterations <= _MAX_ITERATIONS:
        raise ValueError("iterations")
    return iterations


def _contents(pfx: pkcs12.Pfx, password: str) -> tuple[PrivateKey | None, list[bytes]]:
    key: PrivateKey | None = None
    certificates: list[bytes] = []
    for part in pfx.authenticated_safe:
        for bag in _safe(part, password):
            kind, value = bag["bag_id"].native, bag["bag_value"]
            if kind == "cert_bag":
                certificates.append(bytes(value["cert_value"].parsed.dump()))
            elif kind == "pkcs8_shrouded_key_bag":
                key = read_key(_decrypt(value["encryption_algorithm"], value["encrypted_data"].native, password))
            elif kind == "key_bag":
                key = read_key(bytes(value.dump()))
    return key, certificates


def _safe(part: cms.ContentInfo, password: str) -> pkcs12.SafeContents:
    if part["content_type"].native == "data":
        return pkcs12.SafeContents.load(bytes(part["content"]))
    info = part["content"]["encrypted_content_info"]
    plain = _decrypt(info["content_encryption_algorithm"], info["encrypted_content"].native, password)
    return pkcs12.SafeContents.load(plain)


def _decrypt(algorithm: algos.EncryptionAlgorithm, data: bytes, password: str) -> bytes:
    cipher, block = _cipher(algorithm, password)
    decryptor = cipher.decryptor()
    unpadder = padding.PKCS7(block * 8).unpadder()
    return unpadder.update(decryptor.update(data) + decryptor.finalize()) + unpadder.finalize()


def _cipher(algorithm: algos.EncryptionAlgorithm, password: str) -> tuple[Cipher[modes.CBC], int]:
    name = algorithm["algorithm"].native
    if name == "pkcs12_sha1_tripledes_3key":
        salt, rounds = algorithm["parameters"]["salt"].native, _bounded(algorithm["parameters"]["iterations"].native)
        key = _pkcs12_kdf("sha1", password, salt, rounds, 24, 1)
        return Cipher(TripleDES(key), modes.CBC(_pkcs12_kdf("sha1", password, salt, rounds, 8, 2))), 8
    if name != "pbes2" or algorithm.encryption_cipher != "aes" or algorithm.kdf != "pbkdf2":
        raise Refused("unsupported_algorithm", name=name)
    kdf = PBKDF2HMAC(_HASHES[algorithm.kdf_hmac], algorithm.key_length, algorithm.kdf_salt, _bounded(algorithm.kdf_iterations))
    return Cipher(algorithms.AES(kdf.derive(password.encode())), modes.CBC(algorithm.encryption_iv)), 16


def _pkcs12_kdf(name: str, password: str, salt: bytes, iterations: int, size: int, purpose: int) -> bytes:
    """Key derivation of RFC 7292, appendix B.2; purpose 1 key, 2 initial vector, 3 MAC."""
    block = 128 if name in ("sha384", "sha512") else 64
    secret = password.encode("utf-16-be") + b"\0\0"
    fill = [(part * (block // len(part) + 1))[:-(-len(part) // block) * block] if len(part) < block
            else (part * 2)[:-(-len(part) // block) * block] for part in (salt, secret)]
    value, out = b"".join(fill), b""
    while len(out) < size:
        digest = bytes([purpose]) * block + value
        for _round in range(iterations):
            digest = hashlib.new(name, digest).digest()
        out += digest
        step = int.from_bytes((digest * (block // len(digest) + 1))[:block], "big") + 1
        parts = [value[i:i + block] for i in range(0, len(value), block)]
        value = b"".join(((int.from_bytes(p, "big") + step) % (1 << block * 8)).to_bytes(block, "big") for p in parts)
    return out[:size]


def read_key(info: bytes) -> PrivateKey:
    """A private key out of PKCS#8 (PrivateKeyInfo). Raises Refused for a kind that cannot sign here."""
    parsed = _PlainKeyInfo.load(info)
    oid = parsed["algorithm"]["algorithm"].dotted
    if oid not in (GOST_KEY_512, GOST_KEY_256):
        return accepted(load_der_private_key(info, None))
    curve = gost.CURVE_512 if oid == GOST_KEY_512 else gost.CURVE_256
    number = core.OctetString.load(parsed["private_key"].native).native
    return gost.PrivateKey(curve, int.from_bytes(number, "little"))


class _Algorithm(core.Sequence):
    _fields = [("algorithm", core.ObjectIdentifier), ("parameters", core.Any, {"optional": True})]


class _PlainKeyInfo(core.Sequence):
    _fields = [
        ("version", core.Integer), ("algorithm", _Algorithm), ("private_key", core.OctetString),
        ("attributes", keys.Attributes, {"implicit": 0, "optional": True}),
    ]


def gost_parameters(curve: gost.Curve) -> core.Sequence:
    """The parameters of a GOST key: its curve and its digest."""
    oid = next(oid for oid, one in GOST_CURVES.items() if one is curve)
    digest = STREEBOG_512 if curve.size == gost.CURVE_512.size else STREEBOG_256
    return core.SequenceOf([oid, digest], spec=core.ObjectIdentifier)


def write_key(key: PrivateKey) -> bytes:
    """PKCS#8 of a private key, not encrypted."""
    if not isinstance(key, gost.PrivateKey):
        return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    oid = GOST_KEY_512 if key.curve.size == gost.CURVE_512.size else GOST_KEY_256
    number = core.OctetString(key.d.to_bytes(key.curve.size, "little"))
    info = _PlainKeyInfo({
        "version": 0,
        "algorithm": {"algorithm": oid, "parameters": core.Any(gost_parameters(key.curve))},
        "private_key": number.dump(),
    })
    return bytes(info.dump())


def make_container(key: PrivateKey, certificate: bytes, chain: Sequence[bytes], password: str, name: str = "") -> bytes:
    """DER of a PKCS#12 container protected with `password`."""
    algorithm, secret = _encrypt(write_key(key), password)
    key_bag = {
        "bag_id": "pkcs8_shrouded_key_bag",
        "bag_value": keys.EncryptedPrivateKeyInfo({"encryption_algorithm": algorithm, "encrypted_data": secret}),
    }
    if name:
        key_bag["bag_attributes"] = [{"type": "friendly_name", "values": [name]}]
    bags = [key_bag, *({
        "bag_id": "cert_bag", "bag_value": {"cert_id": "x509", "cert_value": asn1.Certificate.load(der)},
    } for der in (certificate, *chain))]
    safe = cms.ContentInfo({"content_type": "data", "content": pkcs12.SafeContents(bags).dump()})
    return _with_mac(pkcs12.AuthenticatedSafe([safe]).dump(), password)


def _encrypt(plain: bytes, password: str) -> tuple[algos.EncryptionAlgorithm, bytes]:
    salt, vector = os.urandom(16), os.urandom(16)
    algorithm = algos.EncryptionAlgorithm({"algorithm": "pbes2", "parameters": {
        "key_derivation_func": {"algorithm": "pbkdf2", "parameters": {
            "salt": algos.Pbkdf2Salt("specified", salt), "iteration_count": _ITERATIONS,
            "prf": {"algorithm": "sha256", "parameters": core.Null()},
        }},
        "encryption_scheme": {"algorithm": "aes256_cbc", "parameters": vector},
    }})
    cipher, block = _cipher(algorithm, password)
    padder, encryptor = padding.PKCS7(block * 8).padder(), cipher.encryptor()
    return algorithm, encryptor.update(padder.update(plain) + padder.finalize()) + encryptor.finalize()


def _with_mac(authenticated: bytes, password: str) -> bytes:
    salt = os.urandom(16)
    key = _pkcs12_kdf("sha256", password, salt, 2048, 32, 3)
    return bytes(pkcs12.Pfx({
        "version": "v3",
        "auth_safe": {"content_type": "data", "content": authenticated},
        "mac_data": {
            "mac": {"digest_algorithm": {"algorithm": "sha256"}, "digest": hmac.digest(key, authenticated, "sha256")},
            "mac_salt": salt, "iterations": 2048,
        },
    }).dump())
