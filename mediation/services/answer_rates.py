"""How an employer answers about the candidates it was sent: public, because silence costs people days (R75)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from mediation.models import Referral
from mediation.rules.machines import ReferralStatus

ENOUGH = 5
"""Own: with fewer ended referrals a share says nothing of the employer and too much of single people."""


@dataclass(frozen=True, slots=True)
class AnswerRate:
    """Referrals that have ended: how many, of them answered by a person, of them hired."""

    ended: int
    answered: int
    hired: int

    @property
    def is_enough(self) -> bool:
        return self.ended >= ENOUGH

    @property
    def percent(self) -> int:
        return 100 * self.answered // self.ended if self.ended else 0


def of(organisation_id: UUID) -> AnswerRate:
    """Counts an answer only if the employer gave it; a referral that was taken back says nothing of the employer. One query."""
    answered = Q(status__in=[ReferralStatus.HIRED, ReferralStatus.REFUSED])
    rows = Referral.objects.filter(offer__vacancy__organisation=organisation_id).order_by()
    counts = rows.aggregate(
        ended=Count("pk", filter=answered | Q(status=ReferralStatus.DEEMED_REFUSED)),
        answered=Count("pk", filter=answered),
        hired=Count("pk", filter=Q(status=ReferralStatus.HIRED)),
    )
    return AnswerRate(**counts)
