"""The forms of allauth with our labels. A placeholder is no label: it is gone when one starts to write."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("E-mail or phone"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "password": _("Password"),
    "oldpassword": _("Present password"),
    "password1": _("New password"),
    "password2": _("New password once more"),
    "code": _("Code"),
    "remember": _("Stay signed in when the browser is closed"),
}


class OwnLabels(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)


class LoginForm(OwnLabels, account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].help_text = ""


class ResetPasswordForm(OwnLabels, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(OwnLabels, account.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(OwnLabels, account.ChangePasswordForm):
    pass


class SetPasswordForm(OwnLabels, account.SetPasswordForm):
    pass


class AddEmailForm(OwnLabels, account.AddEmailForm):
    pass


class ChangePhoneForm(OwnLabels, account.ChangePhoneForm):
    pass


class ReauthenticateForm(OwnLabels, account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class AuthenticateForm(OwnLabels, mfa.AuthenticateForm):
    pass


class MFAReauthenticateForm(OwnLabels, mfa.ReauthenticateForm):
    pass


class ActivateTOTPForm(OwnLabels, totp.ActivateTOTPForm):
    pass
