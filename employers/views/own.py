"""The employer's own vacancies."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from employers.models import Organisation, Vacancy
from employers.views.pages import PAGE_SIZE, CappedPaginator


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Vacancies of the organisations that the signed-in person acts for; for others, how to become an officer of one."""
    organisations = list(Organisation.objects.filter(membership__user=request.user).order_by("name_ru", "pk"))
    rows = Vacancy.objects.filter(organisation__in=organisations).for_cards().order_by("-registered_at", "pk")
    found = CappedPaginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "employers/mine.html", {"organisations": organisations, "page_obj": found})
