"""A document is given out once and stays as it was given."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import RestrictedError

from enbek import clock
from enbek.accounts.models import User
from enbek.documents import services
from enbek.documents.annexes import Form
from enbek.documents.models import IssuedDocument, Standing
from enbek.i18n import Text
from enbek.law import legal_basis, limit
from enbek.subjects import Subject
from tests.documents.conftest import CAREER_CENTRE, ISSUED_ON, MOBILITY_CENTRE, filled

Issue = Callable[..., IssuedDocument]


def sql(statement: str, *values: uuid.UUID) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("form", list(Form))
def test_a_document_keeps_name_office_basis_and_date(issue: Issue, owner: User, form: Form) -> None:
    document = IssuedDocument.objects.get(pk=issue(form).pk)
    assert document.name.full == "Нұрғалиева Айгүл Серікқызы"
    assert document.office == (CAREER_CENTRE if form in {Form.A3, Form.A4} else MOBILITY_CENTRE)
    assert document.legal_basis == legal_basis(form)
    assert (document.recipient_id, document.issued_on) == (owner.pk, ISSUED_ON)
    assert document.is_intact


def test_annex_9_names_both_articles_as_its_basis(issue: Issue) -> None:
    """D-25: the form cites article 98, the status of unemployed rests on article 99."""
    basis = issue("A9").legal_basis
    for language in ("kk", "ru", "en"):
        assert "98" in basis.in_(language)
        assert "99" in basis.in_(language)


def test_an_automatic_decision_is_made_in_the_name_of_the_office(issue: Issue) -> None:
    """D-44."""
    assert CAREER_CENTRE.ru in issue("A4").decided_by["ru"]
    assert issue("A4", key="by hand", decided_by=Text.same("Ахметов Б.")).decided_by["kk"] == "Ахметов Б."


def test_information_of_annex_9_is_valid_for_the_days_of_t09_inclusive(issue: Issue) -> None:
    document = issue("A9")
    last = ISSUED_ON + timedelta(days=limit("T09").amount)
    assert document.valid_until == last == date(2026, 4, 17)
    assert document.standing(last) is Standing.VALID
    assert document.standing(last + timedelta(days=1)) is Standing.EXPIRED


@pytest.mark.parametrize("form", [Form.A3, Form.A4, Form.A5, Form.A6])
def test_notices_do_not_expire(issue: Issue, form: Form) -> None:
    document = issue(form)
    assert document.valid_until is None
    assert document.standing(ISSUED_ON + timedelta(days=10_000)) is Standing.VALID


def test_the_same_request_gives_the_same_document(issue: Issue) -> None:
    assert issue("A9", key="2026-03-18").pk == issue("A9", key="2026-03-18").pk
    assert IssuedDocument.objects.count() == 1


def test_another_key_or_form_gives_another_document_with_its_own_code_and_number(issue: Issue) -> None:
    documents = [issue("A9", key="1"), issue("A9", key="2"), issue("A5", key="1")]
    assert len({document.code for document in documents}) == 3
    assert len({document.number for document in documents}) == 3
    assert [document.number[:7] for document in documents] == ["9-2026-", "9-2026-", "5-2026-"]


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_give_one_document(subject: Subject) -> None:
    owner = User.objects.create_user("race@example.kz", "a long password")
    at_once = Barrier(4)

    def ask(_: int) -> uuid.UUID:
        try:
            at_once.wait(timeout=10)
            return services.issue("A5", recipient=owner, subject=subject, data=filled("A5"), issued_on=ISSUED_ON).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        given = set(pool.map(ask, range(4)))
    assert given == {IssuedDocument.objects.get().pk}


def test_data_of_another_form_are_refused(owner: User, subject: Subject) -> None:
    with pytest.raises(TypeError, match="A5"):
        services.issue("A5", recipient=owner, subject=subject, data=filled("A4"), issued_on=ISSUED_ON)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents_issueddocument SET data = jsonb_set(data, '{name,surname}', '\"Другая\"')",
        "UPDATE documents_issueddocument SET valid_until = valid_until + 1",
        "UPDATE documents_issueddocument SET issued_on = issued_on - 1",
        "UPDATE documents_issueddocument SET code = 'BBBBBBBBBBBBBBBB'",
        "UPDATE documents_issueddocument SET sha256 = repeat('0', 64)",
        "UPDATE documents_issueddocument SET subject_id = gen_random_uuid()",
        "UPDATE documents_issueddocument SET revoked_at = now(), revoked_because = '{}', number = 'X'",
    ],
)
def test_the_database_refuses_to_change_a_document(issue: Issue, statement: str) -> None:
    issue("A9")
    with pytest.raises(DatabaseError, match="never changed or deleted"):
        sql(statement)


def test_the_database_refuses_to_delete_a_document(issue: Issue) -> None:
    issue("A9")
    with pytest.raises(DatabaseError, match="never changed or deleted"):
        sql("DELETE FROM documents_issueddocument")


def test_a_person_with_documents_is_not_deleted(issue: Issue, owner: User) -> None:
    issue("A4")
    with pytest.raises(RestrictedError):
        owner.delete()


def test_a_document_is_revoked_once_with_a_reason(issue: Issue, clock_at: Callable[[str], object]) -> None:
    document = issue("A5")
    clock_at("2026-04-01 10:00")
    revoked = services.revoke(document.pk, Text.same("first"))
    clock_at("2026-04-02 10:00")
    again = services.revoke(document.pk, Text.same("second"))
    assert again.revoked_because == Text.same("first").to_json()
    assert again.revoked_at == revoked.revoked_at
    assert again.standing(clock.today()) is Standing.REVOKED
    assert again.is_intact


def test_a_revocation_is_not_taken_back(issue: Issue) -> None:
    services.revoke(issue("A5").pk, Text.same("because"))
    with pytest.raises(DatabaseError, match="never changed or deleted"):
        sql("UPDATE documents_issueddocument SET revoked_at = NULL, revoked_because = NULL")


def test_the_database_refuses_a_revocation_without_a_reason(issue: Issue) -> None:
    issue("A5")
    with pytest.raises(IntegrityError, match="document_revoked_with_reason"):
        sql("UPDATE documents_issueddocument SET revoked_at = now()")


def test_the_database_refuses_a_certificate_without_a_last_day(issue: Issue) -> None:
    document = issue("A9")
    with pytest.raises(IntegrityError, match="document_certificate_expires"):
        sql(
            """
            INSERT INTO documents_issueddocument
                (id, form, code, number, recipient_id, subject_kind, subject_id, key, data, decided_by, issued_at, issued_on, sha256)
            SELECT gen_random_uuid(), form, 'BCDFGHJKMNPQRSTV', 'X', recipient_id, subject_kind, gen_random_uuid(), key, data,
                decided_by, issued_at, issued_on, sha256
            FROM documents_issueddocument WHERE id = %s
            """,
            document.pk,
        )


def test_a_record_changed_behind_the_guards_is_noticed(issue: Issue) -> None:
    document = issue("A9")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE documents_issueddocument DISABLE TRIGGER written_once")
        cursor.execute("UPDATE documents_issueddocument SET valid_until = valid_until + 365")
    altered = IssuedDocument.objects.get(pk=document.pk)
    assert altered.standing(ISSUED_ON) is Standing.ALTERED
    with pytest.raises(services.DocumentAltered):
        services.pdf(altered, "kk")
