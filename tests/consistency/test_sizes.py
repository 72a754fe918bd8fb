"""A function fits on a screen, a module in a head."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.consistency.sources import ROOMS, name_of, python, text, tree

LONGEST_FUNCTION, LONGEST_MODULE, LONGEST_TEST_MODULE = 40, 300, 450

REVIEWED_FUNCTIONS = {
    "tests/backoffice/test_story.py:test_a_specialists_day": "one day from the empty desk to the last deadline",
    "demo/country/seekers.py:_seeker": "one invented person as data: a field a line",
}
REVIEWED_MODULES: dict[str, str] = {}


def too_long_functions(path: Path) -> set[str]:
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {f"{name_of(path)}:{one.name}" for one in functions if (one.end_lineno or one.lineno) - one.lineno >= LONGEST_FUNCTION}


def lines(path: Path) -> int:
    return text(path).count("\n")


def test_no_function_is_longer_than_a_screen() -> None:
    found = set().union(*(too_long_functions(path) for path in python(*ROOMS, "tools", "tests")))
    assert found == set(REVIEWED_FUNCTIONS)


@pytest.mark.parametrize(("folders", "most"), [((*ROOMS, "tools"), LONGEST_MODULE), (("tests",), LONGEST_TEST_MODULE)], ids=["code", "tests"])
def test_no_module_is_longer_than_a_head_can_hold(folders: tuple[str, ...], most: int) -> None:
    found = {name_of(path): lines(path) for path in python(*folders) if lines(path) > most}
    assert set(found) == {name for name in REVIEWED_MODULES if name.startswith(folders)}, found
