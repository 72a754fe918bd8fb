"""The one field of the check page."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from enbek.documents import codes


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Check code"),
        help_text=_(
            "16 letters and digits, printed next to the QR code. Dashes, spaces and small letters do not matter."
        ),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """The code in the form it has in addresses."""
        code = codes.parse(self.cleaned_data["code"])
        if code is None:
            raise ValidationError(
                _("This is not a check code: it has 16 letters and digits, and never A, E, I, L, O, U, 0 or 1.")
            )
        return codes.grouped(code)
