"""Contests: "this work is not suitable, because …" (Q-08). While one waits for a person, the offer counts for nothing."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.subjects import Subject
from mediation.models.offers import Offer
from mediation.rules.machines import ContestStatus
from mediation.rules.verdicts import CRITERIA


class Contest(models.Model):
    """One contest of one offer. `status` moves only through `mediation.rules.machines.CONTEST`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.OneToOneField(Offer, on_delete=models.RESTRICT, related_name="contest")
    status = models.CharField(max_length=10, choices=ContestStatus.choices, editable=False)
    criterion = models.CharField(_("what does not suit"), max_length=20, choices=CRITERIA)
    words = models.CharField(_("why the work is not suitable"), max_length=1000)
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    decision_words = models.CharField(_("why it was decided so"), max_length=1000, blank=True)
    edition = models.CharField(max_length=40)

    class Meta:
        ordering = ["opened_at", "id"]
        verbose_name = _("contest of an offer")
        verbose_name_plural = _("contests of offers")
        indexes = [models.Index(fields=["opened_at"], condition=models.Q(status="open"), name="contest_open")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="contest_has_words", violation_error_message=_("Write why the work is not suitable.")),
            models.CheckConstraint(
                condition=models.Q(status="open")
                | models.Q(decided_at__isnull=False, decided_by__isnull=False) & ~models.Q(decision_words=""),
                name="contest_decision_has_person_and_words",
                violation_error_message=_("Write why it was decided so: the person reads it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.status}"

    @property
    def subject(self) -> Subject:
        return Subject("mediation.contest", self.pk)

    @property
    def is_open(self) -> bool:
        return self.status == ContestStatus.OPEN
