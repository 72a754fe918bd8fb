"""Notices that did not reach their addressee: a task of the office, which tells the person itself."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from enbek import clock
from notifications.desk import Scope, staff_required
from notifications.forms import ToldForm
from notifications.models import BadAddress, Message
from notifications.services import relaying
from notifications.services.relaying import RelayRefused
from notifications.views.cabinet import PER_PAGE, reader


def in_scope(scope: Scope) -> QuerySet[Message]:
    """Those that are due to be looked after, within what this officer answers for."""
    return scope.notices(Message.objects.unproven(clock.now()).select_related("recipient").defer("html", "body"))


@require_safe
@never_cache
@staff_required
def notices(request: HttpRequest, scope: Scope) -> HttpResponse:
    """The oldest first, each with what its channels have to say."""
    page = Paginator(in_scope(scope), PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    copies: dict[tuple[object, str], list[Message]] = {}
    found = Message.objects.copies_of(rows).defer("body", "html", "texts", "data")
    for copy in found:
        copies.setdefault((copy.recipient_id, copy.key), []).append(copy)
    shown = [(row, copies.get((row.recipient_id, row.key), [])) for row in rows]
    return render(request, "notifications/pages/undelivered.html", {"page_obj": page, "shown": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@staff_required
def notice(request: HttpRequest, scope: Scope, pk: UUID) -> HttpResponse:
    """One notice: its words, its ways, and the mark that the officer told the person."""
    row = get_object_or_404(in_scope(scope), pk=pk)
    form = ToldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            relaying.told(row, by=reader(request), **form.cleaned_data)
        except RelayRefused as refused:
            form.add_error("at", str(refused.reason))
        else:
            messages.success(request, _("Saved."))
            return redirect("notifications:undelivered")
    copies = Message.objects.copies(row.recipient_id, [row.key]).select_related("relay").defer("body", "html")
    broken = list(BadAddress.objects.of(row.recipient))
    return render(request, "notifications/pages/undelivered_notice.html", {"message": row, "copies": copies, "broken": broken, "form": form})
