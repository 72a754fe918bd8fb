"""The pages of a hearing: the person answers, the centre finds, the labour-mobility centre decides; each sees only what is theirs to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careercenters.rules.rights import Role
from registration.models import Case, FileView
from registration.rules.losing import TriggerStatus
from registration.rules.machine import Status
from registration.services import hearings
from tests.backoffice.conftest import Hire, other_centre
from tests.losing.conftest import Offices, opened

pytestmark = pytest.mark.django_db
Read = Callable[[Any], BeautifulSoup]
SignIn = Callable[..., Client]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_question_is_asked_answered_found_and_decided_on_pages(
    language: str, unemployed: Callable[..., Case], offices: Offices, sign_in: SignIn, read: Read
) -> None:
    case = unemployed()
    trigger = opened(case)
    person, finder, decider = (sign_in(user) for user in (case.person.user, offices.finder, offices.decider))

    cabinet = read(person.get(f"/{language}/me/"))
    door = cabinet.select_one(".what-now a.button")
    assert door
    page = read(person.get(door["href"]))
    assert trigger.words.in_(language) in page.main.get_text(" ")
    paper = SimpleUploadedFile("paper.png", b"\x89PNG\r\n\x1a\n....")
    answered = person.post(door["href"], {"reason": "wrong_record", "words": "Түпнұсқа менде.", "evidence": paper, "all_said": "on"}, follow=True)
    assert "Түпнұсқа менде." in read(answered).main.get_text(" ")
    link = read(answered).select_one('a[href*="/evidence/"]')
    assert link
    assert person.get(link["href"]).status_code == 200

    office = f"/{language}/office/hearings/{trigger.pk}/"
    queue = read(finder.get(f"/{language}/office/"))
    assert queue.select_one(f'a[href="{office}"]'), "the finding that is owed stands in the queue"
    page = read(finder.get(office))
    assert page.select_one('form[action$="/finding/"]') and not page.select_one('form[action$="/decision/"]')
    assert finder.get(page.select_one('a[href*="/evidence/"]')["href"]).status_code == 200
    finder.post(f"{office}finding/", {"finding-holds": "yes", "finding-words": "Мекеме растамады."})

    page = read(decider.get(office))
    assert page.select_one('form[action$="/decision/"]') and not page.select_one('form[action$="/finding/"]')
    assert finder.post(f"{office}decision/", {"decision-deregister": "yes", "decision-words": "x"}).status_code == 404
    decider.post(f"{office}decision/", {"decision-deregister": "yes", "decision-words": "Қорытынды дұрыс."})
    case.refresh_from_db()
    assert case.status == Status.DEREGISTERED
    receipt = read(person.get(f"/{language}/me/")).select_one(".receipt")
    assert receipt
    assert offices.officer.full_name in receipt.get_text(" ")
    assert FileView.objects.filter(case=case).count() >= 3, "the person sees who opened the file"


def test_what_was_typed_stays_when_something_is_missing(unemployed: Callable[..., Case], sign_in: SignIn, read: Read) -> None:
    case = unemployed()
    trigger = opened(case)
    page = read(sign_in(case.person.user).post(f"/ru/me/hearings/{trigger.pk}/", {"words": "Болел."}))
    assert page.select_one("textarea[name=words]").get_text().strip() == "Болел."
    assert page.select_one(".error-summary, [role=alert]")
    assert not trigger.answers.exists()


def test_an_answer_at_the_desk_is_the_same_answer(unemployed: Callable[..., Case], offices: Offices, sign_in: SignIn) -> None:
    trigger = opened(unemployed())
    url = f"/ru/office/hearings/{trigger.pk}/answer/"
    assert sign_in(offices.decider).post(url, {}).status_code == 404
    assert sign_in(offices.finder).post(url, {"answer-words": "x"}).status_code == 400
    sign_in(offices.finder).post(url, {"answer-reason": "illness", "answer-words": "Болел."})
    answer = trigger.answers.get()
    assert (answer.channel, answer.recorded_by) == ("desk", offices.finder)


def test_a_neighbouring_office_sees_nothing(unemployed: Callable[..., Case], hire: Hire, sign_in: SignIn) -> None:
    trigger = opened(unemployed())
    answer = hearings.answer(trigger.pk, reason="other", words="x", evidence=SimpleUploadedFile("a.pdf", b"%PDF-1.4"))
    rival = sign_in(hire(Role.SPECIALIST, career_centre=other_centre()).user)
    base = f"/ru/office/hearings/{trigger.pk}/"
    assert rival.get(base).status_code == 404
    assert [rival.post(f"{base}{act}/").status_code for act in ("answer", "finding", "go-on")] == [404, 404, 404]
    assert rival.get(f"/ru/office/evidence/{answer.pk}/").status_code == 404


def test_an_officers_own_finding_opens_a_hearing_and_no_more(unemployed: Callable[..., Case], offices: Offices, sign_in: SignIn, read: Read) -> None:
    case = unemployed()
    url = f"/ru/office/cases/{case.pk}/sign/"
    client = sign_in(offices.finder)
    assert "ещё не наступил" in read(client.post(url, {"ground": "R51.7", "occurred_on": "2026-04-07", "words": "x"})).main.get_text(" ")
    said = {"ground": "R51.7", "occurred_on": "2026-04-03", "words": "Справка № 5 не выдавалась."}
    assert client.post(url, said).status_code == 302
    assert client.post(url, said).status_code == 302
    trigger = case.triggers.get()
    assert (trigger.status, trigger.reported_by) == (TriggerStatus.HEARING, offices.finder)
    case.refresh_from_db()
    assert case.status == Status.UNEMPLOYED


def test_the_queue_costs_the_same_for_one_hearing_and_for_many(
    unemployed: Callable[..., Case], offices: Offices, sign_in: SignIn, clock_at: Callable[[str], datetime]
) -> None:
    client = sign_in(offices.finder)
    counted = []
    for number in (2, 4):
        for _each in range(number):
            trigger = opened(unemployed())
            hearings.answer(trigger.pk, reason="other", words="x", all_said=True)
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/ru/office/").status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]
