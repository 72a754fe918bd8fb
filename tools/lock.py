"""Resolve the dependencies into requirements.lock and requirements-dev.lock (uv must be installed).

The locks bear hashes and name no package host: where packages come from is the machine's affair.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
]


def main() -> int:
    uv = shutil.which("uv") or shutil.which("uv", path=str(ROOT / ".venv" / "bin"))
    if uv is None:
        print("Resolving needs uv: pip install uv", file=sys.stderr)
        return 1
    for words in (
        ["--extra", "demo", "pyproject.toml", "-o", "requirements.lock"],
        [
            "--extra",
            "demo",
            "--extra",
            "dev",
            "-c",
            "requirements.lock",
            "pyproject.toml",
            "-o",
            "requirements-dev.lock",
        ],
    ):
        subprocess.run([uv, *COMPILE, *words], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
