"""Absence and substitution: set by a director, seen in the queue on those days, refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.test import Client

from careercenters.models import Substitution
from careercenters.rules.rights import Role
from careercenters.services import absences
from careercenters.services.scopes import scope_of
from registration.models import FileView
from registration.services import assignment
from tests import factories
from tests.backoffice.conftest import Hire, other_centre
from tests.backoffice.test_queue import case_at, names_in, owe, queue_of

pytestmark = pytest.mark.django_db
ClockAt = Callable[[str], datetime]
SignIn = Callable[..., Client]
Read = Callable[[Any], BeautifulSoup]
FIRST, LAST = date(2026, 3, 17), date(2026, 3, 18)


def test_the_substitute_from_another_branch_sees_the_files_on_the_days_of_the_absence_only(
    hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt
) -> None:
    clock_at("2026-03-16 11:00")
    case = case_at(factories.career_centre(), surname="Absent", given_name="X")
    owe(case, "T15")
    director, away, substitute = hire(Role.DIRECTOR), hire(), hire(career_centre=other_centre())
    assignment.take(case.pk, away)
    absences.set_substitute(away, substitute, FIRST, LAST, "leave", by=director.user)
    assert names_in(queue_of(substitute, sign_in, read)) == []
    for day in ("2026-03-17 09:00", "2026-03-18 18:00"):
        clock_at(day)
        page = queue_of(substitute, sign_in, read, "?officer=mine")
        assert names_in(page) == ["Absent X"], day
        assert f"You stand in for {away.full_name}" in page.main.get_text(" ", strip=True)
        assert sign_in(substitute.user).get(f"/en/office/cases/{case.pk}/").status_code == 200
    assert FileView.objects.filter(case=case, user=substitute.user).count() == 2
    clock_at("2026-03-19 09:00")
    assert names_in(queue_of(substitute, sign_in, read)) == []
    assert sign_in(substitute.user).get(f"/en/office/cases/{case.pk}/").status_code == 404


def test_an_assistants_substitute_gets_the_villages(hire: Hire, clock_at: ClockAt) -> None:
    clock_at("2026-03-17 11:00")
    director, away, substitute = hire(Role.DIRECTOR), hire(Role.ASSISTANT), hire(Role.ASSISTANT)
    away.settlements.add(factories.village())
    assert scope_of(substitute).settlements == frozenset()
    absences.set_substitute(away, substitute, FIRST, LAST, "trip", by=director.user)
    assert scope_of(substitute).settlements == {factories.village().pk}


def test_what_is_refused_is_refused_with_a_sentence(hire: Hire, clock_at: ClockAt) -> None:
    clock_at("2026-03-17 11:00")
    director, away, colleague = hire(Role.DIRECTOR), hire(), hire()
    absences.set_substitute(away, colleague, FIRST, LAST, "leave", by=director.user)
    far = hire(career_centre=other_centre(mobility=far_mobility()))
    village = hire(Role.ASSISTANT)
    refused = {
        (away, away, FIRST, LAST): "stands in for themselves",
        (colleague, director, date(2026, 3, 1), date(2026, 3, 16)): "has passed",
        (away, village, FIRST, LAST): "rights do not suffice",
        (director, colleague, FIRST, LAST): "rights do not suffice",
        (colleague, far, FIRST, LAST): "another branch of the same",
        (village, hire(career_centre=other_centre()), FIRST, LAST): "assistant's of the same centre",
        (away, director, LAST, date(2026, 3, 30)): "on these days already",
    }
    for (absent, substitute, first, last), words in refused.items():
        with pytest.raises(absences.AbsenceRefused, match=words):
            absences.set_substitute(absent, substitute, first, last, "leave", by=director.user)
    assert Substitution.objects.count() == 1


def far_mobility() -> Any:
    office = factories.mobility_centre()
    office.pk, office.name_en = None, "Far"
    office._state.adding = True
    office.id = type(office)().id
    office.save()
    return office


def test_the_database_refuses_days_in_the_wrong_order(hire: Hire, clock_at: ClockAt) -> None:
    clock_at("2026-03-17 11:00")
    away, substitute = hire(), hire()
    with pytest.raises(IntegrityError, match="days_in_order"), transaction.atomic():
        Substitution.objects.create(absent=away, substitute=substitute, from_day=LAST, to_day=FIRST, reason="leave", set_by=away.user)


def test_a_director_names_and_recalls_a_substitute_on_the_page(hire: Hire, sign_in: SignIn, read: Read, clock_at: ClockAt) -> None:
    clock_at("2026-03-17 11:00")
    director, away, colleague = hire(Role.DIRECTOR), hire(), hire()
    client = sign_in(director.user)
    wrong = {"absent": away.pk, "substitute": colleague.pk, "from_day": "2026-03-18", "to_day": "2026-03-17", "reason": "leave"}
    page = read(client.post("/en/office/absences/", wrong))
    assert "The last day cannot be before the first" in page.main.get_text()
    assert page.select_one('input[name="from_day"]')["value"] == "2026-03-18", "what was typed stays"
    said = read(client.post("/en/office/absences/", wrong | {"to_day": "2026-03-20"}, follow=True))
    assert "stands in for" in said.select_one(".messages").get_text()
    row = Substitution.objects.get()
    assert row.set_by == director.user
    stranger = sign_in(hire(Role.DIRECTOR, career_centre=other_centre()).user)
    assert stranger.post(f"/en/office/absences/{row.pk}/recall/").status_code == 404
    read(client.post(f"/en/office/absences/{row.pk}/recall/", follow=True))
    row.refresh_from_db()
    assert row.ended_by == director.user
    assert scope_of(colleague).stands_in_for == ()
