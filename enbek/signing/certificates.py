"""One X.509 certificate: what the checks need to know about it.

`cryptography` reads the certificate; a GOST key inside is read by our own code, because no public library can.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from asn1crypto import core
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from enbek.signing.algorithms import KeyInfo, PublicKey, check_key, fits, is_signed_by, read_gost_key, scheme_for
from enbek.signing.refused import Refused

KEY_USAGE, BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE, SUBJECT_KEY = "2.5.29.15", "2.5.29.19", "2.5.29.37", "2.5.29.14"
TIME_STAMPING, OCSP_SIGNING = "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.9"
# critical extensions that the checks of this package take into account, or that cannot change their answer
_UNDERSTOOD = {
    KEY_USAGE, BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE, SUBJECT_KEY,
    "2.5.29.17",  # other names of the holder
    "2.5.29.31",  # where the revocation list lies
    "2.5.29.32",  # certificate policies
    "2.5.29.35",  # the issuer's key
    "1.3.6.1.5.5.7.1.1",  # where the issuer's services are
}
_READING_ERRORS = (ValueError, TypeError, KeyError, IndexError, AttributeError, NotImplementedError)


class _Extension(core.Sequence):
    """An extension whose value nobody interprets: the national centre's responders carry one that is not even DER."""

    _fields = [("id", core.ObjectIdentifier), ("critical", core.Boolean, {"default": False}), ("value", core.OctetString)]


class _Extensions(core.SequenceOf):
    _child_spec = _Extension


class _Tbs(core.Sequence):
    """The signed part of a certificate, with the parts left alone that `cryptography` reads."""

    _fields = [
        ("version", core.Any, {"explicit": 0, "optional": True}),
        ("serial_number", core.Integer),
        ("signature", core.Any),
        ("issuer", asn1.Name),
        ("validity", core.Any),
        ("subject", asn1.Name),
        ("subject_public_key_info", KeyInfo),
        ("issuer_unique_id", core.OctetBitString, {"implicit": 1, "optional": True}),
        ("subject_unique_id", core.OctetBitString, {"implicit": 2, "optional": True}),
        ("extensions", _Extensions, {"explicit": 3, "optional": True}),
    ]


