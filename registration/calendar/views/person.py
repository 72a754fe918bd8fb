"""What a person books, moves, cancels, and takes into the own calendar."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enbek import clock
from enbek.web.templatetags.enbek import language
from registration.calendar import lists
from registration.calendar.forms import SlotForm
from registration.calendar.ics import ics_of
from registration.models import Visit
from registration.rules.visit_states import VisitKind, VisitState
from registration.services import visits
from registration.services.visits import VisitRefused
from seekers.access import person_required
from seekers.models import Person

OLDER_SHOWN = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@person_required
def my_visits(request: HttpRequest, person: Person) -> HttpResponse:
    """What lies ahead, what was; a free time to book."""
    centre = lists.centre_for(person)
    slots = visits.free_slots(centre) if centre else {}
    form = SlotForm(request.POST if request.method == "POST" else None, slots=slots)
    if request.method == "POST" and centre and form.is_valid():
        try:
            visits.book(person, centre, form.cleaned_data["starts_at"])
        except VisitRefused as refused:
            form.add_error("starts_at", str(refused.reason))
        else:
            messages.success(request, _("You are expected. The meeting is in your messages too."))
            return redirect("registration:visits")
    mine = Visit.objects.filter(person=person).select_related("centre")
    ahead = list(mine.filter(state=VisitState.EXPECTED, starts_at__gt=clock.now()))
    older = mine.exclude(pk__in=[visit.pk for visit in ahead]).order_by("-starts_at")[:OLDER_SHOWN]
    booked = any(visit.kind == VisitKind.BOOKED for visit in ahead)
    return render(request, "visits/mine.html", {"centre": centre, "form": form, "slots": slots, "ahead": ahead, "older": older, "booked": booked})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@person_required
def move_mine(request: HttpRequest, person: Person, visit_id: UUID) -> HttpResponse:
    visit = get_object_or_404(Visit.objects.select_related("centre"), pk=visit_id, person=person)
    form = SlotForm(request.POST if request.method == "POST" else None, slots=visits.free_slots(visit.centre))
    if request.method == "POST" and form.is_valid():
        try:
            visits.move(visit.pk, form.cleaned_data["starts_at"])
        except VisitRefused as refused:
            form.add_error("starts_at", str(refused.reason))
        else:
            messages.success(request, _("The meeting was moved."))
            return redirect("registration:visits")
    return render(request, "visits/move.html", {"visit": visit, "form": form})


@require_POST
@person_required
def cancel_mine(request: HttpRequest, person: Person, visit_id: UUID) -> HttpResponse:
    visit = get_object_or_404(Visit, pk=visit_id, person=person)
    try:
        visits.cancel(visit.pk)
    except VisitRefused as refused:
        messages.warning(request, str(refused.reason))
    else:
        messages.success(request, _("The meeting was cancelled."))
    return redirect("registration:visits")


@never_cache
@require_safe
@person_required
def my_ics(request: HttpRequest, person: Person, visit_id: UUID) -> HttpResponse:
    visit = get_object_or_404(Visit.objects.select_related("centre"), pk=visit_id, person=person)
    response = HttpResponse(ics_of(visit, language()), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="enbek.ics"'
    return response
