"""The one field of the check page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from enbek.documents import codes
from enbek.signing.acts.forms import MAX_CHECKED

HEAD = 1024
"""In so many first bytes a PDF says that it is one."""

CMS_BEGINS = (b"0", b"-----BEGIN", b"MI")
"""DER or BER, PEM, bare base64: the signing library decides the rest."""


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


class FileForm(forms.Form):
    """A PDF of the exchange or a signature, to be checked by anybody. Nothing of it is kept."""

    file = forms.FileField(label=_("PDF or signature file (CMS)"), help_text=_("At most 10 MB. The file is checked here and not kept."))
    document = forms.FileField(
        label=_("The signed document"), required=False, help_text=_("Needed when the signature is kept apart from its document.")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("file", "document"):
            sent = data.get(name)
            if sent and sent.size > MAX_CHECKED:
                self.add_error(name, ValidationError(_("The file is larger than 10 MB."), code="too_large"))
        return data

    def clean_file(self) -> Any:
        """The file, at its beginning, with `is_pdf`; what is neither kind is told at once."""
        sent = self.cleaned_data["file"]
        head = sent.read(HEAD)
        sent.seek(0)
        sent.is_pdf = b"%PDF-" in head
        if not sent.is_pdf and not head.lstrip().startswith(CMS_BEGINS):
            raise ValidationError(_("This is neither a PDF nor a signature file. Send the file as you received it, not a photo or a scan."), code="neither")
        return sent
