"""Forms of the reception. Each carries the version of the draft that the worker saw."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.accounts.models import User
from enbek.accounts.phones import PhoneFormField
from enbek.i18n import Text
from enbek.identifiers import IIN, SENTENCES, IINFormField
from enbek.law import ground
from enbek.web.uploads import DocumentField
from registration.models import Intake
from registration.models.applications import CentreBasis
from registration.models.desk import OtherApplicant
from registration.models.intakes import PaperKind
from registration.services.intakes import Finding, Receipt
from seekers.forms import SettlementField
from seekers.services.people import may_be_corrected_at_the_desk

DATE = forms.DateInput(attrs={"type": "date", "class": "input-short"}, format="%Y-%m-%d")
REFUSALS = ("A1.9.1", "A1.9.2")
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский")]


class StartForm(forms.Form):
    """The IIN on the identity document."""

    iin = IINFormField(label=_("IIN"), help_text=_("12 digits, on the back of the identity card."))

    def clean_iin(self) -> IIN:
        iin: IIN = self.cleaned_data["iin"]
        if iin.birth_date > clock.today():
            raise ValidationError(SENTENCES["date"], code="date")
        return iin


class WhoForm(forms.Form):
    """The person as the identity document says, and how to reach them. What the register of persons says stands in it already."""

    template_name = "desk/who_fields.html"

    surname = forms.CharField(label=_("Surname"), max_length=100)
    given_name = forms.CharField(label=_("Given name"), max_length=100)
    patronymic = forms.CharField(label=_("Patronymic, if there is one"), max_length=100, required=False)
    settlement = SettlementField(label=_("Town or village of residence or stay"), empty_label=_("choose"))
    address = forms.CharField(label=_("Street, house, flat"), max_length=300, required=False)
    centre_basis = forms.ChoiceField(
        label=_("Why this centre?"), initial=CentreBasis.RESIDENCE, widget=forms.RadioSelect,
        choices=[(CentreBasis.RESIDENCE, _("lives here")), (CentreBasis.TEMPORARY_STAY, _("stays here for a time")), (CentreBasis.OTHER, _("another reason"))],
    )
    centre_note = forms.CharField(label=_("If for another reason: which?"), max_length=300, required=False)
    language = forms.ChoiceField(label=_("Language of notices"), choices=LANGUAGES, widget=forms.RadioSelect, initial="kk")
    phone = PhoneFormField(label=_("Mobile phone"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)

    def __init__(self, *args: Any, intake: Intake, settlements: frozenset[str] | None, **kwargs: Any) -> None:
        self.intake = intake
        person = intake.person
        kwargs.setdefault("initial", _initial(intake))
        super().__init__(*args, **kwargs)
        if settlements is not None:
            self.fields["settlement"].queryset = self.fields["settlement"].queryset.filter(kato__in=settlements)
        self.user = person.user if person else None
        self.own_contacts = person is not None and not may_be_corrected_at_the_desk(person)
        if self.own_contacts:
            for name in ("phone", "email", "language"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("centre_basis") == CentreBasis.OTHER and not data.get("centre_note"):
            self.add_error("centre_note", _("Say in a few words why this centre."))
        data.setdefault("language", "kk")
        for name in ("phone", "email"):
            taken = User.objects.filter(**{name: data[name]}) if data.get(name) else User.objects.none()
            if taken.exclude(pk=self.user.pk if self.user else None).exists():
                self.add_error(name, _("Another account has this already. Leave it empty, or write another: notices can also be had at the desk."))
        return data


def _initial(intake: Intake) -> dict[str, Any]:
    """What is known: what was saved, else the register's words, else the person's own."""
    known: dict[str, Any] = {}
    if intake.person:
        person = intake.person
        known = {name: getattr(person, name) for name in ("surname", "given_name", "patronymic", "settlement", "address")}
        known |= {"phone": person.user.phone, "email": person.user.email, "language": person.user.language}
    if intake.verified and "who" not in intake.done:
        register: dict[str, Any] = intake.register or {}
        known |= {name: register[name] for name in ("surname", "given_name", "patronymic")}
        known.setdefault("settlement", register["residence_kato"])
        known.setdefault("address", register["address"]["ru"])
    if intake.application:
        known |= {"centre_basis": intake.application.centre_basis, "centre_note": intake.application.centre_note}
    return known


class PapersForm(forms.Form):
    """Annex 1 row 8(1): one of the two identity documents, the others if there are any."""

    identity = forms.ChoiceField(
        label=_("Identity"), widget=forms.RadioSelect,
        choices=[(kind.value, kind.label) for kind in (PaperKind.IDENTITY_CARD, PaperKind.DIGITAL_IDENTITY)],
    )
    identity_note = forms.CharField(label=_("Number, date, by whom issued"), max_length=200)
    work = forms.CharField(label=_("Document on work: which"), max_length=200, required=False, help_text=_("If the person has one."))
    education = forms.CharField(label=_("Document on education, qualification, training: which"), max_length=200, required=False, help_text=_("If the person has one."))
    representative = forms.CharField(label=_("Document of the legal representative: which"), max_length=200, required=False)

    def __init__(self, *args: Any, intake: Intake, child: bool, **kwargs: Any) -> None:
        shown = {paper.kind: paper.note for paper in intake.papers.all()}
        identity = next((kind for kind in (PaperKind.IDENTITY_CARD, PaperKind.DIGITAL_IDENTITY) if kind in shown), None)
        kwargs["initial"] = {**shown, "identity": identity, "identity_note": shown.get(identity or "", "")}
        super().__init__(*args, **kwargs)
        if child:
            self.fields["representative"].required = True
        else:
            del self.fields["representative"]

    def shown(self) -> dict[str, str]:
        data = self.cleaned_data
        others = {kind: data[kind] for kind in ("work", "education", "representative") if data.get(kind)}
        return {data["identity"]: data["identity_note"], **others}


def day_not_ahead(day: date) -> date:
    if day > clock.today():
        raise ValidationError(_("This day is still to come."))
    return day


class FactForm(forms.Form):
    """A fact has its own day; a day before today needs a reason, and the time of entry is kept apart."""

    on = forms.DateField(label=_("On which day?"), widget=DATE)
    note = forms.CharField(label=_("If it was not today: why is it entered only now?"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today

    def clean_on(self) -> date:
        return day_not_ahead(self.cleaned_data["on"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("on") and data["on"] < clock.today() and not data.get("note"):
            self.add_error("note", _("Say why it is entered later: both days are kept."))
        return data


class CheckForm(FactForm):
    """The assistant found the papers reliable (R15)."""

    reliable = forms.BooleanField(
        label=_("I compared the papers with the data entered and with the person: they agree."),
        error_messages={"required": _("Without this the papers cannot go to the centre. If they do not agree, tell the centre.")},
    )


class OutcomeForm(FactForm):
    """When the signed application was received, and whether something stands against it (R8, A1.9)."""

    refuse = forms.ChoiceField(label=_("What did the check of the papers show?"), widget=forms.RadioSelect, initial="")
    found_kk = forms.CharField(label=_("What was found, in Kazakh"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2, "lang": "kk"}))
    found_ru = forms.CharField(label=_("What was found, in Russian"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2, "lang": "ru"}))

    def __init__(self, *args: Any, may_refuse: bool, received: Receipt | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("On which day was the application received?")
        if received:
            self.fields["on"].initial, self.fields["note"].initial = received.received_on, received.note
        if not may_refuse:
            for name in ("refuse", "found_kk", "found_ru"):
                del self.fields[name]
            return
        reliable = _("the papers are reliable and complete: the registries decide now")
        self.fields["refuse"].required = False
        self.fields["refuse"].choices = [("", reliable), *((one, str(ground(one).text)) for one in REFUSALS)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("refuse"):
            for name in ("found_kk", "found_ru"):
                if not data.get(name):
                    self.add_error(name, _("Say what was found, in both languages: the person reads it in the notice of refusal."))
        return data

    def receipt(self) -> Receipt:
        return Receipt(self.cleaned_data["on"], self.cleaned_data["note"])

    def finding(self) -> Finding | None:
        data = self.cleaned_data
        if not data.get("refuse"):
            return None
        return Finding(data["refuse"], Text(data["found_kk"], data["found_ru"], data["found_ru"]))


class ScanForm(OutcomeForm):
    """The form signed by hand."""

    scan = DocumentField(label=_("Scan or photo of the signed application"), help_text=_("PDF, JPEG or PNG, up to 5 MB."))

    field_order = ("scan", "on", "note", "refuse", "found_kk", "found_ru")


class DropForm(forms.Form):
    note = forms.CharField(label=_("Why is it not gone on with?"), max_length=300)


class HandoverForm(FactForm):
    """Against a receipt (R12.2k, D-03)."""

    received_by = forms.CharField(label=_("Who received it"), max_length=200)
    digital_identity = forms.BooleanField(label=_("identity shown by the service of digital documents"), required=False)

    field_order = ("received_by", "digital_identity", "on", "note")

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"received_by": data["received_by"], "digital_identity": data["digital_identity"], "handed_on": data["on"], "note": data["note"]}


class OtherApplicantForm(forms.ModelForm):
    """Somebody who is neither a job seeker nor unemployed (R61.1)."""

    class Meta:
        model = OtherApplicant
        fields = ["full_name", "iin", "phone", "request", "helped_with", "came_on", "note"]
        labels = {
            "full_name": _("Name"), "iin": _("IIN, if the person gives it"), "phone": _("Phone"), "request": _("With what did they come?"),
            "helped_with": _("What was done"), "came_on": _("On which day?"), "note": _("If it was not today: why is it entered only now?"),
        }
        widgets = {"came_on": DATE, "helped_with": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came_on"].initial = clock.today

    def clean_came_on(self) -> date:
        return day_not_ahead(self.cleaned_data["came_on"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("came_on") and data["came_on"] < clock.today() and not data.get("note"):
            self.add_error("note", _("Say why it is entered later: both days are kept."))
        return data
