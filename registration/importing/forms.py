"""Sending a file of job seekers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ImportForm(forms.Form):
    file = forms.FileField(label=_("File with job seekers"), help_text=_("CSV in UTF-8, comma or semicolon, the heading as below, up to 40 MB."))
