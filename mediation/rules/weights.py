"""The numbers of the comparison. They belong to this exchange, not to the Rules, which give criteria without numbers (R2.10, R70, D-24).

A weight only orders suitable vacancies among themselves; no weight can make a vacancy suitable or unsuitable.
"""

from __future__ import annotations

from typing import Final

from enbek.classifiers.distance import Distance
from mediation.rules.verdicts import Criterion

WEIGHTS: Final = {
    Criterion.OCCUPATION: 40,
    Criterion.TRANSPORT: 20,
    Criterion.PAY: 15,
    Criterion.EXPERIENCE: 10,
    Criterion.QUALIFICATION: 5,
    Criterion.REGIME: 5,
    Criterion.HEALTH: 3,
    Criterion.REQUIREMENTS: 2,
}
"""Shares of the score; they add up to 100."""

SAME_TRADE = Distance.SAME_MINOR_GROUP
"""Up to this distance two occupations are one trade: experience in one counts for the other."""

RELATED_FIELD = Distance.SAME_SUB_MAJOR_GROUP
"""Up to this distance the classifier alone cannot tell: the person and the employer can."""

CLOSENESS_OF_OCCUPATION: Final = {
    Distance.SAME_OCCUPATION: 100,
    Distance.SAME_UNIT: 90,
    Distance.SAME_MINOR_GROUP: 70,
    Distance.SAME_SUB_MAJOR_GROUP: 30,
    Distance.SAME_MAJOR_GROUP: 0,
    Distance.UNRELATED: 0,
}

UNKNOWN_CLOSENESS = 40
"""What an unanswered question adds to the order: less than "fits", more than nothing."""

PAY_MARGIN = 50
"""Pay above the wish by this many per cent or more counts in full; smaller margins count in proportion."""
