"""Vacancies: free workplaces at an employer (R2.4), with the fields of O54 (D-22)."""

from __future__ import annotations

import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from careercenters.models import Settlement
from employers.models.organisations import Organisation
from employers.rules.pay import pay_range
from enbek import clock
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import EducationLevel, HealthLimit, Language, Regime
from enbek.i18n import Text

TITLES = SearchVector("title_ru", "title_en", config="russian") + SearchVector("title_kk", config="simple")
"""What the search box reads. PostgreSQL has no stemmer for Kazakh: its words are found by their beginnings."""


class VacancyQuerySet(models.QuerySet["Vacancy"]):
    def open(self) -> Self:
        return self.filter(closed_on__isnull=True, seats__gt=models.F("taken"))

    def paying(self, tenge: int) -> Self:
        """Vacancies that may pay at least `tenge` a month."""
        return self.alias(best_pay=Coalesce("pay_to", "pay_from")).filter(best_pay__gte=tenge)

    def for_cards(self) -> Self:
        """With everything that a card in a list shows, so that a list costs one query."""
        return self.select_related("organisation", "settlement__region", "occupation")


class Vacancy(models.Model):
    """One vacancy of one or more seats. A hire takes a seat; the last one closes the vacancy (R76, D-43)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="vacancies")
    occupation = models.ForeignKey(Occupation, on_delete=models.RESTRICT, related_name="vacancies")
    title_kk = models.CharField(max_length=200)
    title_ru = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    duties_kk = models.TextField(blank=True)
    duties_ru = models.TextField(blank=True)
    settlement = models.ForeignKey(Settlement, on_delete=models.RESTRICT, related_name="vacancies")
    pay_from = models.PositiveIntegerField(_("pay from, tenge a month"))
    pay_to = models.PositiveIntegerField(_("pay to, tenge a month"), null=True, blank=True)
    regime = models.CharField(_("working time"), max_length=20, choices=Regime.choices)
    education_level = models.CharField(_("level of education required"), max_length=20, choices=EducationLevel.choices, blank=True)
    experience_years = models.PositiveSmallIntegerField(_("years of experience required"), default=0)
    health_demands = ArrayField(models.CharField(max_length=20, choices=HealthLimit.choices), default=list, blank=True)
    driving = models.CharField(_("driving licence category required"), max_length=3, blank=True)
    computer_skills = models.BooleanField(_("computer skills required"), default=False)
    languages = ArrayField(
        models.CharField(max_length=10, choices=Language.choices), verbose_name=_("languages required"), default=list, blank=True
    )
    temporary = models.BooleanField(default=False)
    seats = models.PositiveSmallIntegerField(default=1)
    taken = models.PositiveSmallIntegerField(default=0)
    appeared_on = models.DateField(_("appeared on"))
    registered_at = models.DateTimeField(default=clock.now)
    closed_on = models.DateField(null=True, blank=True)

    objects = VacancyQuerySet.as_manager()

    class Meta:
        ordering = ["-registered_at", "id"]
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        indexes = [
            models.Index(fields=["occupation", "settlement"], condition=models.Q(closed_on__isnull=True), name="vacancy_open_match"),
            models.Index(fields=["-registered_at"], condition=models.Q(closed_on__isnull=True), name="vacancy_open_newest"),
            GinIndex(TITLES, name="vacancy_titles"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(taken__lte=models.F("seats")),
                name="vacancy_seats",
                violation_error_message=_("All seats of this vacancy are taken."),
            ),
            models.CheckConstraint(
                condition=models.Q(pay_to__isnull=True) | models.Q(pay_to__gte=models.F("pay_from")),
                name="vacancy_pay_range",
                violation_error_message=_("The upper pay cannot be below the lower one."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def title(self) -> Text:
        return Text(self.title_kk, self.title_ru, self.title_en)

    @property
    def pay(self) -> Text:
        return pay_range(self.pay_from, self.pay_to)

    @property
    def duties(self) -> Text:
        """English has no official text of its own: it shows the Russian one."""
        return Text(self.duties_kk or self.duties_ru, self.duties_ru or self.duties_kk, self.duties_ru or self.duties_kk)

    @property
    def free_seats(self) -> int:
        return self.seats - self.taken

    @property
    def is_open(self) -> bool:
        return self.closed_on is None and self.free_seats > 0

    @property
    def regime_title(self) -> Text:
        return Regime(self.regime).title

    @property
    def education_title(self) -> Text | None:
        return EducationLevel(self.education_level).title if self.education_level else None

    @property
    def demands(self) -> list[Text]:
        """What the workplace demands of the body."""
        return [HealthLimit(code).title for code in self.health_demands]

    @property
    def language_titles(self) -> list[Text]:
        return [Language(code).title for code in self.languages]
