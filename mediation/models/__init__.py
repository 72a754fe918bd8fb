from mediation.models.journeys import Journey
from mediation.models.offers import Offer
from mediation.models.referrals import Referral
from mediation.models.runs import MatchRun

__all__ = ["Journey", "MatchRun", "Offer", "Referral"]
