"""The search form of the public list of vacancies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careercenters.models import Region
from employers.services.search import Filters
from enbek.classifiers.tables import Regime


class SearchForm(forms.Form):
    """Every field may be empty; a wrong value is told at its field and does not filter."""

    q = forms.CharField(label=_("Occupation or words of the title"), required=False, max_length=100, strip=True)
    region = forms.ModelChoiceField(Region.objects.all(), label=_("Region"), required=False, empty_label=_("All of Kazakhstan"))
    regime = forms.ChoiceField(label=_("Working time"), required=False)
    pay_from = forms.IntegerField(
        label=_("Pay from, tenge a month"), required=False, min_value=0, max_value=100_000_000,
        error_messages={"invalid": _("Write the pay in digits, for example 200000.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["regime"].choices = [("", _("Any working time")), *Regime.choices]
        self.fields["pay_from"].widget.attrs["inputmode"] = "numeric"
        self.fields["q"].widget.input_type = "search"

    def filters(self) -> Filters:
        """What was asked, without the fields that were filled wrongly."""
        self.is_valid()
        good = self.cleaned_data
        return Filters(good.get("q", ""), good.get("region"), good.get("regime", ""), good.get("pay_from"))
