"""Of what a form is made: running words, and blanks with the caption that is printed under them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Running words. `{issued}`, `{since}`, `{until}` stand for dates; a part with `{since}` is left out when there is none."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to fill in with `name`, `office`, `reasons` or `specialist`: `lead` before it, `trail` after it, `caption` under it."""

    field: str
    caption: str
    lead: str = ""
    trail: str = ""


Part = Words | Blank


@dataclass(frozen=True, slots=True)
class Wording:
    """One form in one language; `tail` follows the body after a space: dates and the officer."""

    annex: str
    mark: str
    title: str
    body: tuple[Part, ...]
    tail: tuple[Part, ...]
