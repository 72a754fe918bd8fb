"""The form that brings a signature: from NCALayer through the page, or as a file made elsewhere."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 200 * 1024
MAX_CHECKED = 10 * 1024 * 1024


class SignedForm(forms.Form):
    """`cleaned_data["cms"]` is the signature, DER bytes. For an act of an organisation set `signer_bin` on the form."""

    signer_bin = ""
    any_key = False  # True offers authentication keys too: for signing in, never for an act

    cms = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2 * MAX_BYTES)
    cms_file = forms.FileField(
        label=_("A signature file made elsewhere"), required=False, help_text=_(".cms or .p7s, made over the file that you download here.")
    )

    @property
    def ncalayer_url(self) -> str:
        """Where the page finds NCALayer on the reader's computer."""
        return str(settings.NCALAYER_URL)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        if data.get("cms_file"):
            data["cms"] = from_file(data["cms_file"])
        elif data.get("cms"):
            data["cms"] = decoded(data["cms"])
        else:
            raise ValidationError(_("There is no signature yet. Press “Sign” and choose your key, or send a signature file."), code="unsigned")
        return data



class CodeForm(forms.Form):
    """The one-time password from an SMS; spaces in it do no harm."""

    code = forms.CharField(
        label=_("Code from the SMS"), max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Type the six digits from the SMS.")},
    )


class CheckForm(forms.Form):
    """A signature to be checked by anybody, with the document when the signature is detached."""

    signature = forms.FileField(label=_("The signature file"), help_text=_("A file .cms or .p7s, at most 10 MB."))
    document = forms.FileField(
        label=_("The signed document"), required=False, help_text=_("Needed when the signature is kept apart from its document.")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("signature", "document"):
            file = data.get(name)
            if file and file.size > MAX_CHECKED:
                self.add_error(name, ValidationError(_("The file is larger than 10 MB."), code="too_large"))
        return data


def from_file(file: Any) -> bytes:
    """DER of an uploaded signature, armoured or not. Raises ValidationError."""
    if file.size > MAX_BYTES:
        raise ValidationError(_("The file is too large for a signature."), code="too_large")
    content: bytes = file.read()
    return decoded(content.decode("ascii", "ignore")) if content.lstrip().startswith(b"-----BEGIN") else content


def decoded(text: str) -> bytes:
    """Base64, with or without the armour of PEM."""
    body = "".join(word for word in text.split() if "-----" not in word)
    try:
        return base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        raise ValidationError(_("This is not a signature: it could not be read. Sign once more."), code="malformed") from None
