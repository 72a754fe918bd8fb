"""The vacancy wizard: begin, fill in step by step, look it over, send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from employers.access import draft_of
from employers.forms.vacancy import STEP_FORMS, StepForm, TemplateForm, occupation_choices
from employers.models import Draft, Organisation
from employers.rules.steps import ALL_STEPS, step_of
from employers.rules.versions import LABELS, shown
from employers.services import drafts, publishing
from enbek.deadlines.models import Deadline
from enbek.deadlines.strip import strip_of
from enbek.law import limit
from enbek.transitions.machine import MoveRefused

TITLES = {
    "work": gettext_lazy("Occupation"), "place": gettext_lazy("Place and time"), "pay": gettext_lazy("Pay"), "duties": gettext_lazy("Duties and conditions"),
    "requirements": gettext_lazy("Requirements"), "wishes": gettext_lazy("Wishes"), "support": gettext_lazy("Support"),
    "seats": gettext_lazy("Seats and date"), "check": gettext_lazy("Look over and send"),
}
WHY = {
    "work": gettext_lazy("By the occupation the portal finds people: it compares it with what they look for and with what they did."),
    "place": gettext_lazy("People first ask where and when. Suitable work is judged by the way to it and by the working time (para. 70)."),
    "pay": gettext_lazy("Paragraph 66 obliges to name the pay. Vacancies that name it are answered more often."),
    "duties": gettext_lazy("Paragraph 66 obliges to name the working conditions. Plain words about the day's work spare you wrong candidates."),
    "requirements": gettext_lazy("A requirement keeps people out: what does not match one is not offered. Write only what the work cannot be done without."),
    "wishes": gettext_lazy("A wish keeps nobody out. It only tells people what would help."),
    "support": gettext_lazy("Some people look for exactly this: a first job, an accessible workplace, housing."),
    "seats": gettext_lazy("The day on which the vacancy appeared starts the term of paragraph 66."),
}


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Choose the organisation and what to begin from; with one organisation and no template there is nothing to choose."""
    organisations = list(Organisation.objects.posted_by(request.user).order_by("name_ru", "pk"))
    if not organisations:
        return redirect("employers:mine")
    templates = list(Draft.objects.of_member(request.user).templates().select_related("organisation").order_by("template_name", "pk"))
    if request.method == "POST":
        organisation = get_object_or_404(Organisation.objects.posted_by(request.user), pk=_id(request.POST.get("organisation")) or organisations[0].pk)
        template = next((row for row in templates if str(row.pk) == request.POST.get("template")), None)
        draft = drafts.start(template.organisation if template else organisation, request.user, template)
        return redirect("employers:draft", draft_id=draft.pk, step=_first_open(draft))
    context = {"organisations": organisations, "templates": templates, "days": limit("T16").amount}
    return render(request, "employers/new.html", context)


def _id(given: str | None) -> UUID | None:
    try:
        return UUID(given or "")
    except ValueError:
        return None


@require_safe
def occupations(request: HttpRequest) -> HttpResponse:
    """The radio buttons under the box of the first step, for a script; without one the page itself comes back with them."""
    if not request.htmx:
        return redirect("employers:new")
    words, chosen = request.GET.get("occupation_words", "")[:100], request.GET.get("occupation", "")[:8]
    return render(request, "employers/_occupations.html", {"choices": occupation_choices(words, chosen), "chosen": chosen, "words": words})


@never_cache
def draft(request: HttpRequest, draft_id: UUID, step: str) -> HttpResponse:
    row = draft_of(request, draft_id)
    if row.sent_at:
        return redirect("employers:manage", vacancy_id=row.subject.id)
    if step == "check":
        return _check(request, row)
    if step not in STEP_FORMS:
        raise Http404
    form = STEP_FORMS[step](request.POST if request.method == "POST" else None, draft_values=row.values, typed=row.typed.get(step, {}))
    if request.method == "POST":
        return _kept(request, row, step, form)
    return _page(request, row, step, form)


