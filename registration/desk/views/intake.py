"""Taking an application: the list of drafts, the sections, the printed form, the end."""

from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careercenters.access import staff_required
from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.signing.acts import failures
from enbek.signing.acts.forms import SignedForm
from enbek.signing.acts.services import SignatureRefused
from registration.backoffice import queue
from registration.backoffice.file import strips_of
from registration.desk import steps
from registration.desk.comparing import changes_of
from registration.desk.forms import CheckForm, DropForm, OutcomeForm, PapersForm, ScanForm, StartForm, WhoForm
from registration.forms import ConsentsForm, RepresentativeForm, SituationForm, work_form
from registration.models import Case, Intake
from registration.models.intakes import IntakeState
from registration.rules.channels import Channel
from registration.services import acceptance, applications, intakes, looking
from registration.services.applications import ApplicationRefused
from registration.services.intakes import IntakeRefused, StaleIntake
from registration.services.statement import statement_rows
from seekers.services import resumes
from seekers.services.people import ContactTaken

SHOWN, RECENT = 50, 10


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Right.TAKE_APPLICATION)
def intake_list(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """Begin with an IIN; go on with any draft of the office."""
    form = StartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            intake = intakes.start(member, scope.centres[0], form.cleaned_data["iin"])
        except IntakeRefused as refused:
            form.add_error("iin", str(refused.reason))
        else:
            if not intake.verified and not intakes.ask_register(intake.pk):
                messages.warning(request, _("The register of persons does not answer. Enter what the person says: nothing is lost, and nobody is refused for it."))
            return redirect("backoffice:intake", intake_id=intake.pk)
    rows = intakes.within(scope)
    context = {
        "member": member, "form": form, "drafts": [(row, steps.first_open(row)) for row in rows.filter(state=IntakeState.OPEN)[:SHOWN]],
        "recent": rows.filter(state=IntakeState.SUBMITTED)[:RECENT],
        "from_egov": queue.cases_in(scope).open().filter(channel=Channel.EGOV).select_related("person").order_by("-submitted_at", "id")[:RECENT],
    }
    return render(request, "desk/intakes.html", context)


@never_cache
@require_safe
@staff_required(Right.TAKE_APPLICATION)
def intake_page(request: HttpRequest, member: StaffMember, scope: Scope, intake_id: UUID) -> HttpResponse:
    """Where the draft stands: its first open section; the case once it was submitted."""
    intake = get_object_or_404(intakes.within(scope), pk=intake_id)
    if intake.state != IntakeState.OPEN:
        return _to_its_end(intake)
    return redirect("backoffice:intake_section", intake_id=intake.pk, section=steps.first_open(intake).name)


def _to_its_end(intake: Intake) -> HttpResponse:
    case = intake.application.case if intake.application else None
    if intake.state == IntakeState.SUBMITTED and case:
        return redirect("backoffice:desk", case_id=case.pk)
    return redirect("backoffice:intakes")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Right.TAKE_APPLICATION)
def intake_section(request: HttpRequest, member: StaffMember, scope: Scope, intake_id: UUID, section: str) -> HttpResponse:
    """One section of the form. What was typed stays on the page when something is wrong or a colleague was faster."""
    intake = get_object_or_404(intakes.within(scope), pk=intake_id)
    if intake.state != IntakeState.OPEN:
        return _to_its_end(intake)
    current = steps.section_named(intake, section)
    if current is None:
        raise Http404
    if current is not steps.WHO and intake.application is None:
        return redirect("backoffice:intake_section", intake_id=intake.pk, section=steps.WHO.name)
    if request.method != "POST":
        _note_looking(intake, member)
    if current is steps.SIGN:
        return _sign(request, member, intake)
    form = _form(request, intake, current, scope)
    stale: StaleIntake | None = None
    if request.method == "POST" and form.is_valid():
        try:
            done = _saved(request, member, intake, current, form)
        except StaleIntake as found:
            stale = found
        else:
            if done:
                intake = intakes.within(scope).get(pk=intake.pk)
                return redirect("backoffice:intake_section", intake_id=intake.pk, section=steps.after(intake, current).name)
    context = {"form": form, "stale": stale, "version": stale.version if stale else intake.version, **_shown(intake, current)}
    return render(request, "desk/section.html", context)


