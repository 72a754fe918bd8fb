"""What the search for candidates of a vacancy did: proof of R69.1 and R71.1, and the memory of the sweep."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.models import Vacancy


class CandidateSearch(models.Model):
    """The last search for one vacancy: how many people the rules looked at, to how many it is offered, how many suitable ones are left."""

    vacancy = models.OneToOneField(Vacancy, on_delete=models.RESTRICT, related_name="candidate_search")
    at = models.DateTimeField()
    considered = models.PositiveIntegerField()
    suitable = models.PositiveIntegerField()
    offered = models.PositiveIntegerField()
    left = models.PositiveIntegerField(db_comment="suitable people for whom there was no free seat")
    duration_ms = models.PositiveIntegerField()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("search for candidates")
        verbose_name_plural = _("searches for candidates")
        constraints = [models.CheckConstraint(condition=models.Q(suitable__lte=models.F("considered")), name="search_suitable_were_considered")]

    def __str__(self) -> str:
        return f"{self.vacancy_id} {self.at:%Y-%m-%d %H:%M}"
