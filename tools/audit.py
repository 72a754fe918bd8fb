"""`make audit`: known vulnerabilities of what is locked (pip-audit must be installed).

A clean answer counts only from a source that answers: a package that was skipped fails the audit, and so does a source that knows
nothing of an old release with published vulnerabilities. Ends with 0 (audited, clean), 1 (something was found or skipped) or
2 (nothing was audited).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
CLEAN, FOUND, NOT_AUDITED = 0, 1, 2
KNOWN_BAD = "django==2.2.0"
"""Dozens of vulnerabilities of it are published; a source that does not say so is silent."""


def asked(program: str, lock: Path) -> list[dict[str, Any]]:
    """What pip-audit says of every package of a lock. Raises ValueError if it gave no answer at all."""
    command = [program, "-r", str(lock), "--no-deps", "--disable-pip", "--progress-spinner", "off", "-f", "json"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return list(json.loads(result.stdout)["dependencies"])
    except (json.JSONDecodeError, KeyError):
        raise ValueError(result.stderr.strip()[-600:] or "no answer") from None


def problems(rows: list[dict[str, Any]]) -> list[str]:
    """A line for each vulnerability, and for each package that was not looked at."""
    found = []
    for row in rows:
        if "skip_reason" in row:
            found.append(f"{row['name']}: NOT AUDITED ({row['skip_reason']})")
        found += [
            f"{row['name']} {row['version']}: {bad['id']}, fixed in {bad['fix_versions']}"
            for bad in row.get("vulns", ())
        ]
    return found


def source_answers(program: str) -> bool:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as known_bad:
        known_bad.write(f"{KNOWN_BAD}\n")
        known_bad.flush()
        return any(row.get("vulns") for row in asked(program, Path(known_bad.name)))


def main() -> int:
    program = shutil.which("pip-audit") or shutil.which("pip-audit", path=str(Path(sys.executable).parent))
    if program is None:
        print("Nothing was audited: it needs pip-audit (pip install pip-audit).", file=sys.stderr)
        return NOT_AUDITED
    try:
        if not source_answers(program):
            print(
                f"Nothing was audited: the source of vulnerabilities is silent, it knows nothing of {KNOWN_BAD}.",
                file=sys.stderr,
            )
            return NOT_AUDITED
        found = [line for lock in LOCKS for line in problems(asked(program, ROOT / lock))]
    except ValueError as failure:
        print(f"Nothing was audited: {failure}", file=sys.stderr)
        return NOT_AUDITED
    print("\n".join(sorted(set(found))) or "No known vulnerabilities.")
    return FOUND if found else CLEAN


if __name__ == "__main__":
    sys.exit(main())
