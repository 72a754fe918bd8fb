"""The individual employment card (R2.6, R10, R34): what is known of the person, and from where."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek import clock
from registration.models.cases import Case


class EmploymentCard(models.Model):
    """One card a case; a repeat application makes a new card that names the earlier one (R21)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, on_delete=models.RESTRICT, related_name="card")
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    data = models.JSONField(db_comment="field → {value, source, as_of}")
    profile = models.JSONField(db_comment="inputs, weights and score of the category (Q-04)")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ["-created_at", "id"]
        verbose_name = _("individual employment card")
        verbose_name_plural = _("individual employment cards")

    def __str__(self) -> str:
        return f"{self.case_id}"
