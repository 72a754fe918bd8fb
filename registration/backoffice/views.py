"""The pages of the staff: the queue, a case, and the two acts that ask the registries again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from careercenters.access import staff_required
from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.signing.acts import failures
from registration.backoffice import asking, file, queue
from registration.backoffice.desk.acts import act_on_case
from registration.backoffice.desk.forms import GiveForm
from registration.backoffice.desk.versions import version_of
from registration.backoffice.extensions import further_doors, ways_of
from registration.backoffice.forms import QueueForm
from registration.desk.doors import doors_of
from registration.models import Case, Correction
from registration.rules.machine import Status
from registration.services import corrections, looking
from registration.shown import card
from registration.shown.rows import mark_of, waiting_names

PER_PAGE = 25


@never_cache
@require_safe
@staff_required(Right.SEE_QUEUE)
def queue_page(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """What is due next, why, and the one button that does it."""
    which = queue.OTHERS if request.GET.get("list") == queue.OTHERS else queue.OFFICES
    now = clock.now()
    form = QueueForm(request.GET, scope=scope, which=which, member=member)
    choice = form.choice()
    rows = queue.of_files(queue.clocks_in(scope, which), choice, scope, member)
    counts = queue.counts(rows, now)
    page = queue.CountedPaginator(queue.of_time(rows, choice, now), PER_PAGE, counts.of(choice)).get_page(request.GET.get("page"))
    context = {
        "doors": [*doors_of(member), *further_doors(member)],
        "member": member,
        "scope": scope,
        "which": which,
        "form": form,
        "counts": counts,
        "page_obj": page,
        "rows": queue.rows_of(list(page), now),
        "is_narrowed": any(choice.values()),
        "today": now.date(),
        "may_ask": member.may(Right.ASK_REGISTRIES),
        "may_keep": member.may(Right.KEEP_FILES),
        "may_share": member.may(Right.SHARE_FILES),
        "may_substitute": member.may(Right.SET_SUBSTITUTE),
        "may_sign": member.may(Right.SIGN_DOCUMENTS),
    }
    return render(request, "backoffice/queue.html", context)


@never_cache
@require_safe
@staff_required(Right.OPEN_FILE)
def case_page(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID) -> HttpResponse:
    """One case of an office in scope; the person sees that it was opened."""
    related = ("person__user", "person__settlement", "centre__mobility_centre", "application__signed_document", "officer")
    case = get_object_or_404(queue.cases_in(scope).select_related(*related), pk=case_id)
    looking.note(case, member)
    clocks = list(Deadline.objects.of(case.subject))
    undone, ended = file.split(clocks)
    correction = file.open_correction_of(case)
    mark = mark_of(case)
    context = {
        "member": member,
        "case": case,
        "mark": mark,
        "failures": failures.before_office(case.person.user),
        "clocks": file.strips_of(undone),
        "ended_clocks": file.strips_of(ended),
        "waiting_for": waiting_names(case),
        "correction": correction,
        "next_move": file.next_move_of(case, clocks, correction),
        "receipts": file.receipts_of(case, mark),
        "card": card.shown_card(case),
        "events": file.timeline_of(case),
        "ways": ways_of(case, member),
        "version": version_of(case),
        "may_ask": member.may(Right.ASK_REGISTRIES),
        "at_desk": member.may(Right.TAKE_APPLICATION),
        "may_keep": member.may(Right.KEEP_FILES) and case.is_open and case.officer_id != member.pk,
        "give_form": GiveForm(case=case) if member.may(Right.SHARE_FILES) and case.is_open else None,
        "hearings": list(case.triggers.all()),
        "may_report": member.may(Right.REPORT_SIGN) and case.status == Status.UNEMPLOYED,
    }
    return render(request, "backoffice/case.html", context)


@require_POST
@staff_required(Right.ASK_REGISTRIES)
@act_on_case
def ask_again(request: HttpRequest, member: StaffMember, scope: Scope, case: Case) -> HttpResponse:
    """Do the automatic act of a waiting case now, not at the next try. What the registries say decides, not who asked."""
    if not case.waiting_for:
        messages.info(request, _("This case waits for no registry."))
        return redirect("backoffice:case", case_id=case.pk)
    asking.ask_registries_again(case)
    case.refresh_from_db()
    if case.waiting_for:
        messages.info(request, _("A registry is still silent. The portal goes on asking by itself; nobody is refused for it."))
    else:
        messages.success(request, _("The registries answered: the decision is taken."))
    return redirect("backoffice:case", case_id=case.pk)


@require_POST
@staff_required(Right.ASK_REGISTRIES)
def recheck(request: HttpRequest, member: StaffMember, scope: Scope, correction_id: UUID) -> HttpResponse:
    """Ask about a contested record again; the decision is taken anew if it was put right."""
    row = get_object_or_404(Correction.objects.select_related("decision"), pk=correction_id, decision__case__in=queue.cases_in(scope))
    try:
        decided = corrections.recheck(row.pk)
    except corrections.CorrectionRefused as refused:
        messages.warning(request, str(refused.reason))
    else:
        if decided:
            messages.success(request, _("The record is correct now: the decision was taken anew."))
        else:
            messages.info(request, _("The registry still shows the same record, or did not answer. Nothing is lost: try again later."))
    return redirect("backoffice:case", case_id=row.decision.case_id)
