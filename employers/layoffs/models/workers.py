"""A worker of a notice (M3)."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.layoffs.models.notices import Notice
from employers.layoffs.rules.checking import Oddity
from employers.layoffs.rules.machine import Status
from employers.models import Organisation
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import EducationLevel
from enbek.i18n import Text
from enbek.identifiers import IINField, digits_check


class WorkerQuerySet(models.QuerySet["Worker"]):
    def unchecked(self) -> Self:
        """Those of whom a registry gave no answer yet."""
        return self.filter(models.Q(identity_as_of__isnull=True) | models.Q(employed__isnull=True))

    def released(self, organisation: Organisation, since: date, until: date) -> Self:
        """Of the notices that were sent and not withdrawn: whose day of release lies in these days."""
        return self.filter(
            notice__organisation=organisation, notice__status__in=[Status.SENT, Status.RECEIVED], first_sent_on__isnull=False,
            release_on__gte=since, release_on__lte=until,
        )


class Worker(models.Model):
    """Name, sex and birth date are the registry's; before it answered the name is empty, the rest is read from the IIN."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="workers")
    iin = IINField(_("IIN"))
    surname = models.CharField(max_length=100, blank=True)
    given_name = models.CharField(max_length=100, blank=True)
    patronymic = models.CharField(max_length=100, blank=True)
    identity_as_of = models.DateTimeField(null=True, blank=True, db_comment="time of the registry's answer; empty: not checked yet")
    employed = models.BooleanField(null=True, blank=True, db_comment="by the register of labour contracts; empty: it did not answer")
    education_level = models.CharField(_("level of education"), max_length=20, choices=EducationLevel.choices)
    occupation = models.ForeignKey(Occupation, on_delete=models.RESTRICT, related_name="+")
    speciality = models.CharField(_("speciality by education"), max_length=150, blank=True)
    qualification = models.CharField(_("qualification by education"), max_length=150, blank=True)
    experience_years = models.PositiveSmallIntegerField(_("experience, years"), default=0)
    pay = models.PositiveIntegerField(_("pay, tenge"))
    release_on = models.DateField(_("expected day of release"))
    oddities = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    explanation = models.CharField(_("explanation"), max_length=500, blank=True)
    first_sent_on = models.DateField(null=True, blank=True, db_comment="when the centre first learned of this worker")

    objects = WorkerQuerySet.as_manager()

    class Meta:
        ordering = ["surname", "given_name", "iin"]
        verbose_name = _("worker to be released")
        verbose_name_plural = _("workers to be released")
        indexes = [models.Index(fields=["iin"], name="layoff_worker_iin")]
        constraints = [
            models.UniqueConstraint(fields=["notice", "iin"], name="layoff_worker_once", violation_error_message=_("This person is already on the list.")),
            digits_check("iin", "layoff_worker_iin_digits"),
        ]

    def __str__(self) -> str:
        return self.name or str(self.iin)

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def is_checked(self) -> bool:
        return self.identity_as_of is not None and self.employed is not None

    @property
    def oddity_words(self) -> list[Text]:
        return [Oddity(code).words for code in self.oddities]

    @property
    def education_title(self) -> Text:
        return EducationLevel(self.education_level).title

    @property
    def values(self) -> dict[str, Any]:
        """What is signed and compared, as JSON (`employers.layoffs.rules.listing`)."""
        return {
            "iin": self.iin.value, "name": self.name, "education_level": self.education_level, "occupation": self.occupation_id,
            "occupation_title": self.occupation.title.to_json(), "speciality": self.speciality, "qualification": self.qualification,
            "experience_years": self.experience_years, "pay": self.pay, "release_on": self.release_on.isoformat(),
            "oddities": list(self.oddities), "explanation": self.explanation,
        }
