"""The application, step by step; then the signature."""

from __future__ import annotations

import base64
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from enbek.i18n import Text
from enbek.signing.acts import failures
from enbek.signing.acts.forms import CodeForm, SignedForm
from enbek.signing.acts.services import SignatureRefused
from registration.forms import STEP_FORMS, work_form
from registration.models import Application, Case
from registration.services import applications
from registration.services.applications import ApplicationRefused
from registration.services.statement import statement_rows
from registration.steps import Step, after, before, first_open, step_named, steps_of
from seekers.access import person_required
from seekers.models import Person
from seekers.services import resumes


@never_cache
@require_safe
@person_required
def start(request: HttpRequest, person: Person) -> HttpResponse:
    """Lead to the first step not filled in yet; with an open case, to that case."""
    if Case.objects.open().filter(person=person).exists():
        messages.info(request, applications.ALREADY_OPEN)
        return redirect("registration:cabinet")
    draft = applications.draft_of(person)
    return redirect("registration:apply_step", step=first_open(draft).name)


@never_cache
@person_required
def apply_step(request: HttpRequest, person: Person, step: str) -> HttpResponse:
    if Case.objects.open().filter(person=person).exists():
        return redirect("registration:apply")
    draft = applications.draft_of(person)
    current = step_named(draft, step)
    if current is None:
        raise Http404
    if current.name == "sign":
        return _sign(request, person, draft, current)
    return _fill(request, person, draft, current)


def _fill(request: HttpRequest, person: Person, draft: Application, step: Step) -> HttpResponse:
    form = _form(request, person, draft, step)
    if request.method == "POST" and form.is_valid():
        if step.name == "work":
            resumes.save_fields(person, form.cleaned_data)
            applications.save_step(draft, step.name, {})
        else:
            applications.save_step(draft, step.name, form.values())
        return redirect("registration:apply_step", step=after(draft, step).name)
    return render(request, "registration/apply_step.html", {"form": form, **_progress(draft, step)})


def _form(request: HttpRequest, person: Person, draft: Application, step: Step) -> Any:
    data = request.POST if request.method == "POST" else None
    if step.name == "work":
        return work_form(person, resumes.resume_of(person), data)
    files = request.FILES if request.method == "POST" else None
    return STEP_FORMS[step.name](data, files, application=draft)


def _sign(request: HttpRequest, person: Person, draft: Application, step: Step) -> HttpResponse:
    unfilled = first_open(draft)
    if unfilled.name != "sign":
        messages.info(request, _("One step is still missing."))
        return redirect("registration:apply_step", step=unfilled.name)
    step_asked = request.POST.get("step", "")
    by_code = step_asked in {"send_code", "sign_by_code"}
    form = SignedForm(None if by_code else request.POST or None, None if by_code else request.FILES or None)
    code_form = CodeForm(request.POST if step_asked == "sign_by_code" else None)
    said = None
    if request.method == "POST":
        case, said = _by_code(draft, step_asked, code_form) if by_code else _by_eds(request, draft, form)
        if case is not None:
            return redirect("registration:submitted", case_id=case.pk)
    unchanged = applications.says_the_same(draft) and (request.method == "POST" or applications.pending_code(draft) is not None)
    content = bytes(draft.prepared) if unchanged else applications.show_for_signing(draft)
    context = {
        "form": form,
        "rows": statement_rows(draft),
        "content_base64": base64.b64encode(content).decode(),
        "signer_iin": applications.signer_of(draft).value,
        "by_representative": applications.signer_of(draft) != person.iin,
        "may_sign_by_code": applications.may_sign_by_code(draft),
        "code_form": code_form,
        "code": applications.pending_code(draft),
        "code_said": said,
        **_progress(draft, step),
    }
    return render(request, "registration/apply_sign.html", context)


def _by_eds(request: HttpRequest, draft: Application, form: SignedForm) -> tuple[Case | None, Text | None]:
    if not form.is_valid():
        return None, None
    try:
        return applications.submit(draft.pk, form.cleaned_data["cms"]), None
    except (SignatureRefused, ApplicationRefused) as refused:
        failures.note(request.user, applications.PURPOSE, refused)
        form.add_error(None, str(refused.reason))
        return None, None


def _by_code(draft: Application, asked: str, form: CodeForm) -> tuple[Case | None, Text | None]:
    """Send a code, or sign with the one that was typed; what could not be done is said in the place where it was asked."""
    try:
        if asked == "send_code":
            applications.send_code(draft)
        elif form.is_valid():
            return applications.submit_by_code(draft.pk, form.cleaned_data["code"]), None
    except (SignatureRefused, ApplicationRefused) as refused:
        return None, refused.reason
    return None, None


def _progress(draft: Application, step: Step) -> dict[str, Any]:
    return {"step": step, "steps": [_shown(draft, one, step) for one in steps_of(draft)], "back": before(draft, step)}


def _shown(draft: Application, one: Step, current: Step) -> dict[str, Any]:
    """A step for `components/steps.html`; one may go back to what was filled in."""
    done = one.name in draft.done
    state = "current" if one is current else "done" if done else "next"
    return {"title": one.title, "state": state, "url": reverse("registration:apply_step", args=[one.name]) if done else ""}
