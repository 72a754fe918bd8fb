"""Doing what a button asks for: once, with a sentence on what came of it or why it cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest

from enbek.transitions.machine import MoveRefused

Kept = TypeVar("Kept")


def do(request: HttpRequest, act: Callable[[], Kept], said: Callable[[Kept], str] | None = None) -> Kept | None:
    """What the act keeps, told by `said` (without it the caller tells); None if it is refused, and the reader is told why."""
    try:
        kept = act()
    except MoveRefused as refused:
        for reason in refused.reasons:
            messages.warning(request, str(reason))
        return None
    if said is not None:
        messages.success(request, said(kept))
    return kept
