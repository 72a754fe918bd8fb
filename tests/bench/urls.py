"""The addresses of the exchange and, beside them, the least that a page of a signed-in person can be.

`/bare/` is a bare view in the frame that every page of the exchange has (header, languages, footer): session, user, one query,
one template. `/bare/frameless/` is the same without the frame; it is printed beside, to be honest about what the frame costs.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from enbek import urls
from seekers.models import Person

INSIDE = "<p>{{ request.user.email }}</p><p>{{ person.full_name }}</p>"
FRAMED = f'{{% extends "base.html" %}}{{% block title %}}bare{{% endblock %}}{{% block content %}}{INSIDE}{{% endblock %}}'


@cache
def compiled(source: str) -> Any:
    return engines["django"].from_string(source)


def bare(request: HttpRequest, source: str) -> HttpResponse:
    """Session, user, one query, one template."""
    return HttpResponse(compiled(source).render({"person": Person.objects.get(user=request.user)}, request))


urlpatterns = [
    path("kk/bare/", bare, {"source": FRAMED}),
    path("kk/bare/frameless/", bare, {"source": f"<!doctype html><title>bare</title>{INSIDE}"}),
    *urls.urlpatterns,
]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
