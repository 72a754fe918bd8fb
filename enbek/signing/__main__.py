"""`python -m enbek.signing verify FILE`: the report on a signature, without a database and without Django.

Ends with 0 when the signature is good, 1 when it is not, 2 when a file cannot be read.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from enbek.signing import Policy, Report, SignerReport, TrustStore, verify
from enbek.signing.online import OcspSource
from enbek.signing.profile import ROLE_WORDS

_MARKS = {True: "+", False: "-"}


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if options.command == "trust":
        return _show_trust(options.trust)
    try:
        signature = options.file.read_bytes()
        content = options.content.read_bytes() if options.content else None
        trust = TrustStore.load(options.trust)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    at = options.at or datetime.now(UTC)
    report = verify(
        signature, content=content, trust=trust, at=at, revocation=options.revocation,
        sources=[OcspSource(url) for url in options.ocsp], at_time_stamp=options.at_time_stamp,
    )
    if options.extract and report.content is not None and report.ok:
        options.extract.write_bytes(report.content)
    print(json.dumps(report.to_json(), ensure_ascii=False, indent=2) if options.json else "\n".join(_lines(report, options.language)))
    return 0 if report.ok else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m enbek.signing", description="Electronic signatures of Kazakhstan.")
    commands = parser.add_subparsers(dest="command", required=True)
    trust = Path(os.environ.get("ENBEK_TRUST_STORE", "trust"))
    one = commands.add_parser("verify", help="check a signature (CMS: DER, PEM or base64)")
    one.add_argument("file", type=Path)
    one.add_argument("--content", type=Path, help="the signed file, when the signature is detached")
    one.add_argument("--trust", type=Path, default=trust, help="folder with certificates of the centres and their *.crl")
    one.add_argument("--at", type=_moment, help="moment of verification, ISO 8601 (default: now)")
    one.add_argument("--at-time-stamp", action="store_true", help="judge validity at the time of a trusted time stamp")
    one.add_argument("--revocation", type=Policy, choices=list(Policy), default=Policy.IF_KNOWN)
    one.add_argument("--ocsp", action="append", default=[], metavar="URL", help="ask this responder too")
    one.add_argument("--extract", type=Path, help="write the signed content here if the signature is good")
    one.add_argument("--json", action="store_true")
    one.add_argument("--language", choices=["kk", "ru", "en"], default="en")
    two = commands.add_parser("trust", help="list the installed centres with fingerprints")
    two.add_argument("--trust", type=Path, default=trust)
    return parser


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _lines(report: Report, language: str) -> Iterator[str]:
    yield {True: "VALID", False: "NOT VALID"}[report.ok] + f"  at {report.at:%Y-%m-%d %H:%M:%S %z}"
    for check in report.document_checks:
        yield f"  {_MARKS[check.passed]} {check.code}: {check.detail.in_(language)}"
    for number, signer in enumerate(report.signers, 1):
        yield f"signature {number}: {_holder(signer, language)}"
        for check in signer.checks:
            yield f"  {_MARKS[check.passed]} {check.code}: {check.detail.in_(language)}"


def _holder(signer: SignerReport, language: str) -> str:
    profile = signer.profile
    if profile is None:
        return "?"
    roles = ", ".join(ROLE_WORDS[role].in_(language) for role in profile.roles)
    parts = (profile.full_name, f"IIN {profile.iin}", profile.bin and f"BIN {profile.bin}", profile.organisation, roles,
             profile.usage.value, profile.algorithm, signer.signing_time and f"claimed {signer.signing_time:%Y-%m-%d %H:%M:%S} UTC")
    return " | ".join(str(part) for part in parts if part)


def _show_trust(folder: Path) -> int:
    try:
        store = TrustStore.load(folder)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for centre in store.certificates:
        print(f"{centre.title}\n  issued by {centre.issuer_title}\n  until     {centre.not_after:%Y-%m-%d}\n  SHA-256   {centre.fingerprint}")
    for one in store.crls:
        print(f"{one.name}: until {one.parsed.next_update_utc}, number {one.number}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
