"""The Rules as data: editions, time limits, grounds, legal bases, discrepancies, hours, thresholds. Pure: no Django, no clock.

Nobody else in the exchange writes a number of days, an age or a threshold.
"""

from enbek.law.bases import legal_basis
from enbek.law.data import fill
from enbek.law.discrepancies import Discrepancy, discrepancies, discrepancy
from enbek.law.editions import BESIDE, GUIDE, ORDER_214, ORDER_259, Edition, edition, edition_on, editions
from enbek.law.errors import LawError
from enbek.law.grounds import Ground, ground, grounds
from enbek.law.hours import CAREER_CENTRE_HOURS, MOBILITY_CENTRE_HOURS, OfficeHours
from enbek.law.limits import Party, Quotation, TimeLimit, Unit, has_limit, limit, limits

__all__ = [
    "BESIDE",
    "CAREER_CENTRE_HOURS",
    "GUIDE",
    "MOBILITY_CENTRE_HOURS",
    "ORDER_214",
    "ORDER_259",
    "Discrepancy",
    "Edition",
    "Ground",
    "LawError",
    "OfficeHours",
    "Party",
    "Quotation",
    "TimeLimit",
    "Unit",
    "discrepancies",
    "discrepancy",
    "edition",
    "edition_on",
    "editions",
    "ground",
    "grounds",
    "has_limit",
    "legal_basis",
    "limit",
    "limits",
]

fill()
