"""A draft that was filled in on a device, as one form. Whatever it holds is checked again here: a device is not believed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careercenters.models import Settlement
from enbek.accounts.models import User
from enbek.accounts.phones import PhoneFormField
from enbek.classifiers.tables import EducationLevel
from enbek.identifiers import IINFormField
from registration.desk.forms import LANGUAGES, PapersForm, day_not_ahead
from registration.forms import YesNoField
from registration.models.applications import CentreBasis, Reason
from seekers.forms import OccupationField

WHO = ("surname", "given_name", "patronymic", "settlement", "address", "phone", "language")
SITUATION = ("without_work", "reason", "claims_measures")
WORK = ("wanted", "education_level", "experience_years")
CONSENTS = ("publish_resume", "allow_outsourcing", "data_consent", "warned")
PAPERS = ("identity", "identity_note", "work", "education")


class VillageForm(forms.Form):
    """All sections on one page. Only the person is required: what is missing is filled in later, on the exchange."""

    iin = IINFormField(label=_("IIN"))
    surname = forms.CharField(label=_("Surname"), max_length=100)
    given_name = forms.CharField(label=_("Given name"), max_length=100)
    patronymic = forms.CharField(label=_("Patronymic, if there is one"), max_length=100, required=False)
    settlement = forms.ModelChoiceField(label=_("Village"), queryset=Settlement.objects.none(), empty_label=None)
    address = forms.CharField(label=_("Street, house, flat"), max_length=300, required=False)
    phone = PhoneFormField(label=_("Mobile phone"), required=False)
    language = forms.ChoiceField(label=_("Language of notices"), choices=LANGUAGES)
    without_work = YesNoField(label=_("Is the person without work and (or) without earnings?"), required=False)
    reason = forms.ChoiceField(label=_("How did it come about?"), choices=[("", _("choose")), *Reason.choices], required=False)
    claims_measures = YesNoField(label=_("Does the person want to take part in active employment measures?"), required=False)
    wanted = OccupationField(label=_("What work is looked for?"), empty_label=_("choose"), required=False)
    education_level = forms.ChoiceField(label=_("Highest level of education"), choices=[("", _("choose")), *EducationLevel.choices], required=False)
    experience_years = forms.IntegerField(label=_("Years of experience in this work"), min_value=0, max_value=80, required=False)
    identity = forms.ChoiceField(label=_("Identity"), choices=[("", _("choose")), *PapersForm.base_fields["identity"].choices], required=False)
    identity_note = forms.CharField(label=_("Number, date, by whom issued"), max_length=200, required=False)
    work = forms.CharField(label=_("Document on work: which"), max_length=200, required=False)
    education = forms.CharField(label=_("Document on education, qualification, training: which"), max_length=200, required=False)
    publish_resume = YesNoField(label=_("May the résumé be published on the exchange?"), required=False)
    allow_outsourcing = YesNoField(label=_("May private employment agencies help too?"), required=False)
    data_consent = forms.BooleanField(label=_("The person consents to the processing of personal data."), required=False)
    warned = forms.BooleanField(label=_("The person was warned of the liability for unreliable data."), required=False)
    received_on = forms.DateField(label=_("On which day was the application received?"), widget=forms.DateInput(attrs={"type": "date"}))
    received_note = forms.CharField(label=_("If it is entered later: why?"), max_length=300, required=False)

    def __init__(self, *args: Any, settlements: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["settlement"].queryset = settlements

    def clean_received_on(self) -> Any:
        return day_not_ahead(self.cleaned_data["received_on"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("phone") and data.get("iin") and User.objects.filter(phone=data["phone"]).exclude(person__iin=data["iin"]).exists():
            self.add_error("phone", _("Another account has this already. Leave it empty, or write another: notices can also be had at the desk."))
        return data

    def section(self, names: tuple[str, ...]) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in names}

    def sections(self) -> dict[str, dict[str, Any]]:
        """The sections that are whole: they count as filled in. `who` is always among them."""
        found = {"who": {**self.section(WHO), "email": "", "centre_basis": CentreBasis.RESIDENCE, "centre_note": ""}}
        data = self.cleaned_data
        if data["without_work"] and data["reason"] and data["claims_measures"] is not None:
            found["situation"] = self.section(SITUATION)
        if data["wanted"]:
            found["work"] = {**self.section(WORK), "experience_years": data["experience_years"] or 0}
        if data["identity"] and data["identity_note"]:
            found["papers"] = self._papers()
        if data["data_consent"] and data["warned"] and None not in (data["publish_resume"], data["allow_outsourcing"]):
            found["consents"] = self.section(CONSENTS)
        return found

    def _papers(self) -> dict[str, str]:
        data = self.cleaned_data
        return {data["identity"]: data["identity_note"], **{kind: data[kind] for kind in ("work", "education") if data[kind]}}
