"""The employer's own vacancies: the list, one of them with its clock and history, what one may do with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from employers.access import vacancy_of, vacancy_to_change
from employers.forms.vacancy import CloseForm
from employers.models import Draft, MemberRole, Membership, Organisation, Vacancy
from employers.models.moderation import Outcome
from employers.models.organisations import MAY_POST
from employers.rules.machine import VACANCY, Status
from employers.services import closing, drafts, history, liveness
from employers.views.pages import PAGE_SIZE, CappedPaginator
from enbek.deadlines.models import Deadline
from enbek.deadlines.strip import strip_of
from enbek.transitions.machine import MoveRefused
from enbek.transitions.services import history as acts_of

DRAFTS_SHOWN = 20


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Vacancies and drafts of the organisations that the signed-in person acts for; for others, how to become an officer of one."""
    organisations = list(Organisation.objects.of_member(request.user).order_by("name_ru", "pk"))
    rows = Vacancy.objects.filter(organisation__in=organisations).for_cards().order_by("-registered_at", "pk")
    found = CappedPaginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"organisations": organisations, "page_obj": found, "drafts": _drafts(request), "may_post": _may_post(request), "owned": _owned(request)}
    return render(request, "employers/mine.html", context)


def _owned(request: HttpRequest) -> set[UUID]:
    return set(Membership.objects.filter(user=request.user, role=MemberRole.OWNER).values_list("organisation_id", flat=True))


def _may_post(request: HttpRequest) -> bool:
    return Organisation.objects.posted_by(request.user).exists()


def _drafts(request: HttpRequest) -> list[dict[str, Any]]:
    """Unfinished drafts, newest first, each with the end of its T16 if that runs."""
    rows = list(Draft.objects.of_member(request.user).unfinished().select_related("edits").order_by("-updated_at", "pk")[:DRAFTS_SHOWN])
    clocks = {row.subject_id: row for row in Deadline.objects.filter(limit_id="T16", subject_id__in=[draft.future_id for draft in rows]).open()}
    titles = drafts.titles_of(rows)
    return [{"draft": row, "title": titles[row.pk], "clock": clocks.get(row.future_id)} for row in rows]


@never_cache
@require_safe
def manage(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    return _manage_page(request, vacancy_of(request, vacancy_id))


def _manage_page(request: HttpRequest, vacancy: Vacancy, *, close_form: CloseForm | None = None) -> HttpResponse:
    reported = Deadline.objects.of(vacancy.subject).filter(limit_id="T16").order_by("-opened_at").first()
    context = {
        "vacancy": vacancy,
        "clock": strip_of(reported) if reported else None,
        "events": [{"at": act.at, "title": act.title, "text": act.office or "", "state": "done", "url": ""} for act in acts_of(vacancy.subject)],
        "changes": history.changes(vacancy),
        "reviews": [row.receipt for row in vacancy.reviews.filter(outcome__in=[Outcome.APPROVED, Outcome.DECLINED]).order_by("-opened_at")],
        "waiting": vacancy.reviews.waiting().first() if vacancy.status == Status.REVIEW else None,
        "confirm_by": vacancy.liveness_at if vacancy.asked_at else None,
        "close_form": close_form or CloseForm(),
        "may_post": Membership.objects.filter(organisation=vacancy.organisation, user=request.user, role__in=MAY_POST).exists(),
        "may_change": not VACANCY.blockers("amend_to_review", vacancy.status, {}),
    }
    return render(request, "employers/manage.html", context)


@require_POST
def edit(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    vacancy = vacancy_to_change(request, vacancy_id)
    if VACANCY.blockers("amend_to_review", vacancy.status, {}):
        messages.warning(request, _("A closed vacancy is not changed. Copy it into a new one."))
        return redirect("employers:manage", vacancy_id=vacancy.pk)
    return redirect("employers:draft", draft_id=drafts.edit(vacancy.pk, request.user).pk, step="check")


@require_POST
def copy(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    made = drafts.copy(vacancy_to_change(request, vacancy_id), request.user)
    return redirect("employers:draft", draft_id=made.pk, step="seats")


@require_POST
def confirm(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """One press: the vacancy is still there."""
    vacancy = vacancy_to_change(request, vacancy_id)
    try:
        liveness.confirm(vacancy.pk, by=request.user)
    except MoveRefused as refused:
        messages.warning(request, str(refused.reasons[0]))
    else:
        messages.success(request, _("Thank you: the vacancy is confirmed."))
    return redirect("employers:manage", vacancy_id=vacancy.pk)


@require_POST
def close(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    vacancy = vacancy_to_change(request, vacancy_id)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _manage_page(request, vacancy, close_form=form)
    try:
        closing.close(vacancy.pk, by=request.user, **form.cleaned_data)
    except MoveRefused as refused:
        messages.warning(request, str(refused.reasons[0]))
    else:
        messages.success(request, _("The vacancy is closed."))
    return redirect("employers:manage", vacancy_id=vacancy.pk)
