"""Fields that ask for a place."""

from __future__ import annotations

from typing import Any

from django import forms

from careercenters.models import Region, Settlement


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
