"""Inside a room each file keeps to its role. Who may import whom is held by the contracts in pyproject.toml; this is the rest."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.consistency.sources import ROOMS, name_of, python, role, text, tree

RULES_MAY_TAKE = {"django.db.models.TextChoices", "django.utils.translation.gettext_lazy"}
"""Tables of words are the only thing of Django that a rule needs."""

WRITES = {"save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "delete", "select_for_update", "atomic"}
REVIEWED_WRITERS = {
    "enbek/web/views.py:save": "the language that the reader has just chosen, in the reader's own account",
}
REVIEWED_HIDDEN_IMPORTS = {
    "enbek/i18n.py:__str__": "the language of the reader; everything else in this module works without Django",
}
MOST_STATEMENTS_OF_A_TASK = 3


def files(*roles: str) -> list[Path]:
    return [path for path in python(*ROOMS) if role(path) in roles]


def taken_from_django(path: Path) -> Iterator[str]:
    """Full names; `from django.db import models` counts by what of it is used."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django"):
            yield from (f"{node.module}.{alias.name}" for alias in node.names if alias.name != "models")
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("django"))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "models":
            yield f"django.db.models.{node.attr}"


def writes(path: Path) -> Iterator[str]:
    """Names of calls that write rows; a service may bear such a name too (`preferences.save`)."""
    services = {
        alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("services")
        for alias in node.names
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and node.attr in WRITES and not (isinstance(node.value, ast.Name) and node.value.id in services):
            yield node.attr


def test_a_rule_takes_only_words_from_django() -> None:
    found = {(name_of(path), taken) for path in files("rules") for taken in taken_from_django(path) if taken not in RULES_MAY_TAKE}
    assert files("rules")
    assert found == set()


def test_only_services_write() -> None:
    pages = files("views", "forms", "api", "access", "tasks")
    found = {f"{name_of(path)}:{call}" for path in pages for call in writes(path)}
    assert pages
    assert found == set(REVIEWED_WRITERS)


def test_a_task_is_thin() -> None:
    functions = [(path, node) for path in files("tasks") for node in tree(path).body if isinstance(node, ast.FunctionDef)]
    found = [f"{name_of(path)}:{node.name}" for path, node in functions if len(node.body) > MOST_STATEMENTS_OF_A_TASK]
    assert functions
    assert found == []


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_for_later_in_the_code(word: str) -> None:
    assert [name_of(path) for path in python(*ROOMS, "tools") if word in text(path)] == []


def test_no_import_hides_inside_a_function() -> None:
    found = set()
    for path in python(*ROOMS):
        for function in (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef) and node.name != "ready"):
            if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function)):
                found.add(f"{name_of(path)}:{function.name}")
    assert found == set(REVIEWED_HIDDEN_IMPORTS)


def test_only_the_hints_speak_to_the_broker() -> None:
    """Whoever asks a worker elsewhere forgets once that a dead broker must not cost the request."""
    asks = {"delay", "apply_async", "send_task"}
    found = {name_of(path) for path in python(*ROOMS) for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute) and node.attr in asks}
    assert found == {"enbek/hints.py"}
