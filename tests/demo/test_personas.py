"""Each persona's records lead where the story says, by the rules themselves."""

from __future__ import annotations

import threading
from datetime import date
from io import StringIO
from typing import Any

import pytest
from asn1crypto import x509
from django.core.management import CommandError, call_command

from demo.ca import holder_of
from demo.clock import START
from demo.load_personas import facts_of_persona
from demo.persona_keys import BAD_KEYS, HOLDER_OF_BAD_KEYS
from demo.personas import PERSONAS, Persona, persona
from employers.models import Vacancy
from enbek.accounts.models import User
from enbek.classifiers.services import read_occupations
from enbek.law.thresholds import MIN_AGE_UNEMPLOYED
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.server import Sandbox
from enbek.registries.sandbox.store import Mode, Store
from enbek.registries.shapes import mismatch, nothing_known
from mediation.rules.suitability import assess
from mediation.services.comparing import candidate_of, job_facts, reach_from
from registration.rules.checks import Applicant, age_on, check_job_seeker, check_unemployed
from seekers.models import Person

SEEKERS = [one for one in PERSONAS if one.role == "seeker"]
OCCUPATIONS = {occupation.code: occupation for occupation in read_occupations()}
REFUSED_ON = {
    "fifteen": "R41.1",
    "employed": "R41.2",
    "sole-proprietor": "R41.2",
    "pension-man": "R41.3",
    "pension-woman": "R41.3",
    "student-full-time": "R41.5",
    "convicted": "R41.6",
}
"""Everybody else is registered as unemployed."""


def ids(one: Persona) -> str:
    return one.key


def records(one: Persona) -> dict[str, Any]:
    held = {registry.value: nothing_known(registry) for registry in Registry}
    held |= {
        registry.value: data
        for registry, iin, data in facts_of_persona(one, OCCUPATIONS, START.date())
        if iin == one.iin
    }
    return held


def applicant(one: Persona, **more: Any) -> Applicant:
    return Applicant(one.name.surname, one.name.given_name, one.born, one.sex, **more)


def grounds_that_hold(one: Persona, answers: dict[str, Any], **more: Any) -> list[str]:
    return [r.ground.id for r in check_unemployed(applicant(one, **more), answers, START.date()) if r.holds]


def test_there_is_a_persona_for_each_path_of_the_story():
    assert {one.key for one in PERSONAS} == {
        "ordinary",
        "off-hours",
        "fifteen",
        "seventeen",
        "employed",
        "pension-man",
        "pension-woman",
        "student-full-time",
        "student-part-time",
        "convicted",
        "suspended",
        "registry-down",
        "agrees",
        "refuses",
        "village",
        "sole-proprietor",
        "disabled",
        "employer",
        "specialist",
        "director",
    }
    for attribute in ("key", "iin", "email", "phone", "full_name"):
        assert len({getattr(one, attribute) for one in PERSONAS}) == len(PERSONAS), attribute


@pytest.mark.parametrize("one", SEEKERS, ids=ids)
def test_paragraph_41_ends_as_the_story_says(one):
    expected = [REFUSED_ON[one.key]] if one.key in REFUSED_ON else []
    assert grounds_that_hold(one, records(one), claims_measures=one.key.startswith("student")) == expected


@pytest.mark.parametrize("one", SEEKERS, ids=ids)
def test_everybody_becomes_a_job_seeker_first(one):
    answers = records(one)
    results = check_job_seeker(applicant(one, has_representative=bool(one.representative)), answers, START.date())
    assert [result.ground.id for result in results if result.holds] == []


@pytest.mark.parametrize("one", SEEKERS, ids=ids)
def test_records_have_the_shape_of_their_registry(one):
    for registry, _iin, data in facts_of_persona(one, OCCUPATIONS, START.date()):
        assert mismatch(registry, data) is None
    for registry, data in one.put_right.items():
        assert mismatch(registry, data) is None


def test_a_student_who_claims_no_measures_is_registered():
    student = persona("student-full-time")
    assert grounds_that_hold(student, records(student), claims_measures=False) == []


