"""What if …: the person's own case, the same rules."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.workdays import calendar
from registration.models import Case
from registration.rules.what_if import QUESTIONS, Question, Situation, answer
from seekers.access import person_required
from seekers.models import Person


@never_cache
@require_safe
@person_required
def what_if(request: HttpRequest, person: Person) -> HttpResponse:
    """A GET page: the address can be kept and shared; nothing is recorded."""
    case = Case.objects.open().filter(person=person).first()
    asked = request.GET.get("ask", "")
    question = Question(asked) if asked in {one.value for one in Question} else None
    context = {
        "case": case,
        "questions": [(one.value, text) for one, text in QUESTIONS.items()],
        "question": question,
        "title": QUESTIONS[question] if question else None,
        "consequences": answer(question, _situation(case)) if question and case else [],
    }
    return render(request, "registration/what_if.html", context)


def _situation(case: Case) -> Situation:
    window = Deadline.objects.of(case.subject).open().filter(limit_id="T06").first()
    return Situation(case.status, clock.today(), window.due_on if window else None, calendar())