@contextmanager
def quiet_names() -> Iterator[None]:
    """The national centre's own name is longer than X.520 allows; reading it is no reason for a warning."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Attribute's length must be", category=UserWarning)
        yield


@dataclass(frozen=True)
class Certificate:
    """A certificate that was read. Questions about its insides may raise Refused."""

    der: bytes
    parsed: x509.Certificate

    @classmethod
    def load(cls, der: bytes) -> Certificate:
        """Raises Refused("malformed_certificate")."""
        try:
            with quiet_names():
                certificate = cls(der, x509.load_der_x509_certificate(der))
                certificate.subject, certificate.issuer, certificate.serial  # noqa: B018
            # read now, so that later questions cannot fail
            certificate.key_usage, certificate.purposes, certificate._constraints, certificate.key_identifier  # noqa: B018
        except (UnsupportedAlgorithm, *_READING_ERRORS) as error:
            raise Refused("malformed_certificate") from error
        return certificate

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Certificate) and other.der == self.der

    def __hash__(self) -> int:
        return hash(self.der)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in lower-case hex."""
        return hashlib.sha256(self.der).hexdigest()

    @cached_property
    def _extensions(self) -> dict[str, tuple[bool, bytes]]:
        """Each extension: is it critical, and its value as DER. Raises ValueError for one that stands twice."""
        out: dict[str, tuple[bool, bytes]] = {}
        for extension in self._fields["extensions"]:
            oid = extension["id"].dotted
            if oid in out:
                raise ValueError(f"extension {oid} stands twice")
            out[oid] = (bool(extension["critical"].native), bytes(extension["value"].native))
        return out

    @cached_property
    def key_usage(self) -> frozenset[str] | None:
        """Names of the bits of KeyUsage, as asn1crypto calls them; None when the certificate does not limit the use."""
        found = self._extensions.get(KEY_USAGE)
        return frozenset(asn1.KeyUsage.load(found[1], strict=True).native) if found else None

    @cached_property
    def purposes(self) -> tuple[str, ...] | None:
        """Object identifiers of ExtendedKeyUsage; None when there is no such extension."""
        found = self._extensions.get(EXTENDED_KEY_USAGE)
        return tuple(one.dotted for one in asn1.ExtKeyUsageSyntax.load(found[1], strict=True)) if found else None

    @cached_property
    def _constraints(self) -> tuple[bool, int | None]:
        """BasicConstraints: is it a centre, and how many centres may stand below it."""
        found = self._extensions.get(BASIC_CONSTRAINTS)
        if not found:
            return False, None
        value = asn1.BasicConstraints.load(found[1], strict=True)
        return bool(value["ca"].native), value["path_len_constraint"].native

    @cached_property
    def subject(self) -> x509.Name:
        return self.parsed.subject

    @cached_property
    def issuer(self) -> x509.Name:
        return self.parsed.issuer

    @property
    def serial(self) -> int:
        return self.parsed.serial_number

    @cached_property
    def issuer_der(self) -> bytes:
        """The issuer's name exactly as it stands in the certificate."""
        return bytes(self._fields["issuer"].dump())

    @property
    def issuer_name(self) -> asn1.Name:
        """The issuer's name as asn1crypto reads it, comparable across string types."""
        return self._fields["issuer"]

    @cached_property
    def key_identifier(self) -> bytes | None:
        found = self._extensions.get(SUBJECT_KEY)
        return bytes(core.OctetString.load(found[1], strict=True).native) if found else None

    @cached_property
    def _fields(self) -> _Tbs:
        fields: _Tbs = _Tbs.load(self.parsed.tbs_certificate_bytes)
        return fields

    @property
    def not_before(self) -> datetime:
        return self.parsed.not_valid_before_utc

    @property
    def not_after(self) -> datetime:
        return self.parsed.not_valid_after_utc

    def is_valid_at(self, moment: datetime) -> bool:
        return self.not_before <= moment <= self.not_after

    @cached_property
    def public_key(self) -> PublicKey:
        """Raises Refused: bad_key, legacy_gost, unsupported_algorithm, weak_algorithm."""
        try:
            key = self.parsed.public_key()
        except UnsupportedAlgorithm:
            return read_gost_key(self._fields["subject_public_key_info"].dump())
        except ValueError as error:
            raise Refused("bad_key") from error
        if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
            raise Refused("unsupported_algorithm", name=type(key).__name__)
        check_key(key)
        return key

    @cached_property
    def key_bits(self) -> bytes:
        """The public key alone, without its algorithm: what OCSP hashes."""
        return bytes(self._fields["subject_public_key_info"]["public_key"].contents)[1:]

    @cached_property
    def subject_der(self) -> bytes:
        """The holder's name exactly as it stands in the certificate."""
        return bytes(self._fields["subject"].dump())

    def unknown_critical(self) -> Iterator[str]:
        """Object identifiers of critical extensions that nobody here understands (RFC 5280 §4.2)."""
        yield from (oid for oid, (critical, _value) in self._extensions.items() if critical and oid not in _UNDERSTOOD)

    @property
    def is_ca(self) -> bool:
        return self._constraints[0] and (self.key_usage is None or "key_cert_sign" in self.key_usage)

    @property
    def path_length(self) -> int | None:
        return self._constraints[1]

    @property
    def is_self_issued(self) -> bool:
        return self.subject == self.issuer

    def is_issued_by(self, other: Certificate) -> bool:
        """Whether the key of `other` signed this certificate. Raises Refused for an algorithm that is not accepted."""
        scheme = scheme_for(self.parsed.signature_algorithm_oid.dotted_string, self._signature_parameters)
        key = other.public_key
        if not fits(scheme, key):
            return False
        return is_signed_by(key, scheme, self.parsed.tbs_certificate_bytes, self.parsed.signature)

    @cached_property
    def _signature_parameters(self) -> bytes | None:
        parameters = asn1.Certificate.load(self.der)["signature_algorithm"]["parameters"]
        return bytes(parameters.dump()) if parameters is not None else None

    @property
    def title(self) -> str:
        """The common name of the holder, else the whole name."""
        return common_name(self.subject)

    @property
    def issuer_title(self) -> str:
        return common_name(self.issuer)


def common_name(name: x509.Name) -> str:
    values = name.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(values[0].value) if values else name.rfc4514_string()
