""""This record is wrong": the person contests a registry's record that a decision rests on."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek import clock
from registration.models.decisions import Decision


class CorrectionState(models.TextChoices):
    OPEN = "open", _("being checked")
    CORRECTED = "corrected", _("the record was corrected")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Correction(models.Model):
    """A request to correct a record. The decision is taken anew when the registry no longer shows the ground."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.RESTRICT, related_name="corrections")
    registry = models.CharField(_("whose record"), max_length=30)
    explanation = models.TextField(_("what is wrong"), max_length=2000)
    state = models.CharField(max_length=10, choices=CorrectionState.choices, default=CorrectionState.OPEN)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    checked_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    new_decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        ordering = ["-created_at", "id"]
        verbose_name = _("correction request")
        verbose_name_plural = _("correction requests")
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=models.Q(state="open"), name="correction_one_open",
                violation_error_message=_("Your request about this decision is being checked already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.registry} {self.state}"
