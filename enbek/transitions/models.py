"""The append-only log of legal acts on rows with a status."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text
from enbek.subjects import Subject


class TransitionQuerySet(models.QuerySet["Transition"]):
    def of(self, subject: Subject) -> Self:
        return self.filter(subject_kind=subject.kind, subject_id=subject.id)


class Transition(models.Model):
    """Who moved what, when, under which edition and paragraph, on which facts. Rows are never changed or deleted."""

    id = models.BigAutoField(primary_key=True)  # a log has an order; two acts may share their moment
    subject_kind = models.CharField(max_length=50)
    subject_id = models.UUIDField()
    move = models.CharField(max_length=50)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40)
    title_json = models.JSONField(default=dict)
    at = models.DateTimeField()
    edition = models.CharField(max_length=40)
    paragraph = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    on_behalf_of = models.JSONField(null=True, blank=True, db_comment="name of the office or organisation, kk ru en")
    facts = models.JSONField(default=dict)
    xact = models.BigIntegerField(editable=False, null=True, db_comment="id of the transaction that wrote the row; set by trigger")

    objects = TransitionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")
        indexes = [models.Index(fields=["subject_kind", "subject_id", "id"], name="transition_subject")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(by__isnull=False) | models.Q(on_behalf_of__isnull=False),
                name="transition_has_actor",
                violation_error_message=_("An act needs a person, or the office in whose name the system acts."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.move} → {self.target}"

    @property
    def office(self) -> Text | None:
        """In whose name; None for what a person did for themselves."""
        return Text.from_json(self.on_behalf_of) if self.on_behalf_of else None

    @property
    def title(self) -> Text:
        return Text.from_json(self.title_json)
