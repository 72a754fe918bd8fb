"""The filters of the queue."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from careercenters.models import Settlement, StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from enbek.formats import paragraph
from enbek.law import BESIDE, Party, TimeLimit, limits
from enbek.web.templatetags.enbek import language
from registration.backoffice.queue import HELD, LATE, MINE, NOBODYS, OFFICES, RUNNING
from registration.services.assignment import keepers_of

MOST_OFFICES = 30
"""Offices up to which their people and places are offered to choose from: a mobility centre and its branches, not the country."""

STATES = [("", _("all")), (LATE, _("late")), (RUNNING, _("running")), (HELD, pgettext_lazy("clock", "on hold"))]


class QueueForm(forms.Form):
    """Sent by GET: an address of the queue can be kept. An unknown value is refused, and the whole list shown."""

    limit = forms.ChoiceField(label=_("Time limit"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    officer = forms.ChoiceField(label=_("Kept by"), required=False)
    settlement = forms.ChoiceField(label=_("Lives in"), required=False)
    office = forms.ChoiceField(label=_("Office"), required=False)
    day = forms.DateField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, scope: Scope, which: str, member: StaffMember) -> None:
        super().__init__(data)
        self.fields["officer"].choices = _officers(scope, member)
        self.fields["settlement"].choices = [("", _("all")), *_settlements(scope)]
        self.fields["limit"].choices = [("", _("all")), *((one.id, _titled(one)) for one in (*limits(), *limits(BESIDE)) if _belongs(one, which))]
        offices = [*scope.centres, *scope.mobility_centres] if which == OFFICES else []
        if len(offices) > 1:
            self.fields["office"].choices = [("", _("all")), *((str(office.pk), str(office.name)) for office in offices)]
        else:
            del self.fields["office"]

    def choice(self) -> dict[str, Any]:
        return self.cleaned_data if self.is_valid() else {}


def _officers(scope: Scope, member: StaffMember) -> list[tuple[str, Any]]:
    """Whoever keeps files may ask for the own; whoever looks over many offices has no list of all their people."""
    mine = [(MINE, _("me"))] if member.may(Right.KEEP_FILES) else []
    colleagues = keepers_of(scope.centre_ids) if len(scope.centres) <= MOST_OFFICES else []
    others = [(str(one.pk), one.full_name) for one in colleagues if one.pk != member.pk]
    return [("", _("all")), *mine, (NOBODYS, _("nobody yet")), *others]


def _settlements(scope: Scope) -> list[tuple[str, str]]:
    """Where people of these offices live: an assistant's own villages, else what the centres serve."""
    if len(scope.centres) > MOST_OFFICES:
        return []
    rows = Settlement.objects.filter(served_by__in=scope.centre_ids).distinct()
    if scope.settlements is not None:
        rows = Settlement.objects.filter(pk__in=scope.settlements)
    return [(row.pk, str(row.name)) for row in rows]


def _belongs(limit: TimeLimit, which: str) -> bool:
    return limit.party.is_office == (which == OFFICES) and limit.party is not Party.EMPLOYER


def _titled(limit: TimeLimit) -> str:
    return f"{limit.title.in_(language())} ({paragraph(limit.paragraph, language())})"
