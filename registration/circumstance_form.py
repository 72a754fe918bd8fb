"""The form of a changed circumstance (R64)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.law.data.grounds_214 import CIRCUMSTANCES

DATE = forms.DateInput(attrs={"type": "date"})


class CircumstanceForm(forms.Form):
    kinds = list(CIRCUMSTANCES.items())

    kind = forms.ChoiceField(label=_("What has changed?"), widget=forms.RadioSelect)
    occurred_on = forms.DateField(label=_("Since which day?"), widget=DATE)
    learnt_on = forms.DateField(
        label=_("When did you learn of it, if later?"), widget=DATE, required=False, help_text=_("The days to tell it then run from that day."),
    )
    words = forms.CharField(label=_("Anything to add"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, str(words)) for kind, words in self.kinds]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        occurred, learnt = data.get("occurred_on"), data.get("learnt_on")
        if learnt and learnt > clock.today():
            self.add_error("learnt_on", ValidationError(_("This day has not come yet.")))
        if occurred and learnt and learnt < occurred:
            self.add_error("learnt_on", ValidationError(_("One learns of a thing when it happens, or later.")))
        return data