def test_the_fifteen_year_old_has_a_representative_who_is_known_to_the_state_and_the_others_have_none():
    young = persona("fifteen")
    assert age_on(young.born, START.date()) == MIN_AGE_UNEMPLOYED - 1
    held = [
        data
        for registry, iin, data in facts_of_persona(young, OCCUPATIONS, START.date())
        if iin == young.representative_iin.value
    ]
    assert [data["surname"] for data in held] == [young.representative.split()[0]]
    assert [one.key for one in PERSONAS if one.representative] == ["fifteen"]


def test_the_corrected_contract_frees_the_employed_persona():
    employed = persona("employed")
    corrected = {registry.value: data for registry, data in employed.put_right.items()}
    assert grounds_that_hold(employed, records(employed) | corrected) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("one", SEEKERS, ids=ids)
def test_offers_come_to_whom_the_story_promises_them_and_to_nobody_else(one, clock_at):
    """Else a pending offer would hold the registration that the story shows (D-41)."""
    clock_at(START)
    person = Person.objects.select_related("settlement__region").get(iin=one.iin)
    group = one.occupation[:2]
    near = Vacancy.objects.open().filter(occupation__code__startswith=group).for_cards()
    candidate = candidate_of(person)  # once, and not for each of the vacancies
    reach = reach_from(candidate.home)
    suitable = [vacancy for vacancy in near if assess(candidate, job_facts(vacancy), reach).suitable]
    assert bool(suitable) == one.expects_offers, [(v.title_ru, v.pay_from, v.pay_to) for v in suitable]


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("one", SEEKERS, ids=ids)
def test_profile_and_resume_are_filled_so_that_only_signing_is_left(one):
    person = Person.objects.select_related("resume", "settlement").get(iin=one.iin)
    resume = person.resume
    assert person.address
    assert resume.wanted_id == one.occupation
    assert resume.min_pay
    assert resume.education_level
    assert resume.regimes
    assert resume.education.exists()
    assert resume.languages.exists()
    assert resume.jobs.count() == len(one.worked)


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_the_villager_lives_where_no_career_centre_stands():
    home = Person.objects.get(iin=persona("village").iin).settlement
    assert home.rural
    assert not home.career_centres.exists()
    assert home.served_by.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_the_hr_officer_acts_for_an_organisation_with_vacancies_and_the_specialist_only_looks():
    organisation = User.objects.get(email=persona("employer").email).organisations.get()
    assert organisation.vacancies.open().exists()
    specialist = User.objects.get(email=persona("specialist").email)
    assert specialist.is_staff
    assert specialist.has_perm("registration.view_case")
    assert not specialist.has_perm("registration.delete_case")


@pytest.mark.django_db
def test_everybody_holds_a_key_with_their_own_iin_and_one_persona_the_bad_ones(loaded):
    keys = loaded.var / "demo" / "keys"
    for one in PERSONAS:
        subject = x509.Certificate.load(holder_of(keys / f"{one.key}.p12")).subject.native
        assert subject["serial_number"] == f"IIN{one.iin}"
    names = {path.stem for path in keys.glob(f"{HOLDER_OF_BAD_KEYS}-*.p12")}
    assert names == {f"{HOLDER_OF_BAD_KEYS}-{kind.replace('_', '-')}" for kind in BAD_KEYS} | {
        f"{HOLDER_OF_BAD_KEYS}-gost"
    }
    assert list((loaded.var / "demo" / "trust").glob("*.cer"))


def test_putting_right_closes_the_contract_and_wakes_the_silent_registry(tmp_path, settings):
    server = Sandbox(0, Store(tmp_path))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    settings.REGISTRIES_URL = f"http://127.0.0.1:{server.server_port}"
    state, employed, silent = SandboxClient(settings.REGISTRIES_URL), persona("employed"), persona("registry-down")
    try:
        state.set_facts(Registry.EMPLOYMENT_CONTRACTS, employed.iin, records(employed)["employment_contracts"])
        state.set_mode(Registry.CONVICTIONS, Mode.DOWN, silent.iin)
        for key in (employed.key, silent.key):
            call_command("demo_put_right", key, stdout=StringIO())
        contract = state.facts(Registry.EMPLOYMENT_CONTRACTS, employed.iin)["contracts"][0]
        assert date.fromisoformat(contract["ended_on"]) < START.date()
        assert state.faults() == []
    finally:
        server.stop()
        thread.join()
        server.server_close()
    with pytest.raises(CommandError, match="does not run"):
        call_command("demo_put_right", employed.key)
