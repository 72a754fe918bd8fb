"""Offices: labour-mobility centres and their branches, the career centres (R2.14)."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from careercenters.models.places import Named, Region, Settlement
from enbek.law.hours import CAREER_CENTRE_HOURS, MOBILITY_CENTRE_HOURS, OfficeHours


class Office(Named):
    """An office with its hours (CL4: hours are data of each office)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bin = models.CharField(_("BIN"), max_length=12, blank=True)
    address_kk = models.CharField(max_length=300, blank=True)
    address_ru = models.CharField(max_length=300, blank=True)
    address_en = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    opens = models.TimeField()
    closes = models.TimeField()
    lunch_from = models.TimeField(null=True, blank=True)
    lunch_to = models.TimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def hours(self) -> OfficeHours:
        lunch = (self.lunch_from, self.lunch_to) if self.lunch_from and self.lunch_to else None
        return OfficeHours(opens=self.opens, closes=self.closes, lunch=lunch)

    def set_hours(self, hours: OfficeHours) -> None:
        self.opens, self.closes = hours.opens, hours.closes
        self.lunch_from, self.lunch_to = hours.lunch or (None, None)


class MobilityCentre(Office):
    """Labour-mobility centre: decides on the status of unemployed (A2.1)."""

    STANDARD_HOURS = MOBILITY_CENTRE_HOURS

    region = models.ForeignKey(Region, on_delete=models.RESTRICT, related_name="mobility_centres")

    class Meta:
        ordering = ["region_id", "name_ru"]
        verbose_name = _("labour-mobility centre")
        verbose_name_plural = _("labour-mobility centres")


class CareerCentre(Office):
    """Career centre: a branch of a mobility centre; registers job seekers (A1.1)."""

    STANDARD_HOURS = CAREER_CENTRE_HOURS

    mobility_centre = models.ForeignKey(MobilityCentre, on_delete=models.RESTRICT, related_name="branches")
    settlement = models.ForeignKey(Settlement, on_delete=models.RESTRICT, related_name="career_centres")
    serves = models.ManyToManyField(Settlement, related_name="served_by", blank=True)

    class Meta:
        ordering = ["settlement__region_id", "name_ru"]
        verbose_name = _("career centre")
        verbose_name_plural = _("career centres")
