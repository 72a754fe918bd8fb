from careercenters.models.absences import Substitution
from careercenters.models.offices import CareerCentre, MobilityCentre
from careercenters.models.places import Region, Settlement
from careercenters.models.staff import StaffMember

__all__ = ["CareerCentre", "MobilityCentre", "Region", "Settlement", "StaffMember", "Substitution"]
