"""The calendar of a centre: one person in one place, summons with a proven notice, marks, moving, holidays (R44, R51.3b, T12)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import copy_context
from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction
from django.test import Client

from careercenters.models import StaffMember
from careercenters.rules.rights import Role
from careercenters.services.staffing import appoint
from enbek import clock
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline, State
from notifications.models import Message
from notifications.services import acted
from registration.models import Case, Trigger, Visit
from registration.rules.visit_states import VisitState
from registration.services import visits
from registration.services.visits import VisitRefused
from tests import factories
from tests.mediation.factories import case as make_case

pytestmark = pytest.mark.django_db


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.ALMATY)


TUESDAY = at("2026-03-17 10:00")


@pytest.fixture(autouse=True)
def monday(clock_at: Callable[[str], Any]) -> None:
    clock_at("2026-03-16 10:00")


@pytest.fixture
def member(db: Any) -> StaffMember:
    return appoint(StaffMember(user=factories.user(), role=Role.SPECIALIST, full_name="Нұрғалиева Динара", career_centre=factories.career_centre()))


@pytest.fixture
def unemployed(db: Any) -> Case:
    return make_case(factories.person(), status="unemployed")


def summoned(case: Case, member: StaffMember, *, delivered: bool = True) -> Visit:
    visit = visits.arrange(case, member, TUESDAY, measure="training")
    if delivered:
        acted(visit.subject, "summons", case.person.user_id)
    return visit


def test_a_booked_time_is_no_longer_free_and_both_are_told(member: StaffMember) -> None:
    centre, person = factories.career_centre(), factories.person()
    assert TUESDAY in visits.free_slots(centre)[TUESDAY.date()]
    visit = visits.book(person, centre, TUESDAY)
    assert TUESDAY not in visits.free_slots(centre)[TUESDAY.date()]
    assert Message.objects.filter(message_id="visit_arranged", subject_id=visit.pk).exists()


def test_as_many_are_received_at_once_as_specialists_work(member: StaffMember) -> None:
    centre = factories.career_centre()
    appoint(StaffMember(user=factories.user(), role=Role.SPECIALIST, full_name="Екінші", career_centre=centre))
    assert {visits.book(factories.person(), centre, TUESDAY).desk for _one in range(2)} == {1, 2}
    with pytest.raises(VisitRefused):
        visits.book(factories.person(), centre, TUESDAY)


@pytest.mark.parametrize("moment", ["2026-03-17 13:00", "2026-03-17 10:10", "2026-03-23 10:00", "2026-03-16 09:00", "2026-03-17 18:30"])
def test_lunch_holidays_the_past_and_times_off_the_grid_are_refused(moment: str, member: StaffMember) -> None:
    with pytest.raises(VisitRefused):
        visits.book(factories.person(), factories.career_centre(), at(moment))


def test_one_visit_ahead_is_enough(member: StaffMember) -> None:
    centre, person = factories.career_centre(), factories.person()
    visits.book(person, centre, TUESDAY)
    with pytest.raises(VisitRefused, match="already"):
        visits.book(person, centre, at("2026-03-18 10:00"))


def test_the_database_lets_nobody_into_a_taken_place(member: StaffMember) -> None:
    visit = visits.book(factories.person(), factories.career_centre(), TUESDAY)
    with pytest.raises(IntegrityError, match="visit_slot_once"), transaction.atomic():
        Visit.objects.create(person=factories.person(), centre=visit.centre, kind="booked", desk=visit.desk, starts_at=TUESDAY)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_book_the_last_place_at_once_one_gets_it(member: StaffMember) -> None:
    centre, people, outcomes = factories.career_centre(), [factories.person(), factories.person()], []

    def book(person: Any) -> None:
        try:
            visits.book(person, centre, TUESDAY)
            outcomes.append("in")
        except VisitRefused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=copy_context().run, args=(book, person)) for person in people]  # with the clock of the test
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in", "refused"]


def test_moving_frees_the_old_time_and_keeps_the_history(member: StaffMember) -> None:
    person = factories.person()
    old = visits.book(person, factories.career_centre(), TUESDAY)
    new = visits.move(old.pk, at("2026-03-18 15:00"))
    old.refresh_from_db()
    assert (old.state, new.moved_from, new.state) == (VisitState.MOVED, old, VisitState.EXPECTED)
    assert TUESDAY in visits.free_slots(old.centre)[TUESDAY.date()]
    with pytest.raises(VisitRefused):
        visits.move(old.pk, at("2026-03-18 16:00"))


def test_a_refused_move_leaves_the_meeting_where_it_was(member: StaffMember) -> None:
    old = visits.book(factories.person(), factories.career_centre(), TUESDAY)
    with pytest.raises(VisitRefused):
        visits.move(old.pk, at("2026-03-23 10:00"))
    old.refresh_from_db()
    assert old.state == VisitState.EXPECTED


def test_only_an_unemployed_person_is_summoned_and_the_term_waits_for_the_proof(unemployed: Case, member: StaffMember) -> None:
    seeker = make_case(factories.person(), window=False)
    with pytest.raises(VisitRefused):
        visits.arrange(seeker, member, TUESDAY, measure="training")
    visit = summoned(unemployed, member, delivered=False)
    assert not Deadline.objects.of(visit.subject).exists()
    acted(visit.subject, "summons", unemployed.person.user_id)
    assert Deadline.objects.of(visit.subject).get().due_on.isoformat() == "2026-03-19"  # three working days from the proof


def test_a_no_show_needs_the_proof_the_end_of_the_term_and_an_officers_mark(
    unemployed: Case, member: StaffMember, clock_at: Callable[[str], Any]
) -> None:
    visit = summoned(unemployed, member)
    clock_at("2026-03-17 11:00")
    visits.mark(visit.pk, member, came=False)
    assert visits.no_shows(unemployed) == []  # the days of the summons still run
    clock_at("2026-03-20 00:05")
    deadlines.sweep()
    found = visits.no_shows(unemployed)
    assert [one.visit for one in found] == [visit]
    assert found[0].term.ends.isoformat() == "2026-03-19"
    trigger = Trigger.objects.get()
    assert (trigger.ground_id, trigger.case) == ("R51.3b", unemployed)
    unemployed.refresh_from_db()
    assert unemployed.status == "unemployed"  # nothing is decided: the person is asked first


def test_an_unmarked_summons_holds_nothing_against_anybody(unemployed: Case, member: StaffMember, clock_at: Callable[[str], Any]) -> None:
    visit = summoned(unemployed, member)
    clock_at("2026-03-20 00:05")
    deadlines.sweep()
    assert visits.no_shows(unemployed) == [] and not Trigger.objects.exists()
    visits.mark(visit.pk, member, came=False)
    assert Trigger.objects.count() == 1


def test_without_a_delivered_notice_there_is_no_no_show(unemployed: Case, member: StaffMember, clock_at: Callable[[str], Any]) -> None:
    visit = summoned(unemployed, member, delivered=False)
    clock_at("2026-03-25 11:00")
    visits.mark(visit.pk, member, came=False)
    deadlines.sweep()
    assert visits.no_shows(unemployed) == [] and not Trigger.objects.exists()


def test_who_comes_later_within_the_term_has_come(unemployed: Case, member: StaffMember, clock_at: Callable[[str], Any]) -> None:
    visit = summoned(unemployed, member)
    clock_at("2026-03-17 11:00")
    visits.mark(visit.pk, member, came=False)
    clock_at("2026-03-18 15:00")
    visits.mark(visit.pk, member, came=True)
    assert Deadline.objects.of(visit.subject).get().state == State.MET
    clock_at("2026-03-20 00:05")
    deadlines.sweep()
    assert visits.no_shows(unemployed) == []


def test_a_summons_moved_by_the_office_begins_its_term_anew(unemployed: Case, member: StaffMember) -> None:
    visit = summoned(unemployed, member)
    with pytest.raises(VisitRefused):
        visits.move(visit.pk, at("2026-03-18 10:00"))  # the person alone does not move it
    moved = visits.move(visit.pk, at("2026-03-18 10:00"), by=member)
    assert Deadline.objects.of(visit.subject).get().state == State.CANCELLED
    assert not Deadline.objects.of(moved.subject).exists()


def test_a_meeting_is_recalled_once_a_day_ahead_and_not_at_night(member: StaffMember, clock_at: Callable[[str], Any]) -> None:
    visit = visits.book(factories.person(), factories.career_centre(), at("2026-03-18 10:00"))
    assert visits.remind_due() == 0
    clock_at("2026-03-18 01:00")
    assert visits.remind_due() == 0
    clock_at("2026-03-18 08:30")
    assert [visits.remind_due(), visits.remind_due()] == [1, 0]
    assert Message.objects.filter(message_id="visit_reminder", subject_id=visit.pk, channel="cabinet").count() == 1


def test_a_cancelled_meeting_is_told_with_its_reason(member: StaffMember) -> None:
    visit = visits.book(factories.person(), factories.career_centre(), TUESDAY)
    visits.cancel(visit.pk, by=member, note="маман ауырып қалды")
    message = Message.objects.get(message_id="visit_cancelled", channel="cabinet")
    assert "маман ауырып қалды" in message.texts["kk"]["text"]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_person_books_moves_and_takes_the_meeting_along(language: str, member: StaffMember, sign_in: Callable[..., Client], read: Callable[..., Any]) -> None:
    person = factories.person()
    client, root = sign_in(person.user), f"/{language}/me/visits/"
    page = read(client.get(root))
    assert page.select_one(f'option[value="{TUESDAY.isoformat()}"]')
    assert client.post(root, {"starts_at": TUESDAY.isoformat()}).status_code == 302
    visit = Visit.objects.get()
    ics = client.get(f"{root}{visit.pk}.ics").content.decode()
    assert "DTSTART:20260317T050000Z" in ics and max(len(line.encode()) for line in ics.split("\r\n")) <= 75
    assert client.post(f"{root}{visit.pk}/move/", {"starts_at": "2026-03-18T10:00:00+05:00"}).status_code == 302
    newest = Visit.objects.get(state=VisitState.EXPECTED)
    assert client.post(f"{root}{newest.pk}/cancel/").status_code == 302
    assert not Visit.objects.filter(state=VisitState.EXPECTED).exists()


def test_the_office_marks_from_its_day(unemployed: Case, member: StaffMember, sign_in: Callable[..., Client], read: Callable[..., Any], clock_at: Any) -> None:
    StaffMember.objects.filter(pk=member.pk).update(career_centre=unemployed.centre)
    client = sign_in(member.user)
    sent = client.post(f"/ru/office/cases/{unemployed.pk}/meeting/", {"starts_at": TUESDAY.isoformat(), "measure": "training"})
    assert sent.status_code == 302
    clock_at("2026-03-17 10:40")
    page: BeautifulSoup = read(client.get("/ru/office/visits/"))
    assert unemployed.person.full_name in page.main.get_text(" ")
    form = page.select_one('button[name="came"][value="yes"]').find_parent("form")
    client.post(form["action"], {"came": "yes"})
    assert Visit.objects.get().state == VisitState.ATTENDED
    assert "наурыз" in read(client.get("/ru/office/visits/?day=2026-03-22")).main.get_text(" ").lower()


@pytest.mark.parametrize("number", [3, 8])
def test_a_day_costs_the_same_for_many(number: int, member: StaffMember, sign_in: Callable[..., Client], django_assert_max_num_queries: Any) -> None:
    for hour in range(number):
        person = factories.person()
        slot = at(f"2026-03-17 {[10, 11, 12, 15, 16, 17, 18, 10][hour]}:{30 if hour == 7 else 0:02}")
        visits.book(person, factories.career_centre(), slot)
    client = sign_in(member.user)
    with django_assert_max_num_queries(11):
        assert client.get("/ru/office/visits/?day=2026-03-17").status_code == 200
