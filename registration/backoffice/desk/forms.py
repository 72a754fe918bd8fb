"""Passing a file on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careercenters.models import StaffMember
from registration.models import Case
from registration.services.assignment import keepers_of


class GiveForm(forms.Form):
    """Empty: back to the common desk. `kept_by`: who kept the file when the page was drawn."""

    to: forms.ModelChoiceField[StaffMember] = forms.ModelChoiceField(label=_("Give the file to"), queryset=StaffMember.objects.none(), required=False, empty_label=_("nobody yet"))
    kept_by = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, initial={"to": case.officer_id, "kept_by": case.officer_id}, **kwargs)
        self.fields["to"].queryset = keepers_of([case.centre_id])
        self.fields["to"].label_from_instance = lambda member: member.full_name
