"""Documents that were given out. A row is written once; later it may only be marked as revoked."""

from __future__ import annotations

import hashlib
import json
import uuid
from datetime import UTC, date
from enum import StrEnum
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.documents import codes
from enbek.documents.annexes import Form, PersonName
from enbek.documents.wording import title
from enbek.i18n import Text
from enbek.signing.acts.models import SignedDocument
from enbek.subjects import Subject


class Standing(StrEnum):
    """What a reader of the check page learns about a document that exists."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    ALTERED = "altered"


class IssuedDocumentQuerySet(models.QuerySet["IssuedDocument"]):
    def of(self, subject: Subject) -> Self:
        return self.filter(subject_kind=subject.kind, subject_id=subject.id)

    def for_owner(self, user: Any) -> Self:
        """Only the recipient may fetch the whole document; `user` may be anonymous."""
        return self.filter(recipient_id=user.pk) if user.is_authenticated else self.none()


class IssuedDocument(models.Model):
    """One form given to one person about one subject (A3–A9)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.CharField(_("form"), max_length=4, choices=[(form.value, form.value) for form in Form])
    code = models.CharField(_("check code"), max_length=codes.LENGTH, unique=True)
    number = models.CharField(_("number"), max_length=24, unique=True)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("recipient"), on_delete=models.RESTRICT, related_name="documents"
    )
    subject_kind = models.CharField(max_length=50)
    subject_id = models.UUIDField()
    key = models.CharField(max_length=100, blank=True, db_comment="what makes a repeated request the same document")
    data = models.JSONField()
    decided_by = models.JSONField(
        db_comment="the officer, or the office in whose name the system decided, in kk, ru, en (D-44)"
    )
    issued_at = models.DateTimeField(_("issued at"))
    issued_on = models.DateField(_("date of issue"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    sha256 = models.CharField(max_length=64, db_comment="of the canonical content, see fingerprint()")
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_because = models.JSONField(null=True, blank=True)
    seal = models.BinaryField(
        null=True, blank=True, db_comment="CMS of the portal's key over canonical(), detached; automatic decisions only"
    )

    objects = IssuedDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "id"]
        verbose_name = _("issued document")
        verbose_name_plural = _("issued documents")
        indexes = [models.Index(fields=["recipient", "-issued_at"], name="document_recipient")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "form", "key"],
                name="document_once",
                violation_error_message=_("This document has been issued already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(form=Form.A9.value) | models.Q(valid_until__isnull=False),
                name="document_certificate_expires",
                violation_error_message=_("Information on registration as unemployed has a last day of validity."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("issued_on")),
                name="document_valid_after_issue",
                violation_error_message=_("A document cannot expire before it is issued."),
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, revoked_because__isnull=True)
                | models.Q(revoked_at__isnull=False, revoked_because__isnull=False),
                name="document_revoked_with_reason",
                violation_error_message=_("A document is revoked for a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}"

    @property
    def subject(self) -> Subject:
        return Subject(self.subject_kind, self.subject_id)

    @property
    def title(self) -> Text:
        """The official title of the form."""
        return title(Form(self.form))

    @property
    def office(self) -> Text:
        return Text.from_json(self.data["office"])

    @property
    def name(self) -> PersonName:
        return PersonName(**self.data["name"])

    @property
    def legal_basis(self) -> Text:
        return Text.from_json(self.data["legal_basis"])

    @property
    def grouped_code(self) -> str:
        return codes.grouped(self.code)

    @property
    def registered_from(self) -> date | None:
        since = self.data.get("registered_from")
        return date.fromisoformat(since) if since else None

    @property
    def says_registered(self) -> bool | None:
        """Annex 9 exists in two variants; None for any other form."""
        return self.registered_from is not None if self.form == Form.A9 else None

    def canonical(self) -> bytes:
        """Everything the document states, in one canonical order of bytes: what is hashed and sealed."""
        content = {
            "form": self.form,
            "code": self.code,
            "number": self.number,
            "recipient": str(self.recipient_id),
            "subject": str(self.subject),
            "key": self.key,
            "data": self.data,
            "decided_by": self.decided_by,
            "issued_at": self.issued_at.astimezone(UTC).isoformat(),
            "issued_on": self.issued_on.isoformat(),
            "valid_until": self.valid_until.isoformat() if self.valid_until else None,
        }
        return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    def fingerprint(self) -> str:
        """SHA-256 (hex) of the canonical content."""
        return hashlib.sha256(self.canonical()).hexdigest()

    @property
    def is_intact(self) -> bool:
        return self.fingerprint() == self.sha256

    def standing(self, on: date) -> Standing:
        """How the document stands on `on`; its last day of validity still counts (R45.2 "inclusive")."""
        if not self.is_intact:
            return Standing.ALTERED
        if self.revoked_at is not None:
            return Standing.REVOKED
        if self.valid_until is not None and on > self.valid_until:
            return Standing.EXPIRED
        return Standing.VALID


class AwaitedSignature(models.Model):
    """A document that goes out with the EDS of the centre's director or an authorised person: the result for egov (R28, D-31).

    Whoever gives a document out for that channel asks for the signature (`director.ask`). Until it is there the document waits; a
    signed row is never changed.
    """

    document = models.OneToOneField(IssuedDocument, on_delete=models.RESTRICT, primary_key=True, related_name="awaited_signature")
    office_id = models.UUIDField(db_comment="the career centre whose director signs")
    asked_at = models.DateTimeField(_("asked at"))
    signature = models.OneToOneField(SignedDocument, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        ordering = ["asked_at", "document_id"]
        verbose_name = _("signature of a director")
        verbose_name_plural = _("signatures of directors")
        indexes = [models.Index(fields=["office_id", "asked_at"], condition=models.Q(signature__isnull=True), name="document_awaits_director")]

    def __str__(self) -> str:
        return str(self.document)


class GivenFile(models.Model):
    """The digest of each PDF as it was given out: a file that anybody sends is that one, byte for byte, or it is not. Written once."""

    sha256 = models.CharField(max_length=64, primary_key=True, db_comment="of the bytes of the PDF")
    document = models.ForeignKey(IssuedDocument, on_delete=models.RESTRICT, related_name="given_files")
    language = models.CharField(max_length=2)
    first_at = models.DateTimeField(_("first given out at"))

    class Meta:
        ordering = ["first_at", "sha256"]
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of documents")

    def __str__(self) -> str:
        return f"{self.document_id} {self.language}"
