"""The employer's cabinet of candidates: who was sent, until when to answer, arrange an interview, hire or refuse (R73.1, R73.4, R75, R79, R81)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from employers.models import Organisation
from employers.views.pages import PAGE_SIZE, CappedPaginator
from enbek import clock
from enbek.law import limit
from enbek.transitions.machine import MoveRefused
from mediation.forms import EmployerRefusalForm, HireForm, InterviewForm
from mediation.models import Interview, Referral
from mediation.rules.machines import ReferralStatus
from mediation.services import answer_rates, interviews, referrals
from mediation.views.acting import do
from mediation.views.calendars import calendar_file
from mediation.views.shown import clocks_by_subject, clocks_of, events_of, shown_interviews


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


@never_cache
@require_POST
def interview_propose(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    referral = _of_member(request, referral_id)
    form = InterviewForm(request.POST)
    if not form.is_valid():
        return _page(request, referral, interview_form=form)
    said = {name: form.cleaned_data[name] for name in ("format", "place", "contact")}
    try:
        interviews.propose(referral.pk, by=request.user, times=form.times, **said)
    except MoveRefused as refused:
        for reason in refused.reasons:
            form.add_error(None, str(reason))
        return _page(request, referral, interview_form=form)
    messages.success(request, _("The candidate is asked to choose a time."))
    return redirect("mediation:employer_referral", referral_id=referral.pk)


@never_cache
@require_POST
def interview_call_off(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    interview = _interview_of_member(request, interview_id)
    return _with_interview(request, interview, partial(interviews.call_off, interview.pk, by=request.user))


@never_cache
@require_POST
def interview_attendance(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    interview = _interview_of_member(request, interview_id)
    came = request.POST.get("came") == "yes"
    return _with_interview(request, interview, partial(interviews.say_by_employer, interview.pk, by=request.user, came=came))


@never_cache
@require_safe
def interview_calendar(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    return calendar_file(get_object_or_404(Interview.objects.of_member(request.user).shown(), pk=interview_id))


@login_not_required
@require_safe
def answer_rate(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """For everybody: how often this employer answers about the candidates it was sent (R75)."""
    organisation = get_object_or_404(Organisation, pk=organisation_id)
    context = {"organisation": organisation, "rate": answer_rates.of(organisation.pk), "enough": answer_rates.ENOUGH,
               "answer_days": limit("T23").amount}
    return render(request, "mediation/answer_rate.html", context)


def _interview_of_member(request: HttpRequest, interview_id: UUID) -> Interview:
    return get_object_or_404(Interview.objects.of_member(request.user), pk=interview_id)


def _with_interview(request: HttpRequest, interview: Interview, act: Callable[[], Interview]) -> HttpResponse:
    do(request, act, lambda done: _("Kept: %(status)s.") % {"status": done.get_status_display()})
    return redirect("mediation:employer_referral", referral_id=interview.referral_id)


def _of_member(request: HttpRequest, referral_id: UUID) -> Referral:
    """A referral to an organisation of the signed-in person; for a stranger it does not exist (404)."""
    return get_object_or_404(Referral.objects.of_member(request.user).shown(), pk=referral_id)


def _page(
    request: HttpRequest,
    referral: Referral,
    *,
    hire_form: HireForm | None = None,
    refusal_form: EmployerRefusalForm | None = None,
    interview_form: InterviewForm | None = None,
) -> HttpResponse:
    arranged = shown_interviews(referral)
    context = {
        "referral": referral,
        "interviews": arranged,
        "may_propose": referral.is_undecided and not any(one.interview.is_arranged for one in arranged),
        "interview_form": interview_form or InterviewForm(),
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
    do(request, act, lambda answered: _("Your answer is kept: %(answer)s.") % {"answer": answered.get_status_display()})
    return redirect("mediation:employer_referral", referral_id=referral.pk)
