"""Prepare what is to be signed, take the signature, check it against the rules of use, keep both."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from enbek import clock
from enbek.i18n import Text
from enbek.identifiers import BIN, IIN
from enbek.signing import Policy, Profile, Report, TrustStore, verify
from enbek.signing.acts.models import SignedDocument
from enbek.signing.ncanode import NCANode, Opinion
from enbek.signing.online import OcspSource, refresh_lists
from enbek.signing.profile import Role
from enbek.signing.rules import ORGANISATION_ROLES, refusal

FORMAT = "enbek.act.1"


class SignatureRefused(Exception):
    """The signature is not taken; `code` is stable, `reason` says why and what to do."""

    def __init__(self, code: str, reason: Text) -> None:
        super().__init__(f"{code}: {reason.en}")
        self.code = code
        self.reason = reason


def prepare(purpose: str, *, reference: str, rows: Iterable[tuple[Text, Text]], language: str) -> bytes:
    """The canonical bytes of an act: UTF-8 JSON with sorted keys that holds the very words the person is shown."""
    act: dict[str, Any] = {
        "format": FORMAT,
        "purpose": purpose,
        "reference": reference,
        "language": language,
        "shown_at": clock.now().isoformat(timespec="seconds"),
        "nonce": secrets.token_hex(16),  # two acts of the same words are two documents
        "statement": [{"label": label.in_(language), "value": value.in_(language)} for label, value in rows],
    }
    return json.dumps(act, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def says(content: bytes, rows: Iterable[tuple[Text, Text]]) -> bool:
    """Whether prepared bytes state exactly these rows: what was shown for signing may have changed on another page since."""
    act = json.loads(content)
    language = act["language"]
    return bool(act["statement"] == [{"label": label.in_(language), "value": value.in_(language)} for label, value in rows])


@dataclass(frozen=True, slots=True)
class Judged:
    """A signature over exactly `content` that was found good at `at`; nothing is kept yet."""

    purpose: str
    content: bytes
    cms: bytes
    signer: Profile
    report: Report
    at: datetime
    verified_at: datetime


def judge_signed(
    content: bytes, cms: bytes, *, purpose: str, must_be: IIN | None = None, must_be_bin: BIN | None = None,
    roles: frozenset[Role] = ORGANISATION_ROLES, at: datetime,
) -> Judged:
    """Verify a signature over exactly `content`; a responder or NCANode may be asked. Raises SignatureRefused.

    A citizen's act names who must sign; an act of an organisation names its BIN, and whoever may act for it signs. Call it before the
    transaction that keeps the act: a slow responder would hold its row locks.
    """
    if must_be is None and must_be_bin is None:
        raise ValueError("whose signature?")
    report = judge(cms, content, at)
    if report.failure is not None or not report.ok:
        failure = report.failure
        raise SignatureRefused(failure.code, failure.detail) if failure else SignatureRefused("no_signer", report.checks[0].detail)
    signer = _only_profile(report)
    _ask_second_opinion(report, cms, content)
    refused = refusal(
        purpose, signer, must_be=must_be.value if must_be else None, must_be_bin=must_be_bin.value if must_be_bin else None,
        roles=roles,
    )
    if refused is not None:
        raise SignatureRefused(*refused)
    return Judged(purpose, content, cms, signer, report, at, clock.now())


def keep_signed(judged: Judged) -> SignedDocument:
    """Keep what was judged, in the caller's transaction; the caller has seen that the act still says `judged.content`."""
    signer = judged.signer
    return SignedDocument.objects.create(
        purpose=judged.purpose, content=judged.content, cms=judged.cms, sha256=hashlib.sha256(judged.content).hexdigest(),
        signer_iin=IIN(signer.iin), signer_bin=BIN(signer.bin) if signer.bin else None, signer_name=signer.full_name,
        roles=[role.value for role in signer.roles], report=judged.report.to_json(), signed_at=judged.at, verified_at=judged.verified_at,
    )


def _only_profile(report: Report) -> Profile:
    """Acts of one person carry one signature; a further one is refused rather than ignored."""
    profiles = [signer.profile for signer in report.signers if signer.profile is not None]
    if len(profiles) != 1 or len(report.signers) != 1:
        raise SignatureRefused("several_signers", Text(
            "Бұл құжатқа бір адам ғана қол қояды.", "Этот документ подписывает один человек.", "This document is signed by one person only."))
    return profiles[0]


SECOND_OPINION = Text(
    "Екінші тексеру бұл қолтаңбаны растамады. Қолдау қызметіне хабарласыңыз: толтырғаныңыз сақталды.",
    "Вторая проверка не подтвердила эту подпись. Обратитесь в поддержку: заполненное сохранено.",
    "A second check did not confirm this signature. Please ask the help desk: what you filled in is kept.",
)


def _ask_second_opinion(report: Report, cms: bytes, content: bytes) -> None:
    """Raises SignatureRefused when NCANode is installed, answers, and disagrees."""
    url = getattr(settings, "SIGNING_NCANODE", "")
    if not url:
        return
    iins = {signer.profile.iin for signer in report.signers if signer.profile}
    if NCANode(url).opinion(cms, content, iins, report.attached) is Opinion.DISAGREES:
        raise SignatureRefused("second_opinion", SECOND_OPINION)


def judge(cms: bytes, content: bytes | None, at: datetime) -> Report:
    """Verify with the installed centres; lists are asked about revocation first, then the responder if one is named."""
    responder = getattr(settings, "SIGNING_OCSP", "")
    return verify(
        cms, content=content, trust=trust_store(), at=at, revocation=revocation_policy(),
        sources=[OcspSource(responder)] if responder else [],
    )


def refresh_revocation_lists() -> dict[str, str]:
    """Fetch the lists of SIGNING_CRLS (file name → address) into the trust store; the outcome of each."""
    return refresh_lists(Path(settings.TRUST_STORE), getattr(settings, "SIGNING_CRLS", {}), at=clock.now())


def revocation_policy() -> Policy:
    """What happens when nobody knows whether a certificate is revoked; a legal act asks for certainty."""
    return Policy(getattr(settings, "SIGNING_REVOCATION", Policy.REQUIRED))


def trust_store() -> TrustStore:
    """The installed certificates and lists of the centres; read anew when an operator or a task changed a file."""
    folder = Path(settings.TRUST_STORE)
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return _load(folder, tuple((file.name, file.stat().st_mtime_ns) for file in files if file.is_file()))


@lru_cache(maxsize=4)
def _load(folder: Path, _files: tuple[tuple[str, int], ...]) -> TrustStore:
    return TrustStore.load(folder)
