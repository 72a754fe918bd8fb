"""Signing in with an EDS, and the public page that checks a signature."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from enbek.identifiers import IIN
from enbek.signing.acts.models import BoundKey, SignedDocument
from enbek.signing.sealing import seal
from tests import factories
from tests.signing.conftest import ANNA, AT, CONTENT

pytestmark = pytest.mark.django_db
SIGN_IN, BIND, CHECK = "/ru/signature/sign-in/", "/ru/signature/account/", "/ru/signature/check/"


@pytest.fixture(autouse=True)
def _today(settings, centre, clock_at):
    settings.TRUST_STORE = centre / "trust"
    clock_at(AT)


@pytest.fixture
def answer(key_of, read):
    """`answer(client, page, "anna-auth")`: sign the challenge of the page with a key and send it."""

    def send(client, page, alias):
        shown = read(client.get(page)).select_one("form[data-sign]")
        content = base64.b64decode(shown["data-content"])
        key = key_of(alias)
        cms = base64.b64encode(seal(content, key.key, key.certificate, at=AT, chain=key.chain)).decode()
        return client.post(page, {"cms": cms}), cms

    return send


@pytest.fixture
def anna():
    user = factories.user()
    BoundKey.objects.create(user=user, iin=IIN(ANNA), bound_at=AT)
    return user


def signed_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("alias", ["anna", "anna-gost", "anna-auth"])
def test_a_bound_eds_opens_the_account_with_either_kind_of_key(answer, anna, alias):
    client = Client()
    response, _cms = answer(client, SIGN_IN, alias)
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(anna.pk)
    assert not SignedDocument.objects.exists()  # signing in is no act


@pytest.mark.parametrize(("alias", "words"), [
    ("daniyar", "не привязан"), ("anna-expired", "истёк"), ("anna-revoked", "отозван"), ("anna-foreign", "не доверяем"),
])
def test_another_or_a_bad_key_opens_nothing(answer, anna, alias, words):
    client = Client()
    response, _cms = answer(client, SIGN_IN, alias)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not signed_in(client)


def test_an_answer_works_once(answer, anna):
    client = Client()
    _response, cms = answer(client, SIGN_IN, "anna")
    client.logout()
    client.get(SIGN_IN)
    response = client.post(SIGN_IN, {"cms": cms})
    assert not signed_in(client)
    assert "отличается" in response.content.decode()  # the new challenge is another document


def test_an_answer_works_in_its_own_session_only(answer, anna, key_of):
    thief, victim = Client(), Client()
    _response, cms = answer(victim, SIGN_IN, "anna")
    thief.get(SIGN_IN)
    thief.post(SIGN_IN, {"cms": cms})
    assert not signed_in(thief)
    stranger = Client()
    response = stranger.post(SIGN_IN, {"cms": cms})  # a session that never saw a challenge
    assert not signed_in(stranger)
    assert "двух минут" in response.content.decode()


@pytest.mark.parametrize(("seconds", "opens"), [(119, True), (121, False)])
def test_a_challenge_lives_two_minutes(anna, read, key_of, clock_at, seconds, opens):
    client = Client()
    content = base64.b64decode(read(client.get(SIGN_IN)).select_one("form[data-sign]")["data-content"])
    key = key_of("anna")
    clock_at(AT + timedelta(seconds=seconds))
    client.post(SIGN_IN, {"cms": base64.b64encode(seal(content, key.key, key.certificate, at=AT, chain=key.chain)).decode()})
    assert signed_in(client) is opens


def test_a_refused_answer_uses_up_the_challenge(anna, key_of, read):
    client = Client()
    content = base64.b64decode(read(client.get(SIGN_IN)).select_one("form[data-sign]")["data-content"])
    good = key_of("anna")
    client.post(SIGN_IN, {"cms": base64.b64encode(b"nonsense").decode()})
    client.post(SIGN_IN, {"cms": base64.b64encode(seal(content, good.key, good.certificate, at=AT, chain=good.chain)).decode()})
    assert not signed_in(client)


def test_a_second_factor_is_asked_for_after_an_eds_too(answer, anna):
    TOTP.activate(anna, generate_totp_secret())
    client = Client()
    response, _cms = answer(client, SIGN_IN, "anna")
    assert not signed_in(client)
    assert "2fa" in response["Location"] or "mfa" in response["Location"]


def test_a_signature_for_the_entrance_cannot_be_taken_for_an_act(answer, anna, read):
    page = read(Client().get(SIGN_IN))
    content = base64.b64decode(page.select_one("form[data-sign]")["data-content"]).decode()
    assert '"purpose":"accounts.entrance"' in content
    assert "не влечёт правовых последствий" in content


def test_an_eds_is_bound_to_the_account_and_unbound(answer, sign_in):
    user = factories.user()
    client = sign_in(user)
    response, _cms = answer(client, BIND, "anna-auth")
    assert response.status_code == 302
    assert BoundKey.objects.get().iin == IIN(ANNA)
    shown = client.get(BIND).content.decode()
    assert ANNA not in shown  # masked, as everywhere
    client.post(BIND + "unbind/")
    assert not BoundKey.objects.exists()


def test_one_iin_opens_one_account(answer, sign_in, anna):
    client = sign_in(factories.user())
    response, _cms = answer(client, BIND, "anna")
    assert "привязан к другой" in response.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        BoundKey.objects.create(user=factories.user(), iin=IIN(ANNA), bound_at=AT)


def test_binding_needs_an_account():
    assert Client().get(BIND).status_code == 302


# --- the public page -------------------------------------------------------------------------------

def checked(signature, document=None, language="ru"):
    files = {"signature": SimpleUploadedFile("act.p7s", signature)}
    if document is not None:
        files["document"] = SimpleUploadedFile("act.json", document)
    return Client().post(f"/{language}/signature/check/", files).content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_anybody_may_check_a_signature(signature, language):
    page = checked(signature("hr").der(), CONTENT, language)
    assert "message-good" in page
    assert "ТОО «Арқа»" in page


def test_the_page_shows_no_more_of_a_person_than_a_paper_would(signature):
    page = checked(signature("anna").der(), CONTENT)
    assert "А. ИВАНОВА" in page
    assert ANNA not in page
    assert "ПЕТРОВНА" not in page


def test_a_changed_document_is_called_so(signature):
    page = checked(signature("anna").der(), CONTENT + b"!")
    assert "message-bad" in page
    assert "message-good" not in page


def test_a_detached_signature_asks_for_its_document(signature):
    assert "нужен и сам документ" in checked(signature("anna").der())


@pytest.mark.parametrize("rubbish", [b"x", b"\x30\x80" * 300, b"<script>alert(1)</script>"])
def test_rubbish_is_answered_politely(rubbish):
    page = checked(rubbish)
    assert "message-bad" in page
    assert "<script>alert" not in page


def test_a_revoked_key_is_seen_by_everybody(signature):
    assert "отозван" in checked(signature("anna-revoked").der(), CONTENT)


