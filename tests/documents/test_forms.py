"""What may be filled into a form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enbek.documents.annexes import PersonName, clean
from enbek.i18n import Text
from tests.documents.conftest import filled


@given(st.text())
def test_what_is_printed_has_no_control_or_direction_marks(value: str) -> None:
    printed = clean(value)
    assert not {unicodedata.category(ch) for ch in printed} & {"Cc", "Cf", "Cs"}
    assert printed == " ".join(printed.split())
    assert clean(printed) == printed


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"]), min_size=1))
def test_letters_are_kept(value: str) -> None:
    assert clean(value) == unicodedata.normalize("NFC", value)


def test_a_reversed_text_cannot_hide_in_a_name() -> None:
    assert PersonName("Иванов\u202eвонавИ", "И\u0000ван").full == "ИвановвонавИ Иван"


def test_a_discreet_name_keeps_only_the_first_letter_of_the_surname() -> None:
    assert PersonName("Нұрғалиева", "Айгүл", "Серікқызы").discreet == "Айгүл Н."
    assert PersonName("", "Айгүл").discreet == "Айгүл"
    assert PersonName("Нұрғалиева", "").discreet == "Н."


def test_a_document_needs_a_name() -> None:
    with pytest.raises(ValueError, match="name of a person"):
        PersonName(" ", "\u200b")


def test_a_refusal_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"):
        filled("A6", reasons=())


@pytest.mark.parametrize("missing", ["kk", "ru", "en"])
def test_an_office_is_named_in_every_language(missing: str) -> None:
    names = {"kk": "орталық", "ru": "центр", "en": "centre"} | {missing: " "}
    with pytest.raises(ValueError, match="every language"):
        filled("A5", office=Text(**names))
