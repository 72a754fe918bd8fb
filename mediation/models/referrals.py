"""Referrals: the résumé of a person who agreed, sent to the employer, and the employer's answer (R73, R75, R76)."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.accounts.models import User
from enbek.subjects import Subject
from mediation.models.offers import Offer
from mediation.rules.machines import ReferralStatus
from mediation.rules.reasons import EmployerReason


class ReferralQuerySet(models.QuerySet["Referral"]):
    def of_member(self, user: User) -> Self:
        """Those of the organisations that `user` acts for; a stranger finds nothing."""
        return self.filter(offer__vacancy__organisation__membership__user=user)

    def undecided(self) -> Self:
        return self.filter(status=ReferralStatus.SENT)

    def shown(self) -> Self:
        return self.select_related("offer__case", "offer__vacancy__organisation", "offer__vacancy__settlement", "offer__vacancy__occupation")


class Referral(models.Model):
    """One agreed offer at the employer. `resume` is what was sent, as it was on that day: no IIN, no health."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.OneToOneField(Offer, on_delete=models.RESTRICT, related_name="referral")
    status = models.CharField(max_length=15, choices=ReferralStatus.choices, editable=False)
    resume = models.JSONField()
    edition = models.CharField(max_length=40)
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    hired_on = models.DateField(_("hired on"), null=True, blank=True)
    reason_code = models.CharField(_("reason"), max_length=20, choices=EmployerReason.choices, blank=True)
    reason_words = models.CharField(_("in your own words"), max_length=500, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "id"]
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        indexes = [models.Index(fields=["offer"], condition=models.Q(status="sent"), name="referral_undecided")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="hired") | models.Q(hired_on__isnull=False, answered_by__isnull=False),
                name="referral_hire_has_day_and_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="refused") | ~models.Q(reason_code=""),
                name="referral_refusal_has_reason",
                violation_error_message=_("Choose the reason of the refusal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.status}"

    @property
    def subject(self) -> Subject:
        return Subject("mediation.referral", self.pk)

    @property
    def is_undecided(self) -> bool:
        return self.status == ReferralStatus.SENT

    @property
    def can_hire(self) -> bool:
        """A hire after the employer's silence is late, and still good."""
        return self.status in (ReferralStatus.SENT, ReferralStatus.DEEMED_REFUSED)
