"""The legal texts, read for the tests. The project ships quotations only; the texts lie beside it in ../shared/seeds."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from enbek.law import GUIDE, ORDER_214, ORDER_259

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "seeds"
FILES = {
    (ORDER_214, "ru"): "order-214-rules-ru.txt",
    (ORDER_214, "kk"): "order-214-rules-kk.txt",
    (ORDER_259, "kk"): "order-259-rules-kk.txt",
    (GUIDE, "ru"): "guide-employment-services-ru.txt",
}
LAST_PARAGRAPH = {ORDER_214: 81, ORDER_259: 64}
RULES_BEGIN = {"ru": r"Глава 1\. Общие положения", "kk": r"1-тарау\. Жалпы ережелер"}
ANNEX_BEGINS = {"ru": r"Приложение {}\nк правилам", "kk": r"асыру қағидаларына\n\s*{}-қосымша"}
FOOTNOTE = re.compile(r"^\s*(?:Сноска|Ескерту)\..*(?:\n(?! {4,}).*)*", re.MULTILINE)
ANNEX_LENGTH = 9000  # characters: the table of an annex, not the next one
DELETED = ("Исключен", "Алып тасталды")


def _read(edition: str, language: str) -> str:
    path = FOLDER / FILES[edition, language]
    if not path.exists():
        pytest.skip(f"the legal text {path.name} is not beside the project: quotations cannot be compared with it")
    return re.sub(r"\[bookmark: z\d+\]\s?", "", path.read_text()).replace("\N{NO-BREAK SPACE}", " ")


def plain(text: str) -> str:
    """One space between words: line ends of the print mean nothing."""
    return " ".join(text.split())


@cache
def whole(edition: str, language: str) -> str:
    return plain(_read(edition, language))


@cache
def paragraphs(edition: str, language: str) -> dict[str, str]:
    """Number → text of every paragraph of the Rules, notes of amendments and deleted paragraphs left out."""
    text = _read(edition, language)
    begins = [match.end() for match in re.finditer(RULES_BEGIN[language], text)][-1]
    body = FOOTNOTE.sub("", text[begins:])
    found, place = {}, 0
    for number in range(1, LAST_PARAGRAPH[edition] + 1):
        start = re.compile(rf"^ *{number}\.\s", re.MULTILINE).search(body, place)
        assert start, f"{edition} {language}: paragraph {number} is not found"
        following = re.compile(rf"^ *{number + 1}\.\s|^\s*Приложение 1$|1-қосымша\n", re.MULTILINE).search(body, start.end())
        end = following.start() if following else len(body)
        words = plain(body[start.end() : end])
        found[str(number)] = "" if words.startswith(DELETED) else words
        place = end
    return found


@cache
def annex(edition: str, language: str, number: int) -> str:
    text = _read(edition, language)
    head = "1-қосымша" if edition == ORDER_259 else ANNEX_BEGINS[language].format(number)
    rules_end = re.compile(rf"^ *{LAST_PARAGRAPH[edition]}\. ", re.MULTILINE).search(text)
    start = rules_end and re.compile(head).search(text, rules_end.end())
    assert start, f"{edition} {language}: annex {number} is not found"
    return plain(text[start.start() : start.start() + ANNEX_LENGTH])


def place_of(edition: str, language: str, paragraph: str) -> str:
    """The text of the paragraph (or annex) in which a quotation must stand: "51.3" → paragraph 51, "A1.3" → Annex 1."""
    if edition == GUIDE:
        return whole(edition, language)
    if paragraph.startswith("A"):
        return annex(edition, language, int(paragraph[1:].split(".", maxsplit=1)[0]))
    return paragraphs(edition, language)[paragraph.split(".", maxsplit=1)[0]]
