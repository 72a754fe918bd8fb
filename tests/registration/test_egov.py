"""Applications of the portal of e-government, processed inside (R25–R28)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from careercenters.models import StaffMember
from careercenters.rules.rights import Role
from careercenters.services.staffing import appoint
from enbek.deadlines.models import Deadline
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from registration.models import Application, Case
from registration.models.applications import CentreBasis
from registration.rules.channels import Channel
from registration.rules.machine import Status
from registration.services import acceptance, applications, egov
from registration.services.applications import ApplicationRefused
from registration.services.egov import EgovApplication
from tests import factories
from tests.registration.building import signature_taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(clock_at: Callable[[str], Any], state: SandboxClient) -> EgovApplication:
    clock_at("2026-03-16 10:00")
    factories.career_centre()
    answers = {
        "without_work": True, "reason": "resigned", "claims_measures": False, "publish_resume": False, "allow_outsourcing": False, "data_consent": True,
        "warned": True,
    }
    return EgovApplication(
        iin=factories.iin(), surname="Сейітқызы", given_name="Айгүл", patronymic="", residence=factories.town(), address="", answers=answers,
        work={"wanted": factories.occupation(), "experience_years": 3}, language="kk", phone="+77015556677",
    )


def came(sent: EgovApplication) -> Case:
    """Signed on the other portal; only the verification of the signature is taken as passed."""
    application_id, content = egov.prepare(sent)
    person = Application.objects.get(pk=application_id).person
    assert sent.iin.value in content.decode()
    with signature_taken(applications, person):
        return egov.submit(application_id, b"cms")


def test_it_becomes_a_case_of_the_centre_at_the_residence_with_its_clock(sent: EgovApplication, state: SandboxClient) -> None:
    case = came(sent)
    assert (case.channel, case.centre, case.application.centre_basis) == (Channel.EGOV, factories.career_centre(), CentreBasis.RESIDENCE)
    assert Deadline.objects.of(case.subject).get().limit_id == "T02"
    state.set_facts(Registry.IDENTITY, sent.iin.value, factories.identity_of(case.person))
    acceptance.process(case.pk)
    case.refresh_from_db()
    assert case.status == Status.JOB_SEEKER


def test_a_temporary_stay_leads_to_the_centre_there(sent: EgovApplication) -> None:
    assert came(replace(sent, stays_in=factories.village())).application.centre_basis == CentreBasis.TEMPORARY_STAY


def test_nobody_applies_twice_nor_where_no_centre_serves(sent: EgovApplication) -> None:
    elsewhere = factories.Settlement.objects.create(kato="750000000", region=factories.region(), **factories.names("Алматы", "Алматы", "Almaty"))
    with pytest.raises(ApplicationRefused, match="No career centre"):
        egov.prepare(replace(sent, residence=elsewhere))
    came(sent)
    with pytest.raises(ApplicationRefused, match="open case"):
        egov.prepare(sent)


def test_the_reception_shows_what_came_and_the_desk_processes_it(sent: EgovApplication, sign_in: Callable[..., Client], read: Callable[..., Any]) -> None:
    case = came(sent)
    member = appoint(StaffMember(user=factories.user(), role=Role.SPECIALIST, full_name="Нұрғалиева Динара", career_centre=factories.career_centre()))
    client = sign_in(member.user)
    link = read(client.get("/ru/office/intake/")).select_one(f'a[href="/ru/office/cases/{case.pk}/desk/"]')
    page = read(client.get(link["href"]))
    assert page.select('form[action$="/told/measures/"]') and not page.select('form[action$="/returned/"]')
    assert "электронного правительства" in page.main.get_text(" ")
