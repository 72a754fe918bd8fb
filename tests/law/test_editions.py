"""Which text of the Rules binds on which day."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps

from enbek.law import GUIDE, ORDER_214, ORDER_259, edition, edition_on, editions
from enbek.law.editions import _EDITIONS, UnknownEdition, set_dates


@pytest.fixture
def restored_dates() -> Iterator[None]:
    before = dict(_EDITIONS)
    yield
    _EDITIONS.update(before)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2023, 6, 30), ORDER_259), (date(2023, 7, 1), ORDER_214), (date(2026, 3, 19), ORDER_214), (date(2021, 4, 10), ORDER_259)],
)
def test_order_214_takes_over_on_the_first_of_july_2023(day: date, expected: str) -> None:
    assert edition_on(day).id == expected


def test_before_the_first_edition_the_error_names_the_remedy() -> None:
    with pytest.raises(UnknownEdition) as caught:
        edition_on(date(2021, 4, 9))
    for words in caught.value.text.to_json().values():
        assert ORDER_259 in words
        assert "LAW_EDITION_DATES" in words


def test_the_guide_binds_on_no_day() -> None:
    assert not edition(GUIDE).is_binding
    assert all(edition_on(date(year, 7, 1)).id != GUIDE for year in range(2021, 2030))


def test_dates_that_the_sources_do_not_give_are_not_made_up() -> None:
    assert [item.in_force_from for item in editions()] == [None] * len(editions())


@pytest.mark.usefixtures("restored_dates")
def test_the_operator_sets_a_date_and_the_edition_begins_then() -> None:
    set_dates(ORDER_214, date(2025, 7, 1), None)
    assert edition_on(date(2025, 7, 1)).id == ORDER_214
    with pytest.raises(UnknownEdition):
        edition_on(date(2025, 6, 30))  # an earlier wording of Order 214, which the sources do not hold


@pytest.mark.usefixtures("restored_dates")
def test_an_edition_cannot_end_before_it_begins() -> None:
    with pytest.raises(UnknownEdition):
        set_dates(ORDER_259, date(2022, 1, 1), date(2021, 1, 1))


@pytest.mark.usefixtures("restored_dates")
def test_the_operator_writes_the_dates_into_the_settings(settings: Any) -> None:
    settings.LAW_EDITION_DATES = {ORDER_214: ("2025-07-01", None), ORDER_259: ("2021-05-01", "2023-06-30")}
    apps.get_app_config("lawbook").ready()
    assert edition(ORDER_214).in_force_from == date(2025, 7, 1)
    assert edition_on(date(2021, 5, 1)).id == ORDER_259
    with pytest.raises(UnknownEdition):
        edition_on(date(2021, 4, 30))


def test_the_law_needs_no_django_settings() -> None:
    code = "import sys, enbek.law, enbek.workdays.chain; sys.exit('django.db' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, env={"PATH": ""}).returncode == 0
