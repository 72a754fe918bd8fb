"""The person's choice of channels; the marks of the staff."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from enbek import clock
from enbek.web.uploads import DocumentField
from notifications.models import Carrier


class SettingsForm(forms.Form):
    language = forms.ChoiceField(label=_("Language of letters and SMS"), widget=forms.RadioSelect, choices=settings.LANGUAGES)
    email_alerts = forms.BooleanField(label=_("Send me alerts by e-mail"), required=False)
    sms_alerts = forms.BooleanField(label=_("Send me alerts by SMS"), required=False)


class MomentField(forms.DateTimeField):
    """A moment of Asia/Almaty, as the widget of a browser writes it."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], **kwargs)

    def clean(self, value: Any) -> datetime | None:
        moment: datetime | None = super().clean(value)
        if moment is not None and moment > clock.now():
            raise forms.ValidationError(_("This moment is in the future: mark what has happened."), code="future")
        return moment


class HandOverForm(forms.Form):
    carrier = forms.ChoiceField(label=_("Who carried it"), widget=forms.RadioSelect, choices=Carrier.choices)
    carrier_name = forms.CharField(label=_("Name of who carried it"), max_length=200)
    at = MomentField(label=_("When it was handed over"))
    slip = DocumentField(
        label=_("Signed slip"), required=False, help_text=_("A scan or a photo of the slip with the signature. It can be added later.")
    )
    note = forms.CharField(label=_("Note"), max_length=500, required=False)


class ReturnForm(forms.Form):
    note = forms.CharField(label=_("Why it could not be handed over"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class SlipForm(forms.Form):
    slip = DocumentField(label=_("Signed slip"))


class ToldForm(forms.Form):
    how = forms.CharField(
        label=_("How the person was told"), max_length=200, help_text=_("For example: at the desk, by telephone, and to which number.")
    )
    at = MomentField(label=_("When"))
