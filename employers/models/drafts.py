"""Drafts and templates of vacancies: what an employer has typed so far. A vacancy itself is always whole."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.models.organisations import MAY_POST, Organisation
from employers.models.vacancies import Vacancy
from enbek import clock
from enbek.accounts.models import User
from enbek.subjects import Subject


class DraftQuerySet(models.QuerySet["Draft"]):
    def of_member(self, user: User) -> Self:
        return self.filter(organisation__membership__user=user, organisation__membership__role__in=MAY_POST)

    def unfinished(self) -> Self:
        """Drafts that wait to be sent; templates are not sent."""
        return self.filter(template_name="", sent_at__isnull=True, dropped_at__isnull=True)

    def templates(self) -> Self:
        return self.exclude(template_name="").filter(dropped_at__isnull=True)


class Draft(models.Model):
    """`values` are whole answers of the steps in `done`; `typed` is what stood in a step that was left unfinished."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    edits = models.ForeignKey(Vacancy, null=True, blank=True, on_delete=models.RESTRICT, related_name="drafts")
    edits_version = models.PositiveIntegerField(default=0, db_comment="version of the vacancy that this draft began from")
    future_id = models.UUIDField(default=uuid.uuid4, db_comment="id of the vacancy that will come of it; its clock runs already")
    template_name = models.CharField(_("name of the template"), max_length=80, blank=True)
    values = models.JSONField(default=dict)
    typed = models.JSONField(default=dict)
    done = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "id"]
        indexes = [models.Index(fields=["organisation", "-updated_at"], name="draft_of_organisation")]
        constraints = [
            models.UniqueConstraint(
                fields=["edits"], condition=models.Q(sent_at__isnull=True, dropped_at__isnull=True), name="draft_one_edit_at_a_time",
            ),
        ]

    @property
    def subject(self) -> Subject:
        """The clock of T16 runs on the vacancy to be."""
        return Subject("employers.vacancy", self.edits_id or self.future_id)
