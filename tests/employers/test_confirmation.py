"""An organisation is confirmed by its EDS (M1.1): by who may sign for that BIN, over the data that were shown, once."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from demo import ca
from employers.models import Confirmation, Organisation
from employers.services import confirmation
from enbek.identifiers import BIN
from enbek.signing.acts import services as acts
from enbek.signing.acts.models import SignedDocument
from enbek.signing.acts.services import SignatureRefused
from enbek.signing.containers import open_container
from enbek.signing.sealing import seal
from tests.mediation import factories as make
from tests.signing.conftest import ANNA, AT, centre, key_of  # noqa: F401 - fixtures
from tests.signing.conftest import BIN as ARQA

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings: Any, centre: Any, clock_at: Callable[[Any], Any]) -> None:  # noqa: F811 - the fixture
    settings.TRUST_STORE = centre / "trust"
    clock_at(AT)


@pytest.fixture
def officer() -> Any:
    return make.user()


@pytest.fixture
def arqa(officer: Any) -> Organisation:
    """The organisation of the keys of the demo centre, for which the officer acts."""
    row = make.organisation(officer)
    Organisation.objects.filter(pk=row.pk).update(bin=BIN(ARQA))
    return Organisation.objects.get(pk=row.pk)


@pytest.fixture
def signed(key_of: Callable[[str], Any]) -> Callable[..., bytes]:  # noqa: F811 - the fixture
    def sign(content: bytes, alias: str) -> bytes:
        key = key_of(alias)
        return seal(content, key.key, key.certificate, at=AT, chain=key.chain)

    return sign


@pytest.mark.parametrize("alias", ["head", "hr"])
def test_head_and_hr_confirm_through_an_officers_account(arqa: Organisation, officer: Any, signed: Any, alias: str) -> None:
    content = confirmation.show_for_signing(arqa, officer)
    row = confirmation.confirm(arqa.pk, officer, content, signed(content, alias))
    arqa.refresh_from_db()
    assert (arqa.is_confirmed, arqa.confirmed_at, row.confirmed_at, row.account) == (True, AT, AT, officer)
    assert (row.document.signer_bin, bytes(row.document.content)) == (BIN(ARQA), content)


def test_the_statement_names_the_bin_and_the_account(arqa: Organisation, officer: Any) -> None:
    values = {row["value"] for row in json.loads(confirmation.show_for_signing(arqa, officer))["statement"]}
    assert {ARQA, officer.email} <= values


@pytest.mark.parametrize(("alias", "code"), [("anna", "personal_key"), ("anna-auth", "auth_key"), ("employee", "no_right")])
def test_a_key_without_the_right_confirms_nothing(arqa: Organisation, officer: Any, signed: Any, alias: str, code: str) -> None:
    content = confirmation.show_for_signing(arqa, officer)
    with pytest.raises(SignatureRefused) as refused:
        confirmation.confirm(arqa.pk, officer, content, signed(content, alias))
    assert refused.value.code == code
    assert not Confirmation.objects.exists() and not SignedDocument.objects.exists()
    assert not Organisation.objects.get(pk=arqa.pk).is_confirmed


def test_the_head_of_another_organisation_confirms_nothing(officer: Any, signed: Any) -> None:
    other = Organisation.objects.get(pk=make.organisation(officer).pk)
    content = confirmation.show_for_signing(other, officer)
    with pytest.raises(SignatureRefused) as refused:
        confirmation.confirm(other.pk, officer, content, signed(content, "head"))
    assert refused.value.code == "wrong_organisation"


def test_an_authentication_key_of_the_head_confirms_nothing(arqa: Organisation, officer: Any, centre: Any) -> None:  # noqa: F811 - the fixture
    """D-39, with the right BIN and the right role."""
    ca.enroll(centre, ca.Person("head-auth", ANNA, "Иванова", "Анна", bin=ARQA, organisation="ТОО «Арқа»", roles=("head",), kind="auth_only"))
    key = open_container((centre / "keys" / "head-auth.p12").read_bytes(), ca.PASSWORD)
    content = confirmation.show_for_signing(arqa, officer)
    with pytest.raises(SignatureRefused) as refused:
        confirmation.confirm(arqa.pk, officer, content, seal(content, key.key, key.certificate, at=AT, chain=key.chain))
    assert refused.value.code == "auth_key"


def test_data_that_changed_meanwhile_are_signed_anew(arqa: Organisation, officer: Any, signed: Any) -> None:
    content = confirmation.show_for_signing(arqa, officer)
    Organisation.objects.filter(pk=arqa.pk).update(name_ru="ТОО «Другое имя»", name_kk="«Басқа» ЖШС")
    with pytest.raises(SignatureRefused) as refused:
        confirmation.confirm(arqa.pk, officer, content, signed(content, "head"))
    assert refused.value.code == "changed"


def test_the_second_click_is_no_second_confirmation(arqa: Organisation, officer: Any, signed: Any) -> None:
    content = confirmation.show_for_signing(arqa, officer)
    first = confirmation.confirm(arqa.pk, officer, content, signed(content, "head"))
    assert confirmation.confirm(arqa.pk, officer, content, signed(content, "head")) == first
    assert SignedDocument.objects.count() == 1


def test_a_confirmation_is_never_changed_or_deleted(arqa: Organisation, officer: Any, signed: Any) -> None:
    content = confirmation.show_for_signing(arqa, officer)
    confirmation.confirm(arqa.pk, officer, content, signed(content, "head"))
    for spoil in (lambda: Confirmation.objects.update(confirmed_at=AT), Confirmation.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            spoil()


# --- the page ------------------------------------------------------------------------------------------------------

def url(organisation: Organisation) -> str:
    return f"/en/vacancies/mine/{organisation.pk}/confirmation/"


def post(client: Any, read: Any, organisation: Organisation, signed: Any, alias: str) -> Any:
    form = read(client.get(url(organisation))).select_one("form[data-sign]")
    assert (form["data-bin"], form["data-iin"]) == (organisation.bin.value, "")
    content = base64.b64decode(form["data-content"])
    return client.post(url(organisation), {"cms": base64.b64encode(signed(content, alias)).decode()})


def test_the_page_confirms_and_shows_who_did(arqa: Organisation, officer: Any, sign_in: Any, read: Any, signed: Any) -> None:
    client = sign_in(officer)
    assert "Confirm by EDS" in read(client.get("/en/vacancies/mine/")).get_text()
    assert post(client, read, arqa, signed, "head").status_code == 302
    page = " ".join(read(client.get(url(arqa))).select_one("main").get_text(" ").split())
    assert "Confirmed by EDS" in page and "АХМЕТОВ ДАНИЯР" in page and "first head" in page
    assert "Confirm by EDS" not in read(client.get("/en/vacancies/mine/")).get_text()


def test_a_wrong_key_is_told_on_the_page_and_the_statement_stays(arqa: Organisation, officer: Any, sign_in: Any, read: Any, signed: Any) -> None:
    client = sign_in(officer)
    before = read(client.get(url(arqa))).select_one("form[data-sign]")["data-content"]
    page = read(post(client, read, arqa, signed, "anna"))
    assert "key of an individual" in page.select_one(".error-summary").get_text()
    assert page.select_one("form[data-sign]")["data-content"] != before, "a fresh page makes a fresh statement"
    assert not Confirmation.objects.exists()


def test_changed_data_ask_for_a_new_confirmation(arqa: Organisation, officer: Any, sign_in: Any, read: Any, signed: Any) -> None:
    client = sign_in(officer)
    post(client, read, arqa, signed, "hr")
    Organisation.objects.filter(pk=arqa.pk).update(phone="+77172000000")
    assert "The data changed since they were confirmed" in read(client.get(url(arqa))).get_text()


def test_a_responder_that_hangs_holds_no_row_of_the_organisation(arqa: Organisation, officer: Any, signed: Any, monkeypatch: Any) -> None:
    """While somebody is asked about revocation no transaction is open; what a second tab confirmed in the meantime is the one confirmation."""
    content, original = confirmation.show_for_signing(arqa, officer), acts.judge

    def slow(*asked: Any) -> Any:
        with transaction.atomic(durable=True):  # raises RuntimeError inside a transaction
            pass
        monkeypatch.setattr(acts, "judge", original)
        confirmation.confirm(arqa.pk, officer, content, signed(content, "head"))
        return original(*asked)

    monkeypatch.setattr(acts, "judge", slow)
    row = confirmation.confirm(arqa.pk, officer, content, signed(content, "head"))
    assert Confirmation.objects.get() == row
    assert SignedDocument.objects.count() == 1
