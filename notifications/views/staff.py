"""The catalogue of messages, for those who answer for its words."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from notifications.catalogue import MESSAGES, MessageType
from notifications.rendering import Sample, sample


@dataclass(frozen=True, slots=True)
class Specimen:
    """One message in one language, as the staff page shows it."""

    code: str
    language: str
    said: Sample


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every message rendered with its sample data in the three languages."""
    if not request.user.is_staff:
        raise PermissionDenied
    entries = [(message, _specimens(message)) for message in MESSAGES.values()]
    return render(request, "notifications/pages/catalogue.html", {"entries": entries})


def _specimens(message: MessageType) -> list[Specimen]:
    return [Specimen(code, name, sample(message, code)) for code, name in settings.LANGUAGES]
