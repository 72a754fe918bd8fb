"""The candidate's side of an interview: pick a time, decline, keep it in a calendar, say that one came (R73.5, R79, R80)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enbek import clock
from enbek.formats import moment, weekday
from enbek.web.templatetags.enbek import language
from mediation.forms import InterviewDeclineForm, PickForm
from mediation.models import Interview
from mediation.services import interviews
from mediation.views.acting import do
from mediation.views.calendars import calendar_file
from mediation.views.shown import clocks_of, events_of, shown_interview
from seekers.access import person_required
from seekers.models import Person


@never_cache
@require_safe
@person_required
def interview_detail(request: HttpRequest, person: Person, interview_id: UUID) -> HttpResponse:
    return _page(request, _own(person, interview_id))


@never_cache
@require_POST
@person_required
def interview_pick(request: HttpRequest, person: Person, interview_id: UUID) -> HttpResponse:
    interview = _own(person, interview_id)
    form = PickForm(request.POST, interview=interview, shown=_words)
    if not form.is_valid():
        return _page(request, interview, form)
    return _send(request, interview, partial(interviews.pick, interview.pk, by=request.user, at=form.cleaned_data["at"]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@person_required
def interview_decline(request: HttpRequest, person: Person, interview_id: UUID) -> HttpResponse:
    """Asks for the reason, says that nothing follows from it (R80, Q-08)."""
    interview = _own(person, interview_id)
    if not interview.is_arranged:
        return redirect("mediation:interview", interview_id=interview.pk)
    form = InterviewDeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _send(request, interview, partial(interviews.decline, interview.pk, by=request.user, **form.cleaned_data))
    return render(request, "mediation/interview_decline.html", {"interview": interview, "vacancy": interview.referral.offer.vacancy, "form": form})


@never_cache
@require_POST
@person_required
def interview_came(request: HttpRequest, person: Person, interview_id: UUID) -> HttpResponse:
    interview = _own(person, interview_id)
    came = request.POST.get("came") == "yes"
    return _send(request, interview, partial(interviews.say_by_person, interview.pk, by=request.user, came=came))


@never_cache
@require_safe
@person_required
def interview_calendar(request: HttpRequest, person: Person, interview_id: UUID) -> HttpResponse:
    return calendar_file(_own(person, interview_id))


def _own(person: Person, interview_id: UUID) -> Interview:
    """The person's interview; somebody else's does not exist (404)."""
    return get_object_or_404(Interview.objects.shown(), pk=interview_id, referral__offer__case__person=person)


def _words(at: datetime) -> str:
    local = clock.local(at)
    return f"{weekday(local.date(), language())}, {moment(local, language())}"


def _page(request: HttpRequest, interview: Interview, form: PickForm | None = None) -> HttpResponse:
    context = {
        "interview": interview,
        "shown": shown_interview(interview),
        "vacancy": interview.referral.offer.vacancy,
        "offer": interview.referral.offer,
        "form": form or PickForm(interview=interview, shown=_words),
        "clocks": clocks_of(interview),
        "events": events_of(interview),
    }
    return render(request, "mediation/interview.html", context)


def _send(request: HttpRequest, interview: Interview, act: Callable[[], Interview]) -> HttpResponse:
    """Do the act once and show the interview with what came of it."""
    do(request, act, lambda done: _("Kept: %(status)s.") % {"status": done.get_status_display()})
    return redirect("mediation:interview", interview_id=interview.pk)
