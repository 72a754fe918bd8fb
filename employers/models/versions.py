"""What a vacancy said, version by version. Rows are only added."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from employers.models.vacancies import Vacancy


class VacancyVersion(models.Model):
    """`values` as the employer sent them, with the titles of occupation and settlement as they were."""

    vacancy = models.ForeignKey(Vacancy, on_delete=models.RESTRICT, related_name="versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    values = models.JSONField()

    class Meta:
        ordering = ["vacancy", "number"]
        constraints = [models.UniqueConstraint(fields=["vacancy", "number"], name="vacancy_version_once")]
