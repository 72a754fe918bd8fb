"""An organisation confirmed by its EDS (M1.1): who signed, what was signed, through which account."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.models.organisations import Organisation
from enbek.signing.acts.models import SignedDocument


class Confirmation(models.Model):
    """One signature that confirms the data of an organisation. Rows are never changed or deleted; the newest one counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="confirmations")
    document = models.OneToOneField(SignedDocument, on_delete=models.RESTRICT, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+", db_comment="through which the signature came"
    )
    confirmed_at = models.DateTimeField(_("confirmed at"))

    class Meta:
        ordering = ["-confirmed_at", "id"]
        verbose_name = _("confirmation of an organisation")
        verbose_name_plural = _("confirmations of organisations")

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.confirmed_at:%Y-%m-%d}"
