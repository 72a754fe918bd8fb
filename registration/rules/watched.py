"""Shares and what of them may be published. Pure."""

from __future__ import annotations

SMALLEST_PUBLISHED = 10
"""Fewer ended terms than this are not published for a region: no person shall be guessed from a number (our own threshold)."""


def percent(part: int, whole: int) -> int | None:
    """Whole percent, rounded down, so that 100 % means all; None of nothing."""
    return part * 100 // whole if whole else None


def published(part: int, whole: int) -> tuple[int, int] | None:
    """(ended, percent on time) for everybody's eyes; None where the number or either of its parts is small but not zero."""
    parts = (whole, part, whole - part)
    if whole < SMALLEST_PUBLISHED or any(0 < number < SMALLEST_PUBLISHED // 2 for number in parts):
        return None
    return whole, percent(part, whole) or 0
