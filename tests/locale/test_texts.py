"""Texts that are data (`enbek.i18n.Text` in the code, words of messages): two languages, each in its own letters."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.locale import reviewed
from tools.collect_locale import ROOT, own_files

PLACES = re.compile(r"\{\w*\}|\{[{%].*?[%}]\}", re.DOTALL)
WORDS = re.compile(r"[^\W\d_]+")
KAZAKH_LETTERS = set("әғқңөұүһі")
MAKERS = {"Text", "said"}
MESSAGES = ROOT / "templates" / "notifications"


def texts() -> Iterator[tuple[Path, dict[str, str]]]:
    """Every Text written out in the code, by language."""
    for path in own_files():
        if path.suffix == ".py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            calls = [
                n
                for n in ast.walk(tree)
                if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id in MAKERS
            ]
            yield from ((path, words) for call in calls if len(words := _words(call)) == 3)


def _words(call: ast.Call) -> dict[str, str]:
    given = {**dict(zip(("kk", "ru", "en"), call.args, strict=False)), **{k.arg: k.value for k in call.keywords}}
    return {
        language: node.value
        for language, node in given.items()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def messages(language: str) -> Iterator[str]:
    return (PLACES.sub(" ", p.read_text(encoding="utf-8")) for p in sorted(MESSAGES.glob(f"*/{language}/*.txt")))


def _scripts(word: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in word} & {"LATIN", "CYRILLIC"}


def test_there_are_texts_to_look_at():
    assert sum(1 for _ in texts()) > 300
    assert sum(1 for _ in messages("kk")) > 20


def test_kazakh_texts_are_not_russian():
    alike = {
        words["kk"] for _, words in texts() if words["kk"] == words["ru"] and WORDS.search(PLACES.sub("", words["kk"]))
    }
    assert alike - reviewed.SAME_TEXTS == set(), "translate, or look at it and list it in tests/locale/reviewed.py"


def test_no_text_is_empty_or_english_in_another_language():
    wrong = [
        (path.name, words)
        for path, words in texts()
        if not all(words.values()) or words["en"] in (words["kk"], words["ru"])
    ]
    assert [
        w for w in wrong if WORDS.search(PLACES.sub("", w[1]["en"])) and w[1]["en"] not in reviewed.SAME_TEXTS
    ] == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_word_of_a_text_mixes_latin_and_cyrillic_letters(language):
    written = [PLACES.sub(" ", words[language]) for _, words in texts()] + list(messages(language))
    assert [word for text in written for word in WORDS.findall(text) if len(_scripts(word)) > 1] == []


def test_russian_texts_are_written_with_russian_letters():
    written = [words["ru"] for _, words in texts() if not words["ru"].startswith(reviewed.SAID_IN_BOTH)] + list(
        messages("ru")
    )
    found = {
        word for text in written for word in WORDS.findall(PLACES.sub(" ", text)) if KAZAKH_LETTERS & set(word.lower())
    }
    assert found <= reviewed.KAZAKH_WORDS_IN_RUSSIAN


def test_the_places_of_a_text_are_the_same_in_each_language():
    wrong = [
        (path.name, words)
        for path, words in texts()
        if len({tuple(sorted(set(PLACES.findall(text)))) for text in words.values()}) > 1
    ]
    assert wrong == []
