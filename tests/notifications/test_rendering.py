"""Hostile names stay names: in the subject, in the letter, in its HTML, in the SMS."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from enbek.i18n import Text
from notifications import rendering
from notifications.catalogue import MESSAGES
from notifications.fields import clean, encode

HOSTILE = "Ivan\r\nBcc: victim@example.kz\n\n<script>alert(1)</script> {{ site }} {% now 'Y' %} \u202egnp.exe & <b>Co</b>"


def data(message_id: str = "placed", **changes: object) -> dict[str, object]:
    message = MESSAGES[message_id]
    return encode(message.all_fields, dict(message.sample) | changes)


def skeleton(html: str) -> list[str]:
    return [tag.name for tag in BeautifulSoup(html, "html.parser").find_all(True)]


def test_a_hostile_name_reads_as_it_was_written() -> None:
    letter = rendering.letter(MESSAGES["placed"], data(employer=HOSTILE), "ru")
    name = clean(HOSTILE)
    assert f"Работодатель: {name}." in letter.text
    assert "{{ site }}" in letter.text, "a name is never a template"
    assert "\u202e" not in letter.text
    assert "\n" not in letter.subject


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_hostile_name_adds_no_tag_to_the_html(language: str) -> None:
    plain = rendering.letter(MESSAGES["placed"], data(), language)
    hostile = rendering.letter(MESSAGES["placed"], data(employer=HOSTILE), language)
    assert skeleton(hostile.html) == skeleton(plain.html)
    assert clean(HOSTILE) in BeautifulSoup(hostile.html, "html.parser").get_text()


@given(st.text(max_size=80))
def test_no_name_at_all_changes_the_structure_of_a_letter(name: str) -> None:
    ordinary = rendering.letter(MESSAGES["placed"], data(), "kk")
    letter = rendering.letter(MESSAGES["placed"], data(employer=name, vacancy=Text.same(name)), "kk")
    assert skeleton(letter.html) == skeleton(ordinary.html)
    assert letter.text.count("\n") == ordinary.text.count("\n")
    assert "\n" not in rendering.sms(MESSAGES["placed"], data(employer=name), "kk")


def test_plain_text_is_not_escaped() -> None:
    letter = rendering.letter(MESSAGES["placed"], data(employer='"Smith & Sons"'), "en")
    assert 'Employer: "Smith & Sons".' in letter.text


def test_a_link_always_leads_to_our_own_site(settings) -> None:
    settings.SITE_URL = "https://enbek.example"
    for page in ("//evil.example/x", "/me/", "me/offers/1/"):
        assert rendering.page_url({"link": page}, "ru").startswith("https://enbek.example/ru/")
    assert rendering.page_url({}, "kk") == "https://enbek.example/kk/me/"


def test_a_sentence_ends_with_one_full_stop() -> None:
    letter = rendering.letter(MESSAGES["case_closed"], data("case_closed", reason="closed by the court."), "en")
    assert "Reason: closed by the court.\n" in letter.text


def test_what_is_optional_leaves_no_gap() -> None:
    for message in MESSAGES.values():
        required = {name: value for name, value in message.sample.items() if message.fields[name].required}
        for language in ("kk", "ru", "en"):
            text = rendering.words(message, encode(message.all_fields, required), language).text
            assert "\n\n\n" not in text
            assert " ." not in text
            assert ": ." not in text
