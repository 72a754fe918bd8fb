"""Time comes from the clock of the house, and every clock that can run out has somebody who acts, or is meant to be missed."""

from __future__ import annotations

import ast
from pathlib import Path

from enbek.deadlines import services as deadlines
from enbek.law import BESIDE, ORDER_214
from enbek.law.limits import limits
from enbek.law.notices import FROM_NOTICE
from tests.consistency.sources import ROOMS, ROOT, name_of, python, strings, text, tree

OWN_CLOCKS = {
    "enbek/clock.py": "the clock itself",
    "enbek/registries/sandbox/server.py": "a program of its own that plays the state",
    "enbek/signing/__main__.py": "a tool that works without Django",
    "demo/signer/desk.py": "a program of its own on the person's computer",
}
ASKS_THE_MACHINE = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "timezone.localdate", "timezone.localtime", "time.time",
    "localdate", "localtime",
}
MEANT_TO_BE_MISSED = {
    "H2": "the career centre was to look at what was said; until it does the status stays (Q-09, Q-20)",
    "T02": "the office was to decide; the sweep goes on deciding, late and visibly",
    "T03": "the assistant was to send the papers; sending them late is done and shown",
    "T04": "as T02, for what an assistant sent",
    "T08": "the office was to send the list of documents",
    "T10": "the labour-mobility centre was to decide; until it does the status stays (Q-20)",
    "T15": "the office was to draw up the plan",
    "T16": "the employer was to report; a late report is welcome",
    "T17": "the centre was to select candidates; the sweep goes on, late and visibly",
    "T18": "the centre was to tell of suitable work; the sweep goes on, late and visibly",
    "T21": "the office was to send the referral",
    "T25": "the state is late with its outer term: seen by all, held against nobody",
}



def asks_the_machine(path: Path) -> bool:
    return any(isinstance(node, ast.Call) and _named(node) for node in ast.walk(tree(path)))


def _named(call: ast.Call) -> bool:
    """`datetime.now(…)`, also as `datetime.datetime.now(…)`."""
    name = ast.unparse(call.func)
    return name in ASKS_THE_MACHINE or ".".join(name.split(".")[-2:]) in ASKS_THE_MACHINE


def test_nobody_but_the_clock_asks_the_machine_for_the_time() -> None:
    assert {name_of(path) for path in python(*ROOMS) if asks_the_machine(path)} == set(OWN_CLOCKS)


def opened() -> set[str]:
    """The limits named in the modules that start clocks."""
    known = {limit.id for limit in (*limits(ORDER_214), *limits(BESIDE))}
    starters = [path for path in python(*ROOMS) if "open_deadline(" in text(path) and not name_of(path).startswith(("enbek/deadlines/", "demo/"))]
    starters.append(ROOT / "registration/rules/channels.py")  # which of two clocks a channel starts
    return known & set().union(*(strings(path) for path in starters))


def test_a_clock_that_runs_out_has_a_handler_or_is_meant_to_be_missed() -> None:
    handled = {limit_id for limit_id, _kind in deadlines._handlers}
    assert opened() - handled == set(MEANT_TO_BE_MISSED)
    assert handled - opened() <= {"T19", "T20", *FROM_NOTICE}, "a handler for a clock that nobody starts"  # named by AnswerLimit; by a notice
