"""Pages that belong to no app: home, help, the choice of language."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language_from_request
from django.views import i18n
from django.views.decorators.vary import vary_on_headers

from enbek.web import numbers


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """The front page: search, three doors, the way of registration, live numbers."""
    return render(request, "home/home.html", {"numbers": numbers.current()})


@login_not_required
def help_index(request: HttpRequest) -> HttpResponse:
    return render(request, "help/index.html")


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "help/accessibility.html")


@login_not_required
@vary_on_headers("Accept-Language", "Cookie")
def to_language(request: HttpRequest) -> HttpResponse:
    """From the bare address to the language of the reader."""
    return HttpResponseRedirect(f"/{_language_of(request)}/")


@login_not_required
@vary_on_headers("Accept-Language", "Cookie")
def verify_in_language(request: HttpRequest, code: str) -> HttpResponse:
    """The short address printed under the QR code of a document."""
    return HttpResponseRedirect(f"/{_language_of(request)}/verify/{code}/")


@login_not_required
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in the cookie and in the account, and show the same page in it."""
    response = i18n.set_language(request)
    code = request.POST.get("language", "")
    if request.method == "POST" and request.user.is_authenticated and code in dict(settings.LANGUAGES):
        request.user.language = code
        request.user.save(update_fields=["language"])
    return response


def _language_of(request: HttpRequest) -> str:
    return get_language_from_request(request)[:2]
