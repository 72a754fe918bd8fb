"""The forms of a notice: its head, a worker, the withdrawal (M2–M6)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careercenters.models import CareerCentre
from employers.forms.vacancy import MoneyField, PlainField, occupation_choices
from employers.layoffs.models import Worker
from employers.layoffs.rules.tables import EDUCATION, Reason, WithdrawalReason
from employers.models import Organisation
from enbek.classifiers.models import Occupation
from enbek.identifiers import IINFormField
from enbek.law.layoffs import MOST_EXPERIENCE, MOST_RELEASED
from enbek.law.vacancies import MOST_PAY


class CentreField(forms.ModelChoiceField):
    def label_from_instance(self, centre: CareerCentre) -> str:
        return f"{centre.name} ({centre.settlement.name})"


class NoticeForm(forms.Form):
    """`organisation` is asked only of whoever acts for several."""

    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())
    centre = CentreField(label=_("Career centre"), queryset=CareerCentre.objects.select_related("settlement"), empty_label=_("choose"),
                         help_text=_("The centre of the place where the people work."))
    reason = forms.ChoiceField(label=_("Reason of the expected release"), choices=Reason.choices, widget=forms.RadioSelect)
    released_this_year = forms.IntegerField(label=_("Actually released since the beginning of the year"), min_value=0, max_value=MOST_RELEASED)

    def __init__(self, *args: Any, organisations: list[Organisation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["released_this_year"].widget.attrs["class"] = "input-short"
        if organisations is None or len(organisations) == 1:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
            self.fields["organisation"].label_from_instance = lambda one: str(one.name)


class WorkerForm(forms.Form):
    """M3. The IIN is asked once; afterwards it stays. An explanation is asked for what is unusual."""

    template_name = "layoffs/_worker_fields.html"

    iin = IINFormField(label=_("IIN of the worker"), help_text=_("The name, sex and birth date come from the state database of individuals."))
    education_level = forms.ChoiceField(label=_("Level of education"), choices=[("", _("choose")), *((one.value, one.label) for one in EDUCATION)])
    occupation_words = forms.CharField(label=_("Occupation (post)"), required=False, max_length=100,
                                       help_text=_("Write the occupation in Kazakh, Russian or English, then choose it below."))
    occupation = forms.ChoiceField(label=_("Occupation of the classifier"), widget=forms.RadioSelect)
    speciality = PlainField(label=_("Speciality by education"), max_length=150, help_text=_("Code and name as in the diploma, for example 5B042100 Design."))
    qualification = PlainField(label=_("Qualification by education"), max_length=150)
    experience_years = forms.TypedChoiceField(label=_("Experience"), coerce=int, required=False, empty_value=0,
                                              choices=[(0, _("no experience")), *((one, str(one)) for one in range(1, MOST_EXPERIENCE + 1))])
    pay = MoneyField(label=_("Pay, tenge a month"), min_value=1, max_value=MOST_PAY)
    release_on = forms.DateField(label=_("Expected day of release"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    explanation = PlainField(label=_("Why are the data right all the same?"), max_length=500, rows=3)

    def __init__(self, *args: Any, worker: Worker | None = None, **kwargs: Any) -> None:
        if worker:
            own = {name: getattr(worker, name) for name in ("education_level", "speciality", "qualification", "experience_years", "pay", "release_on", "explanation")}
            kwargs["initial"] = {**own, "occupation": worker.occupation_id, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        if worker:
            del self.fields["iin"]
        words, chosen = (self._said(name) for name in ("occupation_words", "occupation"))
        self.fields["occupation"].choices = occupation_choices(words, chosen)

    def _said(self, name: str) -> str:
        return str((self.data.get(name) if self.is_bound else self.initial.get(name)) or "")

    def values(self) -> dict[str, Any]:
        """Columns of a `Worker`, without who it is."""
        taken = {name: value for name, value in self.cleaned_data.items() if name not in ("iin", "occupation_words", "occupation")}
        return {**taken, "occupation": Occupation.objects.get(pk=self.cleaned_data["occupation"])}


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why do you withdraw it?"), choices=WithdrawalReason.choices, widget=forms.RadioSelect)
    words = PlainField(label=_("In your own words"), max_length=300, rows=3)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("reason") == WithdrawalReason.OTHER and not data.get("words"):
            self.add_error("words", _("Say in a few words why."))
        return data
