"""Forms of an organisation and its team."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from careercenters.forms import SettlementField
from employers.models import MemberRole
from enbek.identifiers import BINFormField


class EnterForm(forms.Form):
    bin = BINFormField(label=_("BIN"), help_text=_("12 digits. On the next page the organisation's EDS shows that you act for it."))
    name_kk = forms.CharField(label=_("Name in Kazakh"), max_length=200)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=200)
    settlement = SettlementField(label=_("Town or village of the organisation"), empty_label=_("choose"))
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)


class InviteForm(forms.Form):
    note = forms.CharField(label=_("Whom do you invite?"), max_length=100, help_text=_("A name or an e-mail, for your team alone."))
    role = forms.ChoiceField(label=_("Role"), choices=MemberRole.choices, initial=MemberRole.RECRUITER, widget=forms.RadioSelect,
                             help_text=_("An owner leads the team, a recruiter posts and hires, a reader only looks."))
