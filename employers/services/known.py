"""What the classifiers know, for the pure rules: asked row by row, or read once for a long table."""

from __future__ import annotations

from careercenters.models import Settlement
from employers.rules.posting import Known
from enbek.classifiers.models import Occupation


def one_by_one() -> Known:
    """A query a code: for one vacancy."""
    return Known(
        occupation=lambda code: Occupation.objects.filter(pk=code).exists(),
        settlement=lambda kato: Settlement.objects.filter(pk=kato).exists(),
    )


def all_at_once() -> Known:
    """Two queries, then none: for thousands of rows."""
    occupations = frozenset(Occupation.objects.values_list("pk", flat=True))
    settlements = frozenset(Settlement.objects.values_list("pk", flat=True))
    return Known(occupation=occupations.__contains__, settlement=settlements.__contains__)
