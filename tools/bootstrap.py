"""Make `.venv` ready: the virtual environment, the locked packages, the compiled translations.

Standard library only: it runs before anything is installed. Each step prints one line, each foreseeable obstacle ends
with one sentence that names the remedy. The version check stands before everything that an older Python cannot read.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Enbek needs Python 3.11 or newer; this is {}.{}. Install a newer one and say which to use, "
        "for example: make demo PYTHON=python3.11".format(*sys.version_info[:2])
    )

import argparse
import errno
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".installed.json"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
ROOM_NEEDED = 700 * 1024 * 1024  # bytes for the environment, the embedded database and the demo country


class Obstacle(Exception):
    """Something a person must settle; its text is the whole message."""


class Steps:
    """Numbered lines `[2/9] …`, the numbering shared with the command that follows."""

    def __init__(self, total: int) -> None:
        self.total, self.done = total, 0

    def say(self, text: str) -> None:
        self.done += 1
        print(f"[{self.done}/{self.total}] {text}", flush=True)


def check_machine() -> None:
    """Room on the disk, the right to write, and a Python that can make virtual environments."""
    if not os.access(ROOT, os.W_OK):
        raise Obstacle(f"No permission to write in {ROOT}: copy the project to a folder of your own.")
    free = shutil.disk_usage(ROOT).free
    if free < ROOM_NEEDED and not STAMP.exists():
        raise Obstacle(
            f"The disk is too full: {free // 2**20} MB free under {ROOT}, {ROOM_NEEDED // 2**20} MB needed."
        )
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Obstacle(
            f"This Python cannot make virtual environments: install its venv module (Debian: apt install python{version}-venv)."
        )


def make_environment() -> None:
    """Create `.venv`, or make it anew when its Python is gone or too old."""
    if PYTHON.exists():
        probe = subprocess.run([PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"], check=False)
        if probe.returncode == 0:
            return
    shutil.rmtree(VENV, ignore_errors=True)
    venv.EnvBuilder(with_pip=True, symlinks=True).create(VENV)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def installed() -> dict:
    """Which locks (by content) `.venv` holds."""
    try:
        return json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}


def install(kind: str) -> None:
    """Install the lock with its hashes. The development lock contains the other one, so it settles both."""
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "--no-input",
        "--disable-pip-version-check",
        "--no-warn-script-location",
        "-r",
        LOCKS[kind],
    ]
    result = subprocess.run(command, cwd=ROOT, text=True, stderr=subprocess.PIPE, check=False)
    if result.returncode:
        raise Obstacle(explain_pip(result.stderr))
    settled = ["run", "dev"] if kind == "dev" else ["run"]
    STAMP.write_text(json.dumps({name: digest(LOCKS[name]) for name in settled}))


def explain_pip(errors: str) -> str:
    """One sentence for the usual reasons, else pip's own last words."""
    if "No space left on device" in errors:
        return "The disk became full while packages were being installed: free some room and start again."
    if "Permission denied" in errors:
        return f"No permission to write in {VENV}: remove that folder or give it to yourself, and start again."
    if "do not match the hashes" in errors:
        return (
            "A downloaded package differs from the one that was locked (hash mismatch): nothing was installed.\n"
            + errors
        )
    if "NewConnectionError" in errors or "Could not find a version" in errors:
        return (
            "The packages could not be downloaded: check the network or pip's settings, and start again.\n"
            + errors[-600:]
        )
    return "Installing the packages failed:\n" + errors[-2000:]


def compile_locale() -> None:
    result = subprocess.run(
        [PYTHON, ROOT / "tools" / "compile_locale.py"], cwd=ROOT, text=True, stderr=subprocess.PIPE, check=False
    )
    if result.returncode:
        raise Obstacle("The translations could not be compiled:\n" + result.stderr[-1000:])


def run(kind: str, total: int) -> None:
    steps = Steps(total)
    steps.say(f"Python {sys.version_info.major}.{sys.version_info.minor}, room and rights")
    check_machine()
    steps.say("virtual environment .venv")
    make_environment()
    fresh = installed().get(kind) == digest(LOCKS[kind])
    steps.say("packages: as locked, nothing to do" if fresh else "packages (once; a minute or two)")
    if not fresh:
        install(kind)
    steps.say("translations")
    compile_locale()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="the tools for tests and checks too")
    parser.add_argument("--total", type=int, default=4, help="number of steps to show, with those that follow")
    options = parser.parse_args()
    try:
        run("dev" if options.dev else "run", options.total)
    except Obstacle as obstacle:
        print(f"\n{obstacle}", file=sys.stderr)
        return 1
    except PermissionError as error:
        print(
            f"\nNo permission to write {error.filename}: give it to yourself or use another folder.", file=sys.stderr
        )
        return 1
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        print("\nThe disk is full: free some room and start again.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
