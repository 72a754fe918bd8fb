"""An undefined variable printed by one of our templates fails the test.

`{% if name %}` and `{{ name|default:"" }}` say that a name may be missing and are left alone; so are templates of others.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from django.conf import settings
from django.template.base import FilterExpression, Node, Template

FORGIVING = {"default", "default_if_none", "yesno"}
OTHERS = "site-packages"


class FailOnUndefined(str):
    """Stands in the place of `string_if_invalid`; the engine calls `%` on it with the name it could not find."""

    def __new__(cls) -> FailOnUndefined:
        return super().__new__(cls, "undefined: %s")

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: object) -> Any:
        frame = sys._getframe(1)
        expression = frame.f_locals.get("self")
        origin = _origin(frame)
        if OTHERS in origin or (isinstance(expression, FilterExpression) and _forgives(expression)):
            return _resolve_leniently(expression, frame)
        pytest.fail(f"{origin} prints {name}, which is not defined there")


def _forgives(expression: FilterExpression) -> bool:
    return any(function.__name__ in FORGIVING for function, _ in expression.filters)


def _resolve_leniently(expression: object, frame: FrameType) -> Any:
    """What production would print: the empty string, sent through the filters."""
    context = frame.f_locals.get("context")
    if not isinstance(expression, FilterExpression) or context is None:
        return ""
    engine = context.template.engine
    engine.string_if_invalid = ""
    try:
        return expression.resolve(context)
    finally:
        engine.string_if_invalid = STRICT


def _origin(frame: FrameType | None) -> str:
    """The file of the innermost template that is being rendered."""
    while frame is not None:
        rendered = frame.f_locals.get("self")
        origin = getattr(rendered, "origin", None) if isinstance(rendered, Node | Template) else None
        if origin is not None:
            name = str(origin.name)
            return name if OTHERS in name else str(Path(name).name if not name.startswith("/") else name)
        frame = frame.f_back
    return "a template"


STRICT = FailOnUndefined()


def install() -> None:
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = STRICT
