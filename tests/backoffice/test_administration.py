"""The administration shows what the law moves and changes none of it; opening a person's row there is written down too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from careercenters.models import StaffMember
from registration.models import Case, FileView
from tests import factories

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
Read = Callable[[Any], BeautifulSoup]

LISTS = (
    "registration/case", "registration/application", "registration/decision", "registration/fileview", "transitions/transition",
    "deadlines/deadline", "signing/signeddocument", "registries/registryanswer", "accounts/user", "careercenters/region",
    "careercenters/settlement", "careercenters/mobilitycentre", "careercenters/careercentre", "careercenters/staffmember",
    "employers/organisation", "classifiers/occupation", "workdays/dayoverride",
)


@pytest.fixture
def administrator(sign_in: SignIn) -> Client:
    return sign_in(factories.user(is_staff=True, is_superuser=True))


def test_every_list_and_every_row_opens_and_none_shows_an_iin_in_full(job_seeker: Callable[..., Case], administrator: Client, read: Read) -> None:
    case = job_seeker()
    for name in LISTS:
        response = administrator.get(f"/admin/{name}/")
        assert response.status_code == 200, name
        assert case.person.iin.value not in response.content.decode(), name
        link = read(response).select_one("#result_list tbody th a")
        if link:
            shown = administrator.get(link["href"])
            assert shown.status_code == 200, name
            assert case.person.iin.value not in shown.content.decode(), name


def test_opening_a_case_in_the_administration_is_written_into_the_log_that_the_person_reads(
    job_seeker: Callable[..., Case], administrator: Client, sign_in: SignIn, read: Read
) -> None:
    case = job_seeker()
    rows = [("case", case.pk), ("application", case.application.pk), ("decision", case.decisions.get().pk)]
    for name, pk in rows:
        assert administrator.get(f"/admin/registration/{name}/{pk}/change/").status_code == 200
    assert FileView.objects.filter(case=case).count() == len(rows)
    words = read(sign_in(case.person.user).get("/en/me/who-looked/")).main.get_text(" ", strip=True)
    assert words.count("administrator of the portal") == len(rows)
    assert "@" not in words.replace("•••@", "")


def test_an_appointment_in_the_administration_opens_the_back_office_and_its_end_closes_it(administrator: Client, sign_in: SignIn) -> None:
    user, centre = factories.user(), factories.career_centre()
    form = {"user": str(user.pk), "role": "specialist", "full_name": "Нұрғалиева Динара", "career_centre": str(centre.pk), "active": "on"}
    assert administrator.post("/admin/careercenters/staffmember/add/", form).status_code == 302
    assert sign_in(user).get("/en/office/").status_code == 200
    member = StaffMember.objects.get(user=user)
    ended = {key: value for key, value in form.items() if key != "active"}
    assert administrator.post(f"/admin/careercenters/staffmember/{member.pk}/change/", ended).status_code == 302
    assert sign_in(user).get("/en/office/").status_code == 404


def test_a_role_at_an_office_that_does_not_fit_it_is_refused_with_a_sentence(administrator: Client, read: Read) -> None:
    form = {"user": str(factories.user().pk), "role": "specialist", "full_name": "x", "active": "on"}
    page = read(administrator.post("/admin/careercenters/staffmember/add/", {**form}, HTTP_ACCEPT_LANGUAGE="en"))
    assert page.select_one(".errorlist")
    assert not StaffMember.objects.exists()
