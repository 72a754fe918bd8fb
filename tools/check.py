"""`make check`: style, types, floors, habits, migrations, the production check. All of them run; the exit code tells of any."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
DJANGO = [sys.executable, "manage.py"]
PRODUCTION = {
    "ENBEK_SECRET_KEY": "k" * 64 + "-1aZ",
    "ENBEK_HOSTS": "enbek.example",
    "DJANGO_SETTINGS_MODULE": "enbek.settings.production",
}
NOWHERE = {"DATABASE_URL": "postgresql://enbek@127.0.0.1:1/enbek", "REDIS_URL": "redis://127.0.0.1:1/0"}  # these checks ask no server

CHECKS: dict[str, tuple[list[str], dict[str, str]]] = {
    "style": ([str(BIN / "ruff"), "check", "."], {}),
    "types": ([str(BIN / "mypy"), "--no-error-summary"], NOWHERE),
    "floors": ([str(BIN / "lint-imports"), "--no-logo"], {}),
    "habits": ([sys.executable, "-m", "pytest", "tests/consistency", "-q", "-p", "no:randomly", "-p", "no:cacheprovider"], NOWHERE),
    "migrations": ([*DJANGO, "makemigrations", "--check", "--dry-run"], NOWHERE),
    "production": ([sys.executable, "-m", "tools.production_check"], NOWHERE | PRODUCTION),
}


LONG = ("types", "habits")
AT_ONCE = 2
"""As many as a small machine has cores: together they take under a minute."""


def run(name: str) -> bool:
    command, env = CHECKS[name]
    start = time.monotonic()
    result = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    fine = result.returncode == 0
    line = f"{name:12} {'ok' if fine else 'FAILS':6} {time.monotonic() - start:5.1f} s"
    print(line if fine else f"{line}\n{result.stdout.strip()}", flush=True)  # one call: two checks run at a time
    return fine


def main() -> int:
    wanted = sys.argv[1:] or list(CHECKS)
    longest_first = sorted(wanted, key=lambda name: name not in LONG)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(run, longest_first))  # all of them, whatever the first ones say
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
