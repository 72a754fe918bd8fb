"""Notices on paper: the list of an office, the printable notice, the mark that it was handed over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from enbek.web.uploads import kind_of
from notifications.desk import Scope, staff_required
from notifications.forms import HandOverForm, ReturnForm, SlipForm
from notifications.models import Carrier, RelayState, RelayTask
from notifications.paper import notice_pdf
from notifications.services import relaying
from notifications.services.relaying import RelayRefused
from notifications.views.cabinet import PER_PAGE, reader


@require_safe
@never_cache
@staff_required
def tasks(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Open ones, the longest waiting first; `?state=done`: those dealt with, the latest first."""
    done = request.GET.get("state") == "done"
    rows = scope.tasks()
    rows = rows.exclude(state=RelayState.OPEN).order_by("-closed_at", "pk") if done else rows.open().order_by("created_at", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notifications/pages/relay_tasks.html", {"page_obj": page, "done": done})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@staff_required
def task(request: HttpRequest, scope: Scope, pk: UUID) -> HttpResponse:
    """One notice: print it, and say that it was handed over; afterwards the signed slip may be added."""
    row = get_object_or_404(scope.tasks(), pk=pk)
    form = HandOverForm(request.POST or None, request.FILES or None) if row.is_open else SlipForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, row, form.cleaned_data)
        except RelayRefused as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("Saved."))
            return redirect("notifications:relay_task", pk=pk)
    return render(request, "notifications/pages/relay_task.html", {"task": row, "form": form})


def _keep(request: HttpRequest, row: RelayTask, values: dict[str, Any]) -> None:
    if not row.is_open:
        relaying.add_slip(row.pk, values["slip"])
        return
    relaying.hand_over(
        row.pk, by=reader(request), carrier=Carrier(values["carrier"]), carrier_name=values["carrier_name"], at=values["at"],
        note=values["note"], slip=values["slip"],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@staff_required
def give_back(request: HttpRequest, scope: Scope, pk: UUID) -> HttpResponse:
    """It could not be handed over, and why."""
    row = get_object_or_404(scope.tasks(), pk=pk)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            relaying.give_back(row.pk, by=reader(request), note=form.cleaned_data["note"])
        except RelayRefused as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("Saved."))
            return redirect("notifications:relay")
    return render(request, "notifications/pages/relay_return.html", {"task": row, "form": form})


@require_safe
@never_cache
@staff_required
def notice(request: HttpRequest, scope: Scope, pk: UUID) -> HttpResponse:
    """The notice to print: both state languages and the slip to be signed."""
    row = get_object_or_404(scope.tasks(), pk=pk)
    response = HttpResponse(notice_pdf(row), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="notice-{row.pk}.pdf"'
    return response


@require_safe
@never_cache
@staff_required
def slip(request: HttpRequest, scope: Scope, pk: UUID) -> HttpResponse:
    """The signed slip, as it was uploaded; never run by a browser."""
    row = get_object_or_404(scope.tasks(), pk=pk)
    if not row.slip:
        raise Http404
    with row.slip.open("rb") as file:
        content = file.read()
    response = HttpResponse(content, content_type=kind_of(content) or "application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="slip-{row.pk}"'
    return response
