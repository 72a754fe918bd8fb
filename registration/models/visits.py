"""The calendar of an office: who comes when, for what, and whether they came (R44, R51.3b)."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models import CareerCentre, StaffMember
from enbek import clock
from enbek.i18n import Text
from enbek.subjects import Subject
from registration.models.cases import Case
from registration.rules.slots import LENGTH
from registration.rules.visit_states import HOLDS_THE_SLOT, MEASURES, VisitKind, VisitState
from seekers.models import Person


class Visit(models.Model):
    """One meeting at one desk of one centre. A moved meeting is a new row that names the old one; no row is deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    centre = models.ForeignKey(CareerCentre, on_delete=models.RESTRICT, related_name="visits")
    person = models.ForeignKey(Person, on_delete=models.RESTRICT, related_name="visits")
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.RESTRICT, related_name="visits")
    kind = models.CharField(max_length=10, choices=VisitKind.choices)
    measure = models.CharField(max_length=20, blank=True, db_comment="of a summons: for which active measure")
    state = models.CharField(max_length=10, choices=VisitState.choices, default=VisitState.EXPECTED)
    starts_at = models.DateTimeField()
    desk = models.PositiveSmallIntegerField()
    moved_from = models.OneToOneField("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="moved_to")
    arranged_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    arranged_at = models.DateTimeField(default=clock.now, editable=False)
    marked_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    marked_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, db_comment="why it was cancelled or moved, or what was agreed")
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "desk", "id"]
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "starts_at", "desk"], condition=models.Q(state__in=[one.value for one in HOLDS_THE_SLOT]), name="visit_slot_once",
                violation_error_message=_("This time has just been taken. Choose another."),
            ),
            models.UniqueConstraint(
                fields=["person", "starts_at"], condition=models.Q(state="expected"), name="visit_person_once",
                violation_error_message=_("This person is expected at this time already."),
            ),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(state="expected", kind="booked"), name="visit_one_booked_ahead",
                violation_error_message=_("One visit is booked already: move it, or cancel it first."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="summons") | (models.Q(case__isnull=False) & ~models.Q(measure="")), name="visit_summons_has_measure"
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], condition=models.Q(state="expected", reminded_at__isnull=True), name="visit_to_remind")]

    def __str__(self) -> str:
        return f"{self.person} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def subject(self) -> Subject:
        return Subject("registration.visit", self.pk)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + LENGTH

    @property
    def purpose(self) -> Text | str:
        return MEASURES[self.measure] if self.measure else self.get_kind_display()

    @property
    def is_expected(self) -> bool:
        return self.state == VisitState.EXPECTED
