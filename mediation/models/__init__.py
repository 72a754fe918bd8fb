from mediation.models.contests import Contest
from mediation.models.interviews import Interview
from mediation.models.journeys import Journey
from mediation.models.offers import Offer
from mediation.models.referrals import Referral
from mediation.models.runs import MatchRun
from mediation.models.searches import CandidateSearch

__all__ = ["CandidateSearch", "Contest", "Interview", "Journey", "MatchRun", "Offer", "Referral"]
