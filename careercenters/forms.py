"""Fields that ask for a place, and naming who stands in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careercenters.models import Region, Settlement, StaffMember
from careercenters.models.absences import AbsenceReason
from enbek import clock


class SettlementField(forms.ModelChoiceField):
    """All settlements, grouped by region."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Settlement.objects.select_related("region"), **kwargs)
        self.iterator = _ByRegion

    def label_from_instance(self, settlement: Settlement) -> str:
        return str(settlement.name)


class _ByRegion(forms.models.ModelChoiceIterator):
    """Choices as groups; one query."""

    def __iter__(self) -> Any:
        yield "", self.field.empty_label or ""
        groups: dict[Region, list[tuple[Any, str]]] = {}
        for settlement in self.queryset:
            groups.setdefault(settlement.region, []).append(self.choice(settlement))
        for region, choices in groups.items():
            yield str(region), choices


class SubstitutionForm(forms.Form):
    """Who of the own centre is away, who of the centre or of a sister branch stands in, and on which days."""

    absent: forms.ModelChoiceField[StaffMember] = forms.ModelChoiceField(label=_("Who is away"), queryset=StaffMember.objects.none())
    substitute: forms.ModelChoiceField[StaffMember] = forms.ModelChoiceField(label=_("Who stands in"), queryset=StaffMember.objects.none())
    from_day = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    to_day = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.ChoiceField(label=_("Reason"), choices=AbsenceReason.choices)

    def __init__(self, *args: Any, member: StaffMember, **kwargs: Any) -> None:
        super().__init__(*args, initial={"from_day": clock.today()}, **kwargs)
        people = StaffMember.objects.at_work().select_related("career_centre")
        sisters = people.filter(career_centre__mobility_centre=member.career_centre.mobility_centre_id)
        self.fields["absent"].queryset = people.filter(career_centre=member.career_centre)
        self.fields["substitute"].queryset = sisters
        for name in ("absent", "substitute"):
            self.fields[name].label_from_instance = lambda one: f"{one} · {one.career_centre.name}"

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("from_day") and values.get("to_day") and values["to_day"] < values["from_day"]:
            self.add_error("to_day", _("The last day cannot be before the first."))
        return values
