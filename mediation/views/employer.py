"""The employer's cabinet of candidates: who was sent, until when to answer, hire or refuse (R73.1, R75, R81)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from employers.views.pages import PAGE_SIZE, CappedPaginator
from enbek import clock
from enbek.law import limit
from enbek.transitions.machine import MoveRefused
from mediation.forms import EmployerRefusalForm, HireForm
from mediation.models import Referral
from mediation.rules.machines import ReferralStatus
from mediation.services import referrals
from mediation.views.shown import clocks_by_subject, clocks_of, events_of


@never_cache
@require_safe
def referral_list(request: HttpRequest) -> HttpResponse:
    """Candidates of the organisations that the signed-in person acts for; those that wait for an answer first."""
    rows = Referral.objects.of_member(request.user).shown()
    waiting = list(rows.undecided().order_by("sent_at", "pk"))
    clocks = clocks_by_subject([referral.pk for referral in waiting])
    decided = CappedPaginator(rows.exclude(status=ReferralStatus.SENT).order_by("-sent_at", "pk"), PAGE_SIZE)
    context = {
        "waiting": [(referral, clocks.get(referral.pk)) for referral in waiting],
        "page_obj": decided.get_page(request.GET.get("page")),
        "answer_days": limit("T23").amount,
    }
    return render(request, "mediation/employer_referrals.html", context)


@never_cache
@require_safe
def referral_detail(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    return _page(request, _of_member(request, referral_id))


@never_cache
@require_POST
def referral_hire(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    referral = _of_member(request, referral_id)
    form = HireForm(request.POST)
    if not form.is_valid():
        return _page(request, referral, hire_form=form)
    return _send(request, referral, partial(referrals.hire, referral.pk, by=request.user, on=form.cleaned_data["on"]))


@never_cache
@require_POST
def referral_refuse(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    referral = _of_member(request, referral_id)
    form = EmployerRefusalForm(request.POST)
    if not form.is_valid():
        return _page(request, referral, refusal_form=form)
    return _send(request, referral, partial(referrals.refuse, referral.pk, by=request.user, **form.cleaned_data))


def _of_member(request: HttpRequest, referral_id: UUID) -> Referral:
    """A referral to an organisation of the signed-in person; for a stranger it does not exist (404)."""
    return get_object_or_404(Referral.objects.of_member(request.user).shown(), pk=referral_id)


def _page(
    request: HttpRequest, referral: Referral, *, hire_form: HireForm | None = None, refusal_form: EmployerRefusalForm | None = None
) -> HttpResponse:
    context = {
        "referral": referral,
        "vacancy": referral.offer.vacancy,
        "resume": referral.resume,
        "clocks": clocks_of(referral),
        "events": events_of(referral),
        "hire_form": hire_form or HireForm(initial={"on": clock.today()}),
        "refusal_form": refusal_form or EmployerRefusalForm(),
    }
    return render(request, "mediation/employer_referral.html", context)


def _send(request: HttpRequest, referral: Referral, act: Callable[[], Referral]) -> HttpResponse:
    """Do the act once and show the referral with what came of it."""
    try:
        answered = act()
    except MoveRefused as refused:
        for reason in refused.reasons:
            messages.warning(request, str(reason))
    else:
        messages.success(request, _("Your answer is kept: %(answer)s.") % {"answer": answered.get_status_display()})
    return redirect("mediation:employer_referral", referral_id=referral.pk)