def _kept(request: HttpRequest, row: Draft, step: str, form: StepForm) -> HttpResponse:
    """Good answers are kept as answers, others as they were typed; nothing is lost either way."""
    if "find" in request.POST:
        drafts.keep_typed(row.pk, step, _typed(request, form))
        return _page(request, row, step, STEP_FORMS[step](draft_values=row.values, typed=_typed(request, form)))
    if form.is_valid():
        kept = drafts.keep(row.pk, step, form.values())
        return redirect("employers:mine") if "later" in request.POST else redirect("employers:draft", draft_id=row.pk, step=_next(kept, step))
    drafts.keep_typed(row.pk, step, _typed(request, form))
    if "later" in request.POST:
        messages.info(request, _("What you typed is kept. You can go on later."))
        return redirect("employers:mine")
    return _page(request, row, step, form)


def _typed(request: HttpRequest, form: StepForm) -> dict[str, Any]:
    many = {name for name, field in form.fields.items() if getattr(field.widget, "allow_multiple_selected", False)}
    return {name: request.POST.getlist(name) if name in many else request.POST.get(name, "") for name in form.fields}


def _page(request: HttpRequest, row: Draft, step: str, form: StepForm) -> HttpResponse:
    position = ALL_STEPS.index(step)
    back = ALL_STEPS[position - 1] if position else ""
    context = {"draft": row, "form": form, "step": step, "title": TITLES[step], "why": WHY[step], "back": back, "back_title": TITLES.get(back, ""),
               "steps": _steps(row, step), "clock": _clock(row) if step == "seats" else None}
    return render(request, "employers/draft_step.html", context)


def _check(request: HttpRequest, row: Draft) -> HttpResponse:
    """Everything on one page; each answer leads back to its step."""
    found: dict[str, Any] = {}
    if request.method == "POST":
        try:
            vacancy = publishing.publish(row.pk, request.user)
        except publishing.NotReady as refused:
            found = refused.problems
        except MoveRefused as refused:
            found = {"": refused.reasons[0]}
        else:
            messages.success(request, _("The vacancy is sent."))
            return redirect("employers:manage", vacancy_id=vacancy.pk)
    context = {
        "draft": row, "title": TITLES["check"], "steps": _steps(row, "check"), "answers": _answers(row), "clock": _clock(row),
        "problems": [(LABELS.get(field), sentence, step_of(field) if field else "") for field, sentence in found.items()],
        "template_form": TemplateForm(), "unanswered": [(step, TITLES[step]) for step in ALL_STEPS if step not in row.done],
    }
    return render(request, "employers/draft_check.html", context)


def _answers(row: Draft) -> list[tuple[str, Any, list[tuple[Any, Any]]]]:
    """Step, its title, and its fields that say something."""
    values = publishing.titled(row.values)
    return [
        (step, TITLES[step], [(LABELS[name], shown(name, values)) for name in STEP_FORMS[step].base_fields if name in LABELS and values.get(name)])
        for step in ALL_STEPS
    ]


def _clock(row: Draft) -> Any:
    running = Deadline.objects.of(row.subject).filter(limit_id="T16").order_by("-opened_at").first()
    return strip_of(running) if running else None


def _first_open(row: Draft) -> str:
    return next((step for step in ALL_STEPS if step not in row.done), "check")


def _next(row: Draft, step: str) -> str:
    """The following step; a change of something that was whole goes straight back to looking it over."""
    if row.edits_id or ("seats" in row.done and step != "seats"):
        return _first_open(row)
    position = ALL_STEPS.index(step)
    return ALL_STEPS[position + 1] if position + 1 < len(ALL_STEPS) else "check"


def _steps(row: Draft, current: str) -> list[dict[str, Any]]:
    def state(step: str) -> str:
        return "current" if step == current else "done" if step in row.done else "next"

    return [{"title": TITLES[step], "state": state(step), "url": reverse("employers:draft", args=[row.pk, step]) if step in row.done else ""}
            for step in (*ALL_STEPS, "check")]


@require_POST
def drop(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    drafts.drop(draft_of(request, draft_id).pk)
    messages.success(request, _("The draft is given up."))
    return redirect("employers:mine")


@require_POST
def template(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    row = draft_of(request, draft_id)
    form = TemplateForm(request.POST)
    if form.is_valid():
        drafts.save_template(row.pk, form.cleaned_data["name"], request.user)
        messages.success(request, _("The template is kept: you find it when you begin a new vacancy."))
    else:
        messages.warning(request, _("Give the template a name."))
    return redirect("employers:draft", draft_id=row.pk, step="check")
