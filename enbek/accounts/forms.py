"""The sign-up form: an e-mail or a phone, and a password."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import SignupForm as AllauthSignupForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class SignupForm(AllauthSignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        self.fields["phone"].label = _("Phone")
        self.fields["email"].widget.attrs.pop("placeholder", None)
        self.fields["password1"].widget.attrs.pop("placeholder", None)
        self.fields["phone"].help_text = _("One of the two is enough. We write to it when something happens in your case.")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and not (data.get("email") or data.get("phone")):
            raise ValidationError(_("Give an e-mail or a phone number: we need one way to reach you."), code="contact")
        return data
