"""Vacancies: free workplaces at an employer (R2.4), with the fields of O54 (D-22)."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from careercenters.models import Settlement
from employers.models.organisations import Organisation
from employers.rules.machine import Status
from employers.rules.pay import pay_range
from employers.rules.posting import FIELDS
from employers.rules.tables import ClosingReason, Conditions, Kind
from enbek import clock
from enbek.accounts.models import User
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import EducationLevel, HealthLimit, Language, Regime
from enbek.i18n import Text
from enbek.subjects import Subject

TITLES = SearchVector("title_ru", "title_en", config="russian") + SearchVector("title_kk", config="simple")
"""What the search box reads. PostgreSQL has no stemmer for Kazakh: its words are found by their beginnings."""


class VacancyQuerySet(models.QuerySet["Vacancy"]):
    def open(self) -> Self:
        """Those that seekers see and that are offered: published, awake, with a free seat."""
        return self.filter(status=Status.PUBLISHED, closed_on__isnull=True, seats__gt=models.F("taken"))

    def liveness_due(self, at: datetime) -> Self:
        """Those that the sweep asks about, puts to sleep or closes now, in the order in which they fell due."""
        watched = self.filter(closed_on__isnull=True, liveness_at__lte=at, status__in=[Status.PUBLISHED, Status.ASLEEP])
        return watched.order_by("liveness_at", "pk")

    def public(self) -> Self:
        """Those that have a page for everybody; what waits for a moderator or was declined has none."""
        return self.exclude(status__in=[Status.REVIEW, Status.DECLINED])

    def of_member(self, user: User) -> Self:
        """Those of the organisations that `user` acts for; a stranger finds nothing."""
        return self.filter(organisation__membership__user=user)

    def paying(self, tenge: int) -> Self:
        """Vacancies that may pay at least `tenge` a month."""
        return self.alias(best_pay=Coalesce("pay_to", "pay_from")).filter(best_pay__gte=tenge)

    def for_cards(self) -> Self:
        """With everything that a card in a list shows, so that a list costs one query."""
        return self.select_related("organisation", "settlement__region", "occupation")


def _either(kk: str, ru: str) -> Text:
    """Employers write in one of the state languages or in both; English shows the Russian text."""
    return Text(kk or ru, ru or kk, ru or kk)


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
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.ORDINARY)
    conditions = models.CharField(_("working conditions"), max_length=20, choices=Conditions.choices, default=Conditions.NORMAL)
    terms_kk = models.TextField(blank=True)
    terms_ru = models.TextField(blank=True)
    qualification = models.CharField(_("professional level"), max_length=100, blank=True)
    requirements_kk = models.TextField(blank=True)
    requirements_ru = models.TextField(blank=True)
    wishes_kk = models.TextField(blank=True)
    wishes_ru = models.TextField(blank=True)
    internship = models.BooleanField(_("internship possible"), default=False)
    accessible = models.BooleanField(_("accessible for people with disability"), default=False)
    with_housing = models.BooleanField(_("with housing"), default=False)
    seats = models.PositiveSmallIntegerField(default=1)
    taken = models.PositiveSmallIntegerField(default=0)
    appeared_on = models.DateField(_("appeared on"))
    registered_at = models.DateTimeField(default=clock.now)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.PUBLISHED, editable=False)
    version = models.PositiveIntegerField(default=1)
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True, db_comment="when the employer last said that it exists")
    asked_at = models.DateTimeField(null=True, blank=True, db_comment="when the employer was asked, if the answer is still awaited")
    liveness_at = models.DateTimeField(
        null=True, blank=True, db_comment="when the sweep acts next: asks, puts to sleep, closes; null: nobody is asked"
    )
    cluster = models.UUIDField(null=True, blank=True, db_index=True, db_comment="vacancies that say nearly the same share it")
    closed_on = models.DateField(null=True, blank=True)
    closing_reason = models.CharField(max_length=20, choices=ClosingReason.choices, blank=True)
    closing_words = models.CharField(max_length=300, blank=True)

    objects = VacancyQuerySet.as_manager()

    class Meta:
        ordering = ["-registered_at", "id"]
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        indexes = [
            models.Index(fields=["occupation", "settlement"], condition=models.Q(closed_on__isnull=True), name="vacancy_open_match"),
            models.Index(fields=["-registered_at"], condition=models.Q(closed_on__isnull=True), name="vacancy_open_newest"),
            models.Index(fields=["organisation", "-registered_at"], name="vacancy_of_organisation"),
            models.Index(fields=["liveness_at"], condition=models.Q(closed_on__isnull=True, liveness_at__isnull=False), name="vacancy_liveness_due"),
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
            models.CheckConstraint(
                condition=~models.Q(status="closed") | models.Q(closed_on__isnull=False),
                name="vacancy_closed_has_day",
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
        return _either(self.duties_kk, self.duties_ru)

    @property
    def terms(self) -> Text:
        return _either(self.terms_kk, self.terms_ru)

    @property
    def requirements(self) -> Text:
        return _either(self.requirements_kk, self.requirements_ru)

    @property
    def wishes(self) -> Text:
        return _either(self.wishes_kk, self.wishes_ru)

    @property
    def subject(self) -> Subject:
        return Subject("employers.vacancy", self.pk)

    @property
    def free_seats(self) -> int:
        return self.seats - self.taken

    @property
    def has_seat(self) -> bool:
        """Somebody can still be hired, whether or not the vacancy is shown just now."""
        return self.closed_on is None and self.free_seats > 0

    @property
    def is_open(self) -> bool:
        """Shown to seekers and offered to them."""
        return self.status == Status.PUBLISHED and self.has_seat

    @property
    def is_closed(self) -> bool:
        return not self.has_seat

    @property
    def kind_title(self) -> Text | None:
        """None for an ordinary vacancy."""
        return Kind(self.kind).title if self.kind != Kind.ORDINARY else None

    @property
    def conditions_title(self) -> Text:
        return Conditions(self.conditions).title

    @property
    def closing_title(self) -> Text | None:
        return ClosingReason(self.closing_reason).title if self.closing_reason else None

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
    def values(self) -> dict[str, Any]:
        """What the employer filled in, as JSON (`employers.rules.posting`)."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in FIELDS if name not in ("occupation", "settlement", "appeared_on")}
        return {
            **plain, "occupation": self.occupation_id, "settlement": self.settlement_id, "appeared_on": self.appeared_on.isoformat(),
            "languages": list(self.languages), "health_demands": list(self.health_demands),
        }

    @property
    def language_titles(self) -> list[Text]:
        return [Language(code).title for code in self.languages]
