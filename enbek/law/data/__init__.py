"""The texts of the Rules as rows. `fill()` enters them into the registers of `enbek.law`."""

from enbek.law import discrepancies, grounds, limits
from enbek.law.data import (
    beside,
    discrepancies_editions,
    discrepancies_inner,
    discrepancies_languages,
    grounds_214,
    guide,
    order_214,
    order_259,
)


def fill() -> None:
    """Enter every row; called once, by `enbek.law`."""
    limits.declare(*order_214.LIMITS, *order_259.LIMITS, *guide.LIMITS, *beside.LIMITS)
    grounds.declare(*grounds_214.REFUSAL_JOB_SEEKER, *grounds_214.REFUSAL_UNEMPLOYED, *grounds_214.DEREGISTRATION)
    discrepancies.declare(
        *discrepancies_languages.DISCREPANCIES, *discrepancies_inner.DISCREPANCIES, *discrepancies_editions.DISCREPANCIES
    )
