"""Files on desks: taking, passing on, sharing out, the next file, and two officers on one case."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from careercenters.rules.rights import Role
from careercenters.services import absences
from careercenters.services.staffing import appoint
from enbek.deadlines import services as deadlines
from enbek.i18n import Text
from registration.backoffice.rules.balance import share_out
from registration.models import Assignment, Case
from registration.services import assignment
from registration.services.closing import CloseReason, close_by_request
from tests import factories
from tests.backoffice.conftest import Hire, other_centre
from tests.backoffice.test_queue import case_at, names_in, owe, queue_of

ClockAt = Callable[[str], datetime]
SignIn = Callable[..., Client]
Read = Callable[[Any], BeautifulSoup]
db = pytest.mark.django_db

ids = st.builds(uuid.UUID, int=st.integers(0, 2**64))


@given(st.dictionaries(ids, st.integers(0, 20), min_size=1, max_size=8), st.lists(ids, unique=True, max_size=60))
def test_sharing_out_gives_every_file_to_one_officer_and_never_widens_the_difference(loads: dict[uuid.UUID, int], files: list[uuid.UUID]) -> None:
    shared = share_out(loads, files)
    assert list(shared) == files
    after = {officer: load + list(shared.values()).count(officer) for officer, load in loads.items()}
    assert max(after.values()) - min(after.values()) <= max(1, max(loads.values()) - min(loads.values()))


def test_with_nobody_at_work_nothing_is_shared_out() -> None:
    assert share_out({}, [uuid.uuid4()]) == {}


@db
def test_a_specialist_takes_a_file_and_a_colleague_is_told_whose_it_is(hire: Hire, clock_at: ClockAt) -> None:
    clock_at("2026-03-16 11:00")
    case, first, second = case_at(factories.career_centre()), hire(), hire()
    assert assignment.take(case.pk, first).officer == first
    assert assignment.take(case.pk, first).officer == first
    with pytest.raises(assignment.AssignmentRefused, match=f"with {first.full_name}"):
        assignment.take(case.pk, second)
    assert [(row.officer, row.how) for row in Assignment.objects.filter(case=case)] == [(first, "taken")]


@db
def test_the_file_of_whoever_left_may_be_taken(hire: Hire, clock_at: ClockAt) -> None:
    clock_at("2026-03-16 11:00")
    case, left, second = case_at(factories.career_centre()), hire(), hire()
    assignment.take(case.pk, left)
    left.active = False
    appoint(left)
    assert assignment.take(case.pk, second).officer == second


@db
def test_the_director_passes_a_file_on_to_whom_may_keep_it_and_back(hire: Hire, clock_at: ClockAt) -> None:
    clock_at("2026-03-16 11:00")
    case, director, specialist = case_at(factories.career_centre()), hire(Role.DIRECTOR), hire()
    assignment.give(case.pk, specialist, by=director, seen=None)
    for stranger in (hire(career_centre=other_centre()), hire(Role.ASSISTANT)):
        with pytest.raises(assignment.AssignmentRefused, match="does not keep files of this centre"):
            assignment.give(case.pk, stranger, by=director, seen=specialist.pk)
    with pytest.raises(assignment.AssignmentRefused, match="changed hands"):
        assignment.give(case.pk, director, by=director, seen=None)
    assert assignment.give(case.pk, None, by=director, seen=specialist.pk).officer is None
    close_by_request(case.pk, CloseReason.OWN_WISH)
    with pytest.raises(assignment.AssignmentRefused, match="ended"):
        assignment.take(case.pk, specialist)


@db
def test_files_of_nobody_are_shared_out_among_those_at_work_today(hire: Hire, clock_at: ClockAt, sign_in: SignIn, read: Read) -> None:
    clock_at("2026-03-16 11:00")
    centre = factories.career_centre()
    director, busy, idle, away = hire(Role.DIRECTOR), hire(), hire(), hire()
    cases = [case_at(centre) for _number in range(5)]
    for case in cases[:2]:
        assignment.take(case.pk, busy)
    far = case_at(other_centre())
    absences.set_substitute(away, busy, date(2026, 3, 16), date(2026, 3, 17), "leave", by=director.user)
    client = sign_in(director.user)
    page = read(client.get("/en/office/desks/"))
    assert "3 open files are kept by nobody" in page.main.get_text(" ", strip=True)
    answer = read(client.post(page.select_one('form[action$="/balance/"]')["action"], follow=True))
    assert "3 files were shared out" in answer.select_one(".messages").get_text()
    loads = assignment.loads_of([centre.pk])
    assert loads[busy.pk] == 2
    assert sorted((loads[director.pk], loads[idle.pk])) == [1, 2]
    far.refresh_from_db()
    assert far.officer is None
    again = read(client.post(f"/en/office/desks/{centre.pk}/balance/", follow=True))
    assert "Nothing to share out" in again.select_one(".messages").get_text()


@db
@pytest.mark.parametrize("statement", ["UPDATE registration_assignment SET how = 'given'", "DELETE FROM registration_assignment"])
def test_the_log_of_hands_cannot_be_changed_even_by_hand(statement: str, hire: Hire, clock_at: ClockAt) -> None:
    clock_at("2026-03-16 11:00")
    assignment.take(case_at(factories.career_centre()).pk, hire())
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@db
def test_the_queue_is_narrowed_by_officer_and_settlement_and_its_counts_follow(
    hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt
) -> None:
    clock_at("2026-03-16 11:00")
    centre, me, colleague = factories.career_centre(), hire(), hire()
    mine = case_at(centre, surname="Mine", given_name="X")
    theirs = case_at(centre, surname="Theirs", given_name="X", settlement=factories.village())
    nobodys = case_at(centre, surname="Nobodys", given_name="X")
    for case in (mine, theirs, nobodys):
        owe(case)
    assignment.take(mine.pk, me)
    assignment.take(theirs.pk, colleague)
    for query, expected in {
        "?officer=mine": ["Mine X"], "?officer=nobody": ["Nobodys X"], f"?officer={colleague.pk}": ["Theirs X"],
        f"?settlement={factories.village().pk}": ["Theirs X"], "?officer=mine&state=late": [],
    }.items():
        page = queue_of(me, sign_in, read, query)
        assert names_in(page) == expected, query
    counted = [item.strong.get_text() for item in queue_of(me, sign_in, read, "?officer=mine").select(".queue-days li")]
    assert sum(map(int, counted)) == 1


@db
def test_the_next_file_is_the_most_urgent_of_mine_or_of_nobody_and_a_file_put_aside_is_passed(
    hire: Hire, sign_in: SignIn, clock_at: ClockAt
) -> None:
    centre, me, colleague = factories.career_centre(), hire(), hire()
    made: dict[str, Case] = {}
    for at, name in (("2026-03-16 09:30", "First"), ("2026-03-17 09:30", "Colleagues"), ("2026-03-17 10:30", "Second"), ("2026-03-18 09:30", "Held")):
        clock_at(at)
        made[name] = case_at(centre, surname=name)
        owe(made[name])
    assignment.take(made["Colleagues"].pk, colleague)
    assignment.take(made["Second"].pk, me)
    deadlines.hold(made["Held"].subject, "T05", Text("ұсыныс күтіп тұр", "ждёт предложение", "an offer waits"))
    client = sign_in(me.user)

    def after(case: Case | None) -> str:
        answer = client.get("/en/office/next/" + (f"?after={case.pk}" if case else ""))
        return next((name for name, one in made.items() if str(one.pk) in answer["Location"]), answer["Location"])

    assert after(None) == "First"
    assert after(made["First"]) == "Second", "still undone: put aside"
    assert after(made["Second"]) == "Held"
    assert after(made["Held"]) == "/en/office/"
    deadlines.meet(made["First"].subject, "T05")
    assert after(made["First"]) == "Second", "done: the most urgent of the rest"
    assert client.get("/en/office/next/?after=nonsense").status_code == 302


@db
def test_the_second_officer_on_one_case_is_told_who_did_what_and_nothing_is_done(
    hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt
) -> None:
    clock_at("2026-03-16 11:00")
    case, specialist, director = case_at(factories.career_centre()), hire(), hire(Role.DIRECTOR)
    director.full_name = "Оспанов Ерлан"
    director.save()
    url = f"/en/office/cases/{case.pk}/"
    first, second = sign_in(specialist.user), sign_in(director.user)
    seen = read(first.get(url)).select_one('input[name="seen"]')["value"]
    form = read(second.get(url)).select_one('form[action$="/give/"]')
    sent = {field["name"]: field.get("value", "") for field in form.select("input")} | {"to": str(director.pk)}
    assert "lies on the desk of Оспанов Ерлан" in read(second.post(form["action"], sent, follow=True)).select_one(".messages").get_text()
    told = read(first.post(f"{url}take/", {"seen": seen}, follow=True))
    assert "Your act was not done" in told.select_one(".messages").get_text()
    assert "Оспанов Ерлан: gave the file to Оспанов Ерлан" in told.select_one(".messages").get_text()
    case.refresh_from_db()
    assert case.officer == director
    # one's own earlier act is no news
    assert "lies on the common desk" in read(second.post(form["action"], sent | {"to": "", "kept_by": str(director.pk)}, follow=True)).get_text()
    taken = read(first.get(url))
    assert "gave the file to Оспанов Ерлан" in taken.select_one(".timeline").get_text()


@db
def test_only_a_director_passes_files_on(hire: Hire, sign_in: SignIn, clock_at: ClockAt) -> None:
    clock_at("2026-03-16 11:00")
    case = case_at(factories.career_centre())
    for role in (Role.SPECIALIST, Role.ASSISTANT, Role.MOBILITY_OFFICER, Role.SUPERVISOR):
        client = sign_in(hire(role).user)
        assert client.post(f"/en/office/cases/{case.pk}/give/").status_code == 404
        assert client.get("/en/office/desks/").status_code == 404
        assert client.get("/en/office/absences/").status_code == 404
