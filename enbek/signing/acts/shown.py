"""A verdict as the public page shows it: with as little of the person as possible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from enbek.i18n import Text
from enbek.signing import Check, Report, SignerReport
from enbek.signing.profile import ROLE_WORDS


@dataclass(frozen=True, slots=True)
class ShownSigner:
    """One signature: a discreet name, the last digits of the IIN, the capacity, the checks."""

    ok: bool
    name: str
    iin: str
    organisation: str
    roles: list[Text]
    claimed_at: datetime | None
    valid_until: datetime | None
    issuer: str
    checks: list[Check]


def shown_signers(report: Report) -> list[ShownSigner]:
    return [_shown(signer) for signer in report.signers]


def _shown(signer: SignerReport) -> ShownSigner:
    profile = signer.profile
    return ShownSigner(
        ok=signer.ok,
        name=_discreet(profile.surname, profile.given_name) if profile else "",
        iin=f"••••••••{profile.iin[-4:]}" if profile and profile.iin else "",
        organisation=profile.organisation if profile else "",
        roles=[ROLE_WORDS[role] for role in profile.roles] if profile else [],
        claimed_at=signer.signing_time,
        valid_until=profile.not_after if profile else None,
        issuer=signer.chain[1] if len(signer.chain) > 1 else "",
        checks=signer.checks,
    )


def _discreet(surname: str, given_name: str) -> str:
    """«А. ИВАНОВА»"""
    return f"{given_name[:1]}. {surname}" if given_name else surname
