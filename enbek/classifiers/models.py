"""Occupations of the National Classifier (NK RK 01-2017), the part that the exchange offers."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.classifiers.distance import unit_group
from enbek.classifiers.tables import EducationLevel
from enbek.i18n import Text


class OccupationQuerySet(models.QuerySet["Occupation"]):
    def named(self, text: str) -> Self:
        """Occupations whose title or synonym, in any language, holds `text`."""
        match = models.Q(synonyms__icontains=text)
        for field in ("title_kk", "title_ru", "title_en"):
            match |= models.Q(**{f"{field}__icontains": text})
        return self.filter(match)


class Occupation(models.Model):
    """One occupation; `code` is unit group and number, e.g. `2512-1`. `major_group` 0–9 is its first digit."""

    code = models.CharField(max_length=8, primary_key=True)
    title_kk = models.CharField(max_length=150)
    title_ru = models.CharField(max_length=150)
    title_en = models.CharField(max_length=150)
    major_group = models.PositiveSmallIntegerField()
    education_level = models.CharField(
        _("level of education usually asked for"), max_length=20, choices=EducationLevel.choices
    )
    synonyms = ArrayField(models.CharField(max_length=100), default=list, blank=True)

    objects = OccupationQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("occupation")
        verbose_name_plural = _("occupations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[0-9]{4}-[0-9]{1,3}$"),
                name="occupation_code",
                violation_error_message=_("A code has four digits, a hyphen and a number, such as 2512-1."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def title(self) -> Text:
        return Text(self.title_kk, self.title_ru, self.title_en)

    @property
    def unit_group(self) -> str:
        return unit_group(self.code)
