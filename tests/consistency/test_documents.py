"""A document names files that exist, and the pages made from the code are fresh."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.consistency.sources import ROOT, name_of, text
from tools import draw_floors

NAMED = re.compile(r"`((?:[\w.-]+/)+[\w.-]*\.(?:py|html|txt|md|svg|toml|css|js|typ|po))`|\]\((?!https?:|#|mailto:)([^)#\s]+)")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@cache
def all_files() -> list[str]:
    folders = (path for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".") and path.name != "var")
    return [f"/{name_of(path)}" for folder in folders for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: name_of(page))
def test_every_file_that_a_document_names_exists(page: Path) -> None:
    """A document about one room may leave the name of the room away."""
    names = [match.groups() for match in NAMED.finditer(text(page))]
    missing = {code for code, _link in names if code and not any(one.endswith(f"/{code}") for one in all_files())}
    missing |= {link for _code, link in names if link and not (page.parent / link).exists()}
    assert missing == set()


def test_the_picture_of_the_floors_is_as_the_code() -> None:
    """`make floors` draws it anew."""
    assert draw_floors.PICTURE.read_text(encoding="utf8") == draw_floors.picture()
