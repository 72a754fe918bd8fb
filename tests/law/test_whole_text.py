"""Every period that the Rules name is claimed by a limit whose number of days is the one written there."""

from __future__ import annotations

import re

import pytest

from enbek.law import GUIDE, ORDER_214, ORDER_259, Unit, limits
from tests.law.texts import LAST_PARAGRAPH, paragraphs, plain, whole

NUMBERS = {
    "одного": 1, "один": 1, "двух": 2, "два": 2, "трех": 3, "трёх": 3, "три": 3, "пяти": 5, "пять": 5, "десяти": 10, "пятнадцати": 15,
    "тридцать": 30, "тридцати": 30, "бір": 1, "екі": 2, "үш": 3, "бес": 5, "он": 10, "он бес": 15, "отыз": 30,
}
# Any word before "(working | calendar) day": a number this table does not know must fail, not hide.
PERIODS = {
    "ru": re.compile(r"(?P<number>[\w-]+)\s+(?P<unit>рабоч\w+|календарн\w+)\s+(?:день|дня|дней)"),
    "kk": re.compile(r"(?:(?P<number>(?:он )?\w+)\)?\s+(?P<unit>жұмыс)\s+к[үy]н[іi]\b(?!\s*сәйкес)|(?P<calendar>күнтізбелік)\s+(?P<days>\w+)\s+к[үy]н)"),
}
NOT_A_PERIOD = {"следующим", "келесі"}
ACTS = [(ORDER_214, "ru"), (ORDER_214, "kk"), (ORDER_259, "kk")]


def number(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else NUMBERS[word]


def periods(text: str, language: str) -> list[tuple[int, int, Unit]]:
    """Position, days and unit of every period in a text."""
    found = []
    for match in PERIODS[language].finditer(text):
        word = match["number"] or match["days"]
        if word.lower() in NOT_A_PERIOD:
            continue
        is_calendar = (match["unit"] or match["calendar"]).startswith(("календарн", "күнтізбелік"))
        found.append((match.start(), number(word), Unit.CALENDAR_DAYS if is_calendar else Unit.WORKING_DAYS))
    return found


def claims(edition: str, language: str, paragraph: str, text: str) -> list[tuple[int, int, set[int], Unit]]:
    """From, to, days and unit of every quotation of a paragraph."""
    claimed = []
    for item in limits(edition):
        for quotation in item.quotations:
            words = quotation.ru if language == "ru" else quotation.kk
            if words and quotation.paragraph.split(".")[0] == paragraph:
                start = text.index(plain(words))
                claimed.append((start, start + len(plain(words)), {item.amount, item.breach_amount}, item.unit))
    return claimed


def unclaimed(edition: str, language: str) -> list[str]:
    missing = []
    for paragraph, text in paragraphs(edition, language).items():
        claimed = claims(edition, language, paragraph, text)
        for place, days, unit in periods(text, language):
            if not any(start <= place < end and days in amounts and unit is its for start, end, amounts, its in claimed):
                missing.append(f"paragraph {paragraph}: …{text[max(0, place - 60) : place + 40]}…")
    return missing


@pytest.mark.parametrize(("edition", "language"), ACTS)
def test_every_period_of_the_rules_is_claimed_by_a_limit(edition: str, language: str) -> None:
    assert unclaimed(edition, language) == []


@pytest.mark.parametrize(("edition", "language", "number_of_periods"), [(ORDER_214, "ru", 24), (ORDER_214, "kk", 24), (ORDER_259, "kk", 29)])
def test_the_pattern_finds_the_periods_that_a_reader_finds(edition: str, language: str, number_of_periods: int) -> None:
    texts = paragraphs(edition, language)
    assert len(texts) == LAST_PARAGRAPH[edition]
    assert sum(len(periods(text, language)) for text in texts.values()) == number_of_periods


def test_every_period_of_the_guide_is_claimed() -> None:
    text = whole(GUIDE, "ru")
    spans = [(text.index(plain(q.ru)), plain(q.ru), item) for item in limits(GUIDE) for q in item.quotations if q.ru]
    for place, days, unit in periods(text, "ru"):
        assert any(start <= place < start + len(words) and item.amount == days and item.unit is unit for start, words, item in spans)


def test_both_languages_of_order_214_name_the_same_periods_but_one() -> None:
    """D-01 is the only difference of a number in paragraphs 1–81."""
    different = {}
    for paragraph, russian in paragraphs(ORDER_214, "ru").items():
        kazakh = paragraphs(ORDER_214, "kk")[paragraph]
        in_russian, in_kazakh = (sorted(days for _, days, _ in periods(text, code)) for text, code in ((russian, "ru"), (kazakh, "kk")))
        if in_russian != in_kazakh:
            different[paragraph] = (in_russian, in_kazakh)
    assert different == {"71": ([1], [3])}


def test_a_forgotten_limit_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [item for item in limits(ORDER_214) if item.id != "T14"]
    monkeypatch.setattr("tests.law.test_whole_text.limits", lambda _edition: kept)
    assert len(unclaimed(ORDER_214, "ru")) == 1
