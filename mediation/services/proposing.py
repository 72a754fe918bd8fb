"""What a specialist may offer to one person now: the same search as the portal's, without offering anything (R70, R71)."""

from __future__ import annotations

from uuid import UUID

from employers.models import Vacancy
from mediation.services.matching import Ranked, suitable_for
from registration.models import Case

SHOWN = 20
"""As many as one reads."""


def best(case: Case) -> tuple[int, list[Ranked]]:
    """How many vacancies the rules looked at, and the best suitable ones with their verdicts."""
    considered, suitable = suitable_for(case)
    return considered, suitable[:SHOWN]


def vacancy_of(chosen: str) -> UUID | None:
    """The id of an existing vacancy from what a form sent; None for anything else."""
    try:
        vacancy_id = UUID(chosen)
    except ValueError:
        return None
    return vacancy_id if Vacancy.objects.filter(pk=vacancy_id).exists() else None
