from employers.models.confirmations import Confirmation
from employers.models.drafts import Draft
from employers.models.invitations import Invitation
from employers.models.moderation import Report, Review
from employers.models.organisations import MemberRole, Membership, Organisation
from employers.models.vacancies import Vacancy
from employers.models.versions import VacancyVersion

__all__ = ["Confirmation", "Draft", "Invitation", "MemberRole", "Membership", "Organisation", "Report", "Review", "Vacancy", "VacancyVersion"]
