"""Bringing job seekers over from a former register: a run, and its lines staged one by one until all of them come in at once."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models import Region
from enbek import clock


class RunState(models.TextChoices):
    WAITING = "waiting", _("waits to be read")
    CHECKED = "checked", _("checked, nothing brought over yet")
    ORDERED = "ordered", _("being brought over")
    DONE = "done", _("brought over")
    FAILED = "failed", _("cannot be read")
    DROPPED = "dropped", _("dropped")


BY_A_WORKER = (RunState.WAITING, RunState.ORDERED)


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def due(self, at: datetime) -> Self:
        return self.filter(state__in=BY_A_WORKER, work_at__lte=at).order_by("work_at")


class ImportRun(models.Model):
    """One file. `content` is emptied once its lines are staged; `read` of `lines` is the progress."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField(null=True)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.RESTRICT, related_name="+", db_comment="places outside are refused")
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.WAITING)
    work_at = models.DateTimeField(db_comment="when a worker looks at it next: now, or the end of a lease")
    lines = models.PositiveIntegerField(default=0)
    read = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    brought = models.PositiveIntegerField(default=0)
    failure = models.JSONField(null=True, blank=True, db_comment="why the file cannot be read or brought over, kk ru en")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        verbose_name = _("import of job seekers")
        verbose_name_plural = _("imports of job seekers")
        constraints = [models.CheckConstraint(condition=models.Q(read__lte=models.F("lines")), name="import_read_of_lines")]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"

    @property
    def accepted(self) -> int:
        return self.read - self.rejected


class ImportRow(models.Model):
    """One line: what will be brought over, or why it is rejected. Accepted lines leave when the run is done or dropped."""

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(db_comment="line of the file; the heading is line 1")
    iin = models.CharField(max_length=12, blank=True)
    data = models.JSONField(default=dict)
    problems = models.JSONField(default=list, db_comment="codes of registration.rules.importing.Problem")

    class Meta:
        ordering = ["run", "number"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="import_line_once")]
        indexes = [models.Index(fields=["run", "number"], condition=~models.Q(problems=[]), name="import_rejected")]

    def __str__(self) -> str:
        return f"{self.number}"
