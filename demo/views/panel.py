"""The demo panel: travel in time, sign in as a persona, break a registry, let the state correct its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from demo.forms import MomentForm, RegistryForm
from demo.persona_texts import GROUPS
from demo.personas import PERSONAS, Persona, persona
from demo.services import newcomers, state, travel
from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.registries.port import Registry
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode
from registration.models import Case
from seekers.models import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

JUMPS: dict[str, Callable[[], datetime | None]] = {
    "morning": travel.next_working_morning,
    "evening": travel.this_evening,
    "event": travel.next_event,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One persona on the panel: who, where the case stands now, and whether the state has something to correct."""

    persona: Persona
    case: Case | None
    is_me: bool
    correctable: bool


@login_not_required
def panel(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/panel.html", _context(request, MomentForm()))


def _context(request: HttpRequest, form: MomentForm) -> dict[str, object]:
    return {
        "now": clock.now(),
        "next_event": travel.next_event(),
        "form": form,
        "groups": _groups(request),
        "registries": _registries(),
    }


def _groups(request: HttpRequest) -> list[tuple[Text, list[Row]]]:
    """The personas by the kind of their story, each with the newest case."""
    emails = [one.email for one in PERSONAS]
    rows = Case.objects.filter(person__user__email__in=emails).select_related("person__user").order_by("submitted_at")
    cases = {case.person.user.email: case for case in rows}
    me = getattr(request.user, "email", None)
    return [
        (title, [Row(one, cases.get(one.email), one.email == me, key in state.CORRECTABLE) for key in keys for one in [persona(key)]])
        for title, keys in GROUPS
    ]


def _registries() -> list[dict[str, object]]:
    """Each registry with what is wrong with it; without an answer from the sandbox, all count as unknown."""
    try:
        faults = {fault["registry"]: fault["mode"] for fault in SandboxClient(settings.REGISTRIES_URL).faults() if not fault.get("iin")}
    except OSError:
        return []
    return [{"code": registry.value, "title": registry.title, "mode": faults.get(registry.value, Mode.OK.value)} for registry in Registry]


@login_not_required
@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    jump = request.POST.get("to", "")
    if jump == "mine":
        moment = _next_of(request)
    elif jump in JUMPS:
        moment = JUMPS[jump]()
    else:
        form = MomentForm(request.POST)
        if not form.is_valid():
            return render(request, "demo/panel.html", _context(request, form))
        moment = form.cleaned_data["moment"]
    if moment is None:
        messages.info(request, _("Nothing waits: no clock is running."))
    else:
        travel.travel_to(moment)
        messages.success(request, _("The clock was moved."))
    return redirect(_back(request))


def _next_of(request: HttpRequest) -> datetime | None:
    """The next deadline of the signed-in person; of everybody, if nobody is."""
    person_id: UUID | None = Person.objects.filter(user_id=request.user.pk).values_list("pk", flat=True).first()
    return travel.next_event_of(person_id) if person_id else travel.next_event()


def _back(request: HttpRequest) -> str:
    """The page from which something was pressed, if it is one of ours."""
    target = request.POST.get("next", "")
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}) else "demo:panel"


@login_not_required
@require_POST
def sign_in_as(request: HttpRequest, key: str) -> HttpResponse:
    one = next((one for one in PERSONAS if one.key == key), None)
    if one is None:
        raise Http404
    user = get_object_or_404(User, email=one.email)
    login(request, user, backend=BACKEND)
    return redirect(settings.LOGIN_REDIRECT_URL)


@login_not_required
@require_POST
def put_persona_right(request: HttpRequest, key: str) -> HttpResponse:
    """The state corrects its record about a persona, or its registry answers again."""
    if key not in state.CORRECTABLE:
        raise Http404
    try:
        state.put_right(key, SandboxClient(settings.REGISTRIES_URL))
    except OSError:
        messages.error(request, _("The sandbox of the registries does not run."))
    else:
        messages.success(request, _("The state's record about %(name)s is right now.") % {"name": persona(key).full_name})
        travel.nudge()
    return redirect(_back(request))


@require_POST
def newcomer(request: HttpRequest) -> HttpResponse:
    """An invented identity for an account that has none."""
    if Person.objects.filter(user_id=request.user.pk).exists():
        return redirect("registration:cabinet")
    person = newcomers.invent(User.objects.get(pk=request.user.pk))
    messages.success(request, _("You are %(name)s now, and the invented state knows you.") % {"name": person.full_name})
    return redirect("registration:cabinet")


@login_not_required
@require_POST
def switch_registry(request: HttpRequest) -> HttpResponse:
    form = RegistryForm(request.POST)
    if form.is_valid():
        try:
            SandboxClient(settings.REGISTRIES_URL).set_mode(Registry(form.cleaned_data["registry"]), Mode(form.cleaned_data["mode"]))
        except OSError:
            messages.error(request, _("The sandbox of the registries does not run."))
        else:
            messages.success(request, _("Switched."))
            travel.nudge()
    return redirect("demo:panel")
