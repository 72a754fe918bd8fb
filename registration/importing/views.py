"""Send a file, watch it being checked, read what is rejected, bring over."""

from __future__ import annotations

import csv
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from careercenters.access import staff_required
from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from enbek import hints
from registration.importing.forms import ImportForm
from registration.models import ImportRow, ImportRun
from registration.models.imports import BY_A_WORKER
from registration.rules.importing import COLUMNS, Problem
from registration.services import importing

PER_PAGE = 50


def _runs(member: StaffMember) -> QuerySet[ImportRun]:
    """One's own runs and those of one's region; whoever works for the whole country sees all."""
    runs = ImportRun.objects.defer("content").select_related("region")
    return runs.filter(region=member.region_id) if member.region_id else runs


@never_cache
@staff_required(Right.IMPORT_PEOPLE)
def imports(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            run = importing.begin(sent.name, sent.read(importing.LARGEST_FILE + 1), by=request.user, region=member.region)
        except importing.ImportRefused as refused:
            form.add_error("file", str(refused.reason))
        else:
            hints.give("registration.import")
            return redirect("imports:run", run_id=run.pk)
    page = Paginator(_runs(member), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "backoffice/imports.html", {"form": form, "page_obj": page, "columns": COLUMNS, "member": member})


@never_cache
@require_safe
@staff_required(Right.IMPORT_PEOPLE)
def run_page(request: HttpRequest, member: StaffMember, scope: Scope, run_id: UUID) -> HttpResponse:
    run = get_object_or_404(_runs(member), pk=run_id)
    page = Paginator(run.rows.exclude(problems=[]), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row.number, [Problem(code).words for code in row.problems]) for row in page]
    context = {"run": run, "page_obj": page, "rows": rows, "is_worked_on": run.state in BY_A_WORKER}
    return render(request, "backoffice/import_run.html", context)


@require_POST
@staff_required(Right.IMPORT_PEOPLE)
def bring(request: HttpRequest, member: StaffMember, scope: Scope, run_id: UUID) -> HttpResponse:
    run = get_object_or_404(_runs(member), pk=run_id)
    try:
        importing.order(run.pk, without_rejected=request.POST.get("without_rejected") == "on")
    except importing.ImportRefused as refused:
        messages.warning(request, str(refused.reason))
    else:
        hints.give("registration.import")
    return redirect("imports:run", run_id=run.pk)


@require_POST
@staff_required(Right.IMPORT_PEOPLE)
def drop(request: HttpRequest, member: StaffMember, scope: Scope, run_id: UUID) -> HttpResponse:
    importing.drop(get_object_or_404(_runs(member), pk=run_id).pk)
    messages.success(request, _("The file was dropped; nothing of it was brought over."))
    return redirect("imports:imports")


@never_cache
@require_safe
@staff_required(Right.IMPORT_PEOPLE)
def rejected(request: HttpRequest, member: StaffMember, scope: Scope, run_id: UUID) -> HttpResponse:
    """Every rejected line by its number: whoever has the file needs no copy of people's data."""
    run = get_object_or_404(_runs(member), pk=run_id)
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="rejected.csv"'})
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow([_("line"), _("what is wrong")])
    rows: QuerySet[ImportRow] = run.rows.exclude(problems=[])
    writer.writerows((row.number, "; ".join(str(Problem(code).words) for code in row.problems)) for row in rows.iterator())
    return response
