"""Public pages of vacancies: the list with one search box, and one vacancy."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from employers.forms import SearchForm
from employers.forms.moderation import ReportForm
from employers.models import Vacancy
from employers.services import liveness, moderation
from employers.services.search import search
from employers.views.pages import PAGE_SIZE, CappedPaginator
from enbek.transitions.machine import MoveRefused


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


@never_cache
def report(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Something is wrong with this vacancy: a moderator will look."""
    row = get_object_or_404(Vacancy.objects.public().for_cards(), pk=vacancy_id)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            moderation.report(row.pk, by=request.user, **form.cleaned_data)
        except moderation.Refused as refused:
            messages.warning(request, str(refused.reason))
        else:
            messages.success(request, _("Thank you. A moderator will look at this vacancy."))
        return redirect("employers:vacancy", vacancy_id=row.pk)
    return render(request, "employers/report.html", {"vacancy": row, "form": form})


@never_cache
@login_not_required
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a message. Mail programs open links by themselves, so the page asks for one press."""
    row = liveness.vacancy_of(token)
    if row is None:
        return render(request, "employers/confirm.html", {"vacancy": None}, status=410)
    if request.method == "POST":
        try:
            liveness.confirm(row.pk, by=None)
        except MoveRefused as refused:
            messages.warning(request, str(refused.reasons[0]))
        else:
            messages.success(request, _("Thank you: the vacancy is confirmed."))
        return redirect("employers:vacancy", vacancy_id=row.pk)
    return render(request, "employers/confirm.html", {"vacancy": row})
