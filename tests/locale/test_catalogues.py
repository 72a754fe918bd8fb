"""The catalogues are whole, and each translation fits its message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import polib
import pytest

from tests.locale import reviewed
from tools import collect_locale as tool

LANGUAGES = ("kk", "ru")
PLACES = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
TAGS = re.compile(r"<[^>]+>")
WORDS = re.compile(r"[^\W\d_]+")
KAZAKH_LETTERS = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
FAMILIAR = r"\b(ты|тебя|тебе|сен|сені|саған|сенің)\b"
HOW_TO = "`make locale` brings the catalogues up to date; then translate what is empty"


@cache
def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(tool.catalogue_path(language)))


def translations(language: str) -> Iterator[tuple[polib.POEntry, str]]:
    """Each entry with each of its translated forms; that none is empty is a fact of its own."""
    for entry in catalogue(language):
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            if text:
                yield entry, text


def in_russian() -> dict[tuple[str | None, str], polib.POEntry]:
    return {(entry.msgctxt, entry.msgid): entry for entry in catalogue("ru")}


def readable(text: str) -> str:
    """The text without places and tags."""
    return TAGS.sub(" ", PLACES.sub(" ", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_what_the_tree_uses_and_nothing_else(language):
    wanted, held = set(tool.collect(language)), {(entry.msgctxt, entry.msgid) for entry in catalogue(language)}
    assert wanted - held == set(), HOW_TO
    assert held - wanted == set(), HOW_TO


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated_and_none_is_a_guess(language):
    entries = catalogue(language)
    assert [e.msgid for e in entries if not e.translated()] == []
    assert [e.msgid for e in entries if e.fuzzy or e.obsolete] == []
    assert [e.msgid for e in entries if not all(text.strip() for text in e.msgstr_plural.values() or [e.msgstr])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_has_as_many_forms_as_the_language(language):
    forms = int(re.search(r"nplurals=(\d)", catalogue(language).metadata["Plural-Forms"])[1])
    assert catalogue(language).metadata["Plural-Forms"] == tool.PLURALS[language]
    assert [
        e.msgid for e in catalogue(language) if e.msgid_plural and sorted(e.msgstr_plural) != list(range(forms))
    ] == []


def test_a_message_has_the_same_plural_in_code_and_catalogue():
    for language in LANGUAGES:
        wanted = tool.collect(language)
        assert [
            e.msgid
            for e in catalogue(language)
            if (e.msgid_plural or None) != wanted[e.msgctxt, e.msgid].message.plural
        ] == []


def test_kazakh_is_not_russian():
    russian = in_russian()
    alike = {
        e.msgid
        for e in catalogue("kk")
        if (other := russian.get((e.msgctxt, e.msgid)))
        and e.translated()
        and (e.msgstr, e.msgstr_plural) == (other.msgstr, other.msgstr_plural)
    }
    alike |= {e.msgid for e, text in translations("kk") if (e.msgctxt, e.msgid) not in russian and text == e.msgid}
    assert alike == reviewed.SAME_IN_KAZAKH_AND_RUSSIAN


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_not_its_own_message(language):
    assert {
        e.msgid for e, text in translations(language) if text in (e.msgid, e.msgid_plural)
    } <= reviewed.SAME_AS_ENGLISH


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_and_tags_of_its_message(language):
    def parts(text: str) -> list[str]:
        return sorted({*PLACES.findall(text)}) + TAGS.findall(text)

    wrong = [(e.msgid, text) for e, text in translations(language) if parts(text) != parts(e.msgid_plural or e.msgid)]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_latin_and_cyrillic_letters(language):
    def scripts(word: str) -> set[str]:
        return {unicodedata.name(letter).split()[0] for letter in word} & {"LATIN", "CYRILLIC"}

    mixed = [
        word for _, text in translations(language) for word in WORDS.findall(readable(text)) if len(scripts(word)) > 1
    ]
    assert mixed == []


def test_the_code_speaks_english():
    assert [e.msgid for e in catalogue("ru") if any("CYRILLIC" in unicodedata.name(c, "") for c in e.msgid)] == []


def test_russian_is_written_with_russian_letters():
    words = {word for _, text in translations("ru") for word in WORDS.findall(text) if KAZAKH_LETTERS & set(word)}
    assert words <= reviewed.KAZAKH_WORDS_IN_RUSSIAN


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_ends_as_its_message_ends(language):
    marks = ".?!:…,;"

    def end(text: str) -> str:
        last = text.rstrip('»”")')[-1:]
        return last if last in marks else ""

    wrong = [(e.msgid, text) for e, text in translations(language) if end(text) != end(e.msgid)]
    assert {msgid for msgid, _ in wrong} <= reviewed.OTHER_END, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_typography_is_that_of_print(language):
    wrong = [
        text
        for _, text in translations(language)
        if re.search(r"""["“”]|  | - |\.\.\.|^\s|[^\n]\s$| [,.;:?!](?!\S)""", TAGS.sub("", text))
    ]
    assert wrong == [], "quotation marks are «», a dash is –, three dots are …"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_that_begins_large_stays_large(language):
    """A label and a sentence begin with a capital, a noun inside a sentence does not; the English I and names tell nothing."""
    wrong = [
        (e.msgid, text)
        for e, text in translations(language)
        if re.match(r"[a-z]|[A-Z][a-z]", e.msgid)
        and re.match(r"[А-ЯЁа-яёӘ-ӿ]", text)
        and e.msgid[0].isupper() != text[0].isupper()
    ]
    assert {msgid for msgid, _ in wrong} <= reviewed.OTHER_CASE, wrong


