"""The résumé page: wishes, and rows of education, work and languages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from enbek import formats
from enbek.web.templatetags.enbek import language
from seekers.access import person_required
from seekers.forms import ROW_FORMS, WishesForm
from seekers.models import Job, Person, Resume
from seekers.services import resumes

TITLES = {"education": gettext_lazy("Education"), "jobs": gettext_lazy("Work"), "languages": gettext_lazy("Languages")}


@never_cache
@person_required
def resume(request: HttpRequest, person: Person) -> HttpResponse:
    own = resumes.resume_of(person)
    form = WishesForm(request.POST or None, instance=own)
    if request.method == "POST" and form.is_valid():
        resumes.save_fields(person, form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("seekers:resume")
    return render(request, "seekers/resume.html", {"form": form, "resume": own, "sections": _sections(own)})


def _sections(own: Resume) -> list[dict[str, Any]]:
    """The lists of the résumé: jobs, schools, languages, each with what to say while it is empty."""
    education = [{"id": r.pk, "title": r.institution, "text": _joined(r.get_level_display(), r.finished)} for r in own.education.all()]
    jobs = [{"id": r.pk, "title": r.occupation.title, "text": _joined(r.employer, _period(r))} for r in own.jobs.select_related("occupation")]
    languages = [{"id": r.pk, "title": r.get_language_display(), "text": r.get_level_display()} for r in own.languages.all()]
    words = {
        "jobs": (_("Add a job"), _("Your last job says most about what suits you.")),
        "education": (_("Add a school"), _("A school, a college, a course that gave you a document.")),
        "languages": (_("Add a language"), _("Two or more languages widen the choice.")),
    }
    return [
        {"name": name, "title": TITLES[name], "rows": rows, "add": words[name][0], "empty": words[name][1]}
        for name, rows in (("jobs", jobs), ("education", education), ("languages", languages))
    ]


def _joined(*parts: Any) -> str:
    return ", ".join(str(part) for part in parts if part)


def _period(job: Job) -> str:
    until = formats.day(job.ended_on, language()) if job.ended_on else _("until now")
    return f"{formats.day(job.started_on, language())} – {until}"


@never_cache
@person_required
def add_row(request: HttpRequest, person: Person, section: str) -> HttpResponse:
    if section not in ROW_FORMS:
        raise Http404
    form = ROW_FORMS[section](request.POST or None, instance=resumes.SECTIONS[section](resume=resumes.resume_of(person)))
    if request.method == "POST" and form.is_valid():
        resumes.add_row(person, section, form.cleaned_data)
        messages.success(request, _("Added."))
        return redirect("seekers:resume")
    return render(request, "seekers/add_row.html", {"form": form, "title": TITLES[section]})


@require_POST
@person_required
def remove_row(request: HttpRequest, person: Person, section: str, row_id: UUID) -> HttpResponse:
    if section not in ROW_FORMS:
        raise Http404
    if not resumes.remove_row(person, section, row_id):
        raise Http404
    messages.success(request, _("Removed."))
    return redirect("seekers:resume")
