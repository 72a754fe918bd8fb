"""Parts of an SMS are counted as an operator counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.sms_text import segments


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ж" * 70, 1),
        ("ж" * 71, 2),
        ("ж" * 134, 2),
        ("ж" * 135, 3),
        ("a" * 100 + "ә", 2),
        ("🙂" * 35, 1),
        ("🙂" * 36, 2),
    ],
)
def test_parts_by_alphabet_and_length(text: str, parts: int) -> None:
    assert segments(text) == parts


@given(st.text(), st.text())
def test_a_longer_text_never_needs_fewer_parts(text: str, more: str) -> None:
    assert segments(text + more) >= segments(text)
