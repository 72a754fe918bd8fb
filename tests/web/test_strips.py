from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from enbek.i18n import LANGUAGES
from enbek.web import samples, strips

CLOCKS = dict(samples.clocks())


def cells(clock):
    return {cell.day: cell for cell in strips.strip_of(clock, "en").cells}


def test_working_days_left_do_not_count_today_nor_holidays():
    running = CLOCKS["running"]
    assert running.today == date(2026, 3, 20)
    assert strips.strip_of(running, "en").left == 1  # only 26 March is a working day after today


def test_on_the_last_day_nothing_is_left():
    assert strips.strip_of(CLOCKS["last day"], "en").left == 0


def test_calendar_days_count_weekends_too():
    assert strips.strip_of(CLOCKS["long"], "en").left == 19  # 14 March to 1 April
    assert strips.strip_of(CLOCKS["long"], "en").breaks == []


def test_today_and_the_last_day_are_marked_and_said():
    seen = cells(CLOCKS["running"])
    assert "today" in seen[date(2026, 3, 20)].look.split()
    assert "due" in seen[date(2026, 3, 26)].look.split()
    assert seen[date(2026, 3, 20)].sentence.endswith("day 1 of the count, today")
    assert seen[date(2026, 3, 26)].sentence.endswith("day 2 of the count, the last day")


@pytest.mark.parametrize(("language", "name"), [("kk", "жұма, 20\N{NO-BREAK SPACE}наурыз"), ("ru", "пятница, 20\N{NO-BREAK SPACE}марта")])
def test_the_words_are_those_of_the_language_asked_for(language, name):
    with translation.override("en"):
        assert strips.strip_of(CLOCKS["running"], language).cells[1].sentence.startswith(name)


def test_the_day_of_the_event_is_not_counted():
    assert "not counted" in cells(CLOCKS["running"])[date(2026, 3, 19)].sentence


def test_a_day_off_says_why():
    cell = cells(CLOCKS["running"])[date(2026, 3, 22)]
    assert "off" in cell.look.split()
    assert cell.sentence == "Sunday, 22\N{NO-BREAK SPACE}March, not counted: Nauryz holiday"


def test_each_reason_is_said_once_with_its_runs_of_days():
    breaks = strips.strip_of(CLOCKS["long, working days"], "en").breaks
    assert [b.why.en for b in breaks] == ["weekend", "Nauryz holiday", "days off moved from 21 and 22 March"]
    assert breaks[0].runs == [
        (date(2026, 3, 7), date(2026, 3, 8)), (date(2026, 3, 14), date(2026, 3, 15)), (date(2026, 3, 28), date(2026, 3, 29)),
    ]


def test_an_open_clock_past_its_end_is_overdue_and_a_closed_one_is_not():
    assert strips.strip_of(CLOCKS["overdue"], "en").overdue == 7
    assert strips.strip_of(CLOCKS["missed"], "en").overdue == 0
    assert "late" in cells(CLOCKS["missed"])[date(2026, 3, 20)].look.split()


def test_the_clock_of_a_closed_case_shows_no_today():
    assert not any("today" in cell.look.split() for cell in strips.strip_of(CLOCKS["met"], "en").cells)


@pytest.mark.parametrize("days_later", range(12))
def test_every_day_left_is_a_day_that_counts(days_later):
    clock = replace(CLOCKS["long, working days"], today=CLOCKS["long, working days"].today + timedelta(days=days_later))
    strip = strips.strip_of(clock, "en")
    assert strip.left == sum(1 for d in clock.days if d.number and d.date > clock.today)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", CLOCKS)
def test_a_strip_is_a_list_with_a_sentence_for_each_day(language, state):
    clock = CLOCKS[state]
    with translation.override(language):
        html = render_to_string("components/clock_strip.html", {"clock": clock})
    assert html.count("<li class=") == len(clock.days)
    assert f"/{language}/law/#{clock.limit.id}" in html
    assert clock.limit.title.in_(language) in html
    assert clock.owner.in_(language) in html
    assert ("message-warn" in html) == (state == "held")
