"""The offices' side of a hearing: what was said is recorded at the desk, the centre finds, the labour-mobility centre decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from careercenters.access import staff_required
from careercenters.models import StaffMember
from careercenters.rules.rights import Right, Role
from careercenters.services.scopes import Scope
from enbek.transitions.machine import MoveRefused
from enbek.web.uploads import download
from registration.backoffice import queue
from registration.hearing_forms import AnswerForm, DecisionForm, FindingForm, SignForm
from registration.models import HearingAnswer, Trigger
from registration.models.triggers import AnswerChannel
from registration.rules.losing import TriggerStatus
from registration.services import deregistration, hearings, looking, rechecking, signs_of_officers, triggers
from registration.shown.hearings import hearing_of


def _in(scope: Scope) -> QuerySet[Trigger]:
    return Trigger.objects.filter(case__in=queue.cases_in(scope)).select_related("case__person", "case__centre__mobility_centre", "found_by")


@never_cache
@require_safe
@staff_required(Right.OPEN_FILE)
def hearing(request: HttpRequest, member: StaffMember, scope: Scope, trigger_id: UUID) -> HttpResponse:
    trigger = get_object_or_404(_in(scope), pk=trigger_id)
    looking.note(trigger.case, member)
    return _page(request, member, trigger)


def _page(request: HttpRequest, member: StaffMember, trigger: Trigger, bound: Any = None, status: int = 200) -> HttpResponse:
    """The page with the forms that this member may use now; `bound` is the one that was refused."""
    state = trigger.status
    may_find = member.may(Right.FIND)
    possible = {
        "answer_form": (member.may(Right.RECORD_ANSWER) and trigger.is_open, AnswerForm),
        "finding_form": (may_find and state == TriggerStatus.FINDING, FindingForm),
        "decision_form": (member.may(Right.DECIDE) and state == TriggerStatus.DECISION, DecisionForm),
    }
    forms = {
        name: (bound if isinstance(bound, kind) else kind(prefix=name.partition("_")[0])) if allowed else None for name, (allowed, kind) in possible.items()
    }
    waits = may_find and state in (TriggerStatus.ASKED, TriggerStatus.SUSPENDED)
    context = {
        "member": member, "hearing": hearing_of(trigger), "case": trigger.case, **forms, "may_go_on": waits,
        "drop_form": (bound if isinstance(bound, FindingForm) else FindingForm(prefix="finding", initial={"holds": False})) if waits else None,
        "own_finding": trigger.found_by_id == member.user_id and state == TriggerStatus.DECISION,
    }
    return render(request, "backoffice/hearing.html", context, status=status)


def _act(request: HttpRequest, trigger: Trigger, act: Callable[[], Any], done: str) -> HttpResponse:
    """Do it, or say why it is not available now."""
    try:
        result = act()
    except MoveRefused as refused:
        messages.warning(request, " ".join(str(reason) for reason in refused.reasons))
    except (hearings.HearingOver, rechecking.RegistryIsSilent) as refused:
        messages.warning(request, str(refused.reason))
    else:
        if result is None:
            messages.info(request, str(rechecking.TAKEN_BACK))
        else:
            messages.success(request, done)
    return redirect("backoffice:hearing", trigger_id=trigger.pk)


@require_POST
@staff_required(Right.RECORD_ANSWER)
def record_answer(request: HttpRequest, member: StaffMember, scope: Scope, trigger_id: UUID) -> HttpResponse:
    """What the person said at the desk, or to the assistant in the village."""
    trigger = get_object_or_404(_in(scope), pk=trigger_id)
    form = AnswerForm(request.POST, request.FILES, prefix="answer")
    if not form.is_valid():
        return _page(request, member, trigger, form, 400)
    channel = AnswerChannel.ASSISTANT if member.role == Role.ASSISTANT else AnswerChannel.DESK
    said = form.cleaned_data
    return _act(request, trigger, lambda: hearings.answer(trigger.pk, **said, channel=channel, recorded_by=member.user), _("The answer is in the file."))


@require_POST
@staff_required(Right.FIND)
def go_on(request: HttpRequest, member: StaffMember, scope: Scope, trigger_id: UUID) -> HttpResponse:
    """From a question, or from a suspension, to a hearing."""
    trigger = get_object_or_404(_in(scope), pk=trigger_id)
    return _act(request, trigger, lambda: triggers.open_hearing(trigger.pk, by=member.user), _("The hearing is open; the person was told."))


@require_POST
@staff_required(Right.FIND)
def find(request: HttpRequest, member: StaffMember, scope: Scope, trigger_id: UUID) -> HttpResponse:
    trigger = get_object_or_404(_in(scope), pk=trigger_id)
    form = FindingForm(request.POST, prefix="finding")
    if not form.is_valid():
        return _page(request, member, trigger, form, 400)
    found = form.cleaned_data
    return _act(request, trigger, lambda: deregistration.find(trigger.pk, by=member.user, **found), _("The finding is in the file."))


@require_POST
@staff_required(Right.DECIDE)
def decide(request: HttpRequest, member: StaffMember, scope: Scope, trigger_id: UUID) -> HttpResponse:
    trigger = get_object_or_404(_in(scope), pk=trigger_id)
    form = DecisionForm(request.POST, prefix="decision")
    if not form.is_valid():
        return _page(request, member, trigger, form, 400)
    decision = deregistration.deregister if form.cleaned_data["deregister"] else deregistration.keep
    return _act(request, trigger, lambda: decision(trigger.pk, by=member.user, words=form.cleaned_data["words"]), _("The decision is taken; the person was told."))


@never_cache
@staff_required(Right.REPORT_SIGN)
def report_sign(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID) -> HttpResponse:
    """An officer has found a fact: the person is heard about it."""
    case = get_object_or_404(queue.cases_in(scope).select_related("person"), pk=case_id)
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        trigger = signs_of_officers.report(case.pk, by=member.user, **form.cleaned_data)
        if trigger is not None:
            messages.success(request, _("The hearing is open; the person was told."))
            return redirect("backoffice:hearing", trigger_id=trigger.pk)
        messages.info(request, _("This person is not registered as unemployed: there is nothing to hear about."))
        return redirect("backoffice:case", case_id=case.pk)
    return render(request, "backoffice/report_sign.html", {"form": form, "case": case})


@never_cache
@require_safe
@staff_required(Right.OPEN_FILE)
def evidence(request: HttpRequest, member: StaffMember, scope: Scope, answer_id: UUID) -> HttpResponse:
    """A paper of the file; its opening is written down like that of the file."""
    answer = get_object_or_404(HearingAnswer.objects.exclude(evidence=""), pk=answer_id, trigger__in=_in(scope))
    looking.note(answer.trigger.case, member)
    return download(answer.evidence)
