"""A case at the desk: papers to give back, explanations, notices to hand over against a receipt."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careercenters.access import staff_required
from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from enbek.documents.models import IssuedDocument
from enbek.documents.services import pdf
from enbek.i18n import LANGUAGES
from enbek.web.uploads import kind_of
from registration.backoffice import queue
from registration.desk.forms import FactForm, HandoverForm
from registration.models import Case, DutyMark, Handover, PaperSignature
from registration.models.desk import Duty
from registration.services import desk, intakes, looking

OFFICIAL = ("kk", "ru")


def _case(scope: Scope, case_id: UUID) -> Case:
    return get_object_or_404(queue.cases_in(scope).select_related("person__user", "person__settlement", "centre", "application"), pk=case_id)


@never_cache
@require_safe
@staff_required(Right.TAKE_APPLICATION)
def desk_page(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID) -> HttpResponse:
    case = _case(scope, case_id)
    looking.note(case, member)
    return render(request, "desk/case.html", _shown(case))


def _shown(case: Case, **forms: Any) -> dict[str, Any]:
    marks = {mark.duty: mark for mark in DutyMark.objects.filter(case=case).select_related("by")}
    handovers = {row.document_id: row for row in case.handovers.select_related("by")}
    documents = list(IssuedDocument.objects.of(case.subject).filter(revoked_at__isnull=True).order_by("issued_at", "id"))
    intake = intakes.intake_of(case)
    return {
        "case": case,
        "intake": intake,
        "on_paper": PaperSignature.objects.filter(application__case=case).first(),
        "papers": list(intake.papers.select_related("returned_by")) if intake else [],
        "duties": [{"duty": duty, "mark": marks.get(duty.value)} for duty in Duty],
        "documents": [{"document": one, "handover": handovers.get(one.pk)} for one in documents],
        "decision": case.decisions.order_by("decided_at", "id").last(),
        "fact_form": forms.get("fact_form") or FactForm(),
        "handover_form": forms.get("handover_form") or HandoverForm(initial={"received_by": case.person.full_name}),
        "wrong": forms.get("wrong", ""),
    }


@never_cache
@require_safe
@staff_required(Right.TAKE_APPLICATION)
def desk_scan(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID) -> HttpResponse:
    """The scan of the application that was signed by hand; a file that is not what was sent is not shown."""
    case = _case(scope, case_id)
    paper = get_object_or_404(PaperSignature, application__case=case)
    looking.note(case, member)
    content = desk.scan_of(paper)
    if content is None:
        messages.warning(request, _("The stored scan is not the file that was sent: it is not shown. Tell the support."))
        return redirect("backoffice:desk", case_id=case.pk)
    response = HttpResponse(content, content_type=kind_of(content[:16]) or "application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{case.label}{PurePath(paper.scan.name).suffix}"'
    return response


@require_POST
@staff_required(Right.TAKE_APPLICATION)
def desk_returned(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID) -> HttpResponse:
    """All papers shown are back in the person's hands (R5.2)."""
    case = _case(scope, case_id)
    intake = intakes.intake_of(case)
    if intake is not None and desk.return_papers(intake.pk, member):
        messages.success(request, _("Marked: the documents were given back."))
    return redirect("backoffice:desk", case_id=case.pk)


@never_cache
@require_POST
@staff_required(Right.TAKE_APPLICATION)
def desk_told(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID, duty: str) -> HttpResponse:
    """The person was told (R9, R13)."""
    case = _case(scope, case_id)
    form = FactForm(request.POST)
    if duty in Duty.values and form.is_valid():
        desk.mark_told(case.pk, duty, member, on=form.cleaned_data["on"], note=form.cleaned_data["note"])
        return redirect("backoffice:desk", case_id=case.pk)
    return render(request, "desk/case.html", _shown(case, fact_form=form, wrong=duty))


@never_cache
@require_http_methods(["POST"])
@staff_required(Right.TAKE_APPLICATION)
def desk_hand_over(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID, document_id: UUID) -> HttpResponse:
    """A notice goes into the person's hands; the receipt is printed next (D-03)."""
    case = _case(scope, case_id)
    document = get_object_or_404(IssuedDocument.objects.of(case.subject), pk=document_id)
    form = HandoverForm(request.POST)
    if form.is_valid():
        handover = desk.hand_over(case, document, member, form.values())
        return redirect("backoffice:desk_receipt", handover_id=handover.pk)
    return render(request, "desk/case.html", _shown(case, handover_form=form, wrong=str(document.pk)))


@never_cache
@require_safe
@staff_required(Right.TAKE_APPLICATION)
def desk_receipt(request: HttpRequest, member: StaffMember, scope: Scope, handover_id: UUID) -> HttpResponse:
    """The receipt (қолхат, расписка) to print and sign."""
    related = ("document", "by", "case__person", "case__centre")
    handover = get_object_or_404(Handover.objects.select_related(*related).filter(case__in=queue.cases_in(scope)), pk=handover_id)
    return render(request, "desk/print_receipt.html", {"handover": handover, "case": handover.case})


@require_safe
@staff_required(Right.TAKE_APPLICATION)
def desk_document(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID, document_id: UUID, language: str) -> HttpResponse:
    """The notice itself, to print and hand over."""
    case = _case(scope, case_id)
    document = get_object_or_404(IssuedDocument.objects.of(case.subject), pk=document_id)
    looking.note(case, member)
    chosen = language if language in LANGUAGES else OFFICIAL[0]
    response = HttpResponse(pdf(document, chosen), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{document.number}-{chosen}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
