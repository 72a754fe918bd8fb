"""The workers of a notice: find by IIN, fill in, keep, the next one; ask a silent registry again (M3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from employers.layoffs.access import notice_to_change, worker_to_change
from employers.layoffs.forms import WorkerForm
from employers.layoffs.models import Notice, Worker
from employers.layoffs.rules.checking import Oddity
from employers.layoffs.services import asking, drafting
from employers.layoffs.services.asking import Known
from enbek import clock
from enbek.identifiers import IIN

LOOKS = ("find", "find_person")
"""Buttons that look something up and keep nothing."""


@never_cache
def add(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    row = notice_to_change(request, notice_id)
    if not row.is_open:
        messages.warning(request, str(drafting.CLOSED))
        return redirect("employer_layoffs:notice", notice_id=row.pk)
    if any(look in request.POST for look in LOOKS):
        return _looked(request, row)
    form = WorkerForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, row, form)
    iin = form.cleaned_data["iin"]
    known = asking.ask(row, iin)
    try:
        worker = drafting.add(row.pk, iin, form.values(), known)
    except drafting.Refused as refused:
        odd = drafting.found_odd(row, iin, form.cleaned_data["release_on"], known.employed, clock.today())
        return _page(request, row, _with(form, refused), iin=iin, known=known, odd=odd)
    _say_kept(request, worker)
    if "next" in request.POST:
        return redirect("employer_layoffs:add_worker", notice_id=row.pk)
    return redirect("employer_layoffs:notice", notice_id=row.pk)


def _say_kept(request: HttpRequest, worker: Worker) -> None:
    messages.success(request, _("The worker is on the list: %(name)s.") % {"name": str(worker)})
    if not worker.is_checked:
        messages.warning(request, _("A state registry does not answer. The worker is kept and marked as not checked; this holds nothing up."))


def _looked(request: HttpRequest, row: Notice) -> HttpResponse:
    """The same page with what was found; nothing that was typed is lost."""
    typed = {name: request.POST.get(name, "") for name in WorkerForm.base_fields}
    try:
        iin = WorkerForm.base_fields["iin"].clean(typed["iin"])
    except ValidationError:
        if "find_person" in request.POST:
            form = WorkerForm(request.POST)
            form.full_clean()
            for name in [name for name in form.errors if name != "iin"]:
                del form.errors[name]
            return _page(request, row, form)
        return _page(request, row, WorkerForm(initial=typed))
    known = asking.ask(row, iin)
    odd = drafting.found_odd(row, iin, None, known.employed, clock.today())
    return _page(request, row, WorkerForm(initial=typed), iin=iin, known=known, odd=odd)


@never_cache
def edit(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    worker = worker_to_change(request, worker_id)
    odd = tuple(Oddity(code) for code in worker.oddities)
    if "find" in request.POST:
        typed = {name: request.POST.get(name, "") for name in WorkerForm.base_fields if name != "iin"}
        return _page(request, worker.notice, WorkerForm(initial=typed, worker=worker), worker=worker, odd=odd)
    form = WorkerForm(request.POST or None, worker=worker)
    if request.method == "POST" and form.is_valid():
        try:
            drafting.rewrite(worker.pk, form.values())
        except drafting.Refused as refused:
            told_on = worker.first_sent_on or clock.today()
            odd = drafting.found_odd(worker.notice, worker.iin, form.cleaned_data["release_on"], worker.employed, told_on)
            form = _with(form, refused)
        else:
            messages.success(request, _("The worker is kept."))
            return redirect("employer_layoffs:notice", notice_id=worker.notice_id)
    return _page(request, worker.notice, form, worker=worker, odd=odd)


def _with(form: WorkerForm, refused: drafting.Refused) -> WorkerForm:
    for name, sentence in refused.problems.items():
        form.add_error(name if name in form.fields else None, str(sentence))
    return form


def _page(
    request: HttpRequest, row: Notice, form: WorkerForm, *, worker: Worker | None = None, iin: IIN | None = None, known: Known | None = None,
    odd: Iterable[Oddity] = (),
) -> HttpResponse:
    """Who the registry says it is stands read-only above the fields; a stranger's name is not shown to who has not said why."""
    context: dict[str, Any] = {"notice": row, "form": form, "worker": worker, "odd": [one.words for one in odd], "found": None, "silent": False, "unknown": None}
    if known is not None and iin is not None:
        context["silent"] = known.identity is None or known.employed is None
        if known.is_unknown:
            context["unknown"] = asking.UNKNOWN
        elif known.identity is not None and known.employed is not False:
            context["found"] = {"name": known.name, "sex": iin.sex, "born": iin.birth_date}
    context["asks_why"] = bool(context["odd"]) or bool(form["explanation"].value()) or "explanation" in form.errors
    return render(request, "layoffs/worker.html", context)


@require_POST
def remove(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    worker = worker_to_change(request, worker_id)
    try:
        drafting.remove(worker.pk)
    except drafting.Refused as refused:
        messages.warning(request, str(refused.problems[""]))
    else:
        messages.success(request, _("The worker is taken off the list."))
    return redirect("employer_layoffs:notice", notice_id=worker.notice_id)


@require_POST
def check(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    row = notice_to_change(request, notice_id)
    done = drafting.check_again(row)
    for iin in done.unknown:
        messages.warning(request, _("The state database of individuals does not know the IIN %(iin)s. Take the row off the list or type it anew.") % {"iin": iin})
    if done.still_open:
        messages.info(request, _("Checked: %(done)s. Still not checked: %(left)s.") % {"done": done.whole, "left": done.still_open})
    else:
        messages.success(request, _("All workers are checked."))
    return redirect("employer_layoffs:notice", notice_id=row.pk)
