"""The portal's seal on what it decides by itself: a detached CMS over the canonical content (issue 5, item 8).

The key is a PKCS#12 container named by the settings. A person's notice never waits for the operator: without a key that
opens and is current, the document is given out unsealed, and the system check `enbek.W006` or `enbek.E005` says so.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from enbek import clock
from enbek.documents.models import IssuedDocument
from enbek.i18n import Text
from enbek.signing import Policy, Report, verify
from enbek.signing.acts.services import trust_store
from enbek.signing.certificates import Certificate
from enbek.signing.containers import Container, WrongPassword, open_container
from enbek.signing.refused import Refused
from enbek.signing.sealing import seal

log = logging.getLogger(__name__)


class NoSealingKey(Exception):
    """The settings name a key that cannot seal now; the words say why, for the operator."""


@dataclass(frozen=True, slots=True)
class SealVerdict:
    """What the check page says of a seal: whether it holds and if not, why; whose it is; until when its certificate is valid."""

    holds: bool
    why_not: Text | None
    sealed_by: str
    issuer: str
    valid_until: datetime | None


def key_is_named() -> bool:
    return bool(settings.SEAL_KEY)


def sealing_key(at: datetime) -> Container:
    """The portal's key, opened, with a certificate valid at `at`. Raises NoSealingKey."""
    path = Path(settings.SEAL_KEY)
    try:
        container = _open(path, path.stat().st_mtime_ns, settings.SEAL_PASSWORD)
        certificate = Certificate.load(container.certificate)
    except OSError as error:
        raise NoSealingKey(f"{path}: {error.strerror}") from error
    except WrongPassword as error:
        raise NoSealingKey(f"{path}: the password does not open it") from error
    except Refused as error:
        raise NoSealingKey(f"{path}: {error}") from error
    if not certificate.is_valid_at(at):
        raise NoSealingKey(f"{path}: its certificate is not valid on {at:%Y-%m-%d}")
    return container


@lru_cache(maxsize=2)
def _open(path: Path, _changed_at: int, password: str) -> Container:
    """Deriving a key from a password takes long: once for each file."""
    return open_container(path.read_bytes(), password)


def seal_of(content: bytes, at: datetime) -> bytes | None:
    """The portal's seal over `content`, DER of a detached CMS; None when no usable key is installed."""
    if not key_is_named():
        return None
    try:
        key = sealing_key(at)
    except NoSealingKey as missing:
        log.error("A document is given out without a seal. %s", missing)  # noqa: TRY400 - the sentence says all
        return None
    return seal(content, key.key, key.certificate, at=at, chain=key.chain)


def check_seal(document: IssuedDocument) -> SealVerdict | None:
    """Verify the seal anew with the installed centres; None for a document without a seal.

    It must hold today; once its certificate has ended, at the moment of issue, which nobody can change afterwards.
    """
    if document.seal is None:
        return None
    report = _verified(document, clock.now())
    if not report.ok and _has_ended(report):
        report = _verified(document, document.issued_at)
    signer = report.signers[0] if report.signers else None
    profile = signer.profile if signer else None
    return SealVerdict(
        holds=report.ok,
        why_not=report.failure.detail if report.failure else None,
        sealed_by=profile.organisation if profile else "",
        issuer=signer.chain[1] if signer and len(signer.chain) > 1 else "",
        valid_until=profile.not_after if profile else None,
    )


def _verified(document: IssuedDocument, at: datetime) -> Report:
    return verify(
        bytes(document.seal or b""), content=document.canonical(), trust=trust_store(), at=at, revocation=Policy.IF_KNOWN
    )


def _has_ended(report: Report) -> bool:
    profile = report.signers[0].profile if report.signers else None
    return profile is not None and profile.not_after < report.at
