"""What a meeting at the centre is for, and what became of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text


class VisitKind(models.TextChoices):
    BOOKED = "booked", _("visit at the person's own wish")
    PLANNED = "planned", _("visit planned with the office")
    SUMMONS = "summons", _("summons for active measures")


class VisitState(models.TextChoices):
    EXPECTED = "expected", _("expected")
    ATTENDED = "attended", _("came")
    MISSED = "missed", _("did not come")
    MOVED = "moved", _("moved")
    CANCELLED = "cancelled", _("cancelled")


HOLDS_THE_SLOT = (VisitState.EXPECTED, VisitState.ATTENDED, VisitState.MISSED)

MEASURES: dict[str, Text] = {
    "training": Text("кәсіптік оқуға жолдама алу", "получение направления на профессиональное обучение", "a referral to vocational training"),
    "social_workplace": Text("әлеуметтік жұмыс орнына жолдама алу", "получение направления на социальное рабочее место", "a referral to a social workplace"),
    "youth_practice": Text("жастар практикасына жолдама алу", "получение направления на молодёжную практику", "a referral to youth practice"),
    "public_works": Text("қоғамдық жұмыстарға жолдама алу", "получение направления на общественные работы", "a referral to public works"),
    "enterprise": Text("кәсіпкерлікке жәрдемдесу шаралары", "меры содействия предпринимательству", "measures that help to start a business"),
}
"""Active measures for which a person is summoned (R51.3b, R63)."""
