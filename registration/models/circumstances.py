"""What an unemployed person tells of a change in their circumstances (R64, R51.6)."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.i18n import Text
from enbek.law.data.grounds_214 import CIRCUMSTANCES
from registration.models.cases import Case


class Circumstance(models.Model):
    """One report, as it was given. Rows are never changed or deleted (trigger)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.RESTRICT, related_name="circumstances")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in CIRCUMSTANCES])
    occurred_on = models.DateField()
    learnt_on = models.DateField(null=True, blank=True, db_comment="when the person learnt of it, if later (D-08)")
    words = models.TextField(max_length=1000, blank=True)
    reported_at = models.DateTimeField(default=clock.now, editable=False)
    due_on = models.DateField(db_comment="last day of the report (T13), as it was counted then")

    class Meta:
        ordering = ["-reported_at", "id"]
        verbose_name = _("report of a circumstance")
        verbose_name_plural = _("reports of circumstances")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "occurred_on"], name="circumstance_once", violation_error_message=_("You have told this already.")
            ),
            models.CheckConstraint(
                condition=models.Q(learnt_on__isnull=True) | models.Q(learnt_on__gte=models.F("occurred_on")), name="circumstance_learnt_after",
                violation_error_message=_("One learns of a thing when it happens, or later."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.occurred_on}"

    @property
    def kind_words(self) -> Text:
        return CIRCUMSTANCES[self.kind]

    @property
    def in_time(self) -> bool:
        return clock.local(self.reported_at).date() <= self.due_on
