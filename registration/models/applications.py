"""The application: what the person states and signs (A1.F; data form OA1.2 minimised, docs/data-minimisation.md)."""

from __future__ import annotations

import uuid
from pathlib import PurePath

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models import CareerCentre
from enbek import clock
from enbek.identifiers import IINField, digits_check
from enbek.signing.acts.models import SignedDocument
from registration.models.cases import Case
from seekers.models import Person


def statement_path(application: Application, filename: str) -> str:
    """A name of our own: nothing of what the person's file was called reaches the disk but its kind."""
    return f"statements/{application.pk}{PurePath(filename).suffix.lower()}"


class CentreBasis(models.TextChoices):
    """On what the choice of the centre rests (D-27: residence or temporary stay; another one is allowed and recorded)."""

    RESIDENCE = "residence", _("I live there")
    TEMPORARY_STAY = "temporary_stay", _("I am staying there for a time")
    OTHER = "other", _("another reason")


class Reason(models.TextChoices):
    """Why the person is without work: for the individual employment card."""

    DISMISSED = "dismissed", _("the employer ended the contract")
    RESIGNED = "resigned", _("I left on my own wish")
    CONTRACT_ENDED = "contract_ended", _("the contract ran out")
    GRADUATED = "graduated", _("I finished my studies")
    CARE = "care", _("I cared for a child or a relative")
    OTHER = "other", _("something else, or I would rather not say")


class Application(models.Model):
    """A draft saved at each step; signed once; never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="applications")
    case = models.OneToOneField(Case, null=True, blank=True, on_delete=models.RESTRICT, related_name="application")
    done = ArrayField(models.CharField(max_length=20), default=list, blank=True, db_comment="steps that were filled in")

    without_work = models.BooleanField(null=True, verbose_name=_("I have no work and (or) no earnings"))
    reason = models.CharField(_("How did it come about?"), max_length=20, choices=Reason.choices, blank=True)
    claims_measures = models.BooleanField(null=True, verbose_name=_("I want to take part in active employment measures"))
    centre = models.ForeignKey(CareerCentre, null=True, blank=True, on_delete=models.RESTRICT, verbose_name=_("career centre"))
    centre_basis = models.CharField(max_length=20, choices=CentreBasis.choices, default=CentreBasis.RESIDENCE)
    centre_note = models.CharField(_("why this centre"), max_length=300, blank=True)
    representative_name = models.CharField(_("name of the legal representative"), max_length=200, blank=True)
    representative_iin = IINField(_("IIN of the legal representative"), null=True, blank=True)
    representative_statement = models.FileField(_("statement of the legal representative"), upload_to=statement_path, blank=True)
    publish_resume = models.BooleanField(null=True, verbose_name=_("Publish my résumé on the exchange"))
    allow_outsourcing = models.BooleanField(null=True, verbose_name=_("Help me also through private employment agencies"))
    data_consent = models.BooleanField(default=False)
    warned = models.BooleanField(default=False)

    prepared = models.BinaryField(null=True, blank=True, db_comment="canonical bytes shown for signing")
    signed_document = models.OneToOneField(SignedDocument, null=True, blank=True, on_delete=models.RESTRICT)
    on_paper = models.BooleanField(default=False, db_comment="signed by hand; the scan is a PaperSignature")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-created_at", "id"]
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(case__isnull=True), name="application_one_draft",
                violation_error_message=_("You have a draft already: continue it."),
            ),
            models.CheckConstraint(
                condition=models.Q(case__isnull=True) | models.Q(signed_document__isnull=False) | models.Q(on_paper=True),
                name="application_submitted_is_signed",
            ),
            digits_check("representative_iin", "application_representative_iin_digits"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.created_at:%Y-%m-%d}"

    @property
    def is_draft(self) -> bool:
        return self.case_id is None
