"""Give out, revoke and print documents. The only writer of `IssuedDocument`."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction

from enbek import clock
from enbek.documents import codes, rendering, sealing
from enbek.documents.annexes import AnyForm, Form, clean
from enbek.documents.models import GivenFile, IssuedDocument
from enbek.i18n import Text
from enbek.law import Unit, legal_basis, limit
from enbek.subjects import Subject

# D-44: nobody signs an automatic decision, so the form names the office in whose name it was made.
AUTOMATICALLY = Text(
    kk="Шешім автоматты түрде қабылданды, атынан: {office}",
    ru="Решение принято автоматически, от имени: {office}",
    en="Decided automatically, on behalf of: {office}",
)


class DocumentAltered(Exception):
    """The stored content no longer matches its fingerprint: it must not be printed."""


def issue(
    form: Form | str,
    *,
    recipient: AbstractBaseUser,
    subject: Subject,
    data: AnyForm,
    issued_on: date,
    valid_until: date | None = None,
    decided_by: Text | None = None,
    key: str = "",
) -> IssuedDocument:
    """Give `form` to `recipient` (A3–A9). The same (subject, form, key) gives the same document, also in a race.

    `decided_by` is the officer; None means an automatic decision in the name of the office (D-44). `valid_until` is
    set for annex 9 from T09 unless given. What was decided automatically bears the portal's seal. Raises TypeError when `data` is of another form.
    """
    form = Form(form)
    if data.form is not form:
        raise TypeError(f"{type(data).__name__} does not fill in {form}")
    identity = {"subject_kind": subject.kind, "subject_id": subject.id, "form": form.value, "key": key}
    existing = IssuedDocument.objects.filter(**identity).first()
    if existing is not None:
        return existing
    officer = decided_by or AUTOMATICALLY.format(office=data.office)
    document, _created = IssuedDocument.objects.get_or_create(
        **identity,
        defaults=_content(
            form, identity, recipient, data, officer, issued_on, valid_until or _last_day(form, issued_on),
            sealed=decided_by is None,
        ),
    )
    return document


def _content(
    form: Form,
    identity: dict[str, Any],
    recipient: AbstractBaseUser,
    data: AnyForm,
    officer: Text,
    issued_on: date,
    valid_until: date | None,
    *,
    sealed: bool,
) -> dict[str, Any]:
    document = IssuedDocument(
        **identity,
        code=codes.new(),
        number=_next_number(form, issued_on),
        recipient_id=recipient.pk,
        data=data.to_json() | {"legal_basis": legal_basis(form.value).to_json()},
        decided_by={language: clean(words) for language, words in officer.to_json().items()},
        issued_at=clock.now(),
        issued_on=issued_on,
        valid_until=valid_until,
    )
    written = ("code", "number", "recipient_id", "data", "decided_by", "issued_at", "issued_on", "valid_until")
    seal = sealing.seal_of(document.canonical(), document.issued_at) if sealed else None
    return {name: getattr(document, name) for name in written} | {"sha256": document.fingerprint(), "seal": seal}


def _last_day(form: Form, issued_on: date) -> date | None:
    """The last day of validity: annex 9 lives 30 calendar days from issue, the last one included (R45.2, T09)."""
    if form is not Form.A9:
        return None
    validity = limit("T09")
    if validity.unit is not Unit.CALENDAR_DAYS:
        raise ValueError("T09 is counted in calendar days")
    return issued_on + timedelta(days=validity.amount)


def _next_number(form: Form, issued_on: date) -> str:
    """Annex, year and a running number, e.g. `9-2025-000042`. A rolled back issue leaves a gap."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('documents_number')")
        (serial,) = cursor.fetchone()
    return f"{form.annex}-{issued_on.year}-{serial:06}"


def revoke(document_id: UUID, because: Text) -> IssuedDocument:
    """Mark a document as revoked; a second time changes nothing. Raises IssuedDocument.DoesNotExist."""
    with transaction.atomic():
        document = IssuedDocument.objects.select_for_update().get(pk=document_id)
        if document.revoked_at is None:
            document.revoked_at = clock.now()
            document.revoked_because = because.to_json()
            document.save(update_fields=["revoked_at", "revoked_because"])
    return document


def pdf(document: IssuedDocument, language: str) -> bytes:
    """The document as PDF in "kk" or "ru", or as an unofficial translation in "en" (PDF/A-2a, PDF/UA-1); its digest is kept.

    Raises ValueError for another language, DocumentAltered when the stored row is not what was issued.
    """
    if not document.is_intact:
        raise DocumentAltered(str(document.pk))
    drawn = rendering.pdf(document, language)
    file = GivenFile(sha256=hashlib.sha256(drawn).hexdigest(), document=document, language=language, first_at=clock.now())
    GivenFile.objects.bulk_create([file], ignore_conflicts=True)  # the same bytes once, also in a race
    return drawn
