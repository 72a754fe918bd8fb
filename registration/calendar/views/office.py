"""The calendar as the office sees it: a day, marks, moving and cancelling; a meeting arranged from a case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careercenters.access import staff_required
from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from enbek import clock
from enbek.workdays import calendar
from registration.backoffice import queue
from registration.calendar import lists
from registration.calendar.forms import ArrangeForm, DayForm, MoveForm, NoteForm
from registration.models import Visit
from registration.rules.machine import Status
from registration.services import looking, visits
from registration.services.visits import VisitRefused


def _within(scope: Scope) -> QuerySet[Visit]:
    rows = Visit.objects.filter(centre__in=scope.centre_ids).select_related("centre", "person")
    return rows if scope.settlements is None else rows.filter(person__settlement__in=scope.settlements)


def _to_day(visit: Visit) -> HttpResponse:
    day = clock.local(visit.starts_at).date().isoformat()
    return redirect(f"{reverse('backoffice:visits')}?{urlencode({'day': day})}")


@never_cache
@require_safe
@staff_required(Right.TAKE_APPLICATION)
def day_page(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """Who comes on a day; why the office is closed, if it is."""
    day = DayForm(request.GET or None).chosen()
    cal, now = calendar(), clock.now()
    rows = lists.of_day(scope.centres, day)
    if scope.settlements is not None:
        rows = rows.filter(person__settlement__in=scope.settlements)
    context = {
        "day": day, "form": DayForm(initial={"day": day}), "rows": [(row, row.starts_at <= now) for row in rows], "working": cal.is_working(day), "why": cal.why(day),
        "caught": lists.on_days_off(scope.centres), "next_day": cal.add(day, 1), "previous_day": cal.subtract(day, 1),
    }
    return render(request, "visits/day.html", context)


@require_POST
@staff_required(Right.TAKE_APPLICATION)
def mark_visit(request: HttpRequest, member: StaffMember, scope: Scope, visit_id: UUID) -> HttpResponse:
    visit = get_object_or_404(_within(scope), pk=visit_id)
    try:
        visits.mark(visit.pk, member, came=request.POST.get("came") == "yes")
    except VisitRefused as refused:
        messages.warning(request, str(refused.reason))
    return _to_day(visit)


@require_POST
@staff_required(Right.TAKE_APPLICATION)
def cancel_visit(request: HttpRequest, member: StaffMember, scope: Scope, visit_id: UUID) -> HttpResponse:
    visit = get_object_or_404(_within(scope), pk=visit_id)
    form = NoteForm(request.POST)
    try:
        visits.cancel(visit.pk, by=member, note=form.cleaned_data["note"] if form.is_valid() else "")
    except VisitRefused as refused:
        messages.warning(request, str(refused.reason))
    else:
        messages.success(request, _("The meeting was cancelled, and the person is told."))
    return _to_day(visit)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Right.TAKE_APPLICATION)
def move_visit(request: HttpRequest, member: StaffMember, scope: Scope, visit_id: UUID) -> HttpResponse:
    visit = get_object_or_404(_within(scope), pk=visit_id)
    form = MoveForm(request.POST if request.method == "POST" else None, slots=visits.free_slots(visit.centre))
    if request.method == "POST" and form.is_valid():
        try:
            moved = visits.move(visit.pk, form.cleaned_data["starts_at"], by=member, note=form.cleaned_data["note"])
        except VisitRefused as refused:
            form.add_error("starts_at", str(refused.reason))
        else:
            messages.success(request, _("The meeting was moved, and the person is told."))
            return _to_day(moved)
    return render(request, "visits/move.html", {"visit": visit, "form": form, "by_office": True, "note_form": NoteForm()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Right.TAKE_APPLICATION)
def arrange_visit(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID) -> HttpResponse:
    """A meeting, or a summons for an active measure, from the page of a case."""
    case = get_object_or_404(queue.cases_in(scope).open().select_related("person__user", "centre"), pk=case_id)
    may_summon = case.status == Status.UNEMPLOYED
    form = ArrangeForm(request.POST if request.method == "POST" else None, slots=visits.free_slots(case.centre), may_summon=may_summon)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            visit = visits.arrange(case, member, data["starts_at"], measure=data.get("measure", ""), note=data["note"])
        except VisitRefused as refused:
            form.add_error("starts_at", str(refused.reason))
        else:
            messages.success(request, _("Arranged, and the person is told."))
            return _to_day(visit)
    looking.note(case, member)
    return render(request, "visits/arrange.html", {"case": case, "form": form, "may_summon": may_summon})
