"""Ages, numbers of months and counters. Values from outside the sources are marked `[ext]`: a lawyer must confirm them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dateutil.relativedelta import relativedelta

MIN_AGE_WITHOUT_REPRESENTATIVE = 16
"""R6: below this age a statement of a legal representative is needed. Years."""

MIN_AGE_UNEMPLOYED = 16
"""R41.1: below this age nobody is registered as unemployed. Years."""

REFUSALS_TO_DEREGISTER = 3
"""R51.2a: refusals of suitable work that make a ground (counted as Q-08 says)."""

CONTRIBUTION_MONTHS = 6
"""G4.1: months of social contributions that open the social payment."""

CONTRIBUTION_WINDOW_MONTHS = 24
"""G4.1: calendar months before registration as unemployed in which they are counted."""

YOUTH_PRACTICE_MAX_AGE = 29
"""G5.1, Q-14: years, the last one included."""

YOUTH_PRACTICE_MAX_YEARS_AFTER_STUDY = 3
YOUTH_PRACTICE_MAX_MONTHS = 6
SOCIAL_WORKPLACE_MAX_MONTHS = 12
SOCIAL_WORKPLACE_STATE_SHARE_PERCENT = 35
PUBLIC_WORKS_MAX_MONTHS = 12
"""G5.1–G5.3, Q-14: the guide's figures, undated."""

MONTHS_AFTER_SELF_WILLED_EXIT = 3
"""G5.4: months from repeated registration before a new referral to a temporary state job; only the guide says so."""

LAYOFF_NOTICE_MONTHS = 1
"""Q-16 [ext]: the employer's notice to the career centre before a layoff."""


@dataclass(frozen=True, slots=True)
class PensionStep:
    """From `since` on, pension age is `years` and `months`."""

    since: date
    years: int
    months: int = 0

    @property
    def age(self) -> relativedelta:
        return relativedelta(years=self.years, months=self.months)


PENSION_STEPS: dict[str, tuple[PensionStep, ...]] = {
    "M": (PensionStep(date.min, 63),),
    "F": (
        PensionStep(date.min, 61),
        PensionStep(date(2028, 1, 1), 61, 6),
        PensionStep(date(2029, 1, 1), 62),
        PensionStep(date(2030, 1, 1), 62, 6),
        PensionStep(date(2031, 1, 1), 63),
    ),
}
"""R41.3, Social Code art. 207(1) [ext]. The earlier pensions of art. 207(2) and (3) depend on facts that no registry here holds:
an officer decides on them."""


def pension_age_reached_on(birth_date: date, sex: str) -> date:
    """The first day of pension age (R41.3). `sex` is "M" or "F"; raises KeyError for anything else.

    A person reaches it in the step in force on that day: who misses the last day of a step waits for the next age.
    """
    steps = PENSION_STEPS[sex]
    for step, following in pairwise(steps):
        reached = birth_date + step.age
        if reached < following.since:
            return reached
    return birth_date + steps[-1].age
