"""The files of the house, and what stands in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("enbek", "notifications", "careercenters", "seekers", "employers", "registration", "mediation", "demo")


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), str(path))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python(*folders: str) -> Iterator[Path]:
    """Source files below these folders; migrations are written by a machine and never touched again."""
    for folder in folders:
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts)


def role(path: Path) -> str:
    """`rules`, `models`, `services`, `views`, … : the part of its room that a file plays; "" for the rest."""
    roles = {"rules", "models", "services", "views", "forms", "tasks", "api", "access"}
    return next((part for part in (*path.relative_to(ROOT).parts[:-1], path.stem) if part in roles), "")


def templates() -> list[Path]:
    return [path for path in sorted((ROOT / "templates").rglob("*")) if path.suffix in {".html", ".txt"}]


def strings(path: Path) -> set[str]:
    """Every string constant of a module."""
    return {node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
