"""`python -m demo.supervisor run|stop|servers`: what `make demo` and `make stop` call."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import FrameType

from demo.supervisor.owner import stop_owner
from demo.supervisor.problem import Problem
from demo.supervisor.services import ROOT
from demo.supervisor.stack import USUAL_SIGNER_PORT, Stack, reset, signer_port

BOOTSTRAP_STEPS = 4  # those of tools/bootstrap.py, which ran before
TOTAL_STEPS = 9
FULL_BELOW = 20 * 1024 * 1024  # bytes: PostgreSQL extends its files in steps of 16 MB
FULL = "The disk is full: free some room and start again; what was saved is kept."


class Steps:
    """Numbered progress lines until the house stands, plain ones afterwards."""

    def __init__(self) -> None:
        self.done: int | None = BOOTSTRAP_STEPS

    def __call__(self, text: str) -> None:
        if self.done is None:
            print(f"* {text}", flush=True)
            return
        self.done += 1
        print(f"[{self.done}/{TOTAL_STEPS}] {text}", flush=True)


def run(var: Path, port: int, anew: bool) -> int:
    """Start everything, tell where it is, wait for Ctrl-C, stop everything."""
    ended = threading.Event()
    listen_for_end(ended)
    if anew:
        reset(var)
        if os.environ.get("DATABASE_URL"):
            print("RESET=1 leaves the database of DATABASE_URL alone: it is yours.")
    steps = Steps()
    with Stack(var, port=port, signer_port=signer_port(), phones=True, adopt=True, say=steps) as stack:
        steps.done = None
        welcome(stack)
        with suppress(KeyboardInterrupt):
            ended.wait()
        print("\nStopping …", flush=True)
    print("Stopped; the data are kept.")
    return 0


def listen_for_end(ended: threading.Event) -> None:
    """The first Ctrl-C, SIGTERM or hang-up ends the start or the waiting; later ones do not disturb the stopping."""

    def end(number: int, frame: FrameType | None) -> None:
        if not ended.is_set():
            ended.set()
            raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)


def welcome(stack: Stack) -> None:
    if stack.ports.signer != USUAL_SIGNER_PORT:
        print(f"Port {USUAL_SIGNER_PORT} is taken (NCALayer?): the demo signer listens on {stack.ports.signer}.")
    accounts = stack.manage("demo_accounts", check=False)
    print(f"\n{accounts.stdout.rstrip() or accounts.stderr[-500:]}\n")
    print(f"Telephones (what each number got by SMS, and answers from it): http://127.0.0.1:{stack.ports.phones}/")
    print(f"Enbek runs at {stack.url}   logs: {stack.var / 'log'}   stop: Ctrl-C", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="demo.supervisor", description=__doc__)
    parser.add_argument("what", choices=["run", "stop"])
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--reset", action="store_true")
    parser.add_argument("--var", type=Path, default=Path(os.environ.get("ENBEK_VAR", ROOT / "var")))
    options = parser.parse_args()
    try:
        if options.what == "stop":
            print(stop_owner(options.var))
            return 0
        return run(options.var, options.port, options.reset)
    except KeyboardInterrupt:
        print("Stopped.")
        return 130
    except PermissionError as error:
        print(f"\nNo permission for {error.filename}: give it to yourself, or use another folder.", file=sys.stderr)
    except Exception as error:
        sentence = FULL if disk_is_full(options.var) else str(error)
        if not isinstance(error, Problem) and sentence is not FULL:
            raise
        print(f"\n{sentence}", file=sys.stderr)
    return 1


def disk_is_full(var: Path) -> bool:
    """Whether a fault is explained by it: PostgreSQL, migrations and logs each say it in their own way."""
    existing = next(folder for folder in (var, *var.parents) if folder.exists())
    return shutil.disk_usage(existing).free < FULL_BELOW


if __name__ == "__main__":
    sys.exit(main())
