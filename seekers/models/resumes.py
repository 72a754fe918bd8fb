"""Résumés: what a person can do and looks for. Private until its owner consents to publication (D-36)."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import EducationLevel, HealthLimit, Language, LanguageLevel, Regime
from seekers.models.people import Person


class Resume(models.Model):
    """One résumé a person: wishes here, education, work and languages in rows of their own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="resume")
    wanted = models.ForeignKey(
        Occupation, verbose_name=_("work you look for"), null=True, blank=True, on_delete=models.RESTRICT, related_name="wanted_in"
    )
    min_pay = models.PositiveIntegerField(_("lowest pay, tenge a month"), null=True, blank=True)
    regimes = ArrayField(models.CharField(max_length=20, choices=Regime.choices), verbose_name=_("working time"), default=list, blank=True)
    relocation = models.BooleanField(_("ready to move to another place"), default=False)
    education_level = models.CharField(_("level of education"), max_length=20, choices=EducationLevel.choices, blank=True)
    experience_years = models.PositiveSmallIntegerField(_("years in this kind of work"), default=0)
    computer_skills = models.BooleanField(_("uses a computer at work"), default=False)
    driving = models.CharField(_("driving licence categories"), max_length=30, blank=True)
    skills = models.TextField(_("skills, courses, certificates"), blank=True)
    health_limits = ArrayField(
        models.CharField(max_length=20, choices=HealthLimit.choices), verbose_name=_("health limits you choose to name"), default=list, blank=True
    )
    unemployed_since = models.DateField(_("without work since"), null=True, blank=True)
    published = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("résumé")
        verbose_name_plural = _("résumés")

    def __str__(self) -> str:
        return f"{self.person}"


class Education(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="education")
    institution = models.CharField(_("institution"), max_length=200)
    speciality = models.CharField(_("speciality"), max_length=200, blank=True)
    level = models.CharField(_("level"), max_length=20, choices=EducationLevel.choices)
    finished = models.PositiveSmallIntegerField(_("year finished"), null=True, blank=True)

    class Meta:
        ordering = ["-finished", "institution"]
        verbose_name = _("education")


class Job(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="jobs")
    employer = models.CharField(_("organisation"), max_length=200)
    occupation = models.ForeignKey(Occupation, verbose_name=_("occupation"), on_delete=models.RESTRICT, related_name="+")
    duties = models.CharField(_("what you did"), max_length=500, blank=True)
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["-started_on"]
        verbose_name = _("job")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("started_on")),
                name="job_ends_after_start",
                violation_error_message=_("The end of a job cannot be before its beginning."),
            )
        ]


class LanguageSkill(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=10, choices=Language.choices)
    level = models.CharField(_("level"), max_length=2, choices=LanguageLevel.choices)

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["resume", "language"], name="language_once_in_resume")]
