"""The cabinet: what now, then the clocks, then the receipts and the history."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from enbek.documents.models import IssuedDocument
from registration.cabinet import Panel, panels
from registration.models import Case
from registration.shown.rows import clocks_of, events_of, mark_of, receipt_of, waiting_names
from registration.views.next_step import own_next_step
from seekers.access import person_required
from seekers.models import Person

BEFORE_THE_RECEIPTS = 50
"""Panels of a lower order stand above the receipts, the others below the history."""


@never_cache
@require_safe
@person_required
def cabinet(request: HttpRequest, person: Person) -> HttpResponse:
    case = Case.objects.of(person).select_related("centre__mobility_centre").prefetch_related("triggers__answers").first()
    if case is not None:
        case.person = person
    shown = panels()
    of_case = _of_case(case) if case else {}
    steps = [own_next_step(person, case, of_case.get("clocks", [])), *(panel.next_step(person, case) for panel in shown)]
    context = {
        "person": person,
        "case": case,
        "what_now": max((step for step in steps if step), key=lambda step: step.urgency),
        "panels": _drawn([panel for panel in shown if panel.order < BEFORE_THE_RECEIPTS], person, case),
        "panels_below": _drawn([panel for panel in shown if panel.order >= BEFORE_THE_RECEIPTS], person, case),
        **of_case,
    }
    return render(request, "registration/cabinet.html", context)


def _drawn(shown: list[Panel], person: Person, case: Case | None) -> list[tuple[str, dict[str, Any]]]:
    return [(panel.template, panel.context(person, case)) for panel in shown]


def _of_case(case: Case) -> dict[str, Any]:
    """Clocks, receipts (newest first), documents and history of a case."""
    mark = mark_of(case)
    return {
        "mark": mark,
        "clocks": clocks_of(case),
        "waiting_for": waiting_names(case),
        "receipts": [receipt_of(decision, mark) for decision in case.decisions.select_related("decided_by__staff_member").order_by("-decided_at", "id")],
        "documents": IssuedDocument.objects.of(case.subject),
        "events": events_of(case),
    }


@never_cache
@require_safe
@person_required
def submitted(request: HttpRequest, person: Person, case_id: UUID) -> HttpResponse:
    """Right after signing: both dates, and the progress until the result is there."""
    case = get_object_or_404(Case.objects.select_related("centre"), pk=case_id, person=person)
    template = "registration/_progress.html" if request.htmx else "registration/submitted.html"
    clocks = clocks_of(case)
    context = {"case": case, "waiting_for": waiting_names(case), "clocks": clocks, "mark": mark_of(case), "step": own_next_step(person, case, clocks)}
    return render(request, template, context)


@never_cache
@require_safe
@person_required
def history_of_cases(request: HttpRequest, person: Person) -> HttpResponse:
    cases = Case.objects.of(person).select_related("centre")
    return render(request, "registration/cases.html", {"cases": cases})


@never_cache
@require_safe
@person_required
def case_page(request: HttpRequest, person: Person, case_id: UUID) -> HttpResponse:
    """One case, also an ended one: its receipts, documents and history."""
    case = get_object_or_404(Case.objects.select_related("centre__mobility_centre"), pk=case_id, person=person)
    context = {"case": case, "all_clocks": clocks_of(case, only_open=False), **_of_case(case)}
    return render(request, "registration/case.html", context)
