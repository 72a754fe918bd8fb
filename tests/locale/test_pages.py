"""Every page is read in each language by those who may open it: no English is left in Kazakh and Russian, no language is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import polib
import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from django.db import transaction
from django.http import HttpResponse

from tests.locale import reviewed
from tests.permissions.addresses import addresses
from tests.permissions.visiting import ARGUMENTS, client_for, url_of
from tests.permissions.world import World, build
from tools import collect_locale as tool

pytestmark = pytest.mark.django_db

VISITORS = ("person", "officer", "newcomer", "anonymous")
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-label", "data-title", "aria-description")
PLACES = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
NOT_WORDS = re.compile(
    r"\b[0-9a-f]{8}-[0-9a-f-]{27}\b|https?://\S+|\S+@\S+|`[^`]*`|\b(?:[\w-]+\.)+(?:kz|com|json)\b|(?<!\w)\.\w+\b"
)
ENGLISH = re.compile(r"\b[a-z]{3,}\b|\b[A-Z][a-z]+ [a-z]{2,}\b")


@dataclass(frozen=True, slots=True)
class Visit:
    """A page for people, somebody who may open it, and whether an empty form is sent to it."""

    name: str
    visitor: str
    sends: bool

    def page(self, world: World, language: str) -> HttpResponse:
        """What is seen in `language`; whatever the request did is undone."""
        url = url_of(self.name, world).replace("/ru/", f"/{language}/", 1)
        before = transaction.savepoint()
        client = client_for(self.visitor, world)
        response = client.post(url, {}) if self.sends else client.get(url)
        transaction.savepoint_rollback(before)
        return response


@pytest.fixture
def world(clock_at, settings) -> World:
    settings.ACCOUNT_RATE_LIMITS = False  # the same page is opened in three languages within a second
    clock_at("2026-03-16 10:00")
    return build()


def _is_page(response: HttpResponse) -> bool:
    return response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")


def visits(world: World, *, sends: bool) -> Iterator[Visit]:
    """Each page as the first of the visitors sees it who has an account, and as a stranger does."""
    named = (
        a for a in addresses() if a.name and a.route.startswith("ru/") and (a.name in ARGUMENTS or "<" not in a.route)
    )
    for address in named:
        if address.name not in reviewed.PAGES_FOR_MAKERS:
            opens = [v for v in VISITORS if _is_page(Visit(address.name, v, sends).page(world, "en"))]
            yield from (Visit(address.name, visitor, sends) for visitor in dict.fromkeys(opens[:1] + opens[-1:]))


def said(html: BeautifulSoup, language: str) -> Iterator[str]:
    """What a reader or a screen reader gets in the language of the page; parts marked as another language are left out."""
    for text in html.find_all(string=True):
        if (
            type(text) is NavigableString
            and text.strip()
            and _language_of(text.parent) == language
            and not _is_machine(text.parent)
        ):
            yield " ".join(text.split())
    for tag in html.find_all(True):
        if _language_of(tag) == language:
            yield from (" ".join(tag[name].split()) for name in SPOKEN if tag.get(name))
            if tag.name == "meta" and tag.get("name") == "description":
                yield tag["content"]


def _language_of(tag: Tag) -> str:
    bearer = tag if tag.get("lang") else tag.find_parent(lang=True)
    return bearer["lang"] if bearer else ""


def _is_machine(tag: Tag) -> bool:
    return any(parent.name in ("script", "style", "code", "pre") for parent in [tag, *tag.parents])


@cache
def untranslated() -> re.Pattern[str]:
    """Finds an English message of the catalogue standing alone in a text, with anything in its places."""
    entries = polib.pofile(str(tool.catalogue_path("kk")))
    messages = {m for e in entries for m in (e.msgid, e.msgid_plural) if m} - reviewed.SAME_AS_ENGLISH
    shown = [" ".join(m.replace("%%", "%").split()) for m in messages if re.search("[A-Za-z]{2}", PLACES.sub("", m))]
    return re.compile(
        "|".join(".+".join(map(re.escape, PLACES.split(m))) for m in sorted(shown, key=len, reverse=True))
    )


def in_english(text: str) -> bool:
    """A message of the catalogue, or, past gettext, a word of English letters that is no name."""
    words = set(ENGLISH.findall(NOT_WORDS.sub(" ", text))) - reviewed.LATIN_WORDS
    return bool(words or untranslated().fullmatch(text))


@pytest.mark.parametrize("sends", [False, True], ids=["read", "sent empty"])
def test_a_page_is_there_in_every_language_and_leaves_no_english_in_another(world, sends):
    english, missing, seen = set(), set(), 0
    for visit in visits(world, sends=sends):
        seen += 1
        for language in ("kk", "ru"):
            response = visit.page(world, language)
            html = BeautifulSoup(response.content, "html.parser")
            if (
                not _is_page(response)
                or html.html["lang"] != language
                or not {"kk", "ru", "en"} <= _other_languages(html)
            ):
                missing.add((visit.name, language))
            english |= {f"{visit.name} ({language}): {text}" for text in said(html, language) if in_english(text)}
    assert missing == set()
    assert not english, "\n".join(sorted(english))
    assert seen > (10 if sends else 40)


def _other_languages(html: BeautifulSoup) -> set[str]:
    return {link["hreflang"] for link in html.find_all("link", rel="alternate", hreflang=True)}
