"""Forms of the demo panel."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.registries.port import Registry
from enbek.registries.sandbox.store import Mode


class MomentForm(forms.Form):
    moment = forms.DateTimeField(
        label=_("Another day and hour"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
    )

    def clean_moment(self) -> datetime:
        moment = clock.local(self.cleaned_data["moment"])
        if moment <= clock.now():
            raise forms.ValidationError(_("Only forward: the past is written in receipts already."))
        return moment


class RegistryForm(forms.Form):
    registry = forms.ChoiceField(choices=[(registry.value, registry.value) for registry in Registry])
    mode = forms.ChoiceField(choices=[(mode.value, mode.value) for mode in Mode])
