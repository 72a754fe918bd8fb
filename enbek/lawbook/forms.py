"""The two questions of the calculator. Both are asked by GET, so that the answer has an address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.law import TimeLimit, limit, limits
from enbek.web.templatetags.enbek import language
from enbek.workdays.chain import Channel

CHANNELS = [
    (Channel.ENBEK.value, _("enbek.kz")),
    (Channel.EGOV.value, _("egov.kz")),
    (Channel.CENTRE.value, _("a career centre, in person")),
]
DATE_ERRORS = {"invalid": _("Write the date as year-month-day, for example 2026-03-19."), "required": _("Choose a date.")}


def _date_field(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget, input_formats=["%Y-%m-%d"], error_messages=DATE_ERRORS)


class ApplicationForm(forms.Form):
    """I applied on … at … through …"""

    on = _date_field(_("I applied on"))
    at = forms.TimeField(
        label=_("Time of applying"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), input_formats=["%H:%M", "%H:%M:%S"],
        help_text=_("Time of Kazakhstan (Asia/Almaty)."),
        error_messages={"invalid": _("Write the time as hours and minutes, for example 19:30."), "required": _("Choose a time.")},
    )
    through = forms.ChoiceField(label=_("Where I applied"), choices=CHANNELS, initial=Channel.ENBEK.value)

    def submitted_at(self) -> datetime:
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["at"], clock.ALMATY)

    def channel(self) -> Channel:
        return Channel(self.cleaned_data["through"])


class LimitForm(forms.Form):
    """One time limit from one day."""

    limit = forms.ChoiceField(label=_("Time limit"))
    day = _date_field(_("Day of the event"), _("It is day 0: counting begins on the next day."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = language()
        self.fields["limit"].choices = [(item.id, f"{item.title.in_(words)} ({item.id})") for item in limits()]

    def rule(self, edition_id: str) -> TimeLimit:
        """Raises UnknownLimit when the edition of that day has no such limit."""
        return limit(self.cleaned_data["limit"], edition_id)
