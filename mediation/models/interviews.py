"""Interviews: times that an employer proposes, the one that the candidate picks, and who says what came of it (R73–R74, R79, R80)."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.accounts.models import User
from enbek.subjects import Subject
from mediation.models.referrals import Referral
from mediation.rules.interviews import MOST_TIMES, Format
from mediation.rules.machines import InterviewStatus
from mediation.rules.reasons import InterviewReason

ARRANGED = (InterviewStatus.PROPOSED, InterviewStatus.AGREED)


class InterviewQuerySet(models.QuerySet["Interview"]):
    def of_member(self, user: User) -> Self:
        """Those of the organisations that `user` acts for."""
        return self.filter(referral__offer__vacancy__organisation__membership__user=user)

    def arranged(self) -> Self:
        return self.filter(status__in=ARRANGED)

    def shown(self) -> Self:
        return self.select_related("referral__offer__case__person__user", "referral__offer__vacancy__organisation")


class Interview(models.Model):
    """One interview of one referred candidate. `status` moves only through `mediation.rules.machines.INTERVIEW`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.RESTRICT, related_name="interviews")
    status = models.CharField(max_length=10, choices=InterviewStatus.choices, editable=False)
    times = ArrayField(models.DateTimeField(), size=MOST_TIMES, verbose_name=_("proposed times"))
    at = models.DateTimeField(_("agreed time"), null=True, blank=True)
    format = models.CharField(_("how"), max_length=10, choices=Format.choices, default=Format.ON_SITE)
    place = models.CharField(_("place or link"), max_length=200)
    contact = models.CharField(_("whom to ask for, telephone"), max_length=150, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    proposed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    reason_code = models.CharField(_("reason"), max_length=20, choices=InterviewReason.choices, blank=True)
    reason_words = models.CharField(_("in your own words"), max_length=500, blank=True)
    employer_says_came = models.BooleanField(null=True, blank=True)
    person_says_came = models.BooleanField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    edition = models.CharField(max_length=40)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "id"]
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        indexes = [
            models.Index(fields=["at"], condition=models.Q(status="agreed"), name="interview_to_come"),
            models.Index(fields=["referral"], condition=models.Q(status="proposed"), name="interview_unpicked"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=models.Q(status__in=["proposed", "agreed"]),
                name="interview_one_arranged",
                violation_error_message=_("An interview with this candidate is being arranged already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["agreed", "held", "missed", "disputed"]) | models.Q(at__isnull=False),
                name="interview_agreed_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="declined") | ~models.Q(reason_code=""),
                name="interview_declining_has_reason",
                violation_error_message=_("Choose the reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.status}"

    @property
    def subject(self) -> Subject:
        return Subject("mediation.interview", self.pk)

    @property
    def is_proposed(self) -> bool:
        return self.status == InterviewStatus.PROPOSED

    @property
    def is_agreed(self) -> bool:
        return self.status == InterviewStatus.AGREED

    @property
    def is_arranged(self) -> bool:
        return self.status in ARRANGED
