"""What a repeat application changes in the person's earlier card (R21)."""

from __future__ import annotations

from registration.models import EmploymentCard, Intake
from registration.services import cards
from registration.services.intakes import earlier_of
from registration.shown.card import CardRow, compared
from seekers.models import Resume


def changes_of(intake: Intake) -> list[CardRow] | None:
    """Field by field what was and what is now; None for a first application, empty when nothing changed."""
    earlier = earlier_of(intake)
    if earlier is None or intake.application is None or intake.person is None:
        return None
    card = EmploymentCard.objects.filter(case__person=intake.person).first()
    if card is None:
        return None
    resume = Resume.objects.select_related("wanted").prefetch_related("education", "jobs", "languages").get(person=intake.person)
    return compared(card, cards.typed(intake.person, intake.application, resume))
