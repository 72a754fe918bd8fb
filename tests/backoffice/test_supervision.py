"""Supervision: shares of kept terms, what is late, refusals; each sees the own offices, everybody the open part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from careercenters.rules.rights import Role
from enbek.deadlines import services as deadlines
from enbek.registries.port import Registry
from registration.models import Case
from registration.rules.watched import SMALLEST_PUBLISHED, percent, published
from registration.services import corrections, promotion
from tests import factories
from tests.backoffice.conftest import Hire, other_centre
from tests.backoffice.test_case_page import OPEN_CONTRACT
from tests.backoffice.test_queue import case_at, owe

SignIn = Callable[..., Client]
Read = Callable[[Any], BeautifulSoup]
URL = "/en/office/supervision/"
db = pytest.mark.django_db


@given(st.integers(0, 500), st.integers(0, 500))
def test_nothing_small_is_published_and_100_percent_means_all(part: int, rest: int) -> None:
    whole = part + rest
    shown = published(part, whole)
    assert (percent(part, whole) == 100) == (whole > 0 and rest == 0)
    if shown is not None:
        assert whole >= SMALLEST_PUBLISHED
        assert all(number == 0 or number >= SMALLEST_PUBLISHED // 2 for number in (part, rest))


@pytest.fixture
def terms(db: Any, clock_at: Callable[[str], datetime]) -> list[Case]:
    """Of three plans of the own centre one was drawn up in time and two were not, one of these never."""
    clock_at("2026-03-10 11:00")
    mine = [case_at(factories.career_centre(), "unemployed") for _number in range(3)]
    for case in mine:
        owe(case, "T15")
    deadlines.meet(mine[0].subject, "T15")
    clock_at("2026-03-16 11:00")
    deadlines.sweep()
    deadlines.meet(mine[1].subject, "T15")
    return mine


def cells(page: BeautifulSoup, name: str) -> list[str]:
    row = next(row for row in page.select("tbody tr") if name in row.th.get_text())
    return [cell.get_text(" ", strip=True).replace("\N{NO-BREAK SPACE}", " ") for cell in row.select("td")]


def test_the_share_of_kept_terms_and_what_is_late_now(terms: list[Case], hire: Hire, sign_in: SignIn, read: Read) -> None:
    page = read(sign_in(hire(Role.DIRECTOR).user).get(URL))
    assert cells(page, "plan") == ["3", "1", "33 %"]
    assert cells(page, "Saryarqa")[:3] == ["33 %", "1", "3"]
    link = page.select_one('a[href*="state=late"]')["href"]
    assert len(read(sign_in(hire(Role.SUPERVISOR).user).get(link)).select("table.queue tbody tr")) == 1
    lateness = {item.dt.get_text(): item.dd.get_text() for item in page.select("#backlog-title ~ dl div")}
    assert sum(map(int, lateness.values())) == 1


def test_a_refusal_is_counted_by_ground_and_as_put_right_when_it_was(
    job_seeker: Callable[..., Case], window_ends: Callable[[], datetime], state: Any, hire: Hire, sign_in: SignIn, read: Read
) -> None:
    case = job_seeker()
    client = sign_in(hire(Role.MOBILITY_OFFICER).user)
    assert cells(read(client.get(URL)), "Saryarqa")[3:] == ["0", "0"], "a registration is no refusal"
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, case.person.iin.value, OPEN_CONTRACT)
    window_ends()
    decision = promotion.promote(case.pk, promotion.EXPIRED)
    assert decision is not None
    correction = corrections.open_correction(decision, registry="employment_contracts", explanation="x")
    page = read(client.get(URL))
    assert [item.strong.get_text() for item in page.select("#grounds-title ~ ul li")] == ["1"]
    assert cells(page, "Saryarqa")[3:] == ["1", "0"]
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, case.person.iin.value, {"contracts": []})
    assert corrections.recheck(correction.pk)
    assert cells(read(client.get(URL)), "Saryarqa")[3:] == ["1", "1"]


def test_each_sees_the_own_offices_only_and_others_no_such_page(terms: list[Case], hire: Hire, sign_in: SignIn, read: Read) -> None:
    neighbour = other_centre()
    seen = {
        Role.DIRECTOR: ["Saryarqa career centre"],
        Role.MOBILITY_OFFICER: ["Labour-mobility centre of Astana", "Almaty career centre", "Saryarqa career centre"],
    }
    for role, names in seen.items():
        page = read(sign_in(hire(role).user).get(URL))
        assert sorted(row.th.get_text() for row in page.select("#offices-title ~ table tbody tr")) == sorted(names)
    narrowed = read(sign_in(hire(Role.DIRECTOR).user).get(f"{URL}?office={neighbour.pk}"))
    assert [row.th.get_text() for row in narrowed.select("#offices-title ~ table tbody tr")] == ["Saryarqa career centre"]
    for role in (Role.SPECIALIST, Role.ASSISTANT, Role.SUPPORT):
        assert sign_in(hire(role).user).get(URL).status_code == 404
        assert sign_in(hire(role).user).get(f"{URL}terms.csv").status_code == 404


def test_the_csv_and_the_open_data(terms: list[Case], hire: Hire, sign_in: SignIn, client: Client) -> None:
    lines = sign_in(hire(Role.DIRECTOR).user).get(f"{URL}terms.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0] == "office,limit,title,ended,in time"
    assert lines[1].startswith("Saryarqa career centre,T15,") and lines[1].endswith(",3,1")
    open_lines = client.get("/en/open-data/terms.csv").content.decode("utf-8-sig").splitlines()
    assert open_lines[1].startswith("71,Astana,T15,") and open_lines[1].endswith(",,"), "three terms are too few to publish"


@db
def test_the_page_costs_the_same_for_two_offices_as_for_five(hire: Hire, sign_in: SignIn, clock_at: Callable[[str], datetime]) -> None:
    clock_at("2026-03-16 11:00")
    client = sign_in(hire(Role.MOBILITY_OFFICER).user)

    def cost(offices: int) -> int:
        for _number in range(offices):
            owe(case_at(other_centre()))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(URL).status_code == 200
        return len(queries)

    cost(1)
    assert cost(1) == cost(3)
