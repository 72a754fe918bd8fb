"""`load_demo` into a real database and a real sandbox file."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from careercenters.models import CareerCentre, MobilityCentre, Region, Settlement, StaffMember
from demo import clock as demo_clock
from demo.ca import PASSWORD as KEY_PASSWORD
from demo.egov import CAME
from demo.personas import PASSWORD, PERSONAS
from demo.personas import persona as persona_of
from employers.models import Organisation, Vacancy
from enbek import clock
from enbek.accounts.models import User
from enbek.classifiers.models import Occupation
from enbek.documents import director
from enbek.documents.models import AwaitedSignature, IssuedDocument
from enbek.identifiers import BIN
from enbek.law.hours import CAREER_CENTRE_HOURS
from enbek.registries.port import Registry
from enbek.registries.sandbox.store import Mode, Store
from enbek.signing.containers import open_container
from enbek.signing.sealing import seal
from registration.models import Case
from seekers.models import Person, Resume

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_the_country_stands_in_the_database():
    assert Region.objects.count() == 20
    assert Settlement.objects.filter(rural=True).exists()
    assert MobilityCentre.objects.count() == 20
    assert CareerCentre.objects.count() >= 60
    assert Organisation.objects.count() == 300
    assert Vacancy.objects.count() == 5_000
    assert Occupation.objects.count() >= 120
    seekers = sum(persona.role == "seeker" for persona in PERSONAS)
    assert Person.objects.count() == Resume.objects.count() == 1_000 + seekers


def test_every_settlement_has_a_career_centre_to_apply_to():
    assert not Settlement.objects.filter(served_by__isnull=True).exists()
    for centre in CareerCentre.objects.select_related("mobility_centre", "settlement"):
        assert centre.mobility_centre.region_id == centre.settlement.region_id
        assert (centre.hours.opens, centre.hours.closes) == (CAREER_CENTRE_HOURS.opens, CAREER_CENTRE_HOURS.closes)
    assert len({centre.hours.lunch for centre in CareerCentre.objects.all()}) == 2


def test_generated_people_cannot_sign_in_and_personas_can():
    generated = User.objects.filter(email__startswith="seeker").order_by("email").first()
    assert not generated.has_usable_password()
    for persona in PERSONAS:
        user = User.objects.get(email=persona.email)
        assert user.check_password(PASSWORD)
        assert user.emailaddress_set.get().verified
        assert user.language == persona.language


def test_the_file_of_the_sandbox_knows_everybody(loaded):
    store = Store(loaded.var / "demo" / "sandbox")
    for person in Person.objects.order_by("?")[:50]:
        identity = store.get(Registry.IDENTITY, person.iin.value)
        assert (identity["found"], identity["surname"], identity["residence_kato"]) == (
            True,
            person.surname,
            person.settlement_id,
        )
    store.close()


def test_a_registry_is_silent_about_one_persona_only(loaded):
    store = Store(loaded.var / "demo" / "sandbox")
    silent = [(persona.iin, persona.fault) for persona in PERSONAS if persona.fault]
    assert store.faults() == [
        {"registry": fault[0].value, "iin": iin, "mode": Mode.DOWN.value} for iin, fault in silent
    ]
    store.close()


def test_the_clock_stands_at_the_beginning_of_the_story(loaded):
    with override_settings(VAR_DIR=loaded.var):
        assert abs((demo_clock.travelling() - demo_clock.START).total_seconds()) < 600


def test_each_step_prints_a_line_with_its_time(loaded):
    lines = loaded.printed.splitlines()
    assert len(lines) >= 8
    assert all(" s  " in line for line in lines)
    assert float(lines[-1].split()[0]) < 120, "the whole load takes seconds, also beside other work"


def test_a_second_load_is_refused_with_the_remedy():
    with pytest.raises(CommandError, match="RESET=1"):
        call_command("load_demo")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_table_of_accounts_names_everybody_and_the_password(language):
    printed = StringIO()
    call_command("demo_accounts", language=language, stdout=printed)
    for persona in PERSONAS:
        assert persona.email in printed.getvalue()
        assert persona.iin in printed.getvalue()
        assert persona.story.in_(language) in printed.getvalue()
    assert PASSWORD in printed.getvalue()


def test_notices_of_applications_from_egov_wait_for_the_director_who_signs_them_with_the_demo_key(loaded):
    """R28, D-31: the demo's director has a BIN, the right, a key, and something to sign."""
    member = StaffMember.objects.select_related("career_centre").get(user__email=persona_of("director").email)
    rows = AwaitedSignature.objects.filter(office_id=member.career_centre_id).select_related("document")
    assert len(rows) == AwaitedSignature.objects.count() == CAME
    assert {row.document.form for row in rows} == {"A4"}
    assert all(row.document.is_intact and row.signature is None for row in rows)
    waiting = {row.document.subject_id for row in rows}
    assert set(Case.objects.filter(channel="egov", status="job_seeker").values_list("pk", flat=True)) == waiting
    key = open_container((loaded.var / "demo" / "keys" / "director.p12").read_bytes(), KEY_PASSWORD)
    with clock.frozen(demo_clock.START), override_settings(TRUST_STORE=loaded.var / "demo" / "trust"):
        cms = seal(rows[0].document.canonical(), key.key, key.certificate, at=demo_clock.START, chain=key.chain)
        made = director.sign(rows[0].pk, cms, BIN(member.career_centre.bin))
        assert made.signature.signer_iin.value == persona_of("director").iin
        assert director.check(IssuedDocument.objects.get(pk=made.pk)).holds


def test_every_career_centre_has_a_bin_of_its_own():
    numbers = list(CareerCentre.objects.values_list("bin", flat=True))
    assert len({BIN(number).value for number in numbers}) == len(numbers)
