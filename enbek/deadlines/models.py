"""Running legal clocks. A row here is the truth; a message in a queue is only a hint that something may be due."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enbek.i18n import Text
from enbek.law import TimeLimit, limit
from enbek.law.limits import Party
from enbek.subjects import Subject


class State(models.TextChoices):
    RUNNING = "running", _("running")
    HELD = "held", pgettext_lazy("clock", "on hold")
    MET = "met", _("met")
    MISSED = "missed", _("missed")
    CANCELLED = "cancelled", pgettext_lazy("clock", "cancelled")


OPEN_STATES = (State.RUNNING, State.HELD)


NO_LONGER_OWED = "no longer owed"
"""What a missed clock bears when its case ended with the thing never done."""


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def of(self, subject: Subject) -> Self:
        return self.filter(subject_kind=subject.kind, subject_id=subject.id)

    def running(self) -> Self:
        return self.filter(state=State.RUNNING)

    def open(self) -> Self:
        return self.filter(state__in=OPEN_STATES)

    def undone(self) -> Self:
        """Open clocks, and those that ran out with the thing not done: expiry leaves no note, whoever does it late leaves one."""
        return self.filter(models.Q(state__in=OPEN_STATES) | models.Q(state=State.MISSED, outcome_note=""))

    def missed_undone(self) -> Self:
        return self.filter(state=State.MISSED, outcome_note="")

    def due(self, at: datetime) -> Self:
        """Running clocks that want to be looked at now, in the order in which they fell due."""
        return self.running().filter(sweep_at__lte=at).order_by("sweep_at")


class Deadline(models.Model):
    """One clock of one time limit on one subject."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    limit_id = models.CharField(max_length=10)
    edition = models.CharField(max_length=40)
    party = models.CharField(max_length=20, choices=[(party.value, party.value) for party in Party])
    subject_kind = models.CharField(max_length=50)
    subject_id = models.UUIDField()
    office_id = models.UUIDField(null=True, blank=True, db_comment="office bound by the limit, if an office is")
    from_day = models.DateField(db_comment="day of the event: day 0 of the count (Q-01)")
    due_on = models.DateField()
    due_at = models.DateTimeField()
    sweep_at = models.DateTimeField(db_comment="when the sweep looks at it next: due_at, a lease, or a later try")
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    hold_reason = models.JSONField(null=True, blank=True)
    outcome_note = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "id"]
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        constraints = [
            models.UniqueConstraint(
                fields=["limit_id", "subject_kind", "subject_id"],
                condition=models.Q(state__in=["running", "held"]),
                name="deadline_one_open_clock",
                violation_error_message=_("This clock is running already."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["running", "held"], closed_at__isnull=True)
                | models.Q(state__in=["met", "missed", "cancelled"], closed_at__isnull=False),
                name="deadline_closed_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="held") | models.Q(hold_reason__isnull=False), name="deadline_hold_has_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["sweep_at"], condition=models.Q(state="running"), name="deadline_sweep"),
            models.Index(fields=["subject_kind", "subject_id", "due_at"], name="deadline_subject"),
            models.Index(
                fields=["office_id", "due_at", "id"], condition=models.Q(state__in=["running", "held"]), name="deadline_office_open"
            ),
            models.Index(fields=["office_id", "due_at", "id"], condition=models.Q(state="missed", outcome_note=""), name="deadline_office_missed"),
        ]

    def __str__(self) -> str:
        return f"{self.limit_id} {self.due_on} {self.state}"

    @property
    def limit(self) -> TimeLimit:
        return limit(self.limit_id, edition=self.edition)

    @property
    def subject(self) -> Subject:
        return Subject(self.subject_kind, self.subject_id)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def held_because(self) -> Text | None:
        return Text.from_json(self.hold_reason) if self.hold_reason else None
