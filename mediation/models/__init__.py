from mediation.models.contests import Contest
from mediation.models.interviews import Interview
from mediation.models.journeys import Journey
from mediation.models.offers import Offer
from mediation.models.referrals import Referral
from mediation.models.runs import MatchRun

__all__ = ["Contest", "Interview", "Journey", "MatchRun", "Offer", "Referral"]
