"""Relay: a notice that the village assistant or the akim carries to a person on paper (R20, R52, R71.2, R73.6, D-42)."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.i18n import Text
from notifications.models.messages import Message


class Carrier(models.TextChoices):
    """Who carries it (D-42: one queue for both)."""

    ASSISTANT = "assistant", _("assistant of the career centre")
    AKIM = "akim", _("akim or an officer of the akim's office")


class RelayState(models.TextChoices):
    OPEN = "open", _("to be handed over")
    HANDED = "handed", _("handed over")
    RETURNED = "returned", _("could not be handed over")


class RelayQuerySet(models.QuerySet["RelayTask"]):
    def shown(self) -> Self:
        return self.select_related("message", "closed_by")

    def open(self) -> Self:
        return self.filter(state=RelayState.OPEN)


class RelayTask(models.Model):
    """One printed notice to one person. Address and name are those of the day on which it was written."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.OneToOneField(Message, on_delete=models.RESTRICT, related_name="relay")
    settlement = models.CharField(max_length=9, db_comment="KATO")
    place = models.JSONField()
    addressee = models.CharField(_("addressee"), max_length=310)
    street = models.CharField(_("street, house, flat"), max_length=300, blank=True)
    office_id = models.UUIDField(null=True, blank=True, db_comment="career centre that serves the settlement, if known")
    state = models.CharField(_("state"), max_length=10, choices=RelayState.choices, default=RelayState.OPEN)
    carrier = models.CharField(_("who carried it"), max_length=10, choices=Carrier.choices, blank=True)
    carrier_name = models.CharField(_("name of who carried it"), max_length=200, blank=True)
    handed_at = models.DateTimeField(_("handed over"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    slip = models.FileField(_("signed slip"), upload_to="relay/%Y/%m", blank=True)
    created_at = models.DateTimeField(_("written"), default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")

    objects = RelayQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        verbose_name = _("notice to be carried")
        verbose_name_plural = _("notices to be carried")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="handed") | (models.Q(handed_at__isnull=False) & ~models.Q(carrier="") & ~models.Q(carrier_name="")),
                name="relay_handed_says_who_and_when",
                violation_error_message=_("Say who handed it over and when."),
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_at__isnull=True) | (~models.Q(state="open") & models.Q(closed_at__isnull=False)),
                name="relay_closed_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="returned") | ~models.Q(note=""),
                name="relay_returned_says_why",
                violation_error_message=_("Say why it could not be handed over."),
            ),
        ]
        indexes = [models.Index(fields=["created_at", "id"], condition=models.Q(state="open"), name="relay_open")]

    def __str__(self) -> str:
        return f"{self.addressee}, {self.place_name}"

    @property
    def place_name(self) -> Text:
        return Text.from_json(self.place)

    @property
    def is_open(self) -> bool:
        return self.state == RelayState.OPEN
