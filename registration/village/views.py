"""The page of the device, its manifest and worker, and the door by which drafts come in."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from careercenters.access import staff_required
from careercenters.models import Settlement, StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from enbek import clock
from enbek.formats import day
from enbek.web.templatetags.enbek import language
from registration.models import Intake
from registration.services import intakes, village
from registration.services.village import Conflict, DeviceDraft
from registration.village.forms import VillageForm
from seekers.services.people import ContactTaken

SHELL = ("css/enbek.css", "css/office.css", "js/enbek.js", "js/village.js", "img/mark.svg")


def _settlements(scope: Scope) -> Any:
    rows = Settlement.objects.filter(served_by__in=scope.centre_ids).distinct()
    return rows if scope.settlements is None else Settlement.objects.filter(kato__in=scope.settlements)


@never_cache
@require_safe
@staff_required(Right.TAKE_APPLICATION)
def shell(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """The page that the device keeps: forms and words, nobody's data, not even the member's name."""
    form = VillageForm(settlements=_settlements(scope), auto_id="v_%s")
    return render(request, "village/shell.html", {"form": form, "sheet": _sheet(form)})


def _sheet(form: VillageForm) -> list[dict[str, Any]]:
    """Each field as it is printed: its name and its answers in both state languages."""
    with override("kk"):
        kazakh = [(str(field.label), _answers(field)) for field in form]
    with override("ru"):
        russian = [(str(field.label), _answers(field)) for field in form]
    return [
        {"name": field.name, "kk": kk, "ru": ru, "answers": [(value, said, other) for (value, said), (_value, other) in zip(kks, rus, strict=True)]}
        for field, (kk, kks), (ru, rus) in zip(form, kazakh, russian, strict=True)
        if field.name != "received_note"
    ]


def _answers(field: Any) -> list[tuple[str, str]]:
    return [(str(value), str(words)) for value, words in getattr(field.field, "choices", []) if value]


@require_safe
@staff_required(Right.TAKE_APPLICATION)
def manifest(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    start = reverse("backoffice:village")
    data = {
        "name": _("Enbek: applications in the village"), "short_name": _("Enbek: village"), "lang": language(), "start_url": start, "scope": start,
        "display": "standalone", "background_color": "#faf8f2", "theme_color": "#0b6b52",
        "icons": [{"src": static("img/mark.svg"), "type": "image/svg+xml", "sizes": "any"}],
    }
    return JsonResponse(data, content_type="application/manifest+json")


@never_cache
@require_safe
@staff_required(Right.TAKE_APPLICATION)
def worker(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """The service worker: it keeps the page and its files, and nothing else that the exchange answers."""
    kept = [reverse("backoffice:village"), *(static(name) for name in SHELL)]
    return render(request, "village/worker.js", {"kept": json.dumps(kept), "page": json.dumps(kept[0])}, content_type="text/javascript; charset=utf-8")


@never_cache
@require_safe
@staff_required(Right.TAKE_APPLICATION)
def token(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """A fresh token: that of the kept page may be of an earlier sign-in."""
    return JsonResponse({"token": get_token(request)})


@never_cache
@require_POST
@staff_required(Right.TAKE_APPLICATION)
def sync(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """One draft of the device: taken (200), in conflict (409), or with fields to be put right (422)."""
    try:
        sent = json.loads(request.body)
        values, key, base = dict(sent["values"]), UUID(str(sent["key"])), int(sent["base_version"])
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"state": "unreadable"}, status=400)
    form = VillageForm({name: value for name, value in values.items() if value is not None}, settlements=_settlements(scope))
    if not form.is_valid():
        return JsonResponse({"state": "invalid", "errors": {name: [str(one) for one in found] for name, found in form.errors.items()}}, status=422)
    data = form.cleaned_data
    draft = DeviceDraft(key, base, data["iin"], form.sections(), data["received_on"], data["received_note"], village.digest_of(values))
    try:
        intake = village.take(member, scope.centres[0], draft)
    except Conflict as conflict:
        return JsonResponse(_conflict(conflict, scope), status=409)
    except ContactTaken:
        return JsonResponse({"state": "invalid", "errors": {"phone": [_("Another account has this already. Leave it empty, or write another: notices can also be had at the desk.")]}}, status=422)
    if intake.register is None:
        intakes.ask_register(intake.pk)
    return JsonResponse({"state": "taken", "version": intake.version, "url": reverse("backoffice:intake", args=[intake.pk])})


def _conflict(conflict: Conflict, scope: Scope) -> dict[str, Any]:
    """What the exchange has, field by field, for who may see it; of a case only that there is one."""
    intake = conflict.intake
    if conflict.case is not None:
        in_scope = conflict.case.centre_id in scope.centre_ids
        return {
            "state": "conflict", "moved_on": True, "theirs": {}, "version": 0,
            "url": reverse("backoffice:case", args=[conflict.case.pk]) if in_scope else "",
            "about": _("The person has an open case: %(status)s.") % {"status": conflict.case.get_status_display()},
        }
    if intake is None or not intakes.within(scope).filter(pk=intake.pk).exists():
        return {"state": "conflict", "moved_on": True, "theirs": {}, "version": 0, "url": "", "about": _("A colleague has a draft for this person.")}
    words = {"name": intake.changed_by.full_name, "day": day(clock.local(intake.changed_at).date(), language())}
    return {
        "state": "conflict", "moved_on": intake.state != "open", "theirs": _values(intake), "version": intake.version,
        "url": reverse("backoffice:intake", args=[intake.pk]), "about": _("%(name)s changed this draft on the exchange (%(day)s).") % words,
    }


def _values(intake: Intake) -> dict[str, str]:
    """The fields of the exchange's draft that a device can show beside its own."""
    if intake.application is None or intake.person is None:
        return {}
    person, application = intake.person, intake.application
    yes_no = {True: "yes", False: "no", None: ""}
    return {
        "surname": person.surname, "given_name": person.given_name, "patronymic": person.patronymic, "settlement": person.settlement_id,
        "address": person.address, "reason": application.reason, "without_work": yes_no[application.without_work],
        "claims_measures": yes_no[application.claims_measures], "publish_resume": yes_no[application.publish_resume],
        "allow_outsourcing": yes_no[application.allow_outsourcing], "wanted": person.resume.wanted_id or "", "education_level": person.resume.education_level,
        "experience_years": str(person.resume.experience_years),
    }
