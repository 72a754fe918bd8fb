"""Transfers entered by officers, and the years whose table an officer has checked against the official calendar."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from enbek.i18n import Text
from enbek.workdays.errors import CalendarError
from enbek.workdays.table import Change, Override, builtin, contradiction


class DayOverride(models.Model):
    """One day that an act makes working or off; the built-in table stays as it is beneath (CL5)."""

    class Kind(models.TextChoices):
        MOVED_WORKING = Change.MOVED_WORKING.value, _("working day: the day off was moved away")
        MOVED_OFF = Change.MOVED_OFF.value, _("day off: moved here from another day")
        HOLIDAY_SET = Change.HOLIDAY_SET.value, _("holiday set by an act")
        HOLIDAY_WITHDRAWN = Change.HOLIDAY_WITHDRAWN.value, _("holiday withdrawn, or its date changed")

    day = models.DateField(_("day"), unique=True, error_messages={"unique": _("This day has a change already: edit that one.")})
    kind = models.CharField(_("what changes"), max_length=20, choices=Kind.choices)
    why_kk = models.CharField(_("reason in Kazakh"), max_length=200)
    why_ru = models.CharField(_("reason in Russian"), max_length=200)
    why_en = models.CharField(_("reason in English"), max_length=200)
    act = models.CharField(_("act"), max_length=300, help_text=_("who ordered it, when and under which number"))
    act_url = models.CharField(_("address of the act"), max_length=200, blank=True, validators=[URLValidator(schemes=["https", "http"])])
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+", editable=False)

    class Meta:
        ordering = ["day"]
        verbose_name = _("change of a working day")
        verbose_name_plural = _("changes of working days")
        constraints = [
            models.CheckConstraint(condition=~models.Q(act=""), name="dayoverride_has_act",
                                   violation_error_message=_("Name the act that orders the change.")),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y} – {self.get_kind_display()}"

    def as_override(self) -> Override:
        return Override(self.day, Change(self.kind), Text(self.why_kk, self.why_ru, self.why_en), self.act)

    def clean(self) -> None:
        """Refuse what the calendar contradicts, and what it says already."""
        super().clean()
        if self.day is None or self.kind not in self.Kind.values:
            return
        try:
            already = builtin().is_working(self.day) == Change(self.kind).works
        except CalendarError as error:
            raise ValidationError({"day": str(error.text)}) from error
        problem = contradiction(self.as_override())
        if problem:
            raise ValidationError({"kind": str(problem)})
        if already:
            raise ValidationError({"kind": _("The calendar says so already: no change is needed.")})


class CalendarYear(models.Model):
    """A year whose working days an officer has compared with the official calendar."""

    year = models.PositiveSmallIntegerField(_("year"), primary_key=True)
    act = models.CharField(_("source"), max_length=300, help_text=_("the official calendar or order it was compared with"))
    confirmed_on = models.DateField(_("confirmed on"))
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.RESTRICT, related_name="+", editable=False)

    class Meta:
        ordering = ["-year"]
        verbose_name = _("confirmed calendar year")
        verbose_name_plural = _("confirmed calendar years")

    def __str__(self) -> str:
        return str(self.year)

    def clean(self) -> None:
        super().clean()
        first, last = builtin().first_year, builtin().last_year
        if self.year is not None and not first <= self.year <= last:
            limits: dict[str, Any] = {"first": first, "last": last}
            raise ValidationError({"year": _("The table covers %(first)s to %(last)s.") % limits})
