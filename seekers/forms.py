"""Forms of a person's own data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from careercenters.forms import SettlementField
from enbek import clock
from enbek.accounts.models import User
from enbek.accounts.phones import PhoneFormField
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import HealthLimit, Regime
from enbek.identifiers import IIN, SENTENCES
from seekers.models import Education, Job, LanguageSkill, Person, Resume


class PersonForm(forms.ModelForm):
    """Who you are and how to reach you. The IIN must agree with nothing but itself here; the registry is asked later (R31)."""

    template_name = "seekers/person_fields.html"
    settlement = SettlementField(label=_("Town or village where you live"), empty_label=_("choose"))
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = PhoneFormField(label=_("Mobile phone"), required=False)

    class Meta:
        model = Person
        fields = ["iin", "surname", "given_name", "patronymic", "settlement", "address"]
        labels = {"iin": _("IIN"), "surname": _("Surname"), "given_name": _("Given name"), "patronymic": _("Patronymic, if you have one"),
                  "address": _("Street, house, flat")}
        help_texts = {"iin": _("12 digits, on the back of your identity card. It links your application with the state's registries.")}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["email"].initial, self.fields["phone"].initial = user.email, user.phone
        for name, value in {"surname": "family-name", "given_name": "given-name", "patronymic": "additional-name", "email": "email",
                            "address": "street-address"}.items():
            self.fields[name].widget.attrs["autocomplete"] = value
        if self.instance.pk and self.instance.cases.exists():
            self.fields["iin"].disabled = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not (data.get("email") or data.get("phone")):
            self.add_error("phone", _("Give a phone number or an e-mail: the Rules oblige the centre to tell you of each decision."))
        return data

    def clean_iin(self) -> IIN:
        iin: IIN = self.cleaned_data["iin"]
        if iin.birth_date > clock.today():
            raise ValidationError(SENTENCES["date"], code="date")
        return iin

    def clean_email(self) -> str | None:
        email = self.cleaned_data["email"] or None
        if email and User.objects.filter(email__iexact=email).exclude(pk=self.user.pk).exists():
            raise ValidationError(_("Another account has this e-mail. Sign in with that account, or give another e-mail."))
        return email

    def clean_phone(self) -> str | None:
        phone = self.cleaned_data["phone"] or None
        if phone and User.objects.filter(phone=phone).exclude(pk=self.user.pk).exists():
            raise ValidationError(_("Another account has this phone number. Sign in with that account, or give another number."))
        return phone


class OccupationField(forms.ModelChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Occupation.objects.only("title_kk", "title_ru", "title_en"), **kwargs)

    def label_from_instance(self, occupation: Occupation) -> str:
        return str(occupation.title)


class WishesForm(forms.ModelForm):
    """What work the person looks for, and what the matching needs to know (R2.10, R70)."""

    template_name = "seekers/wishes_fields.html"
    wanted = OccupationField(label=_("What work do you look for?"), empty_label=_("choose"))
    regimes = forms.MultipleChoiceField(
        label=_("Working time that suits you"), choices=Regime.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked means: any."),
    )
    health_limits = forms.MultipleChoiceField(
        label=_("What must the work not demand of your health?"), choices=HealthLimit.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Only if you wish. What you tick here keeps unsuitable work away from you; nobody else sees it."),
    )

    class Meta:
        model = Resume
        fields = ["wanted", "min_pay", "regimes", "relocation", "education_level", "experience_years", "unemployed_since", "computer_skills",
                  "driving", "skills", "health_limits"]
        labels = {
            "min_pay": _("Lowest pay, tenge a month"),
            "relocation": _("I would move to another place for work"),
            "education_level": _("Highest level of education"),
            "experience_years": _("Years of experience in this work"),
            "unemployed_since": _("Without work since"),
            "computer_skills": _("I use a computer at work"),
            "driving": _("Driving licence: categories"),
            "skills": _("Skills, courses, certificates"),
        }
        help_texts = {
            "min_pay": _("Work that pays less is not offered to you."),
            "unemployed_since": _("The longer without work, the more help you are offered."),
            "driving": _("For example: B, C."),
        }
        widgets = {
            "unemployed_since": forms.DateInput(attrs={"type": "date", "class": "input-short"}, format="%Y-%m-%d"),
            "min_pay": forms.NumberInput(attrs={"class": "input-short"}),
            "experience_years": forms.NumberInput(attrs={"class": "input-short"}),
            "driving": forms.TextInput(attrs={"class": "input-short"}),
            "skills": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_experience_years(self) -> int:
        years: int = self.cleaned_data["experience_years"]
        if years > self.instance.person.age_on(clock.today()):
            raise ValidationError(_("These are more years than you have lived. Check the number."))
        return years

    def clean_unemployed_since(self) -> Any:
        day = self.cleaned_data["unemployed_since"]
        if day and day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day


class EducationForm(forms.ModelForm):
    class Meta:
        model = Education
        fields = ["institution", "speciality", "level", "finished"]
        labels = {"institution": _("School, college or university"), "speciality": _("Speciality"), "level": _("Level"), "finished": _("Year finished")}


class JobForm(forms.ModelForm):
    occupation = OccupationField(label=_("Occupation"), empty_label=_("choose"))

    class Meta:
        model = Job
        fields = ["employer", "occupation", "duties", "started_on", "ended_on"]
        labels = {"employer": _("Organisation"), "duties": _("What you did"), "started_on": _("From"), "ended_on": _("Until")}
        widgets = {name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in ("started_on", "ended_on")}


class LanguageForm(forms.ModelForm):
    class Meta:
        model = LanguageSkill
        fields = ["language", "level"]
        labels = {"language": _("Language"), "level": _("Level")}


ROW_FORMS: dict[str, type[forms.ModelForm]] = {"education": EducationForm, "jobs": JobForm, "languages": LanguageForm}
