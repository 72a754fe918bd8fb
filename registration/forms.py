"""Forms of the application, one a step, and of what a person may do with a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from careercenters.models import CareerCentre
from enbek import clock
from enbek.i18n import LANGUAGES
from enbek.identifiers import IINFormField
from enbek.law.thresholds import MIN_AGE_WITHOUT_REPRESENTATIVE
from enbek.web.uploads import DocumentField
from registration.models import Application
from registration.models.applications import CentreBasis, Reason
from registration.rules.checks import age_on
from registration.services.closing import CloseReason
from seekers.forms import WishesForm
from seekers.models import Person, Resume


class YesNoField(forms.TypedChoiceField):
    """Two radio buttons, neither chosen beforehand: a person answers, the portal does not guess."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": _("Choose yes or no.")})
        super().__init__(
            choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda value: value == "yes", widget=forms.RadioSelect, empty_value=None, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)


class StepForm(forms.Form):
    """A step of the application; `values()` are the columns to save."""

    fields_saved: tuple[str, ...] = ()

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        self.application = application
        kwargs.setdefault("initial", {name: getattr(application, name) for name in self.fields_saved})
        super().__init__(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields_saved}


class SituationForm(StepForm):
    fields_saved = ("without_work", "reason", "claims_measures")

    without_work = YesNoField(label=_("Are you without work and (or) without earnings now?"))
    reason = forms.ChoiceField(label=_("How did it come about?"), choices=Reason.choices, widget=forms.RadioSelect)
    claims_measures = YesNoField(
        label=_("Do you want to take part in active employment measures?"),
        help_text=_("Training, social workplaces, youth practice, public works, help to start a business. A full-time student who claims them is not "
                    "registered as unemployed (para. 41(5))."),
    )

    def clean_without_work(self) -> bool:
        if not self.cleaned_data["without_work"]:
            raise ValidationError(_(
                "A person with work and earnings is not registered as a job seeker (para. 4). You can still look for vacancies and respond to them "
                "without registration."))
        return True


NAMES_OF_A_CENTRE = ["settlement", "settlement__region", *(f"{path}name_{language}" for path in ("", "settlement__region__") for language in LANGUAGES)]


class CentreForm(StepForm):
    fields_saved = ("centre", "centre_basis", "centre_note")

    centre = forms.ModelChoiceField(label=_("Career centre"), queryset=CareerCentre.objects.none(), empty_label=_("choose"))
    centre_basis = forms.ChoiceField(label=_("Why this centre?"), choices=CentreBasis.choices, widget=forms.RadioSelect)
    centre_note = forms.CharField(label=_("If for another reason: which?"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.application.person
        centres = CareerCentre.objects.select_related("settlement__region").only(*NAMES_OF_A_CENTRE)
        self.near = list(centres.filter(serves=person.settlement)) or list(centres.filter(settlement=person.settlement))
        self.fields["centre"].queryset = centres
        self.fields["centre"].choices = self._choices(centres)
        if self.near and not self.application.centre_id:
            self.initial["centre"] = self.near[0].pk

    def _choices(self, centres: Any) -> list[Any]:
        groups: dict[str, list[tuple[Any, str]]] = {}
        for centre in centres:
            groups.setdefault(str(centre.settlement.region), []).append((centre.pk, str(centre.name)))
        near = [(str(_("Near you")), [(centre.pk, str(centre.name)) for centre in self.near])] if self.near else []
        return [("", _("choose")), *near, *groups.items()]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        centre, basis = data.get("centre"), data.get("centre_basis")
        if centre and self.near and centre not in self.near and basis == CentreBasis.RESIDENCE:
            self.add_error("centre_basis", _(
                "This centre does not serve the place where you live. You may choose it all the same: say whether you stay there for a time, or give "
                "another reason."))
        if basis == CentreBasis.OTHER and not data.get("centre_note"):
            self.add_error("centre_note", _("Say in a few words why you choose this centre."))
        return data


class RepresentativeForm(StepForm):
    fields_saved = ("representative_name", "representative_iin", "representative_statement")

    representative_name = forms.CharField(label=_("Surname, given name, patronymic of the representative"), max_length=200)
    representative_iin = IINFormField(label=_("IIN of the representative"), help_text=_("The representative signs the application with this IIN's signature."))
    representative_statement = DocumentField(
        label=_("The statement, as a photo or a scan"), help_text=_("PDF, JPEG or PNG, up to 5 MB. Free form: who you are, whose representative, what you agree to.")
    )

    def clean_representative_iin(self) -> Any:
        iin = self.cleaned_data["representative_iin"]
        if iin == self.application.person.iin:
            raise ValidationError(_("This is the IIN of the applicant. Enter the IIN of the legal representative."))
        if age_on(iin.birth_date, clock.today()) < MIN_AGE_WITHOUT_REPRESENTATIVE:
            raise ValidationError(_("This IIN belongs to a person who needs a representative as well. Enter the IIN of an adult."))
        return iin


class ConsentsForm(StepForm):
    template_name = "registration/consents_fields.html"
    fields_saved = ("publish_resume", "allow_outsourcing", "data_consent", "warned")

    publish_resume = YesNoField(label=_("May we publish your résumé on the exchange?"), help_text=_("Employers will see it. Without it they do not."))
    allow_outsourcing = YesNoField(
        label=_("May private employment agencies help you too?"),
        help_text=_("Your personal data would be given to agencies that work for the centre under outsourcing."),
    )
    data_consent = forms.BooleanField(
        label=_("I consent to the collection and processing of my personal data needed for this state service."),
        error_messages={"required": _("Without this consent the state service cannot be given: there would be nothing to process.")},
    )
    warned = forms.BooleanField(
        label=_("I have been warned of the liability for giving unreliable data and forged documents."),
        error_messages={"required": _("Confirm that you have read the warning.")},
    )


STEP_FORMS: dict[str, type[StepForm]] = {
    "situation": SituationForm,
    "centre": CentreForm,
    "representative": RepresentativeForm,
    "consents": ConsentsForm,
}


def work_form(person: Person, resume: Resume, data: Any = None) -> WishesForm:
    """The step about work is the résumé's own form: what is known already is not asked twice."""
    form = WishesForm(data, instance=resume)
    form.fields["wanted"].required = True
    return form


class CorrectionForm(forms.Form):
    """ "This record is wrong". """

    registry = forms.ChoiceField(label=_("Whose record is wrong?"), widget=forms.RadioSelect)
    explanation = forms.CharField(
        label=_("What is wrong, and since when?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example: the contract with this employer ended on 10 March; the employer did not report it."),
    )

    def __init__(self, *args: Any, registries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["registry"].choices = registries
        if len(registries) == 1:
            self.fields["registry"].initial = registries[0][0]


class CloseForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why do you close the registration?"), choices=CloseReason.choices, widget=forms.RadioSelect)
