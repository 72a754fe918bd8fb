"""Live numbers of the home page. The ground floor knows no app, so each app brings its own count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.functional import Promise

from enbek.i18n import Text

KEPT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Number:
    """A count and what is counted: `label` follows the number ("open vacancies")."""

    value: int
    label: str | Text | Promise


_sources: dict[str, Callable[[], Number]] = {}


def register(name: str, source: Callable[[], Number]) -> None:
    """Show `source()` on the home page. Called in `AppConfig.ready()`."""
    _sources[name] = source


def current() -> list[Number]:
    """All registered numbers; the counts are kept for a minute so that a busy home page does not count again."""
    return [_kept(name, source) for name, source in _sources.items()]


def _kept(name: str, source: Callable[[], Number]) -> Number:
    key = f"web.number.{name}"
    number: Number | None = cache.get(key)
    if number is None:
        number = source()
        cache.set(key, number, KEPT_SECONDS)
    return number
