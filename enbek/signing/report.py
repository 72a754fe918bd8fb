"""The verdict on a signature: which check was made, whether it passed, and why, in words for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from enbek.i18n import Text
from enbek.signing.profile import Profile
from enbek.signing.refused import Refused
from enbek.signing.sentences import FAILED, PASSED


@dataclass(frozen=True, slots=True)
class Check:
    """One question and its answer. `code` is stable; `detail` is for people."""

    code: str
    passed: bool
    detail: Text

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "passed": self.passed, "detail": self.detail.to_json()}


def passed(code: str, **facts: Any) -> Check:
    return Check(code, True, PASSED[code].format(**facts))


def failed(refused: Refused) -> Check:
    return Check(refused.code, False, FAILED[refused.code].format(**refused.facts))


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """A token of a time-stamping service over one signature."""

    at: datetime
    policy: str
    serial: int
    authority: str
    trusted: bool

    def to_json(self) -> dict[str, Any]:
        return {"at": self.at.isoformat(), "policy": self.policy, "serial": f"{self.serial:x}",
                "authority": self.authority, "trusted": self.trusted}


@dataclass(slots=True)
class SignerReport:
    """One signature of the file: whose, when by the signer's own clock, and its checks."""

    profile: Profile | None = None
    checks: list[Check] = field(default_factory=list)
    signing_time: datetime | None = None  # claimed by the signer's computer, proven by nobody
    time_stamp: TimeStamp | None = None
    certificate: bytes = b""
    chain: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return bool(self.checks) and all(check.passed for check in self.checks)

    def to_json(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "profile": self.profile.to_json() if self.profile else None,
            "signing_time": self.signing_time.isoformat() if self.signing_time else None,
            "time_stamp": self.time_stamp.to_json() if self.time_stamp else None,
            "chain": self.chain,
            "checks": [check.to_json() for check in self.checks],
        }


@dataclass(slots=True)
class Report:
    """The verdict on one file. It is ok when it has a signer and every check of every signer passed."""

    at: datetime
    document_checks: list[Check] = field(default_factory=list)
    signers: list[SignerReport] = field(default_factory=list)
    content: bytes | None = None
    attached: bool = False

    @property
    def checks(self) -> list[Check]:
        """Every check in the order in which it was made."""
        return list(self._all())

    def _all(self) -> Iterator[Check]:
        yield from self.document_checks
        for signer in self.signers:
            yield from signer.checks

    @property
    def ok(self) -> bool:
        return bool(self.signers) and all(s.ok for s in self.signers) and all(c.passed for c in self.document_checks)

    @property
    def failure(self) -> Check | None:
        """The first check that failed."""
        return next((check for check in self._all() if not check.passed), None)

    def to_json(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "at": self.at.isoformat(),
            "attached": self.attached,
            "checks": [check.to_json() for check in self.document_checks],
            "signers": [signer.to_json() for signer in self.signers],
        }
