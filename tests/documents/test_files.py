"""A file sent to the check page: the PDF as it was given out, a changed one, a foreign one, a signature, and what hurts."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from demo import ca
from demo.persona_keys import enroll_portal
from enbek.documents import files, services
from enbek.documents.models import GivenFile, IssuedDocument
from enbek.i18n import Text

Issue = Callable[..., IssuedDocument]
Read = Callable[[Any], BeautifulSoup]

pytestmark = pytest.mark.django_db
PAGE = "/en/verify/"


@pytest.fixture
def send(client: Client, read: Read) -> Callable[..., str]:
    """What the page says of the bytes."""

    def post(content: bytes, name: str = "9.pdf", **more: Any) -> str:
        page = read(client.post(PAGE, {"file": SimpleUploadedFile(name, content), **more}))
        main = page.find("main")
        assert main is not None
        return " ".join(main.get_text(" ").split())

    return post


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_pdf_as_it_was_given_out_is_confirmed_with_as_little_of_the_person_as_its_code(send: Any, issue: Issue, language: str) -> None:
    document = issue("A6")
    shown = send(services.pdf(document, language))
    assert "The document is genuine" in shown
    assert "not a byte of it was changed" in shown
    assert document.number in shown
    assert "Айгүл Н." in shown
    for private in ("Нұрғалиева", "Серікқызы", "трудовой договор", "aigul@example.kz"):
        assert private not in shown


def test_one_changed_byte_is_told_and_nothing_is_confirmed(send: Any, issue: Issue) -> None:
    document = issue("A9")
    pdf = bytearray(services.pdf(document, "ru"))
    pdf[-400] ^= 1
    shown = send(bytes(pdf))
    assert "The file was changed" in shown
    assert "genuine" not in shown
    assert document.number not in shown


def test_bytes_added_at_the_end_are_told(send: Any, issue: Issue) -> None:
    """A PDF may be changed by a part that is appended to it."""
    assert "The file was changed" in send(services.pdf(issue("A9"), "kk") + b"\n1 0 obj <<>> endobj\n%%EOF\n")


def test_a_changed_file_leads_to_what_the_exchange_says_of_its_code(client: Client, read: Read, issue: Issue) -> None:
    document = issue("A9")
    sent = SimpleUploadedFile("a.pdf", services.pdf(document, "ru") + b" ")
    page = read(client.post(PAGE, {"file": sent}))
    assert page.select_one(f'main a[href="/en/verify/{document.grouped_code}/"]')


def test_a_file_that_a_program_saved_anew_is_recognised_by_the_code_in_its_packed_parts(issue: Issue) -> None:
    document = issue("A9")
    packed = zlib.compress(f"/URI(https://enbek.example/verify/{document.grouped_code}/)".encode())
    saved = b"%PDF-1.7\n1 0 obj\n<</Length 9>>\nstream\nnot packed\nendstream\n2 0 obj\n<<>>\nstream\r\n" + packed + b"\nendstream\n%%EOF"
    verdict = files.check(saved)
    assert (verdict.standing, verdict.document) == (files.Standing.CHANGED, document)


def test_a_revoked_document_is_said_to_be_revoked_though_its_file_is_unchanged(send: Any, issue: Issue) -> None:
    document = issue("A9")
    pdf = services.pdf(document, "kk")
    services.revoke(document.pk, Text.same("қате"))
    shown = send(pdf)
    assert "The document was revoked" in shown
    assert "not a byte of it was changed" in shown


def test_a_pdf_of_somebody_else_is_not_known(send: Any, issue: Issue) -> None:
    issue("A9")
    for foreign in (b"%PDF-1.4\n%%EOF", b"%PDF-1.7 https://enbek.example/verify/BCDF-GHJK-MNPQ-RSTV/ "):
        assert "The file is not known to the exchange" in send(foreign)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(50), b"PK\x03\x04", b"hello", b"\xff" * 2000])
def test_what_is_neither_a_pdf_nor_a_signature_is_told_so(send: Any, content: bytes) -> None:
    assert "neither a PDF nor a signature file" in send(content)


def test_a_file_of_fifty_megabytes_is_refused_unread(send: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "check", lambda _content: pytest.fail("it was read"))
    assert "larger than 10 MB" in send(b"%PDF-1.7\n" + bytes(50 * 1024 * 1024))


def test_a_packed_bomb_costs_less_than_a_second(issue: Issue) -> None:
    bomb = zlib.compress(bytes(100 * 1024 * 1024), 9)
    content = b"%PDF-1.7\n" + (b"stream\n" + bomb + b"\nendstream\n") * (9 * 1024 * 1024 // len(bomb))
    began = time.process_time()
    assert files.check(content).standing is files.Standing.UNKNOWN
    assert files.check(b"%PDF-" + b"stream\n/verify/" * 600_000).standing is files.Standing.UNKNOWN
    assert time.process_time() - began < 1


def test_the_portals_own_seal_is_checked_with_its_record_at_the_same_place(send: Any, issue: Issue, settings: Any, tmp_path: Path) -> None:
    enroll_portal(tmp_path)
    settings.TRUST_STORE = tmp_path / "trust"
    settings.SEAL_KEY, settings.SEAL_PASSWORD = str(tmp_path / "seal" / "portal.p12"), ca.PASSWORD
    document = issue("A9")
    seal, record = bytes(document.seal or b""), document.canonical()
    assert "The signature is valid" in send(seal, "9.cms", document=SimpleUploadedFile("9.json", record))
    assert "The signature is not valid" in send(seal, "9.cms", document=SimpleUploadedFile("9.json", record + b" "))
    assert "The signature is not valid" in send(b"0\x80\x00\x00", "9.cms")


def test_nothing_that_is_sent_is_kept(send: Any, issue: Issue, settings: Any) -> None:
    pdf = services.pdf(issue("A9"), "ru")
    before = sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
    for content in (pdf, pdf + b" ", b"%PDF-1.4"):
        send(content)
    assert sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()) == before
    assert GivenFile.objects.count() == 1


def test_the_digest_of_a_file_is_kept_once_and_for_good(issue: Issue) -> None:
    document = issue("A9")
    assert services.pdf(document, "ru") == services.pdf(document, "ru")
    row = GivenFile.objects.get()
    assert (row.document, row.language) == (document, "ru")
    for change in (row.delete, lambda: GivenFile.objects.update(language="kk")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_an_empty_form_says_what_is_missing(client: Client, read: Read) -> None:
    assert read(client.post(PAGE)).select_one("#id_file_error, .field-error, .errorlist")
