"""The case: one spell of one person, from the application to its end."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models import CareerCentre, StaffMember
from enbek.subjects import Subject
from registration.rules.channels import Channel
from registration.rules.machine import OPEN, Status
from seekers.models import Person


class Work(models.TextChoices):
    """The automatic act that waits to be done."""

    ACCEPT = "accept", _("acceptance")
    PROMOTE = "promote", _("registration as unemployed")


TONES = {
    Status.SUBMITTED: "info", Status.JOB_SEEKER: "info", Status.UNEMPLOYED: "good", Status.PLACED: "good",
    Status.REFUSED_JOB_SEEKER: "bad", Status.REFUSED_UNEMPLOYED: "bad", Status.DEREGISTERED: "bad",
}


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def of(self, person: Person) -> Self:
        """The person's cases: the open one first (a record put right reopens an older one), then the latest."""
        is_open = models.ExpressionWrapper(models.Q(status__in=OPEN), output_field=models.BooleanField())
        return self.filter(person=person).order_by(is_open.desc(), "-submitted_at", "-number")

    def due(self, at: datetime) -> Self:
        """Cases with an automatic act to be done or tried again now."""
        return self.filter(work_at__lte=at).order_by("work_at")


class Case(models.Model):
    """At most one open case a person (constraint). `status` moves only through `registration.rules.machine`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="cases")
    centre = models.ForeignKey(CareerCentre, on_delete=models.RESTRICT, related_name="cases")
    status = models.CharField(max_length=20, choices=Status.choices, editable=False)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices, default=Channel.ENBEK)
    officer = models.ForeignKey(
        StaffMember, verbose_name=_("kept by"), null=True, blank=True, on_delete=models.RESTRICT, related_name="files", editable=False
    )
    number = models.PositiveIntegerField(unique=True, editable=False)
    edition = models.CharField(max_length=40, db_comment="edition of the Rules on the day of submission (CL7)")
    submitted_at = models.DateTimeField()
    accepted_on = models.DateField(db_comment="working day on which the application counts as received (CL3)")
    accepted_at = models.DateTimeField()
    registered_on = models.DateField(null=True, blank=True)
    unemployed_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    category = models.CharField(max_length=20, blank=True)
    work = models.CharField(max_length=10, choices=Work.choices, blank=True)
    work_at = models.DateTimeField(null=True, blank=True, db_comment="when the sweep does the act, or tries again")
    work_because = models.CharField(max_length=20, blank=True)
    work_reference = models.JSONField(default=dict, blank=True)
    waiting_for = ArrayField(models.CharField(max_length=30), default=list, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "id"]
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(status__in=[state.value for state in OPEN]),
                name="case_one_open",
                violation_error_message=_("You have an open case already: a second application is not needed."),
            ),
            models.CheckConstraint(
                condition=models.Q(work="", work_at__isnull=True) | (~models.Q(work="") & models.Q(work_at__isnull=False)),
                name="case_work_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="unemployed") | models.Q(unemployed_on__isnull=False), name="case_unemployed_has_date"
            ),
        ]
        indexes = [
            models.Index(fields=["work_at"], condition=models.Q(work_at__isnull=False), name="case_work"),
            models.Index(
                fields=["centre", "id"], condition=models.Q(status__in=[state.value for state in OPEN]), name="case_centre_open"
            ),
            models.Index(
                fields=["officer", "id"], name="case_officer_open",
                condition=models.Q(status__in=[state.value for state in OPEN], officer__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.status}"

    @property
    def label(self) -> str:
        """The number that a person reads out at a desk."""
        return f"{self.submitted_at:%Y}-{self.number:06d}"

    @property
    def subject(self) -> Subject:
        return Subject("registration.case", self.pk)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def tone(self) -> str:
        """How the status is drawn (components/tag.html)."""
        return TONES.get(Status(self.status), "neutral")

    @property
    def off_hours(self) -> bool:
        """Whether submission and acceptance fall on different moments (CL3)."""
        return self.accepted_at > self.submitted_at
