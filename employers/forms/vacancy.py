"""The forms of the vacancy wizard: one a step. What is right and wrong is said by `employers.rules.posting`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from careercenters.forms import SettlementField
from careercenters.models import Settlement
from employers.rules import posting
from employers.rules.posting import DRIVING
from employers.rules.steps import fields_of
from employers.rules.tables import BY_THE_EMPLOYER, Conditions, Kind
from employers.rules.words import plain
from employers.services import known
from enbek import clock
from enbek.classifiers.models import Occupation
from enbek.classifiers.suggesting import suggest
from enbek.classifiers.tables import EducationLevel, HealthLimit, Language, Regime, said
from enbek.law.vacancies import EXEMPT
from enbek.web.templatetags.enbek import language


class PlainField(forms.CharField):
    """A text without tags. The length is counted after they are taken out, by the rules."""

    def __init__(self, **kwargs: Any) -> None:
        rows = kwargs.pop("rows", 0)
        kwargs.setdefault("required", False)
        if rows:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")


class MoneyField(forms.IntegerField):
    """Whole tenge; spaces between the digits are what people write."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(error_messages={"invalid": said(posting.NOT_WHOLE.kk, posting.NOT_WHOLE.ru, posting.NOT_WHOLE.en)}, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **kwargs)
        self.widget.attrs["class"] = "input-short"

    def to_python(self, value: Any) -> int | None:
        written = "".join(str(value).replace("₸", "").split()) if value is not None else value
        return super().to_python(written)


class StepForm(forms.Form):
    """A step; `values()` is what it answers, as JSON. The whole of the draft is known, because rules look across steps."""

    step = ""

    def __init__(self, data: Any = None, *, draft_values: dict[str, Any], typed: dict[str, Any]) -> None:
        self.draft_values = draft_values
        names = fields_of(self.step)
        initial = {name: draft_values[name] for name in names if name in draft_values}
        super().__init__(data, initial={**initial, **typed})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        found = posting.problems({**self.draft_values, **self._json(data)}, clock.today(), known.one_by_one())
        for name, sentence in found.items():
            if name in self.fields and name not in self.errors:
                self.add_error(name, str(sentence))
        return data

    def values(self) -> dict[str, Any]:
        return self._json(self.cleaned_data)

    @staticmethod
    def _json(data: dict[str, Any]) -> dict[str, Any]:
        def plain_of(value: Any) -> Any:
            if isinstance(value, Settlement | Occupation):
                return value.pk
            return value.isoformat() if hasattr(value, "isoformat") else value

        return {name: plain_of(value) for name, value in data.items() if name in posting.FIELDS}


