"""A change of circumstances, told from the cabinet: six kinds, what follows said before sending (R64)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from enbek.law import limit
from registration.circumstance_form import CircumstanceForm
from registration.models import Case
from registration.rules.circumstances import CONSEQUENCES
from registration.rules.machine import Status
from registration.services import circumstances
from seekers.access import person_required
from seekers.models import Person


@never_cache
@person_required
def circumstances_page(request: HttpRequest, person: Person) -> HttpResponse:
    case = Case.objects.of(person).first()
    bound = case is not None and case.status == Status.UNEMPLOYED
    form = CircumstanceForm(request.POST or None)
    if request.method == "POST" and case is not None and form.is_valid():
        try:
            told = circumstances.tell(case.pk, **form.cleaned_data)
        except circumstances.NothingToTell as nothing:
            messages.info(request, str(nothing.reason))
        else:
            late = _("We have it. It came after the last day: nothing is decided for that, and you are heard first if a question comes up.")
            messages.success(request, _("We have it, in time. You need not do anything else.") if told.in_time else late)
        return redirect("registration:circumstances")
    context = {
        "form": form, "bound": bound, "limit": limit("T13"), "told": list(case.circumstances.all()) if case else [],
        "kinds": [(words, CONSEQUENCES[kind]) for kind, words in form.kinds],
    }
    return render(request, "registration/circumstances.html", context)
