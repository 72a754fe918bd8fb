"""Who is away, and who sees their files meanwhile."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models.staff import StaffMember
from enbek import clock


class AbsenceReason(models.TextChoices):
    LEAVE = "leave", _("leave")
    ILLNESS = "illness", _("illness")
    TRIP = "trip", _("business trip")
    OTHER = "other", _("other reason")


class SubstitutionQuerySet(models.QuerySet["Substitution"]):
    def not_ended(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def on(self, day: date) -> Self:
        """In force on this day."""
        return self.not_ended().filter(from_day__lte=day, to_day__gte=day)


class Substitution(models.Model):
    """`substitute` stands in for `absent` from `from_day` to `to_day`, both included. A row is never deleted: `ended_at` recalls it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    absent = models.ForeignKey(StaffMember, verbose_name=_("who is away"), on_delete=models.RESTRICT, related_name="absences")
    substitute = models.ForeignKey(StaffMember, verbose_name=_("who stands in"), on_delete=models.RESTRICT, related_name="substitutions")
    from_day = models.DateField(_("first day"))
    to_day = models.DateField(_("last day"))
    reason = models.CharField(_("reason"), max_length=10, choices=AbsenceReason.choices)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    set_at = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")

    objects = SubstitutionQuerySet.as_manager()

    class Meta:
        ordering = ["from_day", "id"]
        verbose_name = _("substitution")
        verbose_name_plural = _("substitutions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_day__gte=models.F("from_day")), name="substitution_days_in_order",
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(condition=~models.Q(absent=models.F("substitute")), name="substitution_of_another"),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True) | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="substitution_ended_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["substitute", "to_day"], condition=models.Q(ended_at__isnull=True), name="substitution_in_force")]

    def __str__(self) -> str:
        return f"{self.substitute_id} for {self.absent_id}"
