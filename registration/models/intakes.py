"""An application taken by a person of the staff: what is kept beside the application itself (R5–R13, R14–R20, A1.8a)."""

from __future__ import annotations

import uuid
from pathlib import PurePath

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models import CareerCentre, StaffMember
from enbek import clock
from enbek.identifiers import IINField, digits_check
from enbek.subjects import Subject
from registration.models.applications import Application
from registration.rules.channels import IN_PERSON
from seekers.models import Person


class IntakeState(models.TextChoices):
    OPEN = "open", _("being filled in")
    SUBMITTED = "submitted", _("submitted")
    DROPPED = "dropped", _("not gone on with")


class Intake(models.Model):
    """One application on its way through an office's hands. `version` grows with every save: who saves over an older one is told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=10, choices=[(one.value, one.label) for one in IN_PERSON])
    centre = models.ForeignKey(CareerCentre, on_delete=models.RESTRICT, related_name="intakes")
    iin = IINField(_("IIN"))
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.RESTRICT, related_name="intakes")
    application = models.ForeignKey(Application, null=True, blank=True, on_delete=models.RESTRICT, related_name="intakes")
    state = models.CharField(max_length=10, choices=IntakeState.choices, default=IntakeState.OPEN)
    done = ArrayField(models.CharField(max_length=20), default=list, blank=True, db_comment="sections that were filled in")
    register = models.JSONField(null=True, blank=True, db_comment="what the register of persons said; null: it was silent, all is from the person's words")
    register_as_of = models.DateTimeField(null=True, blank=True)
    informed_on = models.DateField(null=True, blank=True, db_comment="R9: told of the measures and services")
    received_on = models.DateField(null=True, blank=True, db_comment="the day on which the papers were received: a fact, apart from the time of entry")
    received_note = models.CharField(max_length=300, blank=True, db_comment="why it was entered later")
    checked_on = models.DateField(null=True, blank=True, db_comment="R15, R19: the assistant found the papers reliable; T03 runs from here")
    device_key = models.UUIDField(null=True, blank=True, unique=True, db_comment="of a draft made without a connection")
    device_digest = models.CharField(max_length=64, blank=True, db_comment="of what the device sent last: the same again is a retry")
    drop_note = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    opened_by = models.ForeignKey(StaffMember, on_delete=models.RESTRICT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now, editable=False)
    changed_by = models.ForeignKey(StaffMember, on_delete=models.RESTRICT, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-changed_at", "id"]
        verbose_name = _("application taken at the desk")
        verbose_name_plural = _("applications taken at the desk")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "iin"], condition=models.Q(state="open"), name="intake_one_open",
                violation_error_message=_("This office has a draft for this person already: go on with it."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="submitted") | models.Q(application__isnull=False, received_on__isnull=False), name="intake_submitted_has_receipt"
            ),
            digits_check("iin", "intake_iin_digits"),
        ]

    def __str__(self) -> str:
        return f"{self.iin} {self.opened_at:%Y-%m-%d}"

    @property
    def subject(self) -> Subject:
        return Subject("registration.intake", self.pk)

    @property
    def verified(self) -> bool:
        """Whether the register of persons confirmed that there is such a person; otherwise all is from the person's own words."""
        return bool(self.register and self.register.get("found"))


class PaperKind(models.TextChoices):
    """Annex 1 row 8(1): what a person brings."""

    IDENTITY_CARD = "identity_card", _("identity document")
    DIGITAL_IDENTITY = "digital_identity", _("e-document from the service of digital documents")
    WORK = "work", _("document on work")
    EDUCATION = "education", _("document on education, qualification, training")
    REPRESENTATIVE = "representative", _("document of the legal representative")


class ShownPaper(models.Model):
    """A document that was shown, and that it was given back after the data were entered (R5.2)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=20, choices=PaperKind.choices)
    note = models.CharField(_("number, date, by whom"), max_length=200, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        ordering = ["kind"]
        verbose_name = _("document shown")
        verbose_name_plural = _("documents shown")
        constraints = [
            models.UniqueConstraint(fields=["intake", "kind"], name="shown_paper_once"),
            models.CheckConstraint(
                condition=models.Q(returned_at__isnull=True, returned_by__isnull=True) | models.Q(returned_at__isnull=False, returned_by__isnull=False),
                name="shown_paper_returned_by_somebody",
            ),
        ]


def scan_path(paper: PaperSignature, filename: str) -> str:
    """A name of our own: nothing of what the file was called reaches the disk but its kind."""
    return f"scans/{paper.pk}{PurePath(filename).suffix.lower()}"


class PaperSignature(models.Model):
    """The application as it was printed, and the scan with the hand's signature. Rows are never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.OneToOneField(Application, on_delete=models.RESTRICT, related_name="paper")
    content = models.BinaryField(db_comment="the canonical bytes of what was printed")
    scan = models.FileField(_("scan of the signed application"), upload_to=scan_path)
    scan_sha256 = models.CharField(max_length=64)
    signer_name = models.CharField(_("signer"), max_length=300)
    signed_on = models.DateField(_("signed on"))
    taken_by = models.ForeignKey(StaffMember, on_delete=models.RESTRICT, related_name="+")
    taken_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-taken_at", "id"]
        verbose_name = _("application signed by hand")
        verbose_name_plural = _("applications signed by hand")