def test_the_reader_is_addressed_politely():
    capital = [t for _, t in translations("ru") if re.search(r"(?<![.?!:»] )(?<!^)\bВ(ы|ас|ам|ами|аш\w*)\b", t)]
    assert capital == [], "in the interface Russian «вы» is small"
    small = {e.msgid for e, t in translations("kk") if re.search(r"\bсіз(ге|ді|дің|ден|бен|дер)?\b", t)}
    assert small <= {"you"}, "Kazakh «Сіз» is large"
    assert [t for code in LANGUAGES for _, t in translations(code) if re.search(FAMILIAR, t, re.IGNORECASE)] == []


def test_official_terms_stand_where_the_rules_use_them():
    """The same thing bears the same name on every page: the glossary of the Rules."""
    terms = {
        r"\bcareer cent(?:re|res)\b": (r"мансап\s+орталы", r"карьерн\w+ центр"),
        r"\blabour-mobility cent": (r"еңбек мобильділігі орталы", r"центр\w* трудовой мобильности"),
        r"\bvacanc(?:y|ies)\b": (r"бос жұмыс орны|бос жұмыс орында|бос орын", r"ваканси"),
        r"\brésumés?\b": (r"түйіндеме", r"резюме"),
        r"\bIIN\b": (r"ЖСН", r"ИИН"),
        r"\bderegist": (r"есептен шығар", r"снят\w*(?:\(а\))? с учёта"),
        r"\bactive (?:employment )?measures": (r"белсенді шара", r"активн\w+ мер"),
        r"\bemployment card": (r"жұмыспен қамтудың жеке карта", r"индивидуальн\w+ карт\w+ занятости"),
        r"\bjob seeker": (r"жұмыс іздеп жүрген ада", r"лиц\w*, ищущ\w+ работу"),
    }
    for number, language in enumerate(LANGUAGES):
        for english, words in terms.items():
            wrong = [
                (e.msgid, text)
                for e, text in translations(language)
                if re.search(english, PLACES.sub(" ", e.msgid), re.IGNORECASE)
                and not re.search(words[number], text, re.IGNORECASE)
            ]
            assert wrong == [], english


def test_the_agreed_name_of_the_button_that_disputes_a_record():
    texts = [
        next(e.msgstr for e in catalogue(language) if e.msgid == "This record is wrong") for language in LANGUAGES
    ]
    assert texts == ["Бұл жазба қате", "Эта запись неверна"]
