"""What the registries said: every answer and every failure is kept (R7: check log with registry and time)."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.identifiers import IINField, digits_check
from enbek.registries.port import Registry, Unavailable
from enbek.subjects import Subject


class Status(models.TextChoices):
    OK = "ok", _("answered")
    UNAVAILABLE = "unavailable", _("gave no answer")


class RegistryAnswerQuerySet(models.QuerySet["RegistryAnswer"]):
    def of(self, subject: Subject) -> Self:
        return self.filter(subject_kind=subject.kind, subject_id=subject.id)


class RegistryAnswer(models.Model):
    """One question to one registry about one person, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject_kind = models.CharField(max_length=50)
    subject_id = models.UUIDField()
    registry = models.CharField(max_length=30, choices=[(r.value, r.value) for r in Registry])
    iin = IINField()
    status = models.CharField(max_length=12, choices=Status.choices)
    kind = models.CharField(max_length=20, blank=True, choices=[(k.value, k.value) for k in Unavailable])
    as_of = models.DateTimeField(null=True, blank=True, db_comment="the registry's own time of its data")
    received_at = models.DateTimeField()
    data = models.JSONField(null=True, blank=True)

    objects = RegistryAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["received_at", "registry", "id"]
        verbose_name = _("registry answer")
        verbose_name_plural = _("registry answers")
        indexes = [models.Index(fields=["subject_kind", "subject_id", "received_at"], name="registry_answer_subject")]
        constraints = [
            digits_check("iin", "registry_answer_iin_digits"),
            models.CheckConstraint(
                condition=models.Q(status="ok", kind="", as_of__isnull=False, data__isnull=False)
                | (models.Q(status="unavailable", as_of__isnull=True, data__isnull=True) & ~models.Q(kind="")),
                name="registry_answer_or_reason",
                violation_error_message=_("A registry either answered, or there is a reason why not."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registry} {self.status}"

    @property
    def subject(self) -> Subject:
        return Subject(self.subject_kind, self.subject_id)
