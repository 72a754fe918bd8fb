"""SMS that people sent to us: kept as they came, handled once (R37.2, R72: an answer by telephone)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.masks import masked
from enbek.subjects import Subject
from notifications.answers import Reading


class IncomingSms(models.Model):
    """One SMS as the provider's own list has it: that list, asked with our password, is the only source (a webhook is a hint)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.CharField(max_length=40)
    number = models.BigIntegerField(db_comment="the provider's number of it")
    phone = models.CharField(_("phone"), max_length=20)
    text = models.TextField(_("text"), max_length=2000)
    received_at = models.DateTimeField(_("received"))
    taken_at = models.DateTimeField(default=clock.now)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="incoming_sms")
    reading = models.CharField(_("what it was"), max_length=15, blank=True, choices=Reading.choices, db_comment="empty: not handled yet")

    class Meta:
        ordering = ["-received_at", "id"]
        verbose_name = _("incoming SMS")
        verbose_name_plural = _("incoming SMS")
        constraints = [models.UniqueConstraint(fields=["provider", "number"], name="incoming_once")]
        indexes = [
            models.Index(fields=["number"], condition=models.Q(reading=""), name="incoming_to_handle"),
            models.Index(fields=["phone", "-taken_at"], name="incoming_of_phone"),
        ]

    def __str__(self) -> str:
        return f"{self.phone_masked} {self.received_at:%Y-%m-%d %H:%M}"

    @property
    def phone_masked(self) -> str:
        return masked(self.phone)

    @property
    def about(self) -> Subject:
        return Subject("notifications.incomingsms", self.pk)
