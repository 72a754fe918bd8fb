"""Who works where. The role gives the rights (`careercenters.rules.rights`), the office gives the cases."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models.offices import CareerCentre, MobilityCentre
from careercenters.models.places import Region, Settlement
from careercenters.rules.rights import Right, Role, may
from enbek.classifiers.tables import said
from enbek.i18n import Text

ROLES = [(role.value, said(role.words.kk, role.words.ru, role.words.en)) for role in Role]
OF_A_CENTRE = (Role.SPECIALIST, Role.ASSISTANT, Role.DIRECTOR)


def _place_fits_role() -> models.Q:
    """A specialist belongs to a centre, an officer to a mobility centre, a supervisor to a region or to the country."""
    centre, mobility, region = (models.Q(**{f"{name}__isnull": True}) for name in ("career_centre", "mobility_centre", "region"))
    of_a_centre = models.Q(role__in=[role.value for role in OF_A_CENTRE]) & ~centre & mobility & region
    of_mobility = models.Q(role=Role.MOBILITY_OFFICER.value) & centre & ~mobility & region
    supervisor = models.Q(role=Role.SUPERVISOR.value) & centre & mobility
    support = models.Q(role__in=[Role.SUPPORT.value, Role.MODERATOR.value]) & centre & mobility & region
    return of_a_centre | of_mobility | supervisor | support


class StaffMemberQuerySet(models.QuerySet["StaffMember"]):
    def at_work(self) -> Self:
        """Those whose appointment and account are in force."""
        return self.filter(active=True, user__is_active=True, user__is_staff=True)


class StaffMember(models.Model):
    """One person of the staff at one place. Leaving ends `active`; the row stays, for the log of who looked at what."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.RESTRICT, related_name="staff_member")
    role = models.CharField(_("role"), max_length=20, choices=ROLES)
    full_name = models.CharField(_("name"), max_length=200)
    career_centre = models.ForeignKey(
        CareerCentre, verbose_name=_("career centre"), null=True, blank=True, on_delete=models.RESTRICT, related_name="staff"
    )
    mobility_centre = models.ForeignKey(
        MobilityCentre, verbose_name=_("labour-mobility centre"), null=True, blank=True, on_delete=models.RESTRICT, related_name="staff"
    )
    region = models.ForeignKey(Region, verbose_name=_("region"), null=True, blank=True, on_delete=models.RESTRICT, related_name="staff")
    settlements = models.ManyToManyField(Settlement, verbose_name=_("settlements of an assistant"), blank=True, related_name="assistants")
    active = models.BooleanField(_("works here"), default=True)

    objects = StaffMemberQuerySet.as_manager()

    class Meta:
        ordering = ["full_name", "id"]
        verbose_name = _("staff member")
        verbose_name_plural = _("staff members")
        constraints = [
            models.CheckConstraint(
                condition=_place_fits_role(), name="staff_place_fits_role",
                violation_error_message=_("The office does not fit the role: a centre for its staff, a labour-mobility centre for its officer, "
                                          "a region or nothing for a supervisor."),
            ),
            models.CheckConstraint(condition=models.Q(role__in=[role.value for role in Role]), name="staff_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.full_name}, {self.get_role_display()}"

    def may(self, right: Right) -> bool:
        return may(Role(self.role), right)

    @property
    def may_moderate(self) -> bool:
        return self.may(Right.MODERATE)

    @property
    def office_name(self) -> Text:
        """The office, the region of a supervisor, or the country."""
        place = self.career_centre or self.mobility_centre or self.region
        return place.name if place else WHOLE_COUNTRY


WHOLE_COUNTRY = Text("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan")
