"""What the portal decides by itself bears its seal; anybody may check it, with us or without us."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, connection, transaction
from django.test import Client

from demo import ca
from demo.persona_keys import PORTAL_NAME, enroll_portal
from enbek import clock
from enbek.accounts.models import User
from enbek.documents import sealing
from enbek.documents.checks import the_portal_can_seal
from enbek.documents.models import IssuedDocument
from enbek.i18n import Text
from enbek.signing import TrustStore, verify

Issue = Callable[..., IssuedDocument]
Read = Callable[[Any], BeautifulSoup]
SignIn = Callable[..., Client]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("portal")
    enroll_portal(folder)
    return folder


@pytest.fixture
def portal(settings: Any, centre: Path) -> Path:
    """The portal has its key, and trusts the demo centre."""
    settings.TRUST_STORE = centre / "trust"
    settings.SEAL_KEY, settings.SEAL_PASSWORD = str(centre / "seal" / "portal.p12"), ca.PASSWORD
    return centre


def address(document: IssuedDocument) -> str:
    return f"/en/verify/{document.grouped_code}/"


def seal_card(page: BeautifulSoup) -> str:
    titles = [title for title in page.select("main h2.card-title") if title.get_text(strip=True) == "Seal of the portal"]
    return " ".join(titles[0].parent.get_text(" ").split()) if titles and titles[0].parent else ""


def test_an_automatic_decision_is_sealed_over_its_record(portal: Path, issue: Issue) -> None:
    document = IssuedDocument.objects.get(pk=issue("A9").pk)
    report = verify(bytes(document.seal or b""), content=document.canonical(), trust=TrustStore.load(portal / "trust"), at=clock.now())
    assert report.ok
    profile = report.signers[0].profile
    assert profile is not None
    assert (profile.organisation, profile.algorithm) == (PORTAL_NAME, "GOST 34.10-2015 (512)")
    assert "information_system" in profile.roles


def test_the_seal_covers_every_word_of_the_record(portal: Path, issue: Issue) -> None:
    document = issue("A9")
    trust = TrustStore.load(portal / "trust")
    record = json.loads(document.canonical())
    for name in record:
        changed = json.dumps(record | {name: "other"}, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
        assert not verify(bytes(document.seal or b""), content=changed, trust=trust, at=clock.now()).ok, name


def test_what_an_officer_decided_is_not_sealed_by_the_portal(portal: Path, issue: Issue) -> None:
    assert issue("A4", decided_by=Text.same("Ахметов Б.")).seal is None


def test_without_a_key_documents_are_given_out_unsealed(issue: Issue, client: Client, read: Read) -> None:
    document = issue("A4")
    assert document.seal is None
    assert seal_card(read(client.get(address(document)))) == ""


@pytest.mark.parametrize(("name", "value"), [("SEAL_PASSWORD", "wrong"), ("SEAL_KEY", "/nowhere/portal.p12"), ("SEAL_KEY", __file__)])
def test_a_key_that_does_not_open_holds_up_nobody_and_is_told_to_the_operator(
    portal: Path, settings: Any, issue: Issue, caplog: pytest.LogCaptureFixture, name: str, value: str
) -> None:
    setattr(settings, name, value)
    assert issue("A4").seal is None
    assert "without a seal" in caplog.text
    assert [problem.id for problem in the_portal_can_seal()] == ["enbek.E005"]


def test_an_ended_certificate_seals_no_more(portal: Path, issue: Issue) -> None:
    with clock.frozen(datetime(2045, 3, 1, tzinfo=UTC)):
        assert issue("A4").seal is None
        assert [problem.id for problem in the_portal_can_seal()] == ["enbek.E005"]


def test_before_production_somebody_has_installed_the_key(portal: Path, settings: Any) -> None:
    assert the_portal_can_seal() == []
    settings.SEAL_KEY = ""
    assert [problem.id for problem in the_portal_can_seal()] == ["enbek.W006"]


@pytest.mark.parametrize("value", ["NULL", "'forged'"])
def test_a_seal_is_never_changed_or_taken_off(portal: Path, issue: Issue, value: str) -> None:
    document = issue("A4")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE documents_issueddocument SET seal = {value}")  # noqa: S608 - words of this test
    assert bytes(IssuedDocument.objects.get(pk=document.pk).seal or b"") == document.seal


def test_nobody_seals_afterwards_what_was_given_out_unsealed(issue: Issue) -> None:
    issue("A4")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE documents_issueddocument SET seal = 'late'")


def test_the_check_page_says_who_sealed_and_until_when(portal: Path, issue: Issue, client: Client, read: Read) -> None:
    shown = seal_card(read(client.get(address(issue("A9")))))
    assert "valid" in shown
    assert PORTAL_NAME in shown
    assert "2044" in shown


def test_a_seal_of_a_centre_that_is_not_trusted_is_not_confirmed(
    portal: Path, settings: Any, issue: Issue, client: Client, read: Read, tmp_path: Path
) -> None:
    document = issue("A9")
    settings.TRUST_STORE = tmp_path
    assert "not confirmed" in seal_card(read(client.get(address(document))))


def test_a_seal_outlives_its_certificate(portal: Path, issue: Issue) -> None:
    document = issue("A9")
    with clock.frozen(datetime(2045, 3, 1, tzinfo=UTC)):
        verdict = sealing.check_seal(document)
    assert verdict is not None
    assert verdict.holds


def test_a_seal_of_a_key_that_was_revoked_since_is_not_confirmed(settings: Any, tmp_path: Path, issue: Issue) -> None:
    path = enroll_portal(tmp_path)
    settings.TRUST_STORE, settings.SEAL_KEY, settings.SEAL_PASSWORD = tmp_path / "trust", str(path), ca.PASSWORD
    document = issue("A9")
    before = sealing.check_seal(document)
    serial = sealing.Certificate.load(ca.holder_of(path)).serial
    ca._revoke(tmp_path, "gost512", serial)
    after = sealing.check_seal(document)
    assert before is not None
    assert after is not None
    assert (before.holds, after.holds) == (True, False)
    assert after.why_not is not None


def test_the_owner_takes_seal_and_record_and_checks_them_elsewhere(
    portal: Path, issue: Issue, owner: User, sign_in: SignIn, read: Read
) -> None:
    document = issue("A9")
    reader = sign_in(owner)
    links = [str(link["href"]) for link in read(reader.get(address(document))).select("main a[download]")]
    record, seal = (reader.get(next(link for link in links if link.endswith(end))) for end in ("record.json", "seal.cms"))
    assert (record["Content-Type"], seal["Content-Type"]) == ("application/json", "application/pkcs7-signature")
    assert "no-store" in seal["Cache-Control"]
    assert verify(seal.content, content=record.content, trust=TrustStore.load(portal / "trust"), at=clock.now()).ok


@pytest.mark.parametrize("file", ["seal.cms", "record.json"])
def test_seal_and_record_are_for_the_owner_only(
    portal: Path, issue: Issue, owner: User, stranger: User, sign_in: SignIn, client: Client, file: str
) -> None:
    path = f"/en/verify/documents/{issue('A9').pk}/{file}"
    assert [sign_in(owner).get(path).status_code, sign_in(stranger).get(path).status_code] == [200, 404]
    assert client.get(path).status_code == 302


def test_an_unsealed_document_has_no_seal_to_download(issue: Issue, owner: User, sign_in: SignIn) -> None:
    reader = sign_in(owner)
    assert reader.get(f"/en/verify/documents/{issue('A4').pk}/seal.cms").status_code == 404
    assert reader.get(f"/en/verify/documents/{uuid.uuid4()}/record.json").status_code == 404


def test_the_signer_of_people_does_not_offer_the_key_of_the_portal(centre: Path) -> None:
    assert [path.name for path in centre.glob("*/portal.p12")] == ["portal.p12"]
    assert list((centre / "keys").iterdir()) == []
