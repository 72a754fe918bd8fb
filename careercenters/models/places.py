"""Places: regions and settlements of the classifier of administrative-territorial objects (KATO)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text


class Named(models.Model):
    """A name in both state languages and in English."""

    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta:
        abstract = True

    @property
    def name(self) -> Text:
        return Text(self.name_kk, self.name_ru, self.name_en)

    def __str__(self) -> str:
        return str(self.name)


class Region(Named):
    """One of the 20 regions; `kato` is the two-digit code of ISO 3166-2:KZ."""

    kato = models.CharField(max_length=2, primary_key=True)

    class Meta:
        ordering = ["kato"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")


class Settlement(Named):
    """A town or a village. A person of a rural settlement is also reached through the akim (R37.2, R52)."""

    kato = models.CharField(max_length=9, primary_key=True)
    region = models.ForeignKey(Region, on_delete=models.RESTRICT, related_name="settlements")
    district_kk = models.CharField(max_length=200, blank=True)
    district_ru = models.CharField(max_length=200, blank=True)
    district_en = models.CharField(max_length=200, blank=True)
    rural = models.BooleanField(default=False)

    class Meta:
        ordering = ["region_id", "kato"]
        verbose_name = _("settlement")
        verbose_name_plural = _("settlements")

    @property
    def district(self) -> Text:
        return Text(self.district_kk, self.district_ru, self.district_en)
