"""A change that was told in time protects; the five days run from it or from learning of it (R64, T13, D-08)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from enbek.law.data.grounds_214 import CIRCUMSTANCES
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from notifications.models import Message
from registration.models import Case, Circumstance, Trigger
from registration.rules.circumstances import CONSEQUENCES
from registration.rules.machine import Status
from registration.services import circumstances, closing, watching

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("occurred", "learnt", "last_day", "in_time"),
    [
        ("2026-03-30", None, "2026-04-06", True),  # the last day itself
        ("2026-03-27", None, "2026-04-03", False),
        ("2026-03-16", "2026-04-01", "2026-04-08", True),  # learnt later (D-08)
    ],
)
def test_the_days_are_counted_in_the_persons_favour(
    unemployed: Callable[..., Case], occurred: str, learnt: str | None, last_day: str, in_time: bool
) -> None:
    case = unemployed()
    told = circumstances.tell(
        case.pk, kind="founder", occurred_on=date.fromisoformat(occurred), learnt_on=date.fromisoformat(learnt) if learnt else None
    )
    assert (told.due_on.isoformat(), told.in_time) == (last_day, in_time)
    case.refresh_from_db()
    assert case.status == Status.UNEMPLOYED
    assert Message.objects.filter(message_id="circumstance_told", channel="cabinet").count() == 1


@pytest.mark.parametrize(("told_on", "expected"), [("2026-04-03 10:00", 0), ("2026-04-06 10:00", 1)])
def test_the_watch_knows_what_was_told_in_time(
    unemployed: Callable[..., Case], state: SandboxClient, clock_at: Callable[[str], datetime], told_on: str, expected: int
) -> None:
    case = unemployed(told_on)
    trader = {"sole_proprietor": {"active": True, "since": "2026-03-27", "until": None}, "founder_of": []}
    state.set_facts(Registry.ENTREPRENEURSHIP, case.person.iin.value, trader)
    circumstances.tell(case.pk, kind="entrepreneurship", occurred_on=date(2026, 3, 27))
    watching.watch_due()
    clock_at("2026-04-07 02:05")
    watching.watch_due()
    assert Trigger.objects.filter(case=case).count() == expected


def test_telling_twice_keeps_the_first_and_after_the_end_there_is_nothing_to_tell(unemployed: Callable[..., Case]) -> None:
    case = unemployed()
    first = circumstances.tell(case.pk, kind="work", occurred_on=date(2026, 4, 3))
    assert circumstances.tell(case.pk, kind="work", occurred_on=date(2026, 4, 3)) == first
    closing.close_by_request(case.pk, closing.CloseReason.OWN_JOB)
    with pytest.raises(circumstances.NothingToTell):
        circumstances.tell(case.pk, kind="pension", occurred_on=date(2026, 4, 3))
    assert Circumstance.objects.count() == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_says_what_follows_before_anything_is_sent(
    language: str, unemployed: Callable[..., Case], sign_in: Callable[..., Client], read: Callable[[Any], BeautifulSoup]
) -> None:
    case = unemployed()
    client, url = sign_in(case.person.user), f"/{language}/me/circumstances/"
    words = read(client.get(url)).main.get_text(" ", strip=True)
    assert set(CONSEQUENCES) == set(CIRCUMSTANCES)
    assert all(" ".join(text.in_(language).split()) in " ".join(words.split()) for text in CONSEQUENCES.values())
    wrong = read(client.post(url, {"kind": "work", "occurred_on": "2026-04-03", "learnt_on": "2026-04-01"}))
    assert wrong.select_one("input[name=occurred_on]")["value"]
    assert client.post(url, {"kind": "work", "occurred_on": "2026-04-03"}).status_code == 302
    assert case.circumstances.get().in_time
