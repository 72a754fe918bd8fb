"""The moderators' desk: what waits, one vacancy with its findings, the decision."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from careercenters.access import staff_required
from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from employers.forms.moderation import DecisionForm
from employers.models import Review, Vacancy
from employers.rules.moderation import Reason
from employers.services import history, moderation
from employers.views.pages import PAGE_SIZE, CappedPaginator
from enbek.transitions.machine import MoveRefused


@never_cache
@staff_required(Right.MODERATE)
@require_safe
def queue(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """What waits for a look, the oldest first."""
    rows = Review.objects.waiting().filter(vacancy__closed_on__isnull=True).shown().order_by("opened_at", "pk")
    return render(request, "employers/moderation_queue.html", {"page_obj": CappedPaginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))})


@never_cache
@staff_required(Right.MODERATE)
def review(request: HttpRequest, member: StaffMember, scope: Scope, review_id: UUID) -> HttpResponse:
    row = get_object_or_404(Review.objects.shown(), pk=review_id)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            moderation.decide(row.pk, by=request.user, approve=data["approve"] == "yes", reasons=data["reasons"], words=data["words"])
        except moderation.Refused as refused:
            form.add_error(None, str(refused.reason))
        except MoveRefused as refused:
            form.add_error(None, str(refused.reasons[0]))
        else:
            messages.success(request, _("The decision is kept and told to the employer."))
            return redirect("moderation:queue")
    twins = [one["evidence"] for one in row.findings if one["reason"] in (Reason.DUPLICATE, Reason.COPIED)]
    context = {
        "review": row, "vacancy": row.vacancy, "form": form, "changes": history.changes(row.vacancy),
        "twins": Vacancy.objects.for_cards().filter(pk__in=twins).order_by("pk"), "earlier": row.vacancy.reviews.exclude(outcome="").order_by("opened_at"),
    }
    return render(request, "employers/moderation_review.html", context)
