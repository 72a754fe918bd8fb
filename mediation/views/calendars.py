"""The agreed time of an interview as a file for a calendar, the same for both sides."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from enbek import clock
from mediation.models import Interview
from mediation.rules.ics import Entry, calendar_of
from mediation.rules.machines import InterviewStatus

LENGTH = timedelta(hours=1)
"""What a calendar keeps free: nobody says how long an interview takes."""


def calendar_file(interview: Interview) -> HttpResponse:
    """An interview loaded with `.shown()`. Raises Http404 while no time is agreed."""
    if interview.at is None:
        raise Http404
    vacancy = interview.referral.offer.vacancy
    title = _("Interview: %(vacancy)s, %(employer)s") % {"vacancy": vacancy.title, "employer": vacancy.organisation.name}
    cancelled = interview.status in (InterviewStatus.DECLINED, InterviewStatus.CALLED_OFF)
    entry = Entry(
        uid=f"{interview.pk}@enbek", starts_at=interview.at, length=LENGTH, title=title, place=interview.place, notes=interview.contact,
        stamped_at=clock.now(), sequence=int(cancelled), cancelled=cancelled,
    )
    answer = HttpResponse(calendar_of(entry), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="interview.ics"'
    return answer
