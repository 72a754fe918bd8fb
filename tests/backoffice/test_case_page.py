"""The page of a case: what is there, who may open it, and that the person sees who did."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careercenters.rules.rights import Role
from enbek.deadlines import services as deadlines
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode
from registration.models import Case, FileView
from registration.models.corrections import CorrectionState
from registration.rules.machine import Status
from registration.services import acceptance, corrections, promotion, sweeping
from tests import factories
from tests.backoffice.conftest import Hire, other_centre
from tests.mediation.factories import case as make_case

pytestmark = pytest.mark.django_db
Read = Callable[[Any], BeautifulSoup]
SignIn = Callable[..., Client]


def url_of(case: Case, rest: str = "", language: str = "en") -> str:
    return f"/{language}/office/cases/{case.pk}/{rest}"


OPEN_CONTRACT = {
    "contracts": [
        {"employer": "ТОО «Арман»", "bin": "050640991404", "position": "x", "started_on": "2023-04-03", "ended_on": None}
    ]
}


def test_the_page_shows_clocks_receipt_card_with_sources_and_the_history(
    job_seeker: Callable[..., Case], hire: Hire, sign_in: SignIn, read: Read
) -> None:
    case = job_seeker()
    page = read(sign_in(hire().user).get(url_of(case)))
    words = page.main.get_text(" ", strip=True)
    assert page.h1.get_text() == case.person.full_name
    assert len(page.select(".clock")) >= 2
    assert page.select(".receipt")
    assert "Suitable work is looked for until the end of 27 March 2026" in words.replace("\N{NO-BREAK SPACE}", " ")
    sources = {cell.get_text(strip=True) for cell in page.select('td[data-label="Source"]')}
    assert any("given by the person" in source for source in sources)
    assert any(str(Registry.CONTRIBUTIONS.title.en) in source for source in sources)
    events = [event.get_text() for event in page.select(".timeline .what")]
    assert "Application signed" in events
    assert "The registries answered" in events
    assert "Registered as a job seeker" in events
    assert any(event.startswith("Document issued") for event in events)


def test_the_page_names_the_citizen_as_an_office_does_and_shows_no_full_iin(
    job_seeker: Callable[..., Case], hire: Hire, sign_in: SignIn, read: Read
) -> None:
    case = job_seeker()
    response = sign_in(hire().user).get(url_of(case))
    assert case.person.iin.value not in response.content.decode()
    assert "you" not in {owner.get_text() for owner in read(response).select(".clock-foot strong")}


@pytest.mark.parametrize("rest", ["", "ask/"])
def test_the_case_of_another_office_does_not_exist(rest: str, hire: Hire, sign_in: SignIn, clock_at: Callable[[str], datetime]) -> None:
    clock_at("2026-03-16 11:00")
    case = make_case(factories.person(), window=False)
    specialist = sign_in(hire(career_centre=other_centre()).user)
    answer = specialist.post(url_of(case, rest)) if rest else specialist.get(url_of(case))
    assert answer.status_code == 404
    assert not FileView.objects.exists()
    assert specialist.get(f"/en/office/cases/{uuid.uuid4()}/").status_code == 404


def test_an_officer_moved_to_another_office_with_the_file_open_is_told_and_keeps_what_was_typed(
    job_seeker: Callable[..., Case], hire: Hire, sign_in: SignIn, read: Read
) -> None:
    case, member = job_seeker(), hire()
    client = sign_in(member.user)
    assert client.get(url_of(case)).status_code == 200
    member.career_centre = other_centre()
    member.save()
    assert client.get(url_of(case)).status_code == 404
    answer = client.post(url_of(case, "ask/"), {"note": "call on Monday"})
    assert answer.status_code == 409
    words = read(answer).main.get_text(" ", strip=True)
    assert "This file is of another office" in words
    assert "Saryarqa career centre" in words and "Almaty career centre" in words
    assert "call on Monday" in words
    assert sign_in(hire(career_centre=member.career_centre).user).post(url_of(case, "ask/")).status_code == 404, "never opened it"


def test_every_opening_is_written_down_and_the_person_sees_who_when_and_in_what_capacity(
    job_seeker: Callable[..., Case], hire: Hire, sign_in: SignIn, read: Read
) -> None:
    case, member = job_seeker(), hire()
    person = sign_in(case.person.user)
    assert "Nobody of the staff has opened it yet" in read(person.get("/en/me/")).main.get_text(" ", strip=True)
    for _time in range(2):
        sign_in(member.user).get(url_of(case))
    assert FileView.objects.filter(case=case, user=member.user).count() == 2
    for page in ("/en/me/", "/en/me/who-looked/"):
        words = read(person.get(page)).main.get_text(" ", strip=True)
        assert words.count("Нұрғалиева Динара") == 2
        assert "specialist of a career centre" in words
        assert "Saryarqa career centre" in words
    assert "карьерного центра" in read(person.get("/ru/me/who-looked/")).main.get_text()
    stranger = sign_in(factories.person().user)
    assert "Нұрғалиева" not in stranger.get("/en/me/who-looked/").content.decode()


@pytest.mark.parametrize("statement", ["UPDATE registration_fileview SET name = 'nobody'", "DELETE FROM registration_fileview"])
def test_the_log_of_openings_cannot_be_changed_even_by_hand(
    statement: str, hire: Hire, sign_in: SignIn, clock_at: Callable[[str], datetime]
) -> None:
    clock_at("2026-03-16 11:00")
    case, member = make_case(factories.person(), window=False), hire()
    Case.objects.filter(pk=case.pk).update(centre=member.career_centre)
    sign_in(member.user).get(url_of(case))
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_page_costs_the_same_however_long_the_history(job_seeker: Callable[..., Case], hire: Hire, sign_in: SignIn) -> None:
    case, client = job_seeker(), sign_in(hire().user)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(url_of(case))
        return len(queries)

    before = cost()
    for limit_id in ("T15", "T08", "T25"):
        deadlines.open_deadline(limit_id, case.subject, office_id=case.centre_id)
    assert cost() == before


def test_a_waiting_case_is_asked_for_again_by_one_button(
    submit: Callable[..., Case], state: SandboxClient, hire: Hire, sign_in: SignIn, read: Read
) -> None:
    case = submit()
    state.set_mode(Registry.IDENTITY, Mode.DOWN, case.person.iin.value)
    assert acceptance.process(case.pk) is None
    client = sign_in(hire().user)
    page = read(client.get(url_of(case)))
    assert "A registry does not answer: State database of natural persons" in page.main.get_text(" ", strip=True)
    assert page.select_one(f'form[action="{url_of(case, "ask/")}"]')
    answer = read(client.post(url_of(case, "ask/"), follow=True))
    assert "still silent" in answer.select_one(".messages").get_text()
    state.set_mode(Registry.IDENTITY, Mode.OK, case.person.iin.value)
    answer = read(client.post(url_of(case, "ask/"), follow=True))
    assert "the decision is taken" in answer.select_one(".messages").get_text()
    case.refresh_from_db()
    assert case.status == Status.JOB_SEEKER
    assert not answer.select_one(f'form[action="{url_of(case, "ask/")}"]')
    again = read(client.post(url_of(case, "ask/"), follow=True))
    assert "waits for no registry" in again.select_one(".messages").get_text()


def test_a_contested_record_is_checked_again_and_the_person_registered(
    job_seeker: Callable[..., Case], state: SandboxClient, window_ends: Callable[[], datetime], hire: Hire, sign_in: SignIn, read: Read
) -> None:
    case = job_seeker()
    iin = case.person.iin.value
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, iin, OPEN_CONTRACT)
    window_ends()
    decision = promotion.promote(case.pk, promotion.EXPIRED)
    assert decision is not None and decision.is_refusal
    client = sign_in(hire().user)
    words = read(client.get(url_of(case))).main.get_text(" ", strip=True)
    assert "The ground of the refusal still stands in the registry." in words
    assert "The person has not asked to correct a record" in words
    correction = corrections.open_correction(decision, registry="employment_contracts", explanation="The contract ended in March.")
    check = f"/en/office/corrections/{correction.pk}/check/"
    page = read(client.get(url_of(case)))
    assert page.select_one(f'form[action="{check}"]')
    assert "The contract ended in March." in page.main.get_text()
    assert "still shows the same record" in read(client.post(check, follow=True)).select_one(".messages").get_text()
    state.set_facts(Registry.EMPLOYMENT_CONTRACTS, iin, {"contracts": []})
    assert "taken anew" in read(client.post(check, follow=True)).select_one(".messages").get_text()
    case.refresh_from_db()
    correction.refresh_from_db()
    assert (case.status, correction.state) == (Status.UNEMPLOYED, CorrectionState.CORRECTED)
    stranger = sign_in(hire(career_centre=other_centre()).user)
    assert stranger.post(check).status_code == 404


def test_who_only_looks_has_no_buttons_and_cannot_press_them(
    submit: Callable[..., Case], state: SandboxClient, hire: Hire, sign_in: SignIn, read: Read
) -> None:
    case = submit()
    state.set_mode(Registry.IDENTITY, Mode.DOWN, case.person.iin.value)
    supervisor = sign_in(hire(Role.SUPERVISOR).user)
    page = read(supervisor.get(url_of(case)))
    assert not page.main.select('form[method="post"]')
    assert supervisor.post(url_of(case, "ask/")).status_code == 404


def test_the_individual_plan_is_shown_as_a_duty_without_a_button(
    job_seeker: Callable[..., Case], window_ends: Callable[[], datetime], hire: Hire, sign_in: SignIn, read: Read
) -> None:
    case = job_seeker()
    window_ends()
    sweeping.do_due_work()
    assert promotion.promote(case.pk, promotion.EXPIRED)
    page = read(sign_in(hire().user).get(url_of(case)))
    assert "Draw up the individual plan with the person." in page.main.get_text()
    assert [form["action"].rsplit("/", 2)[1] for form in page.main.select('form[method="post"]')] == ["take"]


@pytest.mark.parametrize(("late", "words"), [(True, "It was done late."), (False, "It has not been done yet.")])
def test_the_person_sees_what_an_office_did_not_do_in_time(
    late: bool, words: str, clock_at: Callable[[str], datetime], sign_in: SignIn, read: Read
) -> None:
    clock_at("2026-03-12 11:00")
    case = make_case(factories.person(), "unemployed")
    deadlines.open_deadline("T15", case.subject, office_id=case.centre_id)
    clock_at("2026-03-19 11:00")
    if late:
        deadlines.meet(case.subject, "T15", "plan signed")
    else:
        deadlines.sweep()
    shown = read(sign_in(case.person.user).get("/en/me/")).main.get_text(" ", strip=True).replace("\N{NO-BREAK SPACE}", " ")
    assert "was to be done by 16 March 2026" in shown
    assert words in shown
