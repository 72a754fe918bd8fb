"""A technical failure of signing is stamped and shown to the person as proof; nothing else is kept."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from enbek.identifiers import IIN
from enbek.signing.acts import failing, failures
from enbek.signing.acts.models import FailedSigning, SignedDocument
from enbek.signing.acts.services import SignatureRefused
from enbek.signing.sealing import seal
from tests import factories
from tests.signing.conftest import ANNA, AT

pytestmark = pytest.mark.django_db
FAILED, ACCOUNT, CERTIFICATE = "/en/signature/failed/", "/en/signature/account/", "/en/me/certificate/"
TOLD = {"code": "not_running", "purpose": "registration.application"}


@pytest.fixture(autouse=True)
def _today(settings, centre, clock_at):
    settings.TRUST_STORE = centre / "trust"
    clock_at(AT)


def words(page):
    return " ".join(page.select_one("main").get_text(" ").split())


def test_a_failure_is_stamped_with_account_moment_purpose_and_code(sign_in):
    user = factories.user()
    assert sign_in(user).post(FAILED, TOLD).status_code == 204
    row = FailedSigning.objects.get()
    assert (row.user, row.at, row.purpose, row.code) == (user, AT, "registration.application", "not_running")


def test_the_owner_sees_it_and_nobody_else(sign_in, read):
    owner, other = factories.user(), factories.user()
    sign_in(owner).post(FAILED, TOLD)
    assert "The page found no NCALayer on this computer" in words(read(sign_in(owner).get(ACCOUNT)))
    assert not failures.failures_of(other).exists()
    assert read(sign_in(other).get(ACCOUNT)).select_one("#failures") is None


def test_of_a_minute_the_first_failure_is_kept(sign_in, clock_at):
    reader = sign_in(factories.user())
    for seconds, code in ((0, "not_running"), (20, "failed"), (59, "lost"), (60, "refused")):
        clock_at(AT + timedelta(seconds=seconds))
        assert reader.post(FAILED, {**TOLD, "code": code}).status_code == 204
    assert sorted(FailedSigning.objects.values_list("code", flat=True)) == ["not_running", "refused"]


@pytest.mark.parametrize("sent", [
    {}, {"code": "not_running"}, {"code": "cancelled", "purpose": "registration.application"},
    {"code": "revocation_unknown", "purpose": "registration.application"}, {"code": "not_running", "purpose": "<script>"},
])
def test_a_page_may_tell_only_what_a_page_can_see(sign_in, sent):
    assert sign_in(factories.user()).post(FAILED, sent).status_code == 400
    assert not FailedSigning.objects.exists()


def test_a_form_of_another_site_stamps_nothing(settings):
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.user(), backend=settings.AUTHENTICATION_BACKENDS[0])
    assert client.post(FAILED, TOLD).status_code == 403
    assert not FailedSigning.objects.exists()


def test_a_stranger_without_an_account_stamps_nothing():
    assert Client().post(FAILED, TOLD).status_code == 302
    assert not FailedSigning.objects.exists()


def test_a_stamp_is_never_changed(sign_in):
    sign_in(factories.user()).post(FAILED, TOLD)
    with pytest.raises(DatabaseError), transaction.atomic():
        FailedSigning.objects.update(at=AT - timedelta(days=1))
    assert FailedSigning.objects.get().at == AT


def test_when_nobody_knows_of_revocation_the_exchange_itself_stamps_the_failure(sign_in, read, settings, centre, key_of, tmp_path):
    for path in (centre / "trust").glob("*.cer"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    settings.TRUST_STORE = tmp_path  # the centres without their lists
    anna, key = factories.person(iin=IIN(ANNA)), key_of("anna")
    factories.career_centre()
    reader = sign_in(anna.user)
    content = base64.b64decode(read(reader.get(CERTIFICATE)).select_one("form[data-sign]")["data-content"])
    cms = seal(content, key.key, key.certificate, at=AT, chain=key.chain)
    assert reader.post(CERTIFICATE, {"cms": base64.b64encode(cms).decode()}).status_code == 200
    assert not SignedDocument.objects.exists()
    row = FailedSigning.objects.get()
    assert (row.user, row.purpose, row.code) == (anna.user, "registration.certificate", "revocation_unknown")


def test_the_key_of_another_person_is_no_technical_failure():
    refused = SignatureRefused("wrong_person", failing.REASONS["failed"])
    failures.note(factories.user(), "registration.application", refused)
    assert not FailedSigning.objects.exists()


def test_a_visitor_who_is_not_signed_in_is_asked_to_report_nothing(read):
    form = read(Client().get("/en/signature/sign-in/")).select_one("form[data-sign]")
    assert "data-failed-url" not in form.attrs
