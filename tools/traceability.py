"""`python tools/traceability.py [--check]`: which id of the Rules is implemented where, and which test shows it.

Reads the ids of `docs/requirements.txt`, finds where code and tests cite them, writes `docs/traceability.md`.
With `--check` it writes nothing and fails when the page is out of date or an unknown id is cited.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "traceability.md"
CODE = (
    "enbek",
    "notifications",
    "careercenters",
    "seekers",
    "employers",
    "registration",
    "mediation",
    "demo",
    "templates",
)
TESTS = ("tests",)
SUFFIXES = {".py", ".html", ".txt", ".typ"}
ID = r"(?:CL\d|T\d\d|R\d{1,2}(?:\.\d{1,2}[abck]?)?|A\d{1,2}(?:\.\d{1,2}[ab]?)?|A1\.F|OA\d(?:\.\d)?|O\d{1,2}|G\d(?:\.\d)?|M\d(?:\.\d{1,2})?|D-\d\d|Q-\d\d)"
CITED = re.compile(rf"(?<![\w.\-/#]){ID}(?:[–-](?:{ID}|\d{{1,2}}))?(?![\w\-/]|\.\d)")
FAMILY = re.compile(r"([A-Z]+-?(?:\d+\.)?)(\d+)([abck]?)$")
TITLES = {
    "CL": "Clock rules",
    "T": "Time limits",
    "R": "Order 214, paragraphs",
    "A": "Order 214, annexes",
    "O": "Order 259 (2021)",
    "OA": "Order 259, annexes",
    "G": "Guide for citizens",
    "M": "Manual for employers",
    "D-": "Discrepancies",
    "Q-": "Open questions",
}


NO_SUCH = {"D-99", "T26", "T99"}
"""Ids that tests ask for because they do not exist."""


def known_ids() -> list[str]:
    lines = (ROOT / "docs" / "requirements.txt").read_text(encoding="utf8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def spread(citation: str) -> Iterator[str]:
    """`R41.1–6` cites six ids, `R29–R36` eight, `R12.1` itself."""
    first, _dash, last = citation.partition("–")
    if not last:
        yield first
        return
    start = FAMILY.match(first)
    end = FAMILY.match(last) or re.match(r"()(\d+)()$", last)
    if not start or not end or (end[1] and end[1] != start[1]):
        yield from (first, last)
        return
    for number in range(int(start[2]), int(end[2]) + 1):
        yield f"{start[1]}{number:0{len(start[2])}d}"


def citations(folders: tuple[str, ...]) -> dict[str, set[str]]:
    """Id → files that cite it (paths from the root)."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix not in SUFFIXES or "migrations" in path.parts:
                continue
            for match in CITED.finditer(path.read_text(encoding="utf8")):
                for one in spread(match[0]):
                    found[one].add(path.relative_to(ROOT).as_posix())
    return found


def covered(one: str, found: dict[str, set[str]]) -> set[str]:
    """Files citing the id, or, for `R12` among the known, one of its parts; a part is also covered by its whole."""
    files = set(found.get(one, ()))
    for whole in wholes(one):
        files |= found.get(whole, set())
    return files


def wholes(one: str) -> set[str]:
    """What an id is a part of: `R51.3a` of `R51.3` and of `R51`."""
    found = {one.partition(".")[0]} if "." in one else set()
    return found | ({one[:-1]} if one[-1].islower() else set())


def page() -> str:
    code, tests = citations(CODE), citations(TESTS)
    rows: dict[str, list[str]] = defaultdict(list)
    done = shown = 0
    for one in known_ids():
        where, by = covered(one, code), covered(one, tests)
        done, shown = done + bool(where), shown + bool(by)
        family = re.match(r"[DQ]-|[A-Z]+", one)
        rows[family[0] if family else ""].append(f"| {one} | {listed(where)} | {listed(by)} |")
    head = [
        "# Traceability",
        "",
        "Made by `python tools/traceability.py` from the ids cited in code and tests; a test fails when it is out of date. A citation says where to look,",
        f"not that all of the paragraph is done. {len(known_ids())} ids: {done} cited in code, {shown} in tests.",
    ]
    parts = [
        f"\n## {TITLES[family]}\n\n| id | implemented in | shown by |\n|---|---|---|\n" + "\n".join(lines)
        for family, lines in rows.items()
    ]
    return "\n".join(head) + "\n" + "\n".join(parts) + "\n"


def listed(files: set[str], most: int = 4) -> str:
    if not files:
        return "not yet"
    ordered = sorted(files, key=lambda name: (name.startswith("templates"), name))
    more = f" and {len(ordered) - most} more" if len(ordered) > most else ""
    return ", ".join(f"`{name}`" for name in ordered[:most]) + more


def unknown() -> dict[str, set[str]]:
    """Ids cited that the matrix does not have: a slip of the pen."""
    known = set(known_ids()) | NO_SUCH
    known |= {whole for one in known for whole in wholes(one)}
    return {one: files for one, files in citations(CODE + TESTS).items() if one not in known}


def main() -> int:
    strange = unknown()
    for one, files in sorted(strange.items()):
        print(f"{one} is not in the requirements matrix: {', '.join(sorted(files))}", file=sys.stderr)
    fresh = page()
    if "--check" in sys.argv:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf8") != fresh
        if stale:
            print("docs/traceability.md is out of date: run `python tools/traceability.py`", file=sys.stderr)
        return 1 if stale or strange else 0
    PAGE.write_text(fresh, encoding="utf8")
    return 1 if strange else 0


if __name__ == "__main__":
    sys.exit(main())
