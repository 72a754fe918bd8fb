"""Forms of moderation: a reader's report, a moderator's decision."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.models.moderation import REASONS
from employers.rules.moderation import Reason

OF_A_READER = (Reason.FAKE_PAY, Reason.MONEY_ASKED, Reason.SEX, Reason.AGE, Reason.SEVERAL_JOBS, Reason.NOT_A_JOB)


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=[choice for choice in REASONS if choice[0] in {one.value for one in OF_A_READER}], widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("In your own words"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class DecisionForm(forms.Form):
    approve = forms.ChoiceField(label=_("Your decision"), choices=[("yes", _("Publish it")), ("no", _("Return it to the employer"))], widget=forms.RadioSelect)
    reasons = forms.MultipleChoiceField(
        label=_("Reasons of the return"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[choice for choice in REASONS if choice[0] != Reason.REPORTED.value],
    )
    words = forms.CharField(label=_("In your own words"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
                            help_text=_("The employer reads this as it stands."))
