"""What moderators look at: a vacancy that a rule or a reader pointed to, and what was decided. And the readers' reports."""

from __future__ import annotations

import uuid
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.models.vacancies import Vacancy
from employers.rules.moderation import WORDS, Reason
from enbek import clock
from enbek.classifiers.tables import said
from enbek.i18n import Text

OF_ANOTHER = frozenset({Reason.DUPLICATE.value, Reason.COPIED.value})
"""Reasons whose evidence is the id of another vacancy, which the page shows in full."""

REASONS = [(reason.value, said(words.kk, words.ru, words.en)) for reason, words in WORDS.items()]


class Outcome(models.TextChoices):
    APPROVED = "approved", _("approved")
    DECLINED = "declined", _("returned to the employer")
    OVERTAKEN = "overtaken", _("the vacancy was changed or closed meanwhile")


class ReviewQuerySet(models.QuerySet["Review"]):
    def waiting(self) -> Self:
        return self.filter(outcome="")

    def shown(self) -> Self:
        return self.select_related("vacancy__organisation", "vacancy__settlement__region", "vacancy__occupation", "decided_by")


class Review(models.Model):
    """One look at one version of a vacancy; decided, it is the receipt that the employer gets."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vacancy = models.ForeignKey(Vacancy, on_delete=models.RESTRICT, related_name="reviews")
    version = models.PositiveIntegerField()
    findings = models.JSONField(db_comment="list of {reason, evidence}")
    opened_at = models.DateTimeField(default=clock.now)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    reasons = ArrayField(models.CharField(max_length=20, choices=REASONS), default=list, blank=True)
    words = models.CharField(_("in your own words"), max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    edition = models.CharField(max_length=40, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "id"]
        indexes = [models.Index(fields=["opened_at"], condition=models.Q(outcome=""), name="review_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["vacancy"], condition=models.Q(outcome=""), name="review_one_at_a_time"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", "overtaken"]) | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="review_decided_by_a_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome="declined") | models.Q(reasons__len__gt=0), name="review_declined_for_a_reason",
                violation_error_message=_("Choose at least one reason."),
            ),
        ]

    @property
    def shown_findings(self) -> list[tuple[Text, str]]:
        """Each reason in words, with the evidence."""
        return [(Reason(one["reason"]).words, "" if one["reason"] in OF_ANOTHER else one["evidence"]) for one in self.findings]

    @property
    def receipt(self) -> dict[str, Any]:
        """What `components/receipt.html` draws. Facts are what the rules or the readers pointed to."""
        return {
            "title": DECIDED[Outcome(self.outcome)], "outcome": self.get_outcome_display(), "outcome_tone": "good" if self.outcome == Outcome.APPROVED else "bad",
            "decided_at": self.decided_at, "decided_by": MODERATOR, "authority": AUTHORITY, "edition": self.edition, "paragraph": "68",
            "grounds": [{"text": Reason(code).words, "verdict": "holds", "sentence": self.words} for code in self.reasons],
            "facts": [{"sentence": f"{words}: {shown}" if shown else words, "registry_title": AUTHORITY} for words, shown in self.shown_findings],
        }


MODERATOR = Text("портал модераторы", "модератор портала", "a moderator of the portal")
AUTHORITY = Text("enbek порталының операторы", "оператор портала enbek", "the operator of the portal")
DECIDED = {
    Outcome.APPROVED: Text("Бос жұмыс орны тексерілді", "Вакансия проверена", "The vacancy was looked at"),
    Outcome.DECLINED: Text("Бос жұмыс орны қайтарылды", "Вакансия возвращена", "The vacancy was returned"),
    Outcome.OVERTAKEN: Text("Тексеру қажет болмай қалды", "Проверка больше не нужна", "The look was no longer needed"),
}


class Report(models.Model):
    """A reader says that something is wrong with a vacancy. One of a person for a vacancy."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vacancy = models.ForeignKey(Vacancy, on_delete=models.RESTRICT, related_name="reports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    reason = models.CharField(max_length=20, choices=REASONS)
    words = models.CharField(_("in your own words"), max_length=500, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["by", "at"], name="report_of_a_day")]
        constraints = [models.UniqueConstraint(fields=["vacancy", "by"], name="report_once")]
