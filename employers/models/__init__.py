from employers.models.confirmations import Confirmation
from employers.models.organisations import Membership, Organisation
from employers.models.vacancies import Vacancy

__all__ = ["Confirmation", "Membership", "Organisation", "Vacancy"]
