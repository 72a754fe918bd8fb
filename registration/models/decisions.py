"""The receipt of a decision: which rule, which fact, from which registry, as of when."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text
from registration.models.cases import Case


class Kind(models.TextChoices):
    REGISTERED_JOB_SEEKER = "registered_job_seeker", _("Registered as a job seeker")
    REFUSED_JOB_SEEKER = "refused_job_seeker", _("Registration as a job seeker refused")
    REGISTERED_UNEMPLOYED = "registered_unemployed", _("Registered as unemployed")
    REFUSED_UNEMPLOYED = "refused_unemployed", _("Registration as unemployed refused")
    DEREGISTERED = "deregistered", _("Deregistered")
    STATUS_KEPT = "status_kept", _("The status is kept")


REFUSALS = (Kind.REFUSED_JOB_SEEKER, Kind.REFUSED_UNEMPLOYED)


class Decision(models.Model):
    """An outcome with its grounds and facts, as they were when it was taken. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.RESTRICT, related_name="decisions")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    grounds = models.JSONField(db_comment="list of {id, paragraph, text, verdict, sentence}")
    facts = models.JSONField(db_comment="list of {ground, registry, field, value, sentence, as_of}")
    asked = models.JSONField(default=list, db_comment="list of {registry, title, status, as_of, received_at, answer_id}")
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    authority = models.JSONField(db_comment="name of the office in whose name it was taken, kk ru en (D-44)")
    edition = models.CharField(max_length=40)
    paragraph = models.CharField(max_length=40)
    because = models.JSONField(null=True, blank=True, db_comment="what set it off, kk ru en")

    class Meta:
        ordering = ["decided_at", "id"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.decided_at:%Y-%m-%d}"

    @property
    def is_refusal(self) -> bool:
        return self.kind in REFUSALS

    @property
    def authority_name(self) -> Text:
        return Text.from_json(self.authority)

    @property
    def holding(self) -> list[dict]:
        """The grounds on which it was refused; empty for a registration."""
        return [ground for ground in self.grounds if ground["verdict"] == "holds"]
