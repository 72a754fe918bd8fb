"""The queue: mine and nobody else's, by working time left, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careercenters.models import CareerCentre, StaffMember
from careercenters.rules.rights import Role
from careercenters.services.staffing import appoint
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline, State
from enbek.i18n import Text
from registration.models import Case
from registration.services.closing import CloseReason, close_by_request
from tests import factories
from tests.backoffice.conftest import Hire, other_centre
from tests.mediation.factories import case as make_case

pytestmark = pytest.mark.django_db
ClockAt = Callable[[str], datetime]
SignIn = Callable[..., Client]
Read = Callable[[Any], BeautifulSoup]

QUEUE = "/en/office/"


def case_at(centre: CareerCentre, status: str = "job_seeker", **person: Any) -> Case:
    """A case of this centre; none of its clocks runs yet."""
    made = make_case(factories.person(**person), status, window=False)
    Case.objects.filter(pk=made.pk).update(centre=centre)
    return Case.objects.get(pk=made.pk)


def owe(case: Case, limit_id: str = "T05") -> None:
    deadlines.open_deadline(limit_id, case.subject, hours=case.centre.hours, office_id=case.centre_id)


def names_in(page: BeautifulSoup) -> list[str]:
    return [cell.a.get_text() for cell in page.select("table.queue tbody th")]


def queue_of(member: StaffMember, sign_in: SignIn, read: Read, query: str = "") -> BeautifulSoup:
    return read(sign_in(member.user).get(QUEUE + query))


def test_each_role_sees_the_clocks_of_its_own_offices(hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt) -> None:
    clock_at("2026-03-19 11:00")
    mine, neighbour = factories.career_centre(), other_centre()
    far = make_case(factories.person(), window=False).centre
    for centre, surname in ((mine, "Mine"), (neighbour, "Neighbour"), (far, "Far")):
        owe(case_at(centre, surname=surname, given_name="X"))
    seen = {
        (Role.SPECIALIST, ()): ["Mine X"],
        (Role.DIRECTOR, ()): ["Mine X"],
        (Role.MOBILITY_OFFICER, ()): ["Mine X", "Neighbour X"],
        (Role.SUPERVISOR, (("region", factories.region()),)): ["Mine X", "Neighbour X"],
        (Role.SUPERVISOR, ()): ["Far X", "Mine X", "Neighbour X"],
    }
    for (role, place), expected in seen.items():
        assert sorted(names_in(queue_of(hire(role, **dict(place)), sign_in, read))) == expected, role


def test_a_mobility_officer_sees_the_clock_that_binds_the_mobility_centre_and_a_specialist_does_not(
    hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt
) -> None:
    clock_at("2026-03-19 11:00")
    case = case_at(factories.career_centre(), surname="Late", given_name="X")
    deadlines.open_deadline("T25", case.subject, office_id=case.centre.mobility_centre_id)
    assert names_in(queue_of(hire(Role.MOBILITY_OFFICER), sign_in, read)) == ["Late X"]
    assert names_in(queue_of(hire(), sign_in, read)) == []


def test_an_assistant_sees_people_of_the_own_settlements_only(hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt) -> None:
    clock_at("2026-03-19 11:00")
    centre = factories.career_centre()
    owe(case_at(centre, surname="Village", given_name="X", settlement=factories.village()))
    owe(case_at(centre, surname="Town", given_name="X"))
    assistant = hire(Role.ASSISTANT)
    assert names_in(queue_of(assistant, sign_in, read)) == []
    assistant.settlements.add(factories.village())
    assert names_in(queue_of(assistant, sign_in, read)) == ["Village X"]


def test_missed_clocks_come_first_then_by_working_time_across_the_holidays_and_held_ones_last(
    hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt
) -> None:
    centre = factories.career_centre()
    clock_at("2026-03-12 11:00")
    missed = case_at(centre, "unemployed", surname="Missed", given_name="X")
    owe(missed, "T15")
    clock_at("2026-03-19 11:00")
    deadlines.sweep()
    held = case_at(centre, surname="Held", given_name="X")
    owe(held)
    deadlines.hold(held.subject, "T05", Text("ұсыныс күтіп тұр", "ждёт предложение", "an offer waits"))
    owe(case_at(centre, surname="Second", given_name="X"))
    clock_at("2026-03-20 10:00")
    owe(case_at(centre, surname="AfterNauryz", given_name="X"))
    page = queue_of(hire(), sign_in, read)
    assert names_in(page) == ["Missed X", "Second X", "AfterNauryz X", "Held X"]
    lines = [row.get_text(" ", strip=True) for row in page.select("table.queue tbody tr")]
    assert "was to be done by" in lines[0]
    assert "an offer waits" in lines[3]
    # Thursday's two working days end on Thursday after Nauryz, Friday's one day later
    assert "1 working day left" in lines[1]
    assert "2 working days left" in lines[2]
    counted = [item.get_text(" ", strip=True) for item in page.select(".queue-days li")]
    assert counted[0] == "1 late"
    assert counted[-1] == "1 on hold"


def test_what_was_missed_in_a_case_that_ended_is_no_longer_owed(hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt) -> None:
    clock_at("2026-03-12 11:00")
    case = case_at(factories.career_centre(), "unemployed")
    owe(case, "T15")
    clock_at("2026-03-19 11:00")
    deadlines.sweep()
    specialist = hire()
    assert len(names_in(queue_of(specialist, sign_in, read))) == 1
    close_by_request(case.pk, CloseReason.OWN_WISH)
    assert names_in(queue_of(specialist, sign_in, read)) == []


def test_what_was_done_late_is_no_longer_owed(hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt) -> None:
    clock_at("2026-03-12 11:00")
    case = case_at(factories.career_centre(), "unemployed")
    owe(case, "T15")
    clock_at("2026-03-19 11:00")
    deadlines.meet(case.subject, "T15", "plan signed")
    assert names_in(queue_of(hire(), sign_in, read)) == []


def test_the_filters_narrow_by_limit_state_day_and_office(hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt) -> None:
    clock_at("2026-03-16 11:00")
    mine, neighbour = factories.career_centre(), other_centre()
    owe(case_at(mine, surname="Plan", given_name="X"), "T15")
    owe(case_at(neighbour, surname="Match", given_name="X"))
    officer = hire(Role.MOBILITY_OFFICER)
    for query, expected in {
        "?limit=T15": ["Plan X"],
        "?limit=T05": ["Match X"],
        "?state=late": [],
        "?state=running": ["Plan X", "Match X"],
        "?day=2026-03-18": ["Plan X", "Match X"],
        "?day=2026-03-17": [],
        f"?office={neighbour.pk}": ["Match X"],
    }.items():
        assert sorted(names_in(queue_of(officer, sign_in, read, query))) == sorted(expected), query


def test_a_filter_that_does_not_exist_is_said_and_the_whole_list_is_shown(hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt) -> None:
    clock_at("2026-03-16 11:00")
    owe(case_at(factories.career_centre(), surname="Plan", given_name="X"), "T15")
    page = queue_of(hire(), sign_in, read, "?limit=T99&day=soon&page=nine")
    assert names_in(page) == ["Plan X"]
    assert page.select_one(".error-summary")


def test_the_second_list_shows_what_runs_for_the_portal_in_the_cases_of_the_office(
    hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt
) -> None:
    clock_at("2026-03-16 11:00")
    mine, far = case_at(factories.career_centre(), surname="Mine", given_name="X"), case_at(make_case(factories.person(), window=False).centre)
    for case in (mine, far):
        deadlines.open_deadline("T06", case.subject)
    specialist = hire()
    assert names_in(queue_of(specialist, sign_in, read, "?list=others")) == ["Mine X"]
    assert names_in(queue_of(specialist, sign_in, read)) == []


@pytest.mark.parametrize("which", ["", "?list=others"])
def test_the_queue_costs_the_same_number_of_queries_for_three_lines_as_for_eight(
    hire: Hire, sign_in: SignIn, clock_at: ClockAt, which: str
) -> None:
    clock_at("2026-03-16 11:00")
    client = sign_in(hire(Role.MOBILITY_OFFICER).user)
    centres = [factories.career_centre(), other_centre()]

    def cost(lines: int) -> int:
        for number in range(lines):
            case = case_at(centres[number % 2])
            owe(case)
            deadlines.open_deadline("T06", case.subject)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(QUEUE + which).status_code == 200
        return len(queries)

    cost(1)
    assert cost(2) == cost(5)


def test_the_iin_is_masked_in_the_queue(hire: Hire, sign_in: SignIn, clock_at: ClockAt) -> None:
    clock_at("2026-03-16 11:00")
    case = case_at(factories.career_centre())
    owe(case)
    page = sign_in(hire().user).get(QUEUE).content.decode()
    assert case.person.iin.value not in page
    assert case.person.iin.masked in page


def test_to_those_outside_the_staff_the_queue_does_not_exist(sign_in: SignIn, hire: Hire) -> None:
    assert sign_in(factories.user()).get(QUEUE).status_code == 404
    left = hire()
    left.active = False
    appoint(left)
    assert sign_in(left.user).get(QUEUE).status_code == 404


def test_staff_without_an_office_and_support_are_told_so(sign_in: SignIn, hire: Hire, read: Read) -> None:
    for user in (factories.user(is_staff=True), hire(Role.SUPPORT).user):
        response = sign_in(user).get(QUEUE)
        assert response.status_code == 403
        assert "The queue is not yours to open" in read(response).h1.get_text()


def test_what_ran_out_and_was_done_afterwards_stays_missed_and_is_no_longer_owed(
    hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt
) -> None:
    clock_at("2026-03-12 11:00")
    case = case_at(factories.career_centre(), "unemployed")
    owe(case, "T15")
    clock_at("2026-03-19 11:00")
    deadlines.sweep()
    specialist = hire()
    assert len(names_in(queue_of(specialist, sign_in, read))) == 1
    assert not deadlines.meet(case.subject, "T15")
    assert names_in(queue_of(specialist, sign_in, read)) == []
    assert Deadline.objects.of(case.subject).get().state == State.MISSED
