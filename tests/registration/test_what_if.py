"""What if: the answers agree with what the portal then really does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from enbek.deadlines import services as deadlines
from enbek.law import limit
from enbek.workdays import builtin
from registration.models import Case
from registration.rules.machine import Status
from registration.rules.what_if import QUESTIONS, Question, Situation, answer

NAURYZ_FRIDAY = date(2026, 3, 20)
SEEKING = Situation(Status.JOB_SEEKER, NAURYZ_FRIDAY, date(2026, 3, 27), builtin())
UNEMPLOYED = Situation(Status.UNEMPLOYED, NAURYZ_FRIDAY, None, builtin())


@pytest.mark.parametrize("situation", [SEEKING, UNEMPLOYED])
@pytest.mark.parametrize("question", Question)
def test_every_question_has_an_answer_with_a_paragraph_in_three_languages(question: Question, situation: Situation) -> None:
    found = answer(question, situation)
    assert found
    for one in found:
        assert one.paragraph
        assert one.says.kk != one.says.ru != one.says.en


@pytest.mark.parametrize("question", Question)
def test_for_a_closed_case_the_rules_attach_nothing(question: Question) -> None:
    assert answer(question, Situation(Status.CLOSED, NAURYZ_FRIDAY, None, builtin())) == []


def test_silence_of_the_unemployed_counts_the_days_of_t20_over_the_holidays() -> None:
    (one,) = answer(Question.SILENT, UNEMPLOYED)
    assert one.count is not None
    assert one.on == date(2026, 3, 30)
    assert sum(1 for day in one.count.days if day.number) == limit("T20").amount


def test_reporting_a_change_is_due_by_t13() -> None:
    assert answer(Question.MOVE, UNEMPLOYED)[0].on == builtin().add(NAURYZ_FRIDAY, limit("T13").amount)


def test_silence_of_a_job_seeker_is_harmless_d41() -> None:
    assert all(one.harmless for one in answer(Question.SILENT, SEEKING))


def test_questions_are_asked_in_three_languages() -> None:
    assert all(text.kk and text.ru and text.en for text in QUESTIONS.values())


@pytest.mark.django_db
def test_doing_nothing_ends_on_the_very_day_that_was_foretold(job_seeker: Callable[..., Case], window_ends: Callable[[], Any]) -> None:
    case = job_seeker()
    (foretold,) = answer(Question.NOTHING, SEEKING)
    window_ends()
    deadlines.sweep()
    case.refresh_from_db()
    assert case.unemployed_on == foretold.on == SEEKING.window_ends_on + timedelta(days=1)  # type: ignore[operator]
