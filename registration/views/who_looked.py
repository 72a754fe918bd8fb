"""Who looked at my file: every opening by the staff, for the person concerned."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from registration.services.looking import views_of
from seekers.access import person_required
from seekers.models import Person

PER_PAGE = 50


@never_cache
@require_safe
@person_required
def who_looked(request: HttpRequest, person: Person) -> HttpResponse:
    page = Paginator(views_of(person), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "backoffice/who_looked.html", {"page_obj": page})
