"""Strips above the header that an upper app may add to every page (the clock of the demo, a notice of works)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise

from enbek.i18n import Text


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press in a strip: `name=value` is posted to `url`, with the page to come back to as `next`."""

    url: str
    text: str | Text | Promise
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Banner:
    """One strip: a sentence and, if there is something to do, one link and one button."""

    text: str | Text | Promise
    link: str = ""
    link_text: str | Text | Promise = ""
    button: Button | None = None


Source = Callable[[HttpRequest], Banner | None]
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Ask `source` on every page; it answers with a banner or None. Called in `AppConfig.ready()`."""
    _sources[name] = source


def on(request: HttpRequest) -> list[Banner]:
    """The banners of this page, in the order of registration."""
    return [banner for source in _sources.values() if (banner := source(request)) is not None]
