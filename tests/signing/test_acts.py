"""Acts of the exchange: what is signed is what was shown, by whom it must be, with a key that makes acts."""

from __future__ import annotations

import base64
import json

import pytest
from django.core.checks import run_checks
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, connection, transaction

from enbek.i18n import Text
from enbek.identifiers import BIN, IIN
from enbek.signing import rules
from enbek.signing.acts.checks import demo_is_absent
from enbek.signing.acts.forms import SignedForm
from enbek.signing.acts.models import SignedDocument
from enbek.signing.acts.services import SignatureRefused, judge_signed, keep_signed, prepare
from enbek.signing.profile import Profile, Role, Usage
from enbek.signing.sealing import seal
from tests.signing.conftest import ANNA, AT, DANIYAR
from tests.signing.conftest import BIN as ORGANISATION

ROWS = [
    (Text("Өтініш беруші", "Заявитель", "Applicant"), Text.same("Иванова Анна Петровна")),
    (Text("Себебі", "Причина", "Reason"), Text("Жұмыстан шықты", "Увольнение", "Left work")),
]
PURPOSE = "registration.application"


@pytest.fixture(autouse=True)
def _demo_centre(settings, centre):
    settings.TRUST_STORE = centre / "trust"


@pytest.fixture
def content():
    return prepare(PURPOSE, reference="7", rows=ROWS, language="ru")


@pytest.fixture
def cms(key_of):
    def make(content, alias="anna"):
        key = key_of(alias)
        return seal(content, key.key, key.certificate, at=AT, chain=key.chain)

    return make


def test_the_signed_bytes_hold_the_words_in_the_readers_language(content):
    act = json.loads(content)
    assert act["statement"] == [
        {"label": "Заявитель", "value": "Иванова Анна Петровна"}, {"label": "Причина", "value": "Увольнение"},
    ]
    assert (act["purpose"], act["language"], act["reference"]) == (PURPOSE, "ru", "7")


def test_the_signed_bytes_are_canonical_and_never_twice_the_same(content):
    act = json.loads(content)
    again = json.dumps(act, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert again == content
    assert prepare(PURPOSE, reference="7", rows=ROWS, language="ru") != content


@pytest.mark.django_db
@pytest.mark.parametrize("alias", ["anna", "anna-gost"])
def test_an_act_is_kept_with_its_signature_and_its_verdict(content, cms, alias):
    row = keep_signed(judge_signed(content, cms(content, alias), purpose=PURPOSE, must_be=IIN(ANNA), at=AT))
    row.refresh_from_db()
    assert bytes(row.content) == content
    assert row.signer_iin == IIN(ANNA)
    assert row.signer_name == "ИВАНОВА АННА ПЕТРОВНА"
    assert row.roles == ["individual"]
    assert row.report["ok"] is True
    assert len(row.sha256) == 64


REFUSED = {
    "anna-expired": "expired", "anna-revoked": "revoked", "anna-foreign": "unknown_issuer", "anna-auth": "auth_key", "daniyar": "wrong_person",
}


@pytest.mark.django_db
@pytest.mark.parametrize("alias", REFUSED)
def test_a_wrong_key_makes_no_act_and_says_why(content, cms, alias):
    with pytest.raises(SignatureRefused) as refused:
        judge_signed(content, cms(content, alias), purpose=PURPOSE, must_be=IIN(ANNA), at=AT)
    assert refused.value.code == REFUSED[alias]
    assert all(refused.value.reason.in_(language) for language in ("kk", "ru", "en"))
    assert not SignedDocument.objects.exists()


@pytest.mark.django_db
def test_a_document_changed_after_signing_is_refused(content, cms):
    with pytest.raises(SignatureRefused) as refused:
        judge_signed(content.replace("Увольнение".encode(), "Сокращение".encode()), cms(content), purpose=PURPOSE, must_be=IIN(ANNA), at=AT)
    assert refused.value.code == "content_changed"


@pytest.mark.django_db
def test_without_a_revocation_list_an_act_waits(content, cms, settings, tmp_path, centre):
    for path in (centre / "trust").glob("*.cer"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    settings.TRUST_STORE = tmp_path
    with pytest.raises(SignatureRefused) as refused:
        judge_signed(content, cms(content), purpose=PURPOSE, must_be=IIN(ANNA), at=AT)
    assert refused.value.code == "revocation_unknown"
    for path in (centre / "trust").glob("*.crl"):  # the operator's task brought the lists
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert keep_signed(judge_signed(content, cms(content), purpose=PURPOSE, must_be=IIN(ANNA), at=AT)).pk


@pytest.mark.django_db
@pytest.mark.parametrize(("alias", "iin", "code"), [
    ("head", DANIYAR, None), ("hr", ANNA, None), ("employee", ANNA, "no_right"), ("anna", ANNA, "personal_key"),
])
def test_for_an_organisation_signs_who_may(content, cms, alias, iin, code):
    def store():
        return keep_signed(judge_signed(content, cms(content, alias), purpose="employers.confirm", must_be=IIN(iin), must_be_bin=BIN(ORGANISATION), at=AT))

    if code is None:
        assert store().signer_bin == BIN(ORGANISATION)
        return
    with pytest.raises(SignatureRefused) as refused:
        store()
    assert refused.value.code == code


@pytest.mark.django_db
def test_the_database_takes_no_signer_without_an_iin(content):
    row = SignedDocument.objects.create(
        purpose="x", content=content, cms=b"0", signer_iin=IIN(ANNA), signer_name="x", report={}, signed_at=AT, verified_at=AT)
    with connection.cursor() as cursor, pytest.raises(IntegrityError):
        cursor.execute("UPDATE signing_signeddocument SET signer_iin = '12345678901x' WHERE id = %s", [row.pk])


# --- rules of use, pure ----------------------------------------------------------------------------

def profile(**parts):
    values = {
        "iin": ANNA, "bin": "", "surname": "", "given_name": "", "patronymic": "", "organisation": "", "roles": (Role.INDIVIDUAL,),
        "usage": Usage.SIGN, "algorithm": "", "not_before": AT, "not_after": AT, "serial": "1",
    }
    return Profile(**(values | parts))


@pytest.mark.parametrize("usage", [Usage.AUTH, Usage.OTHER])
def test_only_a_signing_key_makes_acts(usage):
    """D-39: a signing certificate both times."""
    assert rules.refusal(PURPOSE, profile(usage=usage), must_be=ANNA)[0] == "auth_key"


@pytest.mark.parametrize("role", [Role.HEAD, Role.RIGHT_TO_SIGN, Role.HR])
def test_head_right_to_sign_and_hr_act_for_their_organisation(role):
    assert rules.refusal("x", profile(bin=ORGANISATION, roles=(role,)), must_be=None, must_be_bin=ORGANISATION) is None


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.FINANCIAL_SIGN, Role.INFORMATION_SYSTEM, Role.ORGANISATION])
def test_other_roles_do_not_act_for_it(role):
    assert rules.refusal("x", profile(bin=ORGANISATION, roles=(role,)), must_be=None, must_be_bin=ORGANISATION)[0] == "no_right"


