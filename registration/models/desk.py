"""What a worker of a centre did with a person's case by hand: explanations given, notices handed over; people helped without a status."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models import CareerCentre, StaffMember
from enbek import clock
from enbek.documents.models import IssuedDocument
from enbek.identifiers import IINField, digits_check
from registration.models.cases import Case


class Duty(models.TextChoices):
    """What a person has to be told of."""

    MEASURES = "measures", _("the measures of state support and the services of the centre (para. 9)")
    PORTAL = "portal", _("how to use the portal enbek.kz (paras 13, 18)")


class DutyMark(models.Model):
    """An explanation that was given: the day on which it was given, and apart from it when and by whom that was entered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.RESTRICT, related_name="duty_marks")
    duty = models.CharField(max_length=20, choices=Duty.choices)
    done_on = models.DateField()
    note = models.CharField(max_length=300, blank=True, db_comment="why it was entered later")
    by = models.ForeignKey(StaffMember, on_delete=models.RESTRICT, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["entered_at", "duty"]
        verbose_name = _("explanation given")
        verbose_name_plural = _("explanations given")
        constraints = [models.UniqueConstraint(fields=["case", "duty"], name="duty_mark_once")]


class Handover(models.Model):
    """A notice handed over against a receipt on showing an identity document, also a digital one (R12.2k, D-03)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.RESTRICT, related_name="handovers")
    document = models.OneToOneField(IssuedDocument, on_delete=models.RESTRICT, related_name="handover")
    received_by = models.CharField(_("who received it"), max_length=200)
    digital_identity = models.BooleanField(_("identity shown by the service of digital documents"), default=False)
    handed_on = models.DateField()
    note = models.CharField(max_length=300, blank=True, db_comment="why it was entered later")
    by = models.ForeignKey(StaffMember, on_delete=models.RESTRICT, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["entered_at", "id"]
        verbose_name = _("notice handed over")
        verbose_name_plural = _("notices handed over")


class Request(models.TextChoices):
    """With what somebody came who is neither a job seeker nor unemployed (R61.1)."""

    VACANCIES = "vacancies", _("vacancies")
    CONSULTATION = "consultation", _("advice on measures and services")
    RESUME = "resume", _("help with a résumé")
    TRAINING = "training", _("training")
    PORTAL = "portal", _("help with the portal")
    OTHER = "other", _("something else")


class OtherApplicant(models.Model):
    """Somebody else who came for help: mediation serves them too, and no status comes of it (R61.1). The IIN only if they give it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    centre = models.ForeignKey(CareerCentre, on_delete=models.RESTRICT, related_name="other_applicants")
    full_name = models.CharField(_("name"), max_length=200)
    iin = IINField(_("IIN"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    request = models.CharField(_("what for"), max_length=20, choices=Request.choices)
    helped_with = models.CharField(_("what was done"), max_length=500)
    came_on = models.DateField(_("came on"))
    note = models.CharField(max_length=300, blank=True, db_comment="why it was entered later")
    by = models.ForeignKey(StaffMember, on_delete=models.RESTRICT, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-came_on", "-entered_at", "id"]
        verbose_name = _("other applicant")
        verbose_name_plural = _("other applicants")
        constraints = [digits_check("iin", "other_applicant_iin_digits")]

    def __str__(self) -> str:
        return self.full_name
