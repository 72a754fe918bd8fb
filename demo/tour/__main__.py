"""`python -m demo.tour [--json]`: starts an exchange of its own under var/tour, walks the story, exits non-zero on any difference."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enbek.settings.demo")
django.setup()  # the personas name rows of the classifiers

from demo.supervisor.problem import Problem  # noqa: E402
from demo.supervisor.stack import Stack  # noqa: E402
from demo.tour.browser import Unexpected  # noqa: E402
from demo.tour.story import Teller, tell  # noqa: E402

VAR = Path(__file__).resolve().parent.parent.parent / "var" / "tour"


def main() -> int:
    parser = argparse.ArgumentParser(prog="demo.tour", description=__doc__)
    parser.add_argument("--json", action="store_true", help="end with the steps as JSON")
    parser.add_argument("--keep", action="store_true", help="keep the data of the last tour")
    options = parser.parse_args()
    if not options.keep:
        shutil.rmtree(VAR, ignore_errors=True)
    teller = Teller(quiet=False)
    try:
        with Stack(var=VAR, say=lambda text: print(f"· {text}", flush=True), env={"ENBEK_SWEEP_EVERY": "2"}) as stack:
            tell(stack, teller)
    except (Problem, Unexpected) as problem:
        teller.fail(str(problem))
    if options.json:
        print(json.dumps(teller.steps, ensure_ascii=False, indent=1))
    print(f"{teller.passed} steps as the Rules have it, {teller.failed} not")
    return 1 if teller.failed else 0


if __name__ == "__main__":
    sys.exit(main())