def _saved(request: HttpRequest, member: StaffMember, intake: Intake, current: steps.Section, form: Any) -> bool:
    """Whether the section was saved; why not stands at the form. Raises StaleIntake."""
    try:
        _save(intake, _version(request), member, current, form)
    except ContactTaken:
        form.add_error("phone", _("Another account took this phone or e-mail a moment ago. Leave it empty, or write another."))
    except IntakeRefused as refused:
        form.add_error(None, str(refused.reason))
    else:
        return True
    return False


def _version(request: HttpRequest) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdigit() else 0


def _note_looking(intake: Intake, member: StaffMember) -> None:
    """The draft shows what earlier cases hold: the person sees who looked (promise 6)."""
    earlier = intakes.earlier_of(intake)
    if earlier is not None:
        looking.note(earlier, member)


def _form(request: HttpRequest, intake: Intake, current: steps.Section, scope: Scope) -> Any:
    posted = request.method == "POST"
    data, files = (request.POST, request.FILES) if posted else (None, None)
    if current is steps.WHO:
        return WhoForm(data, intake=intake, settlements=scope.settlements)
    if current is steps.PAPERS:
        return PapersForm(data, intake=intake, child=applications.needs_representative(intake.application.person))
    if current is steps.CHECK:
        return CheckForm(data)
    if current is steps.WORK:
        return work_form(intake.application.person, resumes.resume_of(intake.application.person), data)
    kinds = {steps.SITUATION: SituationForm, steps.REPRESENTATIVE: RepresentativeForm, steps.CONSENTS: ConsentsForm}
    return kinds[current](data, files, application=intake.application)


def _save(intake: Intake, version: int, member: StaffMember, current: steps.Section, form: Any) -> None:
    if current is steps.WHO:
        intakes.save_who(intake.pk, version, member, form.cleaned_data)
    elif current is steps.PAPERS:
        intakes.save_papers(intake.pk, version, member, form.shown())
    elif current is steps.CHECK:
        intakes.mark_checked(intake.pk, version, member, checked_on=form.cleaned_data["on"])
    elif current is steps.CONSENTS:
        intakes.save_consents(intake.pk, version, member, form.values(), informed_on=clock.today())
    else:
        values = form.cleaned_data if current is steps.WORK else form.values()
        intakes.save_section(intake.pk, version, member, current.name, values)


def _shown(intake: Intake, current: steps.Section) -> dict[str, Any]:
    """The place in the form, the register's word, the clocks, and for a repeat application what changes."""
    sections = [
        {
            "title": one.title, "state": "current" if one is current else "done" if one.name in intake.done else "next",
            "url": reverse("backoffice:intake_section", args=[intake.pk, one.name]) if one.name in intake.done else "",
        }
        for one in steps.sections_of(intake)
    ]
    return {
        "intake": intake, "step": current, "steps": sections, "back": steps.before(intake, current), "drop_form": DropForm(),
        "clocks": strips_of(Deadline.objects.of(intake.subject).open()), "changes": changes_of(intake), "by_assistant": intake.channel == Channel.ASSISTANT,
    }


def _sign(request: HttpRequest, member: StaffMember, intake: Intake) -> HttpResponse:
    unfilled = steps.first_open(intake)
    if unfilled is not steps.SIGN:
        messages.info(request, _("One section is still missing."))
        return redirect("backoffice:intake_section", intake_id=intake.pk, section=unfilled.name)
    by_key = "cms" in request.POST or "cms_file" in request.FILES
    posted = request.POST if request.method == "POST" else None
    may_refuse = intake.channel == Channel.DESK
    scan = ScanForm(posted if not by_key else None, request.FILES if posted and not by_key else None, may_refuse=may_refuse, received=_received(intake))
    signed = SignedForm(posted if by_key else None, request.FILES if by_key else None)
    if request.method == "POST":
        outcome = OutcomeForm({"on": clock.today(), "note": ""}, may_refuse=False) if by_key else scan
        case = _submitted(request, member, intake, signed if by_key else scan, outcome)
        if case is not None:
            return redirect("backoffice:desk", case_id=case.pk)
    draft = intake.application
    unchanged = request.method == "POST" and applications.says_the_same(draft)
    content = bytes(draft.prepared) if unchanged or applications.says_the_same(draft) else applications.show_for_signing(draft)
    context = {
        "scan": scan, "form": signed, "rows": statement_rows(draft), "content_base64": base64.b64encode(content).decode(), "version": intake.version,
        "signer_iin": applications.signer_of(draft).value, "signer_name": applications.signer_name_of(draft), **_shown(intake, steps.SIGN),
    }
    return render(request, "desk/sign.html", context)


