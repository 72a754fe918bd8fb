"""Files that people send: a small list of kinds, recognised by their content and not by their name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from django.http import HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 5 * 1024 * 1024
KINDS: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "application/pdf": (b"%PDF-", (".pdf",)),
    "image/jpeg": (b"\xff\xd8\xff", (".jpg", ".jpeg")),
    "image/png": (b"\x89PNG\r\n\x1a\n", (".png",)),
}


def kind_of(head: bytes) -> str | None:
    """The media type by the first bytes, or None for anything we do not take."""
    return next((kind for kind, (magic, _suffixes) in KINDS.items() if head.startswith(magic)), None)


def is_clean(file: UploadedFile) -> bool:
    """What the scanner of settings.UPLOAD_SCANNER (dotted name of `scan(file) -> bool`) says; without one every file passes."""
    if not settings.UPLOAD_SCANNER:
        return True
    clean = bool(import_string(settings.UPLOAD_SCANNER)(file))
    file.seek(0)
    return clean


class DocumentField(forms.FileField):
    """A PDF, a JPEG or a PNG. A file that is not what its name says is refused with a sentence."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            self._check(file)
        return file

    def _check(self, file: UploadedFile) -> None:
        if (file.size or 0) > MAX_BYTES:
            raise ValidationError(_("The file is larger than %(limit)s. Take a smaller photo or scan it anew.") % {"limit": filesizeformat(MAX_BYTES)})
        head = file.read(16)
        file.seek(0)
        kind = kind_of(head)
        name = (file.name or "").lower()
        if kind is None:
            raise ValidationError(_("This is neither a PDF nor a JPEG or PNG picture. Send a scan or a photo."))
        if not name.endswith(KINDS[kind][1]):
            raise ValidationError(_("The content of the file does not match its name. Save it anew as PDF, JPEG or PNG."))
        if not is_clean(file):
            raise ValidationError(_("The scanner found something harmful in this file. Scan or photograph the document anew."))


def download(kept: FieldFile) -> HttpResponse:
    """A kept file as it was sent, to be saved and not shown: the browser runs nothing of it. At most MAX_BYTES, so it is read whole."""
    with kept.open("rb") as file:
        content = file.read()
    response = HttpResponse(content, content_type=kind_of(content[:16]) or "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=(kept.name or "").rpartition("/")[2]) or "attachment"
    patch_cache_control(response, private=True, no_store=True)
    return response
