"""Who you are and how to reach you."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from seekers.forms import PersonForm
from seekers.models import Person
from seekers.services.people import IINTaken, save_person


@never_cache
def profile(request: HttpRequest) -> HttpResponse:
    person = Person.objects.filter(user=request.user).first()
    form = PersonForm(request.POST or None, instance=person, user=request.user)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.Meta.fields}
        try:
            save_person(request.user, values, email=form.cleaned_data["email"], phone=form.cleaned_data["phone"])
        except IINTaken:
            form.add_error("iin", _("An account with this IIN exists already. Sign in with it."))
        else:
            messages.success(request, _("Saved."))
            return redirect(_way_on(request))
    return render(request, "seekers/profile.html", {"form": form, "is_new": person is None})


def _way_on(request: HttpRequest) -> str:
    """The page that asked for the profile first, if it is one of ours; else the cabinet."""
    target = request.GET.get("next", "")
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}) else "registration:cabinet"
