"""Is a certificate revoked? Lists of a centre (CRL, with deltas), and the question "who knows it?".

A status is good, revoked, or unknown. Unknown is never the signer's fault: it blocks an act where the
policy says so, with a sentence that blames nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from asn1crypto import crl as asn1
from asn1crypto import parser, pem
from cryptography import x509

from enbek.signing.algorithms import fits, is_signed_by, scheme_for
from enbek.signing.certificates import Certificate, quiet_names
from enbek.signing.refused import Refused


class Policy(StrEnum):
    """What to do when nobody knows whether a certificate is revoked."""

    REQUIRED = "required"  # refuse: legal acts
    IF_KNOWN = "if_known"  # refuse only what is known to be revoked
    OFF = "off"  # do not ask


class State(StrEnum):
    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Status:
    """What a source says of one certificate; `as_of` is when the source said it."""

    state: State
    source: str = ""
    as_of: datetime | None = None
    revoked_at: datetime | None = None


UNKNOWN = Status(State.UNKNOWN)


class Source(Protocol):
    """A place to ask: lists on disk, an OCSP responder."""

    def status(self, certificate: Certificate, issuer: Certificate, at: datetime) -> Status: ...


@dataclass(frozen=True)
class Crl:
    """One list of revoked certificates, complete or delta."""

    parsed: x509.CertificateRevocationList
    der: bytes
    issuer: x509.Name
    name: str = "CRL"

    @classmethod
    def load(cls, data: bytes, name: str = "CRL") -> Crl:
        """PEM or DER. Raises Refused("malformed")."""
        try:
            der = pem.unarmor(data)[2] if pem.detect(data) else data
            with quiet_names():
                parsed = x509.load_der_x509_crl(_with_equal_algorithms(der))
                issuer = parsed.issuer
            parsed.extensions, parsed.last_update_utc, parsed.next_update_utc  # noqa: B018 - read now, not later
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise Refused("malformed") from error
        return cls(parsed, der, issuer, name)

    @cached_property
    def number(self) -> int:
        try:
            return self.parsed.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
        except x509.ExtensionNotFound:
            return 0

    @cached_property
    def base_number(self) -> int | None:
        """For a delta list: the number of the complete list that it continues."""
        try:
            return self.parsed.extensions.get_extension_for_class(x509.DeltaCRLIndicator).value.crl_number
        except x509.ExtensionNotFound:
            return None

    @cached_property
    def _is_partial(self) -> bool:
        """A list with an unknown mandatory condition covers less than it seems to (RFC 5280 §5.2)."""
        return any(e.critical and e.oid != x509.DeltaCRLIndicator.oid for e in self.parsed.extensions)

    def is_current(self, at: datetime) -> bool:
        next_update = self.parsed.next_update_utc
        return self.parsed.last_update_utc <= at and next_update is not None and at <= next_update

    def is_from(self, issuer: Certificate) -> bool:
        """Whether this centre, entitled to it, signed the list."""
        if self.issuer != issuer.subject or self._is_partial:
            return False
        if issuer.key_usage is not None and "crl_sign" not in issuer.key_usage:
            return False
        try:
            scheme = scheme_for(self.parsed.signature_algorithm_oid.dotted_string, self._parameters)
            key = issuer.public_key
        except Refused:
            return False
        return fits(scheme, key) and is_signed_by(key, scheme, self.parsed.tbs_certlist_bytes, self.parsed.signature)

    @cached_property
    def _parameters(self) -> bytes | None:
        if self.parsed.signature_algorithm_oid.dotted_string != "1.2.840.113549.1.1.10":
            return None
        return bytes(asn1.CertificateList.load(self.der)["signature_algorithm"]["parameters"].dump())

    def entry(self, serial: int) -> x509.RevokedCertificate | None:
        return self.parsed.get_revoked_certificate_by_serial_number(serial)


def _with_equal_algorithms(der: bytes) -> bytes:
    """The list with its outer algorithm written as the inner one.

    The national centre writes NULL parameters in one place and none in the other; `cryptography` refuses that.
    Only the spelling may differ: another algorithm is an error.
    """
    outer = asn1.CertificateList.load(der, strict=True)
    inner = outer["tbs_cert_list"]["signature"]
    if inner["algorithm"].dotted != outer["signature_algorithm"]["algorithm"].dotted:
        raise ValueError("two algorithms in one list")
    if inner.dump() == outer["signature_algorithm"].dump():
        return der
    body = outer["tbs_cert_list"].dump() + inner.dump() + outer["signature"].dump()
    return bytes(parser.emit(0, 1, 16, body))


def _is_removed(entry: x509.RevokedCertificate) -> bool:
    try:
        reason = entry.extensions.get_extension_for_class(x509.CRLReason).value.reason
    except x509.ExtensionNotFound:
        return False
    return reason is x509.ReasonFlags.remove_from_crl


class Crls:
    """Asks the lists at hand. Each list's own signature is checked once and remembered."""

    def __init__(self, lists: Iterable[Crl]) -> None:
        self._lists = list(lists)
        self._checked: dict[tuple[int, str], bool] = {}

    def _is_from(self, crl: Crl, issuer: Certificate) -> bool:
        key = (id(crl), issuer.fingerprint)
        if key not in self._checked:
            self._checked[key] = crl.is_from(issuer)
        return self._checked[key]

    def status(self, certificate: Certificate, issuer: Certificate, at: datetime) -> Status:
        """Good or revoked by a current complete list and its newest delta; else unknown."""
        own = [c for c in self._lists if c.is_current(at) and self._is_from(c, issuer)]
        complete = max((c for c in own if c.base_number is None), key=lambda c: c.number, default=None)
        if complete is None:
            return UNKNOWN
        deltas = [c for c in own if c.base_number is not None and c.base_number <= complete.number < c.number]
        newest = max(deltas, key=lambda c: c.number, default=complete)
        entry = newest.entry(certificate.serial) or complete.entry(certificate.serial)
        as_of = newest.parsed.last_update_utc
        if entry is None or _is_removed(entry) or entry.revocation_date_utc > at:
            return Status(State.GOOD, newest.name, as_of)
        return Status(State.REVOKED, newest.name, as_of, entry.revocation_date_utc)


def ask(sources: Iterable[Source], certificate: Certificate, issuer: Certificate, at: datetime) -> Status:
    """The first source that knows; a revocation known to any source asked so far wins."""
    for source in sources:
        status = source.status(certificate, issuer, at)
        if status.state is not State.UNKNOWN:
            return status
    return UNKNOWN


def check_path(path: list[Certificate], sources: list[Source], policy: Policy, at: datetime) -> Status:
    """The status of the signer's certificate (path[0]); centres above it only must not be known as revoked.

    Raises Refused: revoked, issuer_revoked, revocation_unknown.
    """
    leaf_status = UNKNOWN
    for place, (certificate, issuer) in enumerate(pairwise(path)):
        status = ask(sources, certificate, issuer, at)
        if status.state is State.REVOKED:
            if place:
                raise Refused("issuer_revoked", issuer=certificate.title)
            raise Refused("revoked", on=f"{status.revoked_at or at:%d.%m.%Y}")
        if place == 0:
            leaf_status = status
    if leaf_status.state is State.UNKNOWN and policy is Policy.REQUIRED:
        raise Refused("revocation_unknown")
    return leaf_status
