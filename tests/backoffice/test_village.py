"""Drafts made without a connection: taken once, never over something newer; T03 and T04 of the village channel (R14–R20)."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Callable
from contextvars import copy_context
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from careercenters.models import StaffMember
from careercenters.rules.rights import Role
from enbek.deadlines.models import Deadline
from enbek.identifiers import IIN
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from notifications.models import Message
from registration.models import Case, Intake
from registration.models.intakes import IntakeState
from registration.rules.channels import Channel
from registration.rules.machine import Status
from registration.services import acceptance, village
from tests import factories
from tests.backoffice.conftest import Hire, other_centre
from tests.backoffice.test_intake import PDF, SITUATION, Desk, identity

pytestmark = pytest.mark.django_db

SYNC = "/ru/office/village/sync/"
FILLED = {
    "surname": "Сейітқызы", "given_name": "Айгүл", "patronymic": "", "settlement": "715000001", "address": "", "phone": "", "language": "kk",
    "without_work": "yes", "reason": "resigned", "claims_measures": "no", "wanted": "4311-1", "education_level": "vocational", "experience_years": "3",
    "identity": "identity_card", "identity_note": "№ 012345678", "work": "", "education": "", "publish_resume": "no", "allow_outsourcing": "no",
    "data_consent": "on", "warned": "on", "received_on": "2026-03-13", "received_note": "связи не было",
}


@pytest.fixture(autouse=True)
def monday(clock_at: Callable[[str], Any], state: SandboxClient) -> None:
    clock_at("2026-03-16 10:00")
    factories.occupation()


@pytest.fixture
def iin(state: SandboxClient) -> IIN:
    known = factories.iin()
    state.set_facts(Registry.IDENTITY, known.value, identity(known, residence_kato="715000001"))
    return known


@pytest.fixture
def assistant(hire: Hire) -> StaffMember:
    member = hire(Role.ASSISTANT)
    member.settlements.set([factories.village()])
    return member


def send(client: Client, iin: IIN, key: uuid.UUID, base: int = 0, **changed: str) -> Any:
    sent = {"key": str(key), "base_version": base, "values": {"iin": iin.value, **FILLED, **changed}}
    return client.post(SYNC, json.dumps(sent), content_type="application/json")


def test_the_way_of_a_village_application_with_its_clocks(
    iin: IIN, assistant: StaffMember, sign_in: Callable[..., Client], clock_at: Callable[[str], Any]
) -> None:
    client = sign_in(assistant.user)
    taken = send(client, iin, uuid.uuid4())
    assert taken.status_code == 200, taken.json()
    intake = Intake.objects.get()
    assert intake.channel == Channel.ASSISTANT and not Deadline.objects.exists()
    desk = Desk(client)
    client.get(f"{desk.root}{intake.pk}/print/")
    data = {"scan": SimpleUploadedFile("s.pdf", PDF), "on": "2026-03-13", "note": "связи не было"}
    assert desk.save(intake, "sign", data).headers["Location"].endswith("/check/")  # papers that were not checked are not sent
    desk.save(intake, "check", {"reliable": "on", "on": "2026-03-16"})
    t03 = Deadline.objects.get()
    assert (t03.limit_id, t03.due_on) == ("T03", date(2026, 3, 17))
    clock_at("2026-03-16 19:00")  # the centre has closed: what is sent now is received on the next working day
    desk.save(intake, "sign", data | {"scan": SimpleUploadedFile("s.pdf", PDF)})
    t03.refresh_from_db()
    case = Case.objects.get()
    t04 = Deadline.objects.get(limit_id="T04")
    assert (t03.state, t04.from_day, t04.due_on) == ("met", date(2026, 3, 17), date(2026, 3, 18))
    assert (case.channel, case.accepted_on, Intake.objects.get().received_on) == (Channel.ASSISTANT, date(2026, 3, 17), date(2026, 3, 13))
    clock_at("2026-03-17 09:05")
    acceptance.process(case.pk)
    case.refresh_from_db()
    t04.refresh_from_db()
    assert (case.status, t04.state) == (Status.JOB_SEEKER, "met")
    assert Message.objects.filter(message_id="registered_through_assistant", recipient=case.person.user).exists()
    assert not Message.objects.filter(message_id="registered_as_job_seeker").exists()


def test_the_same_draft_sent_again_changes_nothing(iin: IIN, assistant: StaffMember, sign_in: Callable[..., Client]) -> None:
    client, key = sign_in(assistant.user), uuid.uuid4()
    first, second = send(client, iin, key).json(), send(client, iin, key).json()
    assert first == second and Intake.objects.count() == 1


def test_a_newer_draft_is_shown_and_not_overwritten(iin: IIN, assistant: StaffMember, hire: Hire, sign_in: Callable[..., Client]) -> None:
    client, key = sign_in(assistant.user), uuid.uuid4()
    version = send(client, iin, key).json()["version"]
    intake = Intake.objects.get()
    Desk(sign_in(hire().user)).save(intake, "situation", SITUATION | {"reason": "graduated"})
    answer = send(client, iin, key, version, reason="care")
    found = answer.json()
    assert answer.status_code == 409 and not found["moved_on"]
    assert found["theirs"]["reason"] == "graduated"
    assert Intake.objects.get().application.reason == "graduated"
    assert send(client, iin, key, found["version"], reason="care").status_code == 200  # knowingly
    assert Intake.objects.get().application.reason == "care"


def test_a_colleagues_draft_of_the_same_person_is_a_conflict(iin: IIN, assistant: StaffMember, sign_in: Callable[..., Client]) -> None:
    client = sign_in(assistant.user)
    send(client, iin, uuid.uuid4())
    assert send(client, iin, uuid.uuid4(), surname="Басқа").status_code == 409
    assert Intake.objects.get().person.surname == "Сейітқызы"


def test_a_draft_of_a_case_that_moved_on_leads_to_the_case(iin: IIN, assistant: StaffMember, sign_in: Callable[..., Client]) -> None:
    client, key = sign_in(assistant.user), uuid.uuid4()
    version = send(client, iin, key).json()["version"]
    desk, intake = Desk(client), Intake.objects.get()
    desk.save(intake, "check", {"reliable": "on", "on": "2026-03-16"})
    assert desk.send(intake).status_code == 302
    found = send(client, iin, key, version, reason="care")
    case = Case.objects.get()
    assert found.status_code == 409 and found.json()["moved_on"]
    assert str(case.pk) in found.json()["url"]
    assert Intake.objects.get().state == IntakeState.SUBMITTED and Intake.objects.get().application.reason == "resigned"


def test_fields_to_put_right_are_named_and_nothing_is_written(iin: IIN, assistant: StaffMember, sign_in: Callable[..., Client]) -> None:
    client = sign_in(assistant.user)
    answer = send(client, iin, uuid.uuid4(), settlement="710000000", received_on="2026-03-17")
    assert answer.status_code == 422 and set(answer.json()["errors"]) == {"settlement", "received_on"}
    assert client.post(SYNC, "rubbish", content_type="application/json").status_code == 400
    assert not Intake.objects.exists()


def test_an_unfinished_draft_is_taken_as_far_as_it_goes(iin: IIN, assistant: StaffMember, sign_in: Callable[..., Client]) -> None:
    empty = dict.fromkeys(("without_work", "reason", "claims_measures", "wanted", "identity", "publish_resume"), "")
    assert send(sign_in(assistant.user), iin, uuid.uuid4(), **empty).status_code == 200
    assert Intake.objects.get().done == ["who"]


def test_only_the_staff_who_take_applications_may_send(iin: IIN, hire: Hire, sign_in: Callable[..., Client]) -> None:
    assert send(sign_in(factories.user()), iin, uuid.uuid4()).status_code == 404
    assert send(sign_in(hire(Role.SUPERVISOR).user), iin, uuid.uuid4()).status_code == 404
    stranger = hire(Role.ASSISTANT, career_centre=other_centre())
    assert send(sign_in(stranger.user), iin, uuid.uuid4()).status_code == 422  # not one of the own villages


def test_the_kept_page_names_nobody(assistant: StaffMember, sign_in: Callable[..., Client]) -> None:
    client = sign_in(assistant.user)
    page = client.get("/kk/office/village/").content.decode()
    assert assistant.full_name not in page and "csrfmiddlewaretoken" not in page
    worker = client.get("/kk/office/village/worker.js")
    assert worker["Content-Type"].startswith("text/javascript") and "/kk/office/village/" in worker.content.decode()
    assert client.get("/kk/office/village/app.webmanifest").json()["start_url"] == "/kk/office/village/"


@pytest.mark.django_db(transaction=True)
def test_two_devices_that_send_at_once_make_one_draft(iin: IIN, assistant: StaffMember) -> None:
    outcomes: list[str] = []
    who = {
        "surname": "Сейітқызы", "given_name": "Айгүл", "patronymic": "", "settlement": factories.village(), "address": "", "phone": "", "email": "",
        "language": "kk", "centre_basis": "residence", "centre_note": "",
    }

    def take(digest: str) -> None:
        draft = village.DeviceDraft(uuid.uuid4(), 0, iin, {"who": who}, date(2026, 3, 16), "", digest)
        try:
            village.take(assistant, assistant.career_centre, draft)
            outcomes.append("taken")
        except village.Conflict:
            outcomes.append("conflict")
        finally:
            connection.close()

    threads = [threading.Thread(target=copy_context().run, args=(take, digest)) for digest in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict", "taken"] and Intake.objects.count() == 1
