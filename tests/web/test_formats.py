from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from enbek import formats, masks
from enbek.clock import ALMATY
from enbek.i18n import LANGUAGES, Text
from enbek.web.templatetags import enbek as tags

NAURYZ_FRIDAY = date(2026, 3, 27)


@pytest.mark.parametrize(
    ("language", "written"),
    [("kk", "2026 жылғы 27 наурыз"), ("ru", "27 марта 2026 года"), ("en", "27 March 2026")],
)
def test_a_date_is_written_as_the_language_writes_it(language, written):
    assert formats.day(NAURYZ_FRIDAY, language).replace(formats.NBSP, " ") == written


def test_the_day_is_not_torn_from_its_month():
    for language in LANGUAGES:
        assert f"27{formats.NBSP}" in formats.day(NAURYZ_FRIDAY, language)


@pytest.mark.parametrize(
    ("language", "written"),
    [("kk", "жұма, 2026 жылғы 27 наурыз"), ("ru", "пятница, 27 марта 2026 года"), ("en", "Friday, 27 March 2026")],
)
def test_the_name_of_the_day_comes_first(language, written):
    with translation.override(language):
        assert tags.local_date(NAURYZ_FRIDAY, "weekday").replace(formats.NBSP, " ") == written


def test_a_moment_is_seen_in_almaty_whatever_zone_it_was_stored_in():
    stored = datetime(2026, 3, 27, 19, 30, tzinfo=UTC)
    with translation.override("ru"):
        assert tags.local_datetime(stored).replace(formats.NBSP, " ") == "28 марта 2026 года, 00:30"
        assert tags.local_date(stored).startswith("28")
        assert tags.local_datetime(stored.isoformat()) == tags.local_datetime(stored)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a zone"):
        tags.local_datetime(datetime(2026, 3, 27, 9, 0))  # noqa: DTZ001


def test_the_last_midnight_is_written_as_24_00_of_the_last_day():
    midnight = datetime(2026, 3, 28, 0, 0, tzinfo=ALMATY)
    assert formats.end_of(NAURYZ_FRIDAY, midnight, "ru").replace(formats.NBSP, " ") == "27 марта 2026 года, 24:00"


def test_an_office_ends_its_day_at_closing_time():
    closing = datetime(2026, 3, 27, 18, 30, tzinfo=ALMATY)
    assert formats.end_of(NAURYZ_FRIDAY, closing, "en").endswith("18:30")


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2026, 3, 21), date(2026, 3, 21), "21 марта"),
        (date(2026, 3, 21), date(2026, 3, 22), "21–22 марта"),
        (date(2026, 2, 28), date(2026, 3, 1), "28 февраля – 1 марта"),
    ],
)
def test_a_run_of_days_names_its_month_once(first, last, written):
    assert formats.day_span(first, last, "ru").replace(formats.NBSP, " ") == written


def test_tenge_are_grouped_as_the_language_groups():
    assert formats.tenge(85000, "ru").replace(formats.NBSP, " ") == "85 000 ₸"
    assert formats.tenge(Decimal("1234567.89"), "kk").replace(formats.NBSP, " ") == "1 234 567 ₸"
    assert formats.tenge(-85000, "en") == "-₸85,000"


@given(st.integers(min_value=-(10**12), max_value=10**12), st.sampled_from(LANGUAGES))
def test_grouping_never_changes_the_number(amount, language):
    written = formats.tenge(amount, language)
    digits = "".join(sign for sign in written if sign.isdigit())
    assert int(digits) == abs(amount)
    assert written.startswith("-") == (amount < 0)


@pytest.mark.parametrize(
    ("reference", "kk", "ru", "en"),
    [
        ("36", "36-тармақ", "п. 36", "para. 36"),
        ("R41.2", "41-тармақтың 2)-тармақшасы", "подп. 2) п. 41", "para. 41(2)"),
        ("41(2)", "41-тармақтың 2)-тармақшасы", "подп. 2) п. 41", "para. 41(2)"),
        ("A1.9", "1-қосымша, 9-жол", "приложение 1, строка 9", "Annex 1, row 9"),
        ("A4", "4-қосымша", "приложение 4", "Annex 4"),
        ("ст. 101", "ст. 101", "ст. 101", "ст. 101"),
    ],
)
def test_a_paragraph_is_named_in_words(reference, kk, ru, en):
    written = [formats.paragraph(reference, language).replace(formats.NBSP, " ") for language in LANGUAGES]
    assert written == [kk, ru, en]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_read_in_the_language_of_the_page(language):
    text = Text("бір", "один", "one")
    with translation.override(language):
        assert tags.lang(text) == tags.lang(text.to_json()) == text.in_(language)
        assert tags.lang("plain") == "plain"
        assert tags.lang(None) == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [("aigerim@mail.kz", "a•••@mail.kz"), ("900101300017", "••••••••0017"), ("+7 701 123 45 67", "••••••••4567"), ("12", "••")],
)
def test_a_mask_leaves_enough_to_recognise(value, shown):
    assert masks.masked(value) == shown


@given(st.text(alphabet="0123456789", min_size=5, max_size=30))
def test_a_mask_never_shows_more_than_four_signs_of_a_number(number):
    assert sum(sign != masks.DOT for sign in masks.masked(number)) <= 4
