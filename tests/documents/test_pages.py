"""The check page shows little to everybody; the document itself goes to its owner only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enbek.accounts.models import User
from enbek.documents import codes, services
from enbek.documents.models import IssuedDocument
from enbek.i18n import Text

Issue = Callable[..., IssuedDocument]
Read = Callable[[Any], BeautifulSoup]
SignIn = Callable[..., Client]

pytestmark = pytest.mark.django_db


def address(document: IssuedDocument, language: str = "ru") -> str:
    return f"/{language}/verify/{document.grouped_code}/"


def pdf_address(document: IssuedDocument, language: str = "ru") -> str:
    return f"/kk/verify/documents/{document.pk}/{language}.pdf"


def words(page: BeautifulSoup) -> str:
    main = page.find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_anybody_sees_which_document_it_is_and_who_gave_it(
    client: Client, read: Read, issue: Issue, clock_at: Any, language: str
) -> None:
    clock_at("2026-03-20 12:00")
    document = issue("A9")
    shown = words(read(client.get(address(document, language))))
    for expected in (document.title, document.office):
        assert expected.in_(language) in shown
    assert document.number in shown
    assert "2026" in shown


def test_the_check_page_shows_no_surname_and_no_reason(client: Client, issue: Issue) -> None:
    html = client.get(address(issue("A6"))).content.decode()
    assert "Айгүл Н." in html
    for private in ("Нұрғалиева", "Серікқызы", "трудовой договор", "aigul@example.kz"):
        assert private not in html


def test_the_page_says_whether_the_person_was_registered(client: Client, read: Read, issue: Issue) -> None:
    shown = [
        words(read(client.get(address(issue("A9", key=key, registered_from=since), "en"))))
        for key, since in (("1", issue("A9").registered_from), ("2", None))
    ]
    assert "not registered as unemployed" not in shown[0]
    assert "not registered as unemployed" in shown[1]


@pytest.mark.parametrize(("today", "tone"), [("2026-04-17 23:59", "good"), ("2026-04-18 00:00", "warn")])
def test_a_certificate_expires_at_the_end_of_its_last_day(
    client: Client, read: Read, issue: Issue, clock_at: Any, today: str, tone: str
) -> None:
    document = issue("A9")
    clock_at(today)
    assert read(client.get(address(document))).select_one(f"main .tag-{tone}") is not None


def test_a_revoked_document_is_called_revoked(client: Client, read: Read, issue: Issue) -> None:
    document = services.revoke(issue("A5").pk, Text.same("a private reason"))
    page = read(client.get(address(document, "en")))
    assert page.select_one("main .tag-bad") is not None
    assert "a private reason" not in words(page)


def test_an_altered_record_is_not_confirmed(client: Client, read: Read, issue: Issue) -> None:
    document = issue("A9")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE documents_issueddocument DISABLE TRIGGER written_once")
        cursor.execute("UPDATE documents_issueddocument SET valid_until = valid_until + 365")
    page = read(client.get(address(document)))
    assert page.select_one("main .message-bad") is not None
    assert page.select_one("main .tag") is None


@pytest.mark.parametrize(
    "code", ["BCDF-GHJK-MNPQ-RSTV", "no-such-code", "%27%3B", "<script>alert(1)</script>", "a" * 500, "\u0000"]
)
def test_an_unknown_code_is_said_to_be_unknown(client: Client, code: str) -> None:
    response = client.get(reverse("documents:check", args=["CODE"]).replace("CODE", code.replace("/", "%2F")))
    assert response.status_code == 404
    assert "<script>alert" not in response.content.decode()


def test_found_and_not_found_cost_one_query(client: Client, issue: Issue) -> None:
    found, missing = address(issue("A9")), "/ru/verify/BCDF-GHJK-MNPQ-RSTV/"
    for path in (found, missing, "/ru/verify/nonsense/"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(path)
        assert len(queries) == 1, path


def test_the_check_page_is_kept_by_no_cache_and_no_search_engine(client: Client, issue: Issue) -> None:
    response = client.get(address(issue("A4")))
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]


def test_a_typed_code_leads_to_its_page(client: Client, issue: Issue) -> None:
    document = issue("A4")
    response = client.get("/ru/verify/", {"code": f"  {document.grouped_code.lower().replace('-', ' ')} "})
    assert response["Location"] == address(document)


def test_a_wrong_code_is_explained_at_its_field_and_kept(client: Client, read: Read) -> None:
    page = read(client.get("/ru/verify/", {"code": "12345"}))
    field = page.select_one("input[name=code]")
    assert field is not None
    assert field["value"] == "12345"
    assert field["aria-invalid"] == "true"
    assert page.select_one(".field .errorlist") is not None


def test_the_address_of_the_qr_code_leads_to_the_page_in_the_readers_language(client: Client, issue: Issue) -> None:
    document = issue("A4")
    response = client.get(f"/verify/{document.grouped_code}/", headers={"accept-language": "ru"}, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0].endswith(address(document))


def test_the_owner_finds_the_files_on_the_check_page_and_nobody_else(
    read: Read, issue: Issue, owner: User, stranger: User, sign_in: SignIn, client: Client
) -> None:
    document = issue("A4")
    links = [
        len(read(reader.get(address(document))).select("main a[download]"))
        for reader in (sign_in(owner), sign_in(stranger), client)
    ]
    assert links == [3, 0, 0]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_owner_downloads_the_document(issue: Issue, owner: User, sign_in: SignIn, language: str) -> None:
    document = issue("A9")
    response = sign_in(owner).get(pdf_address(document, language))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{document.number}-{language}.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert response.content == services.pdf(document, language)


def test_to_a_stranger_the_document_does_not_exist(issue: Issue, stranger: User, sign_in: SignIn) -> None:
    assert sign_in(stranger).get(pdf_address(issue("A9"))).status_code == 404


def test_staff_rights_do_not_open_a_document(issue: Issue, stranger: User, sign_in: SignIn) -> None:
    stranger.is_staff = stranger.is_superuser = True
    stranger.save()
    assert sign_in(stranger).get(pdf_address(issue("A9"))).status_code == 404


def test_an_anonymous_reader_is_asked_to_sign_in(client: Client, issue: Issue) -> None:
    response = client.get(pdf_address(issue("A9")))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_there_is_no_document_in_another_language(issue: Issue, owner: User, sign_in: SignIn) -> None:
    assert sign_in(owner).get(pdf_address(issue("A9"), "de")).status_code == 404


def test_a_document_is_only_read(issue: Issue, owner: User, sign_in: SignIn) -> None:
    reader, document = sign_in(owner), issue("A9")
    assert reader.post(pdf_address(document)).status_code == 405
    assert reader.post(address(document)).status_code == 405


def test_a_code_in_any_spelling_finds_its_document(client: Client, issue: Issue) -> None:
    document = issue("A4")
    for spelling in (document.code, document.code.lower(), codes.grouped(document.code)):
        assert client.get(f"/ru/verify/{spelling}/").status_code == 200
