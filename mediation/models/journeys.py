"""The operator's table of daily journeys: from which settlement a workplace in another can be reached and left every day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models import Settlement


class Journey(models.Model):
    """One direction of one pair. Where the table is silent, a place in the same region is "not known" (R2.10 gives no number)."""

    home = models.ForeignKey(Settlement, on_delete=models.CASCADE, related_name="journeys")
    work = models.ForeignKey(Settlement, on_delete=models.CASCADE, related_name="+")
    accessible = models.BooleanField(_("can be reached every day"), default=True)

    class Meta:
        ordering = ["home_id", "work_id"]
        verbose_name = _("daily journey")
        verbose_name_plural = _("daily journeys")
        constraints = [
            models.UniqueConstraint(fields=["home", "work"], name="journey_once"),
            models.CheckConstraint(
                condition=~models.Q(home=models.F("work")),
                name="journey_between_two_places",
                violation_error_message=_("The place where one lives needs no journey."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.home_id} → {self.work_id}"
