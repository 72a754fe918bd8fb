"""Public pages of vacancies: the list with one search box, and one vacancy."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from employers.forms import SearchForm
from employers.models import Vacancy
from employers.services.search import search
from employers.views.pages import PAGE_SIZE, CappedPaginator


@login_not_required
@require_safe
def vacancies(request: HttpRequest) -> HttpResponse:
    """Open vacancies by words, region, working time and pay."""
    form = SearchForm(request.GET)
    filters = form.filters()
    found = CappedPaginator(search(filters), PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {"form": form, "filters": filters, "page_obj": found, "without": _without_each(request, form)}
    return render(request, "employers/vacancies.html", context)


def _without_each(request: HttpRequest, form: SearchForm) -> list[tuple[str, str]]:
    """For an empty result: the same search without one of its fields, as (label of the field, query string)."""
    filled = {name: request.GET[name] for name in form.fields if request.GET.get(name)}
    return [(str(form.fields[name].label), urlencode({key: filled[key] for key in filled if key != name})) for name in filled]


@login_not_required
@require_safe
def vacancy(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """One vacancy; a closed one is still shown to who kept the link, as closed (410)."""
    row = get_object_or_404(Vacancy.objects.public().for_cards(), pk=vacancy_id)
    return render(request, "employers/vacancy.html", {"vacancy": row}, status=410 if row.is_closed else 200)
