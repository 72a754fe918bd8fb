from employers.models.organisations import Membership, Organisation
from employers.models.vacancies import Vacancy

__all__ = ["Membership", "Organisation", "Vacancy"]
