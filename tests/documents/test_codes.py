"""A check code survives being copied by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enbek.documents import codes

CODES = st.text(codes.ALPHABET, min_size=codes.LENGTH, max_size=codes.LENGTH)


def test_a_new_code_has_sixteen_unambiguous_characters() -> None:
    code = codes.new()
    assert len(code) == 16
    assert not set(code) & set("01OILAEU")


def test_two_codes_differ() -> None:
    assert len({codes.new() for _ in range(1000)}) == 1000


@given(CODES, st.sampled_from(["", " ", "-", " - ", "–"]))
def test_case_and_separators_do_not_matter(code: str, separator: str) -> None:
    typed = separator.join(codes.grouped(code).lower().split("-"))
    assert codes.parse(f" {typed} ") == code


@given(CODES)
def test_cyrillic_letters_that_look_the_same_are_taken_for_latin(code: str) -> None:
    assert codes.parse(code.translate(str.maketrans("BKMHPCTYX", "ВКМНРСТУХ"))) == code


@given(CODES)
def test_a_code_is_printed_in_four_groups_of_four(code: str) -> None:
    assert [len(group) for group in codes.grouped(code).split("-")] == [4, 4, 4, 4]


@pytest.mark.parametrize(
    "typed", ["", "BCDF", "BCDF-GHJK-MNPQ-RSTV-W", "BCDF-GHJK-MNPQ-RST0", "'; DROP TABLE", "🙂" * 16, "٢" * 16]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert codes.parse(typed) is None


@given(st.text())
def test_whatever_is_typed_gives_a_code_or_none(typed: str) -> None:
    code = codes.parse(typed)
    assert code is None or (len(code) == codes.LENGTH and set(code) <= set(codes.ALPHABET))
