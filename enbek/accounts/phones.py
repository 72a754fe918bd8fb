"""Telephone numbers: written as people write them, stored as E.164."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

HOME_REGION = "KZ"


def normalise(raw: str) -> str:
    """`8 701 123-45-67` → `+77011234567`. Raises ValidationError with the remedy."""
    try:
        number = phonenumbers.parse(raw, HOME_REGION)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValidationError(_("This does not look like a phone number. Write it like this: +7 701 123 45 67."), code="phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


if TYPE_CHECKING:
    _CharField = models.CharField[Any, Any]
else:
    _CharField = models.CharField


class PhoneField(_CharField):
    """E.164 in the database, anything readable in a form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 16)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": PhoneFormField, "max_length": None, **kwargs})


class PhoneFormField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        attrs = {"type": "tel", "inputmode": "tel", "autocomplete": "tel"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        kwargs.setdefault("label", _("Phone"))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str | None:
        raw = super().clean(value)
        return normalise(raw) if raw else None
