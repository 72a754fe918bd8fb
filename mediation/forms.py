"""Answers: the person's refusal, the employer's refusal, the hire."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enbek import clock
from mediation.rules.reasons import NEEDS_WORDS, EmployerReason, RefusalReason


class ReasonForm(forms.Form):
    """A coded reason and, for "other", own words."""

    reason = forms.ChoiceField(
        label=_("Reason"), widget=forms.RadioSelect, choices=[], error_messages={"required": _("Choose the reason of the refusal.")}
    )
    words = forms.CharField(label=_("In your own words"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("reason") in NEEDS_WORDS and not cleaned.get("words"):
            self.add_error("words", _("Write the reason in your own words."))
        return cleaned


class RefusalForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = RefusalReason.choices


class EmployerRefusalForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = EmployerReason.choices
        self.fields["words"].help_text = _("The candidate may read the reason.")


class HireForm(forms.Form):
    on = forms.DateField(label=_("Date of the employment contract"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on > clock.today():
            raise forms.ValidationError(_("A hire is confirmed when it has happened: the day cannot be in the future."))
        return on
