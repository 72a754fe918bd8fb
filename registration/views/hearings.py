"""The person's side of a hearing: the draft, the fact and its source, the answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from enbek.web.uploads import download
from registration.hearing_forms import OwnAnswerForm
from registration.hearing_panel import SHOWN_TO_THE_PERSON
from registration.models import HearingAnswer, Trigger
from registration.services import hearings
from registration.shown.hearings import hearing_of
from registration.shown.rows import receipt_of
from seekers.access import person_required
from seekers.models import Person


@never_cache
@person_required
def hearing(request: HttpRequest, person: Person, trigger_id: UUID) -> HttpResponse:
    own = Trigger.objects.filter(case__person=person, status__in=SHOWN_TO_THE_PERSON)
    trigger = get_object_or_404(own.select_related("case__centre__mobility_centre", "decision__decided_by__staff_member", "found_by__staff_member"), pk=trigger_id)
    form = OwnAnswerForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            hearings.answer(trigger.pk, **form.cleaned_data)
        except hearings.HearingOver as over:
            messages.warning(request, str(over.reason))
        else:
            messages.success(request, _("Your explanation was taken. You may add to it until the decision."))
        return redirect("registration:hearing", trigger_id=trigger.pk)
    receipt = receipt_of(trigger.decision) if trigger.decision else None
    context = {"hearing": hearing_of(trigger), "form": form, "decision": receipt}
    return render(request, "registration/hearing.html", context)


@never_cache
@require_safe
@person_required
def evidence(request: HttpRequest, person: Person, answer_id: UUID) -> HttpResponse:
    """The person's own paper, as it was sent."""
    answer = get_object_or_404(HearingAnswer.objects.exclude(evidence=""), pk=answer_id, trigger__case__person=person)
    return download(answer.evidence)
