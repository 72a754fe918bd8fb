"""The Rules as the portal applies them, and the calculator. Public; nothing is stored."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from enbek import clock
from enbek.law import (
    CAREER_CENTRE_HOURS,
    MOBILITY_CENTRE_HOURS,
    ORDER_214,
    LawError,
    Party,
    discrepancies,
    edition,
    edition_on,
    editions,
    limits,
)
from enbek.law.bases import legal_bases
from enbek.lawbook import shown
from enbek.lawbook.forms import ApplicationForm, LimitForm
from enbek.workdays import calendar
from enbek.workdays.chain import chain_of
from enbek.workdays.counting import explain
from enbek.workdays.errors import CalendarError
from enbek.workdays.years import is_confirmed

YEAR_START = (1, 1)


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All limits of an edition, each with its quotations and discrepancies."""
    try:
        chosen = edition(request.GET.get("edition") or ORDER_214)
    except LawError as error:
        raise Http404(str(error)) from error
    context = {"editions": editions(), "chosen": chosen, "groups": shown.groups(limits(chosen.id))}
    return render(request, "law/index.html", context)


@login_not_required
@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """"I applied on … at … through …", or one limit from one day; the address is the answer's own."""
    context: dict[str, Any] = {
        "application": ApplicationForm(request.GET) if "on" in request.GET else ApplicationForm(initial=_now()),
        "single": LimitForm(request.GET) if "limit" in request.GET else LimitForm(initial={"day": clock.today()}),
        "share": request.build_absolute_uri() if request.GET else "",
        "chain": None, "strips": [], "problem": None,
    }
    try:
        if context["application"].is_valid():
            context |= _chain(context["application"])
        elif context["single"].is_valid():
            context["strips"] = [_single(context["single"])]
    except (LawError, CalendarError) as error:
        context["problem"] = error.text
    return render(request, "law/calculator.html", context)


def _now() -> dict[str, Any]:
    return {"on": clock.today(), "at": clock.now().time().replace(second=0, microsecond=0)}


def _chain(form: ApplicationForm) -> dict[str, Any]:
    cal = calendar()
    chain = chain_of(form.submitted_at(), form.channel(), cal)
    return {"chain": chain, "strips": [shown.strip(explanation, cal) for explanation in chain.explained(cal)]}


def _single(form: LimitForm) -> shown.Strip:
    cal, day = calendar(), form.cleaned_data["day"]
    return shown.strip(explain(form.rule(edition_on(day).id), day, cal), cal)


@login_not_required
@require_safe
def grounds(request: HttpRequest) -> HttpResponse:
    """Why a registration is refused or ended, the legal bases of the forms, the hours of the offices."""
    context = {
        "sections": shown.GROUND_SECTIONS,
        "bases": legal_bases(),
        "offices": [(Party.CAREER_CENTRE, CAREER_CENTRE_HOURS), (Party.MOBILITY_CENTRE, MOBILITY_CENTRE_HOURS)],
    }
    return render(request, "law/grounds.html", context)


@login_not_required
@require_safe
def differences(request: HttpRequest) -> HttpResponse:
    """All discrepancies, with the reading applied."""
    return render(request, "law/differences.html", {"items": discrepancies()})


@login_not_required
@require_safe
def this_year(request: HttpRequest) -> HttpResponse:
    return redirect("law:days", year=clock.today().year)


@login_not_required
@require_safe
def days(request: HttpRequest, year: int) -> HttpResponse:
    """Holidays and transfers of one year, and whether an officer has confirmed them."""
    cal = calendar()
    if not cal.first_year <= year <= cal.last_year:
        raise Http404
    context = {
        "year": year,
        "years": [near for near in (year - 1, year, year + 1) if cal.first_year <= near <= cal.last_year],
        "special_days": shown.special_days(year, cal),
        "working_days": cal.count(date(year, *YEAR_START), date(year, 12, 31)) + cal.is_working(date(year, *YEAR_START)),
        "confirmed": is_confirmed(year),
    }
    return render(request, "law/days.html", context)
