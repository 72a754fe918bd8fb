"""Forms of a hearing: the person's answer, the finding, the decision, an officer's own finding of a fact."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.law import ground
from enbek.law.deregistration import GOOD_REASONS
from enbek.web.uploads import DocumentField
from registration.forms import YesNoField


class AnswerForm(forms.Form):
    """What happened, in the person's own words, with a paper that shows it if there is one (Q-18)."""

    reason = forms.ChoiceField(label=_("What is nearest to the truth?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Tell how it was"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("When, what happened, what you did. Write as you speak: an officer reads it, not a machine."),
    )
    evidence = DocumentField(
        label=_("A paper that shows it"), required=False,
        help_text=_("A photo or a scan: PDF, JPEG or PNG, up to 5 MB. You can send more papers later, one by one."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(code, str(text)) for code, text in GOOD_REASONS.items()]  # type: ignore[attr-defined]  # a ChoiceField


class OwnAnswerForm(AnswerForm):
    all_said = forms.BooleanField(
        label=_("I have said everything: do not wait for the end of the term"), required=False,
        help_text=_("The career centre then looks at it sooner. Without this you can add to it until the term ends, and later."),
    )


class FindingForm(forms.Form):
    holds = YesNoField(label=_("Does the ground hold, with no good reason against it?"), help_text=_("“No” keeps the status and ends the question."))
    words = forms.CharField(label=_("Why? The person will read it"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class DecisionForm(forms.Form):
    deregister = forms.TypedChoiceField(
        label=_("Decision"), choices=[("no", _("Keep the status")), ("yes", _("Deregister"))], coerce=lambda value: value == "yes",
        widget=forms.RadioSelect, empty_value=None,
    )
    words = forms.CharField(label=_("Why? The person will read it"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


FOUND_BY_A_PERSON = ("R51.7", "R51.3c", "R51.4", "R51.5")
"""Grounds that an officer may find without a registry: false papers, leaving a measure, missed contacts, a judgment on paper."""


class SignForm(forms.Form):
    """A fact that an officer has found: it opens a hearing and decides nothing."""

    ground = forms.ChoiceField(label=_("Which ground may it be?"), widget=forms.RadioSelect)
    occurred_on = forms.DateField(label=_("Day of the fact"), widget=forms.DateInput(attrs={"type": "date"}))
    words = forms.CharField(
        label=_("What was found, and how it is known"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One fact, with its source. The person reads these words first."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [(code, str(ground(code).text)) for code in FOUND_BY_A_PERSON]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_occurred_on(self) -> Any:
        day = self.cleaned_data["occurred_on"]
        if day > clock.today():
            raise ValidationError(_("This day has not come yet."))
        return day
