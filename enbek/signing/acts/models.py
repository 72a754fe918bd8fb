"""Signed documents: the bytes that were shown, the signature over them, who signed, and the verdict. Keys that open accounts; attempts that failed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text
from enbek.identifiers import BINField, IINField, digits_check
from enbek.signing.acts import failing


class Method(models.TextChoices):
    """How an act was signed."""

    EDS = "eds", _("EDS")
    SMS = "sms", _("one-time password by SMS")


class SignedDocument(models.Model):
    """What was signed is what is stored is what is shown. Rows are never changed or deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=60)
    content = models.BinaryField(db_comment="the canonical bytes that were shown and signed")
    method = models.CharField(_("signed by"), max_length=3, choices=Method.choices, default=Method.EDS)
    cms = models.BinaryField(db_comment="the signature as it came, DER; empty for a one-time password")
    sha256 = models.CharField(max_length=64, blank=True, db_comment="of the content")
    signer_iin = IINField(_("IIN of the signer"))
    signer_bin = BINField(_("BIN of the signer's organisation"), null=True, blank=True)
    signer_name = models.CharField(_("signer"), max_length=300)
    roles = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    report = models.JSONField()
    signed_at = models.DateTimeField(_("received"), db_comment="when the exchange received it; the signer's own clock is in the report")
    verified_at = models.DateTimeField(_("verified"))

    class Meta:
        ordering = ["-signed_at", "id"]
        verbose_name = _("signed document")
        verbose_name_plural = _("signed documents")
        constraints = [
            digits_check("signer_iin", "signed_document_iin_digits"),
            models.CheckConstraint(
                condition=models.Q(method=Method.SMS, cms=b"") | (models.Q(method=Method.EDS) & ~models.Q(cms=b"")),
                name="signed_document_has_its_signature",
                violation_error_message=_("An EDS leaves a signature, a one-time password leaves none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.signer_iin}"

    @property
    def is_by_sms(self) -> bool:
        """Signed by a one-time password: marked as such wherever the act is shown (issue 5, item 7)."""
        return self.method == Method.SMS


class BoundKey(models.Model):
    """Whose EDS opens which account: one IIN, one account. The certificate may be renewed; the person stays the same."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="bound_key")
    iin = IINField(_("IIN of the holder"), unique=True)
    bound_at = models.DateTimeField(_("bound at"))

    class Meta:
        ordering = ["bound_at", "id"]
        verbose_name = _("EDS of an account")
        verbose_name_plural = _("EDS of accounts")
        constraints = [digits_check("iin", "bound_key_iin_digits")]

    def __str__(self) -> str:
        return str(self.iin)


class FailedSigning(models.Model):
    """An attempt to sign that failed for a technical reason: proof for its owner. A row is never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="failed_signings")
    at = models.DateTimeField(_("failed at"), db_comment="by the clock of the exchange")
    minute = models.DateTimeField(db_comment="one row of an account a minute")
    purpose = models.CharField(max_length=60)
    code = models.CharField(max_length=30)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=models.Func(models.Value("signing_failure_number"), function="nextval"), db_comment="of the receipt"
    )

    class Meta:
        ordering = ["-at", "id"]
        verbose_name = _("failed signing")
        verbose_name_plural = _("failed signings")
        constraints = [models.UniqueConstraint(fields=["user", "minute"], name="failed_signing_once_a_minute")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.code}"

    @property
    def what(self) -> Text:
        return failing.PURPOSES[self.purpose]

    @property
    def why(self) -> Text:
        return failing.REASONS[self.code]

    @property
    def receipt_number(self) -> str:
        """What a person quotes, e.g. `F-2026-000042`."""
        return f"F-{self.at.year}-{self.number:06}"


class OneTimeCode(models.Model):
    """A one-time password sent for one act of one account. The password itself is kept nowhere here, only its keyed hash."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64, db_comment="of the canonical bytes that this password may sign")
    phone = models.CharField(_("phone"), max_length=16)
    hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0, db_comment="wrong answers so far")
    document = models.OneToOneField(SignedDocument, null=True, blank=True, on_delete=models.RESTRICT, related_name="one_time_code")

    class Meta:
        ordering = ["-sent_at", "id"]
        verbose_name = _("one-time password")
        verbose_name_plural = _("one-time passwords")
        indexes = [models.Index(fields=["user", "-sent_at"], name="one_time_code_newest")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.sent_at:%Y-%m-%d %H:%M}"