class WorkForm(StepForm):
    step = "work"
    template_name = "employers/_work_fields.html"

    occupation_words = forms.CharField(
        label=_("Whom do you look for?"), required=False, max_length=100,
        help_text=_("Write the occupation in Kazakh, Russian or English, then choose it below."),
    )
    occupation = forms.ChoiceField(label=_("Occupation of the classifier"), widget=forms.RadioSelect, required=False)
    title_kk = PlainField(label=_("Title in Kazakh"), help_text=_("Left empty: the name of the occupation."))
    title_ru = PlainField(label=_("Title in Russian"), help_text=_("Left empty: the name of the occupation."))
    title_en = PlainField(label=_("Title in English"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = (self.data.get("occupation_words") if self.is_bound else self.initial.get("occupation_words")) or ""
        chosen = (self.data.get("occupation") if self.is_bound else self.initial.get("occupation")) or ""
        self.fields["occupation"].choices = occupation_choices(words, chosen)
        self.fields["occupation_words"].widget.attrs.update({"autocomplete": "off", "spellcheck": "false"})


def occupation_choices(words: str, chosen: str = "") -> list[tuple[str, str]]:
    """What the words suggest; the one chosen before stands first."""
    found = suggest(words)
    if chosen and chosen not in {row.pk for row in found}:
        found = [*Occupation.objects.filter(pk=chosen), *found]
    return [(row.pk, f"{row.title} ({row.unit_group})") for row in found]


class PlaceForm(StepForm):
    step = "place"
    settlement = SettlementField(label=_("Town or village of the work"), empty_label=_("choose"))
    regime = forms.ChoiceField(label=_("Working time"), choices=Regime.choices, widget=forms.RadioSelect)
    temporary = forms.BooleanField(label=_("The work is temporary"), required=False)


class PayForm(StepForm):
    step = "pay"
    pay_from = MoneyField(label=_("Pay from, tenge a month"), help_text=_("Before taxes, what you really pay for a full month. Paragraph 66 obliges to name it."))
    pay_to = MoneyField(label=_("Pay up to, tenge a month"), required=False)


class DutiesForm(StepForm):
    step = "duties"
    duties_kk = PlainField(label=_("What there is to do, in Kazakh"), rows=6, help_text=_("One of the two languages is enough; both reach more people."))
    duties_ru = PlainField(label=_("What there is to do, in Russian"), rows=6)
    conditions = forms.ChoiceField(label=_("Working conditions"), choices=Conditions.choices, widget=forms.RadioSelect)
    terms_kk = PlainField(label=_("Schedule, insurance, meals and the like, in Kazakh"), rows=3)
    terms_ru = PlainField(label=_("Schedule, insurance, meals and the like, in Russian"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("conditions", Conditions.NORMAL)


class RequirementsForm(StepForm):
    step = "requirements"
    education_level = forms.ChoiceField(label=_("Level of education"), choices=[("", _("any level")), *EducationLevel.choices], required=False)
    experience_years = forms.IntegerField(label=_("Years of experience"), required=False, min_value=0)
    qualification = PlainField(label=_("Professional level"), help_text=_("A grade, a category, a class, if the work has one."))
    languages = forms.MultipleChoiceField(label=_("Languages without which the work cannot be done"), choices=Language.choices, required=False,
                                          widget=forms.CheckboxSelectMultiple)
    driving = forms.ChoiceField(label=_("Driving licence"), choices=[("", _("not required")), *((code, code) for code in DRIVING)], required=False)
    computer_skills = forms.BooleanField(label=_("Work with a computer"), required=False)
    health_demands = forms.MultipleChoiceField(label=_("What does the workplace demand of the body?"), choices=HealthLimit.choices, required=False,
                                               widget=forms.CheckboxSelectMultiple)
    requirements_kk = PlainField(label=_("Other requirements, in Kazakh"), rows=3, help_text=_("Only what one cannot work without. Wishes come next."))
    requirements_ru = PlainField(label=_("Other requirements, in Russian"), rows=3)

    def clean_experience_years(self) -> int:
        return self.cleaned_data["experience_years"] or 0


class WishesForm(StepForm):
    step = "wishes"
    wishes_kk = PlainField(label=_("What would be good, in Kazakh"), rows=4)
    wishes_ru = PlainField(label=_("What would be good, in Russian"), rows=4)


class SupportForm(StepForm):
    step = "support"
    kind = forms.ChoiceField(label=_("Does the state share the pay?"), choices=Kind.choices, widget=forms.RadioSelect,
                             help_text=_("Choose a programme only if your organisation takes part in it."))
    internship = forms.BooleanField(label=_("One may begin as an intern"), required=False)
    accessible = forms.BooleanField(label=_("The workplace is accessible for people with disability"), required=False)
    with_housing = forms.BooleanField(label=_("Housing is given"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("kind", Kind.ORDINARY)


class SeatsForm(StepForm):
    step = "seats"
    seats = forms.IntegerField(label=_("How many people do you look for?"), min_value=1)
    appeared_on = forms.DateField(label=_("When did the vacancy appear?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("seats", 1)
        self.fields["seats"].widget.attrs["class"] = "input-short"
        self.fields["appeared_on"].widget.attrs["max"] = clock.today().isoformat()
        self.fields["appeared_on"].help_text = exempt_words()


STEP_FORMS: dict[str, type[StepForm]] = {
    form.step: form for form in (WorkForm, PlaceForm, PayForm, DutiesForm, RequirementsForm, WishesForm, SupportForm, SeatsForm)
}


def exempt_words() -> str:
    """Whom paragraph 66 does not oblige, folded away."""
    rows = format_html_join("", "<li>{}</li>", ((exemption.title.in_(language()),) for exemption in EXEMPT))
    return format_html("<details class=\"why\"><summary>{}</summary><p>{}</p><ul>{}</ul></details>", _("Must every vacancy be reported?"),
                       _("Paragraph 66 obliges every employer, but for vacant posts of these; they may be published all the same:"), rows)


class TemplateForm(forms.Form):
    name = forms.CharField(label=_("Name of the template"), max_length=80)


class CloseForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why do you close it?"), choices=[(one.value, one.label) for one in BY_THE_EMPLOYER], widget=forms.RadioSelect)
    words = forms.CharField(label=_("In your own words"), max_length=300, required=False)
