"""The gallery of components: every piece in every state."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from enbek.web import samples

SWATCHES = ("paper", "surface", "sunk", "ink", "accent", "hero", "mark", "good", "warn", "bad", "info")
TONES = ("good", "warn", "bad", "info", "neutral")
PAGES = range(1, 241)


class SampleForm(forms.Form):
    name = forms.CharField(label=_("Name"), help_text=_("As in the identity document."), max_length=60)
    email = forms.EmailField(label=_("E-mail"), required=False)
    region = forms.ChoiceField(label=_("Region"), choices=[("", "—"), ("75", "Алматы"), ("71", "Астана")])
    work = forms.ChoiceField(
        label=_("Work regime"), widget=forms.RadioSelect, choices=[("full", _("Full time")), ("part", _("Part time"))]
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), widget=forms.CheckboxSelectMultiple, choices=settings.LANGUAGES, required=False
    )
    about = forms.CharField(label=_("About yourself"), widget=forms.Textarea, required=False)
    agrees = forms.BooleanField(label=_("I agree that the registries are asked about me"), help_text=_("Without it the application cannot be checked."))


@login_not_required
def page(request: HttpRequest) -> HttpResponse:
    """For everybody in development and demo, for staff in production (where the demo app is not installed)."""
    if "demo" not in settings.INSTALLED_APPS and not (request.user.is_authenticated and request.user.is_staff):
        raise Http404
    return render(request, "components/gallery/page.html", {**_pieces(), **_data()})


def _pieces() -> dict[str, Any]:
    return {
        "swatches": SWATCHES,
        "tones": TONES,
        "clean_form": SampleForm(prefix="clean"),
        "faulty_form": SampleForm({"faulty-email": "aigerim@"}, prefix="faulty"),
        "page_obj": Paginator(PAGES, 20).page(6),
    }


def _data() -> dict[str, Any]:
    decisions = samples.decisions()
    return {
        "clocks": samples.clocks(),
        "decisions": decisions,
        "now": decisions[0].decided_at,
        "iin": "900101300017",
        "steps": [
            {"title": _("About you"), "url": "#steps", "state": "done"},
            {"title": _("Work"), "url": "#steps", "state": "done"},
            {"title": _("Career centre"), "url": "", "state": "current"},
            {"title": _("Signature"), "url": "", "state": "next"},
        ],
        "events": [
            {"at": decisions[0].decided_at, "title": _("Application signed"), "state": "done"},
            {"at": decisions[0].decided_at, "title": _("Registered as a job seeker"), "text": _("Career centre of the city of Almaty"), "state": "done"},
            {"at": decisions[0].decided_at, "title": _("Matching with vacancies"), "state": "current", "url": "#clock"},
            {"at": decisions[0].decided_at.date(), "title": _("Registration as unemployed"), "state": "future"},
        ],
        "columns": [{"title": _("Vacancy")}, {"title": _("Place")}, {"title": _("Pay"), "number": True}],
        "rows": [
            ["Электрогазосварщик", "Қарағанды", "280 000 ₸"],
            ["Оператор станков с числовым программным управлением", "Өскемен", "320 000 ₸"],
        ],
    }
