"""The page for newcomers is true: what it names stands where it says."""

from __future__ import annotations

import re

import pytest

from tests.consistency.sources import ROOMS, ROOT, python, text

PAGE = (ROOT / "docs" / "newcomers.md").read_text(encoding="utf8")
QUOTED = re.compile(r"`([^`]+)`")
NAME = re.compile(r"[A-Za-z_]\w{2,}")


def answers() -> dict[str, str]:
    """The table at the top: question → answer."""
    rows = [line.strip("| \n").split(" | ") for line in PAGE.splitlines() if line.startswith("| ")]
    return {row[0]: row[1] for row in rows if row[0] not in {"question", "---"}}


def claims(answer: str) -> list[tuple[str, list[str]]]:
    """Files of an answer, each with the names that are said to stand in it."""
    found: list[tuple[str, list[str]]] = []
    for quoted in QUOTED.findall(answer):
        if "/" in quoted:
            found.append((quoted, []))
        elif found:
            found[-1][1].extend(NAME.findall(quoted))
    return found


@pytest.mark.parametrize(("question", "answer"), answers().items(), ids=lambda text: text[:40])
def test_the_answer_to_a_strangers_question_is_in_the_named_file(question: str, answer: str) -> None:
    assert claims(answer), question
    for place, names in claims(answer):
        assert (ROOT / place).exists(), place
        missing = [name for name in names if (ROOT / place).is_file() and not re.search(rf"\b{name}\b", text(ROOT / place))]
        assert missing == [], place


def test_the_questions_of_a_stranger_are_all_answered() -> None:
    asked = " ".join(answers()).lower()
    for subject in ("matching window", "not be promoted", "sms about a refusal say in kazakh", "signer is the applicant", "registry is down"):
        assert subject in asked


def test_every_name_in_the_instructions_is_one_of_the_code() -> None:
    """Functions and classes, written `deadlines.open_deadline(…)` or `@staff_required(…)`; files are checked with all documents."""
    instructions = PAGE[PAGE.index("\n## ") :]
    called = {match for quoted in QUOTED.findall(instructions) for match in re.findall(r"([A-Za-z_]\w+)\(", quoted) if " " not in match}
    code = "\n".join(text(path) for path in python(*ROOMS, "tools"))
    assert called
    assert {name for name in called if not re.search(rf"\b(?:def|class) {name}\b", code)} == set()
