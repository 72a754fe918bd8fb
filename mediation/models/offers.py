"""Offers of suitable work: what was offered to whom, why, and what the person answered (R37, R69–R72)."""

from __future__ import annotations

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.models import Vacancy
from enbek.subjects import Subject
from mediation.rules.machines import OfferStatus, ReferralStatus
from mediation.rules.reasons import RefusalReason
from mediation.rules.verdicts import Value
from registration.models import Case


class Source(models.TextChoices):
    PORTAL = "portal", _("the portal, automatically")
    SPECIALIST = "specialist", _("a specialist of the career centre")


class AnswerLimit(models.TextChoices):
    """Within which term the person answers; it also keeps as whom the person got the offer (Q-08)."""

    JOB_SEEKER = "T19", _("job seeker")
    UNEMPLOYED = "T20", _("unemployed")


class OfferQuerySet(models.QuerySet["Offer"]):
    def unanswered(self) -> Self:
        return self.filter(status=OfferStatus.PROPOSED)

    def pending(self) -> Self:
        """Offers that keep a seat: the person's or the employer's answer is awaited."""
        return self.filter(
            models.Q(status=OfferStatus.PROPOSED) | models.Q(status=OfferStatus.AGREED, referral__status=ReferralStatus.SENT)
        )

    def shown(self) -> Self:
        """With everything that a card or the page of an offer shows."""
        return self.select_related("case", "referral", "vacancy__organisation", "vacancy__settlement__region", "vacancy__occupation")


class Offer(models.Model):
    """One vacancy offered to one case. `status` moves only through `mediation.rules.machines.OFFER`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.RESTRICT, related_name="offers")
    vacancy = models.ForeignKey(Vacancy, on_delete=models.RESTRICT, related_name="offers")
    status = models.CharField(max_length=10, choices=OfferStatus.choices, editable=False)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.PORTAL)
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    verdict = models.JSONField(db_comment="the criteria with their values and reasons on the day of the offer")
    answer_limit = models.CharField(max_length=3, choices=AnswerLimit.choices)
    edition = models.CharField(max_length=40)
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    reason_code = models.CharField(_("reason"), max_length=20, choices=RefusalReason.choices, blank=True)
    reason_words = models.CharField(_("in your own words"), max_length=500, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["-offered_at", "id"]
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        indexes = [
            models.Index(fields=["case", "-offered_at"], name="offer_of_case"),
            models.Index(fields=["vacancy"], condition=models.Q(status__in=["proposed", "agreed"]), name="offer_keeps_seat"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "vacancy"],
                condition=models.Q(status__in=["proposed", "agreed"]),
                name="offer_one_open",
                violation_error_message=_("This vacancy was offered to this person already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["agreed", "refused"]) | models.Q(answered_at__isnull=False),
                name="offer_answer_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="refused") | ~models.Q(reason_code=""),
                name="offer_refusal_has_reason",
                violation_error_message=_("Choose the reason of the refusal."),
            ),
            models.CheckConstraint(
                condition=~models.Q(source="specialist") | models.Q(offered_by__isnull=False), name="offer_specialist_is_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vacancy_id} → {self.case_id} {self.status}"

    @property
    def subject(self) -> Subject:
        return Subject("mediation.offer", self.pk)

    @property
    def answer_code(self) -> int:
        """Four figures by which an SMS names this offer among the person's few (R72)."""
        return 1000 + self.pk.int % 9000

    @property
    def is_unanswered(self) -> bool:
        return self.status == OfferStatus.PROPOSED

    @property
    def as_job_seeker(self) -> bool:
        """Whether the person was a job seeker when it was made: then one refusal registers as unemployed (R38.1)."""
        return self.answer_limit == AnswerLimit.JOB_SEEKER

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The criteria of the receipt, in their order."""
        return list(self.verdict["findings"])

    @property
    def open_questions(self) -> int:
        """Criteria that nobody could tell."""
        return sum(finding["value"] == Value.NOT_KNOWN for finding in self.findings)