def _received(intake: Intake) -> intakes.Receipt | None:
    """What a device said of the day of receipt, before it was sent."""
    return intakes.Receipt(intake.received_on, intake.received_note) if intake.received_on else None


def _submitted(request: HttpRequest, member: StaffMember, intake: Intake, form: Any, outcome: OutcomeForm) -> Case | None:
    """The case, or None with the reason at the form."""
    if not (form.is_valid() and outcome.is_valid()):
        return None
    needed = steps.needed(intake)
    try:
        if form is outcome:
            case = intakes.submit_on_paper(
                intake.pk, _version(request), member, form.cleaned_data["scan"], outcome.receipt(), needed=needed, finding=outcome.finding()
            )
        else:
            case = intakes.submit_signed(intake.pk, intake.version, member, form.cleaned_data["cms"], outcome.receipt(), needed=needed)
    except (SignatureRefused, ApplicationRefused, IntakeRefused) as refused:
        failures.note(request.user, applications.PURPOSE, refused)
        form.add_error(None, str(refused.reason))
        return None
    except StaleIntake as stale:
        form.add_error(None, _("%(name)s changed this draft a moment ago. Look at it again, print it again if it changed, and send.") % {"name": stale.by})
        return None
    acceptance.process(case.pk)
    return case


@never_cache
@require_safe
@staff_required(Right.TAKE_APPLICATION)
def intake_print(request: HttpRequest, member: StaffMember, scope: Scope, intake_id: UUID) -> HttpResponse:
    """The application on paper, Kazakh and Russian side by side, with the slip that the person keeps (A1.F)."""
    intake = get_object_or_404(intakes.within(scope).filter(application__isnull=False), pk=intake_id)
    draft = intake.application
    if draft.is_draft and not applications.says_the_same(draft):
        applications.show_for_signing(draft)
    context = {"intake": intake, "rows": statement_rows(draft), "signer_name": applications.signer_name_of(draft), "member": member, "today": clock.today()}
    return render(request, "desk/print_application.html", context)


@require_POST
@staff_required(Right.TAKE_APPLICATION)
def intake_ask(request: HttpRequest, member: StaffMember, scope: Scope, intake_id: UUID) -> HttpResponse:
    """Ask the register of persons once more."""
    intake = get_object_or_404(intakes.within(scope).filter(state=IntakeState.OPEN), pk=intake_id)
    if intakes.ask_register(intake.pk):
        messages.success(request, _("The register of persons answered: compare its words with what was entered."))
    else:
        messages.info(request, _("The register of persons is still silent. Go on: the portal asks again by itself."))
    return redirect("backoffice:intake_section", intake_id=intake.pk, section=steps.WHO.name)


@require_POST
@staff_required(Right.TAKE_APPLICATION)
def intake_drop(request: HttpRequest, member: StaffMember, scope: Scope, intake_id: UUID) -> HttpResponse:
    """Not gone on with, for a reason."""
    intake = get_object_or_404(intakes.within(scope).filter(state=IntakeState.OPEN), pk=intake_id)
    form = DropForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Say why the draft is not gone on with."))
        return redirect("backoffice:intake", intake_id=intake.pk)
    try:
        intakes.drop(intake.pk, _version(request), member, form.cleaned_data["note"])
    except (StaleIntake, IntakeRefused):
        messages.warning(request, _("A colleague changed this draft a moment ago. Look at it again."))
        return redirect("backoffice:intake", intake_id=intake.pk)
    messages.success(request, _("The draft was put away with its reason."))
    return redirect("backoffice:intakes")
