"""No number of days is written anywhere but in `enbek/law`: neither in code nor in a sentence for people."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("enbek", "notifications", "careercenters", "seekers", "employers", "registration", "mediation")
NUMBER = {
    "en": r"(?:\d+|one|two|three|four|five|ten|fifteen|thirty)",
    "ru": r"(?:\d+|один|одного|одним|два|двух|три|трёх|трех|пять|пяти|десяти|пятнадцати|тридцать|тридцати)",
    "kk": r"(?:\d+|бір|екі|үш|бес|он|он бес|отыз)",
}
SAID = re.compile(
    rf"\b{NUMBER['en']}\s+(?:working|calendar|business)\s+days?\b|\b{NUMBER['ru']}(?:-х)?\s+(?:рабоч|календарн)\w+\s+д(?:ень|ня|ней|ни)\b"
    rf"|\b{NUMBER['kk']}\s+(?:жұмыс күн|күнтізбелік күн)|күнтізбелік\s+{NUMBER['kk']}\s+күн",
    re.IGNORECASE,
)


def python_files() -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if not path.is_relative_to(ROOT / "enbek" / "law") and "migrations" not in path.parts:
                yield path


def _docstrings(tree: ast.AST) -> set[int]:
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", [])
        for statement in body if isinstance(node, holders) or isinstance(body, list) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                found.add(id(statement.value))
    return found


def offences(source: str) -> Iterator[tuple[int, str]]:
    """Lines with a duration in days, or with a sentence that says a number of days. One day is a step, not a period."""
    tree = ast.parse(source)
    comments = _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in ("days", "weeks") and _is_period(node.value):
            yield node.value.lineno, f"{node.arg}={ast.unparse(node.value)}"
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("timedelta") and node.args and _is_period(node.args[0]):
            yield node.lineno, ast.unparse(node)
        if isinstance(node, ast.Call) and _adds_days(node) and any(_is_period(argument) for argument in node.args[1:]):
            yield node.lineno, ast.unparse(node)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in comments and (match := SAID.search(node.value)):
            yield node.lineno, match[0]


def _is_period(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value > 1


def _adds_days(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and node.func.attr in ("add", "subtract") and len(node.args) == 2


@pytest.mark.parametrize(
    "source",
    ["timedelta(days=3)", "timedelta(5)", "relativedelta(weeks=2)", "cal.add(day, 2)", "x = 'within two working days'", "x = 'в течение трёх рабочих дней'",
     "x = 'екі жұмыс күні ішінде'", "x = 'күнтізбелік отыз күн'"],
)
def test_a_number_of_days_is_recognised(source: str) -> None:
    assert list(offences(source))


@pytest.mark.parametrize("source", ["timedelta(days=1)", "cal.add(day, limit.amount)", "'''Two working days (T06).'''", "x = 'working days left'"])
def test_a_step_a_comment_and_a_value_of_the_law_are_no_offence(source: str) -> None:
    assert not list(offences(source))


def test_no_code_outside_the_law_writes_a_number_of_days() -> None:
    found = [f"{path.relative_to(ROOT)}:{line}: {what}" for path in python_files() for line, what in offences(path.read_text())]
    assert found == []


def test_no_template_writes_a_number_of_days() -> None:
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "templates").rglob("*.txt")]
    found = [f"{path.relative_to(ROOT)}: {match[0]}" for path in files for match in SAID.finditer(path.read_text())]
    assert files
    assert found == []
