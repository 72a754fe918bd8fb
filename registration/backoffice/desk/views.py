"""The next file, taking one, passing one on, sharing them out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from careercenters.access import staff_required
from careercenters.models import CareerCentre, StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from enbek import clock
from registration.backoffice import queue
from registration.backoffice.desk.acts import act_on_case
from registration.backoffice.desk.desks import desks_of
from registration.backoffice.desk.forms import GiveForm
from registration.models import Case
from registration.services import assignment


@never_cache
@require_safe
@staff_required(Right.OPEN_FILE)
def next_file(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """The most urgent file of one's own or of nobody; after one that was left undone, the one behind it."""
    try:
        after = UUID(request.GET.get("after", ""))
    except ValueError:
        after = None
    case_id = queue.next_file(scope, member, after)
    if case_id is None:
        messages.success(request, _("That was the last file of your queue."))
        return redirect("backoffice:queue")
    return redirect("backoffice:case", case_id=case_id)


@require_POST
@staff_required(Right.KEEP_FILES)
@act_on_case
def take(request: HttpRequest, member: StaffMember, scope: Scope, case: Case) -> HttpResponse:
    try:
        assignment.take(case.pk, member)
    except assignment.AssignmentRefused as refused:
        messages.warning(request, str(refused.reason))
    else:
        messages.success(request, _("You keep this file now."))
    return redirect("backoffice:case", case_id=case.pk)


@require_POST
@staff_required(Right.SHARE_FILES)
@act_on_case
def give(request: HttpRequest, member: StaffMember, scope: Scope, case: Case) -> HttpResponse:
    form = GiveForm(request.POST, case=case)
    if not form.is_valid():
        messages.warning(request, _("This colleague does not keep files of this centre. Choose another one."))
        return redirect("backoffice:case", case_id=case.pk)
    to = form.cleaned_data["to"]
    try:
        assignment.give(case.pk, to, by=member, seen=form.cleaned_data["kept_by"])
    except assignment.AssignmentRefused as refused:
        messages.warning(request, str(refused.reason))
    else:
        done = _("The file lies on the desk of %(name)s now.") % {"name": to.full_name} if to else _("The file lies on the common desk now.")
        messages.success(request, done)
    return redirect("backoffice:case", case_id=case.pk)


@never_cache
@require_safe
@staff_required(Right.SHARE_FILES)
def desks(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """Who keeps how many files, how many of them are late, and what lies on the common desk."""
    return render(request, "backoffice/desks.html", {"member": member, "centres": desks_of(scope, clock.now())})


@require_POST
@staff_required(Right.SHARE_FILES)
def balance(request: HttpRequest, member: StaffMember, scope: Scope, centre_id: UUID) -> HttpResponse:
    centre = get_object_or_404(CareerCentre, pk=centre_id, pk__in=scope.centre_ids)
    number = assignment.balance(centre, by=member)
    if number:
        words = ngettext("%(number)d file was shared out.", "%(number)d files were shared out.", number)
        messages.success(request, words % {"number": number})
    else:
        messages.info(request, _("Nothing to share out: every file is kept by somebody, or nobody is at work."))
    return redirect("backoffice:desks")
