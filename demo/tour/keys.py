"""Which key signs, and what our own verifier says of what it signed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from enbek.signing import TrustStore, verify
from enbek.signing.certificates import Certificate
from enbek.signing.containers import certificates_in
from enbek.signing.profile import profile_of


def serial_of(demo_folder: Path, alias: str) -> str:
    """The serial number, hex, of a demo key: NCALayer's protocol chooses a key by it."""
    container = (demo_folder / "keys" / f"{alias}.p12").read_bytes()
    return profile_of(Certificate.load(certificates_in(container)[0])).serial


def verdict_on(content: bytes, cms: bytes, *, at: datetime, folder: Path) -> tuple[bool, str]:
    """Whether the signature holds with the demo's centres, and the kind of key that made it."""
    report = verify(cms, content=content, trust=TrustStore.load(folder / "trust"), at=at)
    profile = report.signers[0].profile if report.signers else None
    return report.ok, profile.algorithm if profile else ""
