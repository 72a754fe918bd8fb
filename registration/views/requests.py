"""What a person may ask of a case: correct a record, get the certificate, close the registration."""

from __future__ import annotations

import base64
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from enbek.registries.port import REGISTRY_CODES, Registry
from enbek.signing.acts import failures
from enbek.signing.acts.forms import SignedForm
from enbek.signing.acts.services import SignatureRefused
from enbek.transitions.machine import MoveRefused
from registration.forms import CloseForm, CorrectionForm
from registration.models import Case, Correction, Decision
from registration.models.corrections import CorrectionState
from registration.models.decisions import REFUSALS
from registration.services import certificates, closing, corrections
from registration.shown.rows import mark_of, receipt_of
from seekers.access import person_required
from seekers.models import Person


@never_cache
@person_required
def correction(request: HttpRequest, person: Person, decision_id: UUID) -> HttpResponse:
    """ "This record is wrong". """
    refusals = Decision.objects.filter(kind__in=REFUSALS).select_related("case", "decided_by__staff_member")
    decision = get_object_or_404(refusals, pk=decision_id, case__person=person)
    obstacle = corrections.obstacle(decision)
    waiting = decision.corrections.filter(state=CorrectionState.OPEN).first()
    form = CorrectionForm(request.POST or None, registries=_contestable(decision))
    if request.method == "POST" and not waiting and not obstacle and form.is_valid():
        corrections.open_correction(decision, **form.cleaned_data)
        messages.success(request, _("Your request was received. We ask the registry again; you can also press “Check again” when the record was corrected."))
        return redirect("registration:correction", decision_id=decision.pk)
    context = {"form": form, "receipt": receipt_of(decision, mark_of(decision.case)), "decision": decision, "waiting": waiting, "obstacle": obstacle}
    return render(request, "registration/correction.html", context)


def _contestable(decision: Decision) -> list[tuple[str, str]]:
    """The registries that the refusal rests on; all that were asked, if it names none."""
    names = {fact["registry"] for fact in decision.facts if fact["registry"] in REGISTRY_CODES}
    names = names or {entry["registry"] for entry in decision.asked}
    return [(registry.value, str(registry.title)) for registry in Registry if registry.value in names]


@require_POST
@person_required
def recheck(request: HttpRequest, person: Person, correction_id: UUID) -> HttpResponse:
    row = get_object_or_404(Correction.objects.select_related("decision"), pk=correction_id, decision__case__person=person)
    try:
        done = corrections.recheck(row.pk)
    except corrections.CorrectionRefused as refused:
        messages.warning(request, str(refused.reason))
        return redirect("registration:correction", decision_id=row.decision_id)
    if done:
        messages.success(request, _("The record is correct now: the decision was taken anew."))
        return redirect("registration:cabinet")
    messages.info(request, _("The registry still shows the same record, or did not answer. Nothing is lost: try again later."))
    return redirect("registration:correction", decision_id=row.decision_id)


@never_cache
@person_required
def certificate(request: HttpRequest, person: Person) -> HttpResponse:
    """Information on registration (Annex 9), on the person's signed request (R45.1)."""
    form = SignedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            certificates.issue(person, bytes.fromhex(request.session.get("certificate", "")), form.cleaned_data["cms"])
        except SignatureRefused as refused:
            failures.note(request.user, certificates.PURPOSE, refused)
            form.add_error(None, str(refused.reason))
        else:
            request.session.pop("certificate", None)
            messages.success(request, _("The certificate is ready."))
            return redirect(reverse("registration:cabinet") + "#documents")
    content = bytes.fromhex(request.session.get("certificate", "")) if request.method == "POST" else b""
    if not content:
        content = certificates.show_for_signing(person)
        request.session["certificate"] = content.hex()
    context = {"form": form, "rows": certificates.rows(person), "content_base64": base64.b64encode(content).decode(), "signer_iin": person.iin.value}
    return render(request, "registration/certificate.html", context)


@never_cache
@person_required
def close(request: HttpRequest, person: Person, case_id: UUID) -> HttpResponse:
    case = get_object_or_404(Case, pk=case_id, person=person)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            closing.close_by_request(case.pk, closing.CloseReason(form.cleaned_data["reason"]))
        except MoveRefused:
            messages.info(request, _("This case has ended already."))
        else:
            messages.success(request, _("The registration is closed. You can apply again at any time."))
        return redirect("registration:cabinet")
    return render(request, "registration/close.html", {"form": form, "case": case})
