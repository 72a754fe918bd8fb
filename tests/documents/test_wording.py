"""The forms say what the order says, word for word."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from enbek.documents.annexes import Form
from enbek.documents.phrases import Case, form_date
from enbek.documents.wording import Blank, Wording, title, wording
from tests.documents.annexes import PUBLISHED

SOURCES = Path(__file__).parents[3] / "shared" / "seeds"
EMPTY_DATES = {
    "ru": dict.fromkeys(("issued", "since", "until"), '"" 20 года'),
    "kk": dict.fromkeys(("issued", "since", "until"), '20 жылғы ""'),
}
BOTH_VARIANTS = {
    "ru": ("зарегистрирован(а)/ не зарегистрирован(а)", "зарегистрирован(а)", "не зарегистрирован(а)"),
    "kk": ("тіркелгені/тіркелмегені", "тіркелгені", "тіркелмегені"),
}


def said(text: str) -> list[str]:
    """Words and signs in order; the lines to fill in, line breaks and full stops are layout."""
    return re.findall(r'[^\W_]+|[()/,:;"-]', text)


def as_printed(words: Wording, language: str) -> str:
    printed = [words.annex, words.mark, words.title]
    for part in words.body + words.tail:
        texts = [part.lead, part.trail, part.caption] if isinstance(part, Blank) else [part.text]
        printed += [text.format(**EMPTY_DATES[language]) for text in texts]
    return " ".join(printed)


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("form", [Form.A3, Form.A4, Form.A5, Form.A6])
def test_a_form_keeps_the_words_of_the_order(form: Form, language: str) -> None:
    assert said(as_printed(wording(form, language), language)) == said(PUBLISHED[form, language])


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_annex_9_keeps_the_words_of_the_order_when_registered(language: str) -> None:
    both, registered, _not_registered = BOTH_VARIANTS[language]
    published = PUBLISHED["A9", language].replace(both, registered)
    assert said(as_printed(wording(Form.A9, language), language)) == said(published)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_annex_9_has_its_second_variant_in_the_words_of_the_order(language: str) -> None:
    both, _registered, not_registered = BOTH_VARIANTS[language]
    published = PUBLISHED["A9", language].replace(both, not_registered)
    assert said(as_printed(wording(Form.A9, language, registered=False), language)) == said(published)


if SOURCES.is_dir():

    @pytest.mark.parametrize(("form", "language"), list(PUBLISHED))
    def test_the_quoted_annexes_are_those_of_the_source(form: str, language: str) -> None:
        """Letter by letter, in any order: stripped links shuffled words inside three lines of the Kazakh source."""
        source = (SOURCES / f"order-214-rules-{language}.txt").read_text(encoding="utf-8")
        quoted = PUBLISHED[form, language]
        heading = wording(Form(form), language).title
        assert heading in quoted
        start = source.rindex(heading)
        chunk = source[start : source.index("оказываемые" if language == "ru" else "жүзеге", start)]
        chunk = re.sub(
            r"\[bookmark: \w+\]|\n\s*(Сноска|Ескерту)[^\n]*(\n\S[^\n]*бұйрығымен\.)?", "", chunk, flags=re.MULTILINE
        )
        letters = Counter("".join(said(quoted[quoted.index(heading) :])))
        assert not letters - Counter("".join(said(chunk)))


def test_the_kazakh_title_of_annex_4_is_printed_as_published() -> None:
    """D-18: the title says "жұмыс іздеуші", the rest of the Rules another term."""
    assert title(Form.A4).kk == "Жұмыс іздеуші ретінде тіркелгені туралы хабарлама"


@pytest.mark.parametrize("form", list(Form))
def test_every_form_exists_in_three_languages(form: Form) -> None:
    titles = title(form)
    assert len({titles.kk, titles.ru, titles.en}) == 3


def test_kazakh_months_take_the_case_that_the_next_word_asks_for() -> None:
    day = date(2025, 11, 21)
    assert form_date(day, "kk") == '2025 жылғы "21" қараша'
    assert form_date(day, "kk", Case.FROM) == '2025 жылғы "21" қарашадан'
    assert form_date(day, "kk", Case.INCLUSIVE) == '2025 жылғы "21" қарашаны'


@pytest.mark.parametrize("month", range(1, 13))
def test_the_endings_of_kazakh_months_follow_vowel_harmony(month: int) -> None:
    day = date(2025, month, 1)
    name = form_date(day, "kk").split()[-1]
    back = [ch for ch in name if ch in "аоұыуәөүіеи"][-1] in "аоұыу"
    ablative, accusative = (
        form_date(day, "kk", case).split()[-1].removeprefix(name) for case in (Case.FROM, Case.INCLUSIVE)
    )
    assert ablative[1:] == ("ан" if back else "ен")
    assert accusative[1:] == ("ы" if back else "і")


def test_every_day_of_a_year_reads_differently() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    for language in ("kk", "ru", "en"):
        assert len({form_date(day, language) for day in days}) == 365


def test_dates_in_russian_and_english() -> None:
    assert form_date(date(2026, 3, 8), "ru") == '"08" марта 2026 года'
    assert form_date(date(2026, 3, 8), "en") == "8 March 2026"
