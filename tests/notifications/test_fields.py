"""What a message is given is checked when it is written, and cleaned of what could deceive a reader."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enbek.i18n import Text
from enbek.registries.port import Registry
from notifications.fields import BIDI, Field, Kind, MessageDataError, clean, encode, say

FIELDS = {
    "who": Field(Kind.TEXT),
    "on": Field(Kind.DATE, required=False),
    "at": Field(Kind.MOMENT, required=False),
    "sure": Field(Kind.FLAG, required=False),
    "many": Field(Kind.NUMBER, required=False),
    "papers": Field(Kind.TEXTS, required=False),
    "asked": Field(Kind.REGISTRIES, required=False),
}


def test_a_missing_field_is_named() -> None:
    with pytest.raises(MessageDataError, match="missing fields: who"):
        encode(FIELDS, {})


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(MessageDataError, match="unknown fields: why"):
        encode(FIELDS, {"who": "A", "why": "B"})


@pytest.mark.parametrize(
    "wrong",
    [{"on": datetime(2026, 3, 5, tzinfo=UTC)}, {"sure": "yes"}, {"many": "5"}, {"papers": 5}, {"who": 5}, {"papers": [5]}],
)
def test_a_value_of_another_kind_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(MessageDataError):
        encode(FIELDS, {"who": "A"} | wrong)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        encode(FIELDS, {"who": "A", "at": "2026-03-05T10:00"})


def test_a_text_in_two_languages_only_is_refused() -> None:
    with pytest.raises(KeyError):
        encode(FIELDS, {"who": {"kk": "А", "ru": "А"}})


def test_dates_are_said_in_the_language_of_the_reader() -> None:
    data = encode(FIELDS, {"who": "A", "on": date(2026, 3, 5), "at": datetime(2026, 3, 5, 20, 30, tzinfo=UTC)})
    said = {language: say(FIELDS, data, language) for language in ("kk", "ru", "en")}
    assert [clean(said[language]["on"]) for language in said] == ["2026 жылғы 5 наурыз", "5 марта 2026 года", "5 March 2026"]
    assert clean(said["ru"]["at"]) == "6 марта 2026 года, 01:30", "said in the time of Almaty"
    assert said["kk"]["on"].short == "05.03.2026"


def test_registries_are_said_by_their_names() -> None:
    data = encode(FIELDS, {"who": "A", "asked": ["pensions", Registry.STUDY]})
    assert say(FIELDS, data, "ru")["asked"] == [Registry.PENSIONS.title.ru, Registry.STUDY.title.ru]


def test_what_was_not_given_is_empty() -> None:
    assert say(FIELDS, encode(FIELDS, {"who": "A", "on": None}), "kk")["on"] == ""


@given(st.text())
def test_no_name_can_break_a_line_or_turn_its_direction(name: str) -> None:
    cleaned = clean(name)
    assert not BIDI.search(cleaned)
    assert all(unicodedata.category(char) not in ("Cc", "Zl", "Zp") for char in cleaned)
    assert clean(cleaned) == cleaned


@given(st.text(alphabet=st.characters(categories=["L", "Nd"]), min_size=1))
def test_an_honest_name_stays_as_it_is(name: str) -> None:
    assert clean(name) == name
    assert encode(FIELDS, {"who": Text.same(name)}) == {"who": {"kk": name, "ru": name, "en": name}}
