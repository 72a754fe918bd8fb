"""The centres we trust, and the path from a signer's certificate up to one of them.

A trust store is a folder: CA certificates (`*.cer`, `*.crt`, `*.pem`, `*.der`) and, beside them, lists of revoked
certificates (`*.crl`). Whoever may write into that folder decides whose signatures the exchange believes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from enbek.signing.certificates import Certificate
from enbek.signing.limits import DEFAULT_LIMITS, Limits
from enbek.signing.refused import Refused
from enbek.signing.revocation import Crl, Crls

_CERTIFICATE_FILES = {".cer", ".crt", ".pem", ".der"}
_DEMO_MARK = re.compile(r"\bDEMO\b", re.IGNORECASE)


@dataclass(slots=True)
class TrustStore:
    """Installed CA certificates, and the revocation lists that lie with them."""

    certificates: list[Certificate] = field(default_factory=list)
    crls: list[Crl] = field(default_factory=list)
    _lists: Crls | None = field(init=False, default=None, repr=False)

    @property
    def lists(self) -> Crls:
        """The lists as a source to ask; their signatures are checked once."""
        if self._lists is None:
            self._lists = Crls(self.crls)
        return self._lists

    @classmethod
    def load(cls, directory: Path | str) -> TrustStore:
        """Read a folder; a folder that does not exist trusts nobody. Raises ValueError naming a file that cannot be read."""
        store = cls()
        for path in sorted(Path(directory).glob("*")):
            try:
                if path.suffix.lower() in _CERTIFICATE_FILES:
                    store.certificates.extend(read_certificates(path.read_bytes()))
                elif path.suffix.lower() == ".crl":
                    store.crls.append(Crl.load(path.read_bytes(), name=path.name))
            except Refused as refused:
                raise ValueError(f"{path}: {refused.code}") from refused
        return store

    def issuers_of(self, certificate: Certificate) -> list[Certificate]:
        return [c for c in self.certificates if c.subject == certificate.issuer]

    def __contains__(self, certificate: object) -> bool:
        return certificate in self.certificates

    @property
    def is_demo(self) -> bool:
        """Whether any installed centre is marked DEMO in its name."""
        return any(_DEMO_MARK.search(c.subject.rfc4514_string()) for c in self.certificates)

    def expiring(self, before: datetime) -> list[Certificate]:
        """Centres whose certificates end before the given moment."""
        return [c for c in self.certificates if c.not_after < before]


def read_certificates(data: bytes) -> list[Certificate]:
    """The certificates of a PEM file (one or several) or of a DER file. Raises Refused."""
    if b"-----BEGIN" not in data:
        return [Certificate.load(data)]
    try:
        parsed = x509.load_pem_x509_certificates(data)
    except ValueError as error:
        raise Refused("malformed_certificate") from error
    return [Certificate.load(one.public_bytes(Encoding.DER)) for one in parsed]


@dataclass(slots=True)
class PathBuilder:
    """Looks for a path upwards. Names decide what is tried, signatures decide what is true."""

    trust: TrustStore
    enclosed: list[Certificate]
    at: datetime
    limits: Limits = DEFAULT_LIMITS
    _left: int = field(init=False, default=0)
    _reasons: list[Refused] = field(init=False, default_factory=list)

    def build(self, leaf: Certificate) -> list[Certificate]:
        """The path from `leaf` to a trusted centre, leaf first.

        Raises Refused: unknown_issuer, forged_certificate, issuer_not_ca, path_too_long, critical_extension, or
        what is wrong with an algorithm on the way.
        """
        self._left, self._reasons = self.limits.signature_checks, []
        path = self._climb([leaf])
        if path is None:
            raise self._reasons[0] if self._reasons else Refused("unknown_issuer", issuer=leaf.issuer_title)
        for certificate in path:
            for oid in certificate.unknown_critical():
                raise Refused("critical_extension", name=oid)
        return path

    def _climb(self, path: list[Certificate]) -> list[Certificate] | None:
        last = path[-1]
        if len(path) > 1 and last in self.trust and (last.is_self_issued or not self.trust.issuers_of(last)):
            return path
        if len(path) >= self.limits.path:
            self._reasons.append(Refused("path_too_long"))
            return None
        for issuer in self._candidates(last):
            if issuer in path or not self._issued(last, issuer, below=len(path) - 1):
                continue
            found = self._climb([*path, issuer])
            if found:
                return found
        return None

    def _candidates(self, certificate: Certificate) -> Iterator[Certificate]:
        """Installed centres first, those valid at the moment before the others; then enclosed certificates."""
        installed = self.trust.issuers_of(certificate)
        yield from sorted(installed, key=lambda c: not c.is_valid_at(self.at))
        yield from (c for c in self.enclosed if c.subject == certificate.issuer and c not in installed)

    def _issued(self, certificate: Certificate, issuer: Certificate, below: int) -> bool:
        """Whether `issuer` may issue, with `below` centres under it, and did sign this certificate."""
        if self._left <= 0:
            self._reasons.append(Refused("too_many"))
            return False
        self._left -= 1
        try:
            signed = certificate.is_issued_by(issuer)
        except Refused as refused:
            self._reasons.append(refused)
            return False
        if not signed:
            if issuer in self.trust:
                self._reasons.append(Refused("forged_certificate", issuer=issuer.title))
            return False
        if not issuer.is_ca:
            self._reasons.append(Refused("issuer_not_ca"))
        elif issuer.path_length is not None and below > issuer.path_length:
            self._reasons.append(Refused("path_too_long"))
        else:
            return True
        return False


def check_validity(path: Iterable[Certificate], at: datetime) -> None:
    """Raises Refused: expired, not_yet_valid (the holder's own), issuer_expired (a centre's)."""
    leaf, *centres = path
    if at > leaf.not_after:
        raise Refused("expired", on=f"{leaf.not_after:%d.%m.%Y}")
    if at < leaf.not_before:
        raise Refused("not_yet_valid", on=f"{leaf.not_before:%d.%m.%Y}")
    for centre in centres:
        if not centre.is_valid_at(at):
            raise Refused("issuer_expired", issuer=centre.title)
