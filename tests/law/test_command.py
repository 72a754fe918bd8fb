"""`manage.py law`: what it prints, with and without a database."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from enbek.law import limits
from enbek.workdays import overrides
from enbek.workdays.models import DayOverride

ROOT = Path(__file__).resolve().parents[2]
NAURYZ_DAYS = ["2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24", "2026-03-25"]


def printed(*args: str) -> str:
    out = io.StringIO()
    call_command("law", *args, stdout=out)
    return out.getvalue()


def answered(*args: str) -> Any:
    return json.loads(printed(*args, "--json", "--no-overrides"))


def test_the_table_and_the_json_hold_the_same_limits() -> None:
    rows = answered()
    assert [row["id"] for row in rows] == [item.id for item in limits()]
    assert {line.split()[0] for line in printed().splitlines()} == {row["id"] for row in rows}
    notice = next(row for row in rows if row["id"] == "T18")
    assert (notice["amount"], notice["breach_amount"], notice["unit"], notice["discrepancies"][0]["id"]) == (1, 3, "working_days", "D-01")


def test_an_earlier_edition_has_its_own_table() -> None:
    assert next(row for row in answered("--edition", "order-259-2021") if row["id"] == "T05")["amount"] == 1


def test_explain_prints_one_computation_day_by_day() -> None:
    result = answered("explain", "T06", "--from", "2026-03-19")
    assert list(result) == ["limit", "edition", "paragraph", "from", "due_on", "due_at", "days"]
    days = result.pop("days")
    assert result == {
        "limit": "T06", "edition": "order-214-2025", "paragraph": "36", "from": "2026-03-19", "due_on": "2026-03-26",
        "due_at": "2026-03-27T00:00:00+05:00",
    }
    assert [day["date"] for day in days if not day["working"]] == NAURYZ_DAYS
    assert all(list(day) == ["date", "working", "why"] and day["why"].keys() == {"kk", "ru", "en"} for day in days)


def test_explain_takes_the_edition_of_the_day_or_the_one_named() -> None:
    assert answered("explain", "T05", "--from", "2022-03-01")["edition"] == "order-259-2021"
    assert answered("explain", "T06", "--from", "2026-03-19", "--edition", "guide")["due_on"] == "2026-03-27"


def test_one_language_gives_plain_words() -> None:
    days = answered("explain", "T06", "--from", "2026-03-19", "--language", "ru")["days"]
    assert days[2]["why"] == "Наурыз мейрамы"


def test_explain_without_json_is_read_by_a_person() -> None:
    assert "2026-03-26 Thu    2  working day" in printed("explain", "T06", "--from", "2026-03-19", "--no-overrides")


CHAIN = {
    "submitted_at": "2026-03-19T19:30:00+05:00", "accepted_on": "2026-03-20", "registered_on": "2026-03-20", "matching_due_on": "2026-03-27",
    "unemployed_on": "2026-03-28",
}


def test_chain_prints_the_way_of_one_application() -> None:
    assert answered("chain", "--submitted", "2026-03-19T19:30", "--channel", "enbek") == CHAIN
    assert answered("chain", "--submitted", "2026-03-19T14:30Z", "--channel", "enbek") == CHAIN


def test_chain_prints_several_as_one_array_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    two = answered("chain", "--submitted", "2026-03-19T19:30", "--submitted", "2026-03-20T10:00")
    assert [one["submitted_at"][:16] for one in two] == ["2026-03-19T19:30", "2026-03-20T10:00"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("2026-03-19T19:30\n\n2026-03-20T10:00+05:00\n"))
    assert answered("chain", "--submitted", "-") == two
    monkeypatch.setattr(sys, "stdin", io.StringIO("2026-03-19T19:30\n"))
    assert answered("chain", "-") == [CHAIN]


@pytest.mark.parametrize(
    ("args", "remedy"),
    [
        (["explain", "T99", "--from", "2026-03-19"], "T25"),
        (["explain", "T06", "--from", "2019-03-19"], "LAW_EDITION_DATES"),
        (["explain", "T06", "--from", "2050-03-19"], "2036"),
        (["explain", "T06", "--from", "19.03.2026"], "2026-03-19"),
        (["explain", "T06", "--from", "2026-03-19", "--edition", "order-1"], "order-214-2025"),
        (["chain"], "--submitted"),
        (["chain", "--submitted", "yesterday"], "2026-03-19T19:30"),
        (["chain", "--submitted", "2026-03-19T19:30", "--channel", "post"], "egov"),
    ],
)
def test_a_wrong_question_is_answered_with_the_remedy(args: list[str], remedy: str) -> None:
    with pytest.raises(CommandError) as caught:
        answered(*args)
    assert remedy in str(caught.value)


def test_a_wrong_line_of_a_list_is_named_and_nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("2026-03-19T19:30\nsoon\n"))
    out = io.StringIO()
    with pytest.raises(CommandError, match="line 2"):
        call_command("law", "chain", "-", "--json", "--no-overrides", stdout=out)
    assert out.getvalue() == ""


@pytest.mark.django_db
def test_a_transfer_entered_by_hand_counts_unless_it_is_left_out() -> None:
    DayOverride.objects.create(day="2026-03-26", kind="moved_off", why_kk="а", why_ru="а", why_en="a", act="Order No. 7")
    try:
        assert json.loads(printed("explain", "T06", "--from", "2026-03-19", "--json"))["due_on"] == "2026-03-27"
        assert answered("explain", "T06", "--from", "2026-03-19")["due_on"] == "2026-03-26"
    finally:
        overrides.forget()


@pytest.mark.parametrize(("option", "warned"), [([], True), (["--no-overrides"], False)])
def test_without_a_database_the_answer_comes_all_the_same_and_says_what_it_lacks(option: list[str], warned: bool) -> None:
    command = [sys.executable, "manage.py", "law", "chain", "--submitted", "2026-03-19T19:30", "--json", *option]
    nowhere = os.environ | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    done = subprocess.run(command, cwd=ROOT, env=nowhere, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == CHAIN
    assert ("--no-overrides" in done.stderr) == warned
