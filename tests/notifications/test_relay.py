"""Notices on paper through the village assistant or the akim (D-42)."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from careercenters.models import CareerCentre, StaffMember
from enbek import clock
from enbek.accounts.models import User
from enbek.clock import ALMATY
from enbek.deadlines.models import Deadline
from enbek.law.notices import Evidence
from enbek.subjects import Subject
from notifications import services
from notifications.models import Carrier, Message, RelayState, RelayTask, State
from notifications.paper import notice_pdf
from notifications.services import relaying
from notifications.services.relaying import RelayRefused
from registration.models import Case
from seekers.models import Person
from tests import factories
from tests.registration.building import submitted_case

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 3, 10, 12, tzinfo=ALMATY)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100


@pytest.fixture(autouse=True)
def _tuesday(clock_at: Callable[[datetime], datetime], settings: Any, tmp_path: Any) -> None:
    clock_at(TUESDAY)
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def villager(db: Any) -> Person:
    factories.career_centre()
    return factories.person(settlement=factories.village(), address="Абай көшесі, 5")


@pytest.fixture
def task(villager: Person, say) -> RelayTask:
    say("interview_set", to=villager.user)
    return RelayTask.objects.get()


def address(name: str, language: str = "en", **kwargs: Any) -> str:
    with translation.override(language):
        return reverse(f"notifications:{name}", kwargs=kwargs or None)


@pytest.fixture
def office(make_user, sign_in) -> Client:
    return sign_in(member(make_user))


def account() -> Message:
    return Message.objects.get(channel="cabinet")


# --- who gets paper -------------------------------------------------------------------------------------
def test_a_notice_to_a_person_of_a_village_is_also_carried_to_the_door(task: RelayTask, villager: Person) -> None:
    assert (task.addressee, task.street) == (villager.full_name, "Абай көшесі, 5")
    assert task.place_name.ru == "село Талапкер"
    assert task.office_id == factories.career_centre().pk
    assert {row.channel for row in Message.objects.all()} == {"cabinet", "email", "sms", "relay"}


def test_a_person_of_a_town_gets_no_paper(say) -> None:
    say("interview_set", to=factories.person().user)
    assert not RelayTask.objects.exists()


def test_an_employer_gets_no_paper(say, user: User) -> None:
    say("offer_received")
    assert not RelayTask.objects.exists()


@pytest.mark.parametrize(("message_id", "tasks"), [("placed", 0), ("offer_received", 1), ("deregistered", 1), ("refused_as_unemployed", 0)])
def test_only_what_the_rules_send_through_the_assistant_goes_on_paper(villager: Person, say, message_id: str, tasks: int) -> None:
    say(message_id, to=villager.user)
    assert RelayTask.objects.count() == tasks


def test_the_same_notice_makes_one_task(villager: Person, say) -> None:
    for _ in range(2):
        say("interview_set", to=villager.user)
    assert RelayTask.objects.count() == 1


def test_paper_is_not_sent_by_a_provider(task: RelayTask) -> None:
    services.deliver_due()
    task.message.refresh_from_db()
    assert task.message.state == State.NEW
    assert task.is_open


# --- the paper ---------------------------------------------------------------------------------------------
def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_paper_says_it_in_both_state_languages_and_has_a_slip_to_sign(task: RelayTask, villager: Person) -> None:
    text = text_of(notice_pdf(task))
    for words in ("Жұмыс беруші Сізді әңгімелесуге шақырады", "Работодатель приглашает вас на собеседование", "Қолхат / Расписка",
                  villager.full_name, "Абай көшесі, 5", "16 марта 2026 года", "2026 жылғы 16 наурыз"):
        assert words in text.replace("\u00a0", " "), words


def test_a_hostile_name_is_printed_and_not_run(say) -> None:
    factories.career_centre()
    person = factories.person(settlement=factories.village(), surname='#panic("x")', address='*b* $x$ #image("/etc/passwd") \u202e')
    say("interview_set", to=person.user)
    text = text_of(notice_pdf(RelayTask.objects.get()))
    assert '#panic("x")' in text.replace("“", '"').replace("”", '"')
    assert "\u202e" not in text


def test_the_officer_prints_the_paper(task: RelayTask, office: Client) -> None:
    answer = office.get(address("relay_notice", pk=task.pk))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


# --- the mark --------------------------------------------------------------------------------------------------
HANDED = {"carrier": "assistant", "carrier_name": "А. Б. Сәрсенов", "at": "2026-03-11T15:00", "note": ""}


def test_a_hand_over_is_marked_with_who_when_and_a_slip_and_proves_the_notice(task: RelayTask, office: Client, clock_at, case: Subject, read) -> None:
    clock_at("2026-03-11 16:00")
    slip = SimpleUploadedFile("slip.png", PNG, content_type="image/png")
    assert office.post(address("relay_task", pk=task.pk), HANDED | {"slip": slip}).status_code == 302
    task.refresh_from_db()
    handed = datetime(2026, 3, 11, 15, tzinfo=ALMATY)
    assert (task.state, task.handed_at, task.carrier_name) == (RelayState.HANDED, handed, "А. Б. Сәрсенов")
    assert services.delivered_at(case, "interview_set") == handed
    assert account().evidence == Evidence.HANDED
    assert {row.from_day for row in Deadline.objects.of(case)} == {handed.date()}, "the clock of the notice begins with the hand-over"
    download = office.get(address("relay_slip", pk=task.pk))
    assert download["Content-Disposition"].startswith("attachment")
    assert (download.content, download["Content-Type"]) == (PNG, "image/png")
    assert "А. Б. Сәрсенов" in read(office.get(address("relay_task", pk=task.pk))).main.get_text()


def test_the_slip_may_come_later(task: RelayTask, office: Client, clock_at) -> None:
    clock_at("2026-03-11 16:00")
    office.post(address("relay_task", pk=task.pk), HANDED)
    page = address("relay_task", pk=task.pk)
    assert office.post(page, {"slip": SimpleUploadedFile("slip.png", PNG)}).status_code == 302
    task.refresh_from_db()
    with task.slip.open("rb") as kept:
        assert kept.read() == PNG


@pytest.mark.parametrize(
    "wrong",
    [{"carrier": "postman"}, {"carrier_name": ""}, {"at": ""}, {"at": "2026-03-12T15:00"}, {"at": "2026-03-01T15:00"}],
)
def test_a_mark_without_who_or_when_is_refused_and_keeps_what_was_typed(task: RelayTask, office: Client, clock_at, wrong: dict[str, str]) -> None:
    clock_at("2026-03-11 16:00")
    answer = office.post(address("relay_task", pk=task.pk), HANDED | {"note": "kept words"} | wrong)
    assert answer.status_code == 200
    assert "kept words" in answer.content.decode()
    task.refresh_from_db()
    assert task.is_open


@pytest.mark.parametrize("content", [b"<html>", b"MZ" + b"0" * 50, b""])
def test_a_slip_that_is_no_scan_is_refused(task: RelayTask, office: Client, clock_at, content: bytes) -> None:
    clock_at("2026-03-11 16:00")
    answer = office.post(address("relay_task", pk=task.pk), HANDED | {"slip": SimpleUploadedFile("slip.png", content)})
    task.refresh_from_db()
    assert (answer.status_code, task.is_open) == (200, True)


def test_what_could_not_be_handed_over_becomes_a_task_of_the_office(villager: Person, say, office: Client) -> None:
    User.objects.filter(pk=villager.user.pk).update(phone=None)
    villager.user.refresh_from_db()
    say("interview_set", to=villager.user)
    task = RelayTask.objects.get()
    Message.objects.filter(channel="email").update(state=State.FAILED, error_kind="permanent")
    assert office.post(address("relay_return", pk=task.pk), {"note": ""}).status_code == 200
    assert office.post(address("relay_return", pk=task.pk), {"note": "moved away"}).status_code == 302
    task.refresh_from_db()
    assert (task.state, task.note) == (RelayState.RETURNED, "moved away")
    assert Message.objects.unproven(clock.now()).count() == 1
    assert account().proven_at is None
    assert not Deadline.objects.exists(), "nothing follows from it for the citizen"


def test_a_task_is_marked_once(task: RelayTask, user: User) -> None:
    mark = {"by": user, "carrier": Carrier.AKIM, "carrier_name": "X", "at": TUESDAY}
    relaying.hand_over(task.pk, **mark)
    with pytest.raises(RelayRefused):
        relaying.hand_over(task.pk, **mark)
    with pytest.raises(RelayRefused):
        relaying.give_back(task.pk, by=user, note="x")


@pytest.mark.parametrize("at", [TUESDAY + timedelta(minutes=1), TUESDAY - timedelta(minutes=1)])
def test_nothing_is_handed_over_before_it_was_written_or_in_the_future(task: RelayTask, user: User, at: datetime) -> None:
    with pytest.raises(RelayRefused):
        relaying.hand_over(task.pk, by=user, carrier=Carrier.AKIM, carrier_name="X", at=at)


@pytest.mark.parametrize("change", ["state = 'handed', closed_at = now()", "state = 'returned', closed_at = now()", "state = 'handed'", "closed_at = now()"])
def test_the_database_refuses_a_mark_that_does_not_say_who_when_or_why(task: RelayTask, change: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE notifications_relaytask SET {change}")  # noqa: S608


def test_the_addressee_sees_in_the_journal_who_brought_it(task: RelayTask, user: User, villager: Person, sign_in, read, clock_at) -> None:
    clock_at("2026-03-11 16:00")
    relaying.hand_over(task.pk, by=user, carrier=Carrier.AKIM, carrier_name="Б. Әкімов", at=clock.now())
    page = read(sign_in(villager.user).get(address("detail", pk=account().pk)))
    assert "Б. Әкімов" in page.main.get_text()


def test_the_lists_show_what_is_open_and_what_is_done(task: RelayTask, user: User, office: Client, read) -> None:
    def names(query: str) -> list[str]:
        return [title.get_text(strip=True) for title in read(office.get(address("relay") + query)).select("main h2 a")]

    assert (names(""), names("?state=done")) == ([task.addressee], [])
    relaying.hand_over(task.pk, by=user, carrier=Carrier.AKIM, carrier_name="X", at=TUESDAY)
    assert (names(""), names("?state=done")) == ([], [task.addressee])


# --- whose tasks -------------------------------------------------------------------------------------------------
def member(make_user, role: str = "specialist", **fields: Any) -> User:
    user = make_user(is_staff=True)
    StaffMember.objects.create(user=user, role=role, full_name="Маман", career_centre=factories.career_centre(), **fields)
    return user


def test_a_specialist_sees_the_tasks_of_the_own_centre(task: RelayTask, make_user, sign_in) -> None:
    client = sign_in(member(make_user))
    assert client.get(address("relay_task", pk=task.pk)).status_code == 200
    RelayTask.objects.update(office_id=factories.mobility_centre().pk)
    assert client.get(address("relay_task", pk=task.pk)).status_code == 404


def test_an_assistant_sees_the_own_villages_alone(task: RelayTask, make_user, sign_in) -> None:
    user = member(make_user, role="assistant")
    client = sign_in(user)
    assert client.get(address("relay_task", pk=task.pk)).status_code == 404
    user.staff_member.settlements.add(factories.village())
    assert client.get(address("relay_task", pk=task.pk)).status_code == 200


def test_an_administrator_is_no_office(task: RelayTask, make_user, sign_in) -> None:
    client = sign_in(make_user(is_staff=True, is_superuser=True))
    assert client.get(address("relay")).status_code == 403
    assert client.get(address("relay_task", pk=task.pk)).status_code == 404


def test_an_officer_sees_notices_to_people_of_the_own_centre_alone(villager: Person, make_user, sign_in, clock_at, say) -> None:
    case = submitted_case(villager)
    say("case_closed", to=villager.user)
    clock_at("2026-03-20 10:00")
    page = address("undelivered_notice", pk=Message.objects.get(channel="cabinet", message_id="case_closed").pk)
    client = sign_in(member(make_user))
    assert client.get(page).status_code == 200
    case.centre = other_centre()
    Case.objects.filter(pk=case.pk).update(centre=case.centre)
    assert client.get(page).status_code == 404


def other_centre() -> CareerCentre:
    centre = CareerCentre(mobility_centre=factories.mobility_centre(), settlement=factories.town(), name_kk="x", name_ru="x", name_en="x")
    centre.set_hours(CareerCentre.STANDARD_HOURS)
    centre.save()
    return centre


def test_a_supervisor_looks_and_does_not_act(task: RelayTask, make_user, sign_in) -> None:
    user = make_user(is_staff=True)
    StaffMember.objects.create(user=user, role="supervisor", full_name="Бақылаушы")
    client = sign_in(user)
    assert client.get(address("relay_task", pk=task.pk)).status_code == 200
    assert client.post(address("relay_task", pk=task.pk), HANDED).status_code == 403
    task.refresh_from_db()
    assert task.is_open
