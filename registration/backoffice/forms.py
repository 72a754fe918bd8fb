"""The filters of the queue."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from careercenters.services.scopes import Scope
from enbek.formats import paragraph
from enbek.law import Party, TimeLimit, limits
from enbek.web.templatetags.enbek import language
from registration.backoffice.queue import HELD, LATE, OFFICES, RUNNING

STATES = [("", _("all")), (LATE, _("late")), (RUNNING, _("running")), (HELD, pgettext_lazy("clock", "on hold"))]


class QueueForm(forms.Form):
    """Sent by GET: an address of the queue can be kept. An unknown value is refused, and the whole list shown."""

    limit = forms.ChoiceField(label=_("Time limit"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    office = forms.ChoiceField(label=_("Office"), required=False)
    day = forms.DateField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, scope: Scope, which: str) -> None:
        super().__init__(data)
        self.fields["limit"].choices = [("", _("all")), *((one.id, _titled(one)) for one in limits() if _belongs(one, which))]
        offices = [*scope.centres, *scope.mobility_centres] if which == OFFICES else []
        if len(offices) > 1:
            self.fields["office"].choices = [("", _("all")), *((str(office.pk), str(office.name)) for office in offices)]
        else:
            del self.fields["office"]

    def choice(self) -> dict[str, Any]:
        return self.cleaned_data if self.is_valid() else {}


def _belongs(limit: TimeLimit, which: str) -> bool:
    return limit.party.is_office == (which == OFFICES) and limit.party is not Party.EMPLOYER


def _titled(limit: TimeLimit) -> str:
    return f"{limit.title.in_(language())} ({paragraph(limit.paragraph, language())})"
