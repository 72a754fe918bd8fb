"""Facts of the register of limits that no quotation can hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enbek.law import GUIDE, ORDER_214, ORDER_259, Party, Unit, limit, limits
from enbek.law.limits import UnknownLimit, declare

REGISTER = {  # matrix part 2: amount and party of T01–T25
    "T01": (1, "career_centre"), "T02": (1, "career_centre"), "T03": (1, "assistant"), "T04": (1, "career_centre"), "T05": (2, "career_centre"),
    "T06": (2, "portal"), "T07": (0, "portal"), "T08": (1, "career_centre"), "T09": (30, "citizen"), "T10": (2, "mobility_centre"),
    "T11": (5, "citizen"), "T12": (3, "citizen"), "T13": (5, "citizen"), "T14": (2, "career_centre"), "T15": (2, "career_centre"),
    "T16": (5, "employer"), "T17": (1, "career_centre"), "T18": (1, "career_centre"), "T19": (1, "citizen"), "T20": (3, "citizen"),
    "T21": (1, "career_centre"), "T22": (3, "citizen"), "T23": (5, "employer"), "T24": (1, "career_centre"), "T25": (2, "mobility_centre"),
}


def test_order_214_has_the_25_limits_of_the_register() -> None:
    assert {item.id: (item.amount, item.party.value) for item in limits(ORDER_214)} == REGISTER


def test_only_the_certificate_lives_in_calendar_days() -> None:
    assert [item.id for item in limits(ORDER_214) if item.unit is Unit.CALENDAR_DAYS] == ["T09"]


@pytest.mark.parametrize("edition", [ORDER_214, ORDER_259, GUIDE])
def test_every_limit_says_its_title_start_and_end_in_three_languages(edition: str) -> None:
    for item in limits(edition):
        for text in (item.title, item.starts, item.on_expiry):
            assert all(text.to_json().values())
            assert text.kk != text.ru != text.en


def test_the_breach_never_comes_before_the_target() -> None:
    assert all(item.breach_amount >= item.amount for edition in (ORDER_214, ORDER_259, GUIDE) for item in limits(edition))


def test_offices_close_and_everybody_else_has_until_midnight() -> None:
    assert {party for party in Party if party.is_office} == {Party.CAREER_CENTRE, Party.MOBILITY_CENTRE, Party.ASSISTANT}


def test_an_unknown_limit_names_those_that_exist() -> None:
    with pytest.raises(UnknownLimit) as caught:
        limit("T26")
    assert "T25" in caught.value.text.ru


def test_order_259_has_no_window_of_the_portal() -> None:
    with pytest.raises(UnknownLimit):
        limit("T06", ORDER_259)


def test_a_limit_cannot_be_declared_twice() -> None:
    with pytest.raises(ValueError, match="T06"):
        declare(replace(limit("T06"), amount=3))
    assert limit("T06").amount == 2
