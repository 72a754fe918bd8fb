"""The centre's side: which notices came, what a version changed, taking one on."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, OuterRef, Subquery, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from careercenters.access import staff_required
from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from employers.layoffs.models import Notice, Version
from employers.layoffs.rules.listing import differences, head_differences, said
from employers.layoffs.rules.machine import Status
from employers.layoffs.services import receiving
from enbek.i18n import Text
from enbek.identifiers import IIN
from enbek.signing.profile import ROLE_WORDS, Role
from enbek.transitions.machine import MoveRefused

PAGE_SIZE, WORKERS_SHOWN = 25, 50
WAITING_FIRST = Case(When(status=Status.SENT, then=Value(0)), default=Value(1))


@never_cache
@require_safe
@staff_required(Right.OPEN_FILE)
def notices(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """What waits for the centre first, then the newest."""
    last = Version.objects.filter(notice=OuterRef("pk")).order_by("-number")
    rows = Notice.objects.for_office(scope.centre_ids).select_related("organisation", "centre").annotate(
        sent_at=Subquery(last.values("sent_at")[:1]), number=Subquery(last.values("number")[:1]), due_on=Subquery(last.values("due_on")[:1]),
    )
    page = Paginator(rows.order_by(WAITING_FIRST, "-sent_at", "pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "backoffice/layoffs.html", {"page_obj": page})


@never_cache
@require_safe
@staff_required(Right.OPEN_FILE)
def notice(request: HttpRequest, member: StaffMember, scope: Scope, notice_id: UUID) -> HttpResponse:
    """The newest version that was signed, and what it changed."""
    row = _notice(scope, notice_id)
    versions = list(row.versions.select_related("document").order_by("-number")[:2])
    newest, before = versions[0], versions[1] if len(versions) > 1 else None
    page = Paginator(sorted(newest.workers, key=lambda values: values["release_on"]), WORKERS_SHOWN).get_page(request.GET.get("page"))
    context = {
        "notice": row, "version": newest, "before": before, "page_obj": page, "people": [_shown(values) for values in page],
        "head": [Text.from_json(value) for value in newest.head.values()], "number": len(newest.workers),
        "roles": [ROLE_WORDS[Role(role)] for role in newest.document.roles],
        "changes": differences(before.workers, newest.workers) if before else [],
        "head_changes": head_differences(before.head, newest.head) if before else [],
        "may_receive": row.status == Status.SENT and member.may(Right.KEEP_FILES),
    }
    return render(request, "backoffice/layoff.html", context)


def _shown(values: dict[str, str]) -> dict[str, object]:
    words = {name: said(name, values) for name in ("name", "occupation", "education_level", "experience_years", "oddities")}
    return {**words, "iin": IIN(values["iin"]), "pay": values["pay"], "release_on": values["release_on"], "explanation": values["explanation"]}


def _notice(scope: Scope, notice_id: UUID) -> Notice:
    return get_object_or_404(Notice.objects.for_office(scope.centre_ids).select_related("organisation__settlement", "centre"), pk=notice_id)


@require_POST
@staff_required(Right.KEEP_FILES)
def receive(request: HttpRequest, member: StaffMember, scope: Scope, notice_id: UUID) -> HttpResponse:
    row = _notice(scope, notice_id)
    number = request.POST.get("version", "")
    try:
        receiving.receive(row.pk, member.user, number=int(number) if number.isdecimal() else 0)
    except MoveRefused as refused:
        messages.warning(request, str(refused.reasons[0]))
    else:
        messages.success(request, _("The notice is received; the employer knows it."))
    return redirect("office_layoffs:notice", notice_id=row.pk)
