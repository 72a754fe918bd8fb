"""What a person chose, and which of their addresses do not work."""

from __future__ import annotations

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.masks import masked
from notifications.catalogue import Channel


class Preference(models.Model):
    """By which channels a person wants alerts. No row: by all. A notice goes by all of them whatever is chosen here."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="message_preference")
    email_alerts = models.BooleanField(_("e-mail"), default=True)
    sms_alerts = models.BooleanField(_("SMS"), default=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("choice of channels")
        verbose_name_plural = _("choices of channels")

    def __str__(self) -> str:
        return str(self.user_id)

    def wants(self, channel: Channel) -> bool:
        return {Channel.EMAIL: self.email_alerts, Channel.SMS: self.sms_alerts}.get(channel, True)


class BadAddressQuerySet(models.QuerySet["BadAddress"]):
    def open(self) -> Self:
        return self.filter(cleared_at__isnull=True)

    def of(self, user: Any) -> Self:
        """Addresses of this person that failed and are still in use."""
        contacts = [contact for contact in (user.email, user.phone) if contact]
        return self.open().filter(user=user, address__in=contacts).order_by("channel")


class BadAddress(models.Model):
    """A number or mailbox that a provider says does not exist. Never held against the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bad_addresses", verbose_name=_("recipient"))
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    address = models.CharField(max_length=254)
    reason = models.CharField(_("reason"), max_length=300)
    since = models.DateTimeField(_("since"), default=clock.now)
    cleared_at = models.DateTimeField(_("works again"), null=True, blank=True)

    objects = BadAddressQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "id"]
        verbose_name = _("address that does not work")
        verbose_name_plural = _("addresses that do not work")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "channel", "address"], condition=models.Q(cleared_at__isnull=True), name="bad_address_once"
            )
        ]

    def __str__(self) -> str:
        return self.address_masked

    @property
    def address_masked(self) -> str:
        return masked(self.address)
