"""The health of a provider: one that does not answer rests for a while, so that it cannot hold up the workers."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outlet(models.Model):
    """One provider (the mail server, smsc.kz, mobizon.kz). Written only by the delivery."""

    provider = models.CharField(primary_key=True, max_length=40)
    failures = models.PositiveIntegerField(default=0, db_comment="failures in a row that are the provider's own")
    paused_until = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["provider"]
        verbose_name = _("provider")
        verbose_name_plural = _("providers")

    def __str__(self) -> str:
        return self.provider

    def rests(self, at: datetime) -> bool:
        return self.paused_until is not None and self.paused_until > at