def test_a_key_of_another_organisation_is_named_as_such():
    assert rules.refusal("x", profile(bin="050740004819", roles=(Role.HEAD,)), must_be=None, must_be_bin=ORGANISATION)[0] == "wrong_organisation"


def test_an_act_without_a_named_signer_is_a_mistake_of_the_caller(content, cms):
    with pytest.raises(ValueError, match="whose"):
        judge_signed(content, cms(content), purpose=PURPOSE, at=AT)


# --- the form --------------------------------------------------------------------------------------

def upload(data, name="act.p7s"):
    return {"cms_file": SimpleUploadedFile(name, data)}


def test_the_form_takes_a_signature_from_the_page_or_from_a_file(content, cms):
    der = cms(content)
    pem = b"-----BEGIN CMS-----\n" + base64.encodebytes(der) + b"-----END CMS-----\n"
    for form in (SignedForm({"cms": base64.b64encode(der).decode()}), SignedForm({"cms": pem.decode()}),
                 SignedForm({}, upload(der)), SignedForm({}, upload(pem))):
        assert form.is_valid(), form.errors
        assert form.cleaned_data["cms"] == der


@pytest.mark.parametrize("form", [
    lambda: SignedForm({}), lambda: SignedForm({"cms": "***"}), lambda: SignedForm({}, upload(b"x" * 300_000)), lambda: SignedForm({}, upload(b"")),
])
def test_the_form_says_what_is_missing(form):
    assert not form().is_valid()


# --- production ------------------------------------------------------------------------------------

def test_production_refuses_the_demo_centre():
    assert "enbek.E003" in {problem.id for problem in demo_is_absent()}
    assert "enbek.E003" in {problem.id for problem in run_checks(include_deployment_checks=True)}


def test_a_folder_of_real_centres_passes(settings, tmp_path, authority):
    settings.TRUST_STORE = tmp_path
    assert "enbek.E003" not in {problem.id for problem in demo_is_absent()}




@pytest.mark.django_db
def test_a_signed_document_is_changed_and_deleted_by_nobody(content, cms):
    row = keep_signed(judge_signed(content, cms(content), purpose=PURPOSE, must_be=IIN(ANNA), at=AT))
    for change in (row.delete, lambda: SignedDocument.objects.update(signer_name="other")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert SignedDocument.objects.get().signer_name == row.signer_name
