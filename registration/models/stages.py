"""The outbox of the system of monitoring: one row a stage, written in the transaction of the act (R22, R43)."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.registries.port import Unavailable
from enbek.transitions.models import Transition
from registration.models.cases import Case


class StageQuerySet(models.QuerySet["Stage"]):
    def waiting(self) -> Self:
        return self.filter(sent_at__isnull=True)

    def due(self, at: datetime) -> Self:
        """What may be sent now: of each case only the first that waits."""
        earlier = Stage.objects.waiting().filter(case=models.OuterRef("case"), number__lt=models.OuterRef("number"))
        return self.waiting().filter(~models.Exists(earlier), next_attempt_at__lte=at).order_by("next_attempt_at", "id")


class Stage(models.Model):
    """Numbered within its case from 1 without a gap; sent in this order, each taken once by the receiver."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.RESTRICT, related_name="stages")
    transition = models.OneToOneField(Transition, on_delete=models.RESTRICT, related_name="stage")
    number = models.PositiveSmallIntegerField()
    service = models.CharField(max_length=12)
    next_attempt_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=20, blank=True, choices=[(kind.value, kind.value) for kind in Unavailable])
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = StageQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("stage of a state service")
        verbose_name_plural = _("stages of state services")
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="stage_number_once")]
        indexes = [models.Index(fields=["next_attempt_at", "id"], condition=models.Q(sent_at__isnull=True), name="stage_waiting")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"
