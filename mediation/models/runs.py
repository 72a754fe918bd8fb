"""What the matching did: proof of R36 and the memory of the sweep."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from registration.models import Case


class MatchRun(models.Model):
    """One search for one case: when, how many vacancies the rules looked at, how many were proposed, how long it took."""

    case = models.ForeignKey(Case, on_delete=models.RESTRICT, related_name="match_runs")
    at = models.DateTimeField()
    considered = models.PositiveIntegerField()
    suitable = models.PositiveIntegerField()
    proposed = models.PositiveIntegerField()
    duration_ms = models.PositiveIntegerField()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("search for vacancies")
        verbose_name_plural = _("searches for vacancies")
        indexes = [models.Index(fields=["case", "-at"], name="match_run_last")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.at:%Y-%m-%d %H:%M}"
