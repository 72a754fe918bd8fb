"""Mediation at the career centre: offers of a case, proposing with verdicts, answers given in person, contests (R37, R70–R72, Q-08)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from careercenters.access import staff_required
from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from enbek.law.thresholds import REFUSALS_TO_DEREGISTER
from mediation.forms import ContestDecisionForm, DeskAnswerForm
from mediation.models import Contest, Offer
from mediation.services import contests, ledger, offers, proposing
from mediation.views.acting import do
from mediation.views.shown import findings_of, findings_of_verdict, seen_by_office, shown_offers
from registration.backoffice.queue import cases_in
from registration.models import Case
from registration.services import looking


@never_cache
@require_safe
@staff_required(Right.OPEN_FILE)
def case_offers(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID) -> HttpResponse:
    """Every offer of one case with its answer, and the ledger as the person sees it; the opening is written down."""
    case = _case(scope, case_id)
    looking.note(case, member)
    counted, lines = ledger.shown(case)
    context = {
        "case": case,
        "shown": seen_by_office(shown_offers(Offer.objects.filter(case=case).shown().order_by("-offered_at", "pk"))),
        "ledger": counted,
        "lines": lines,
        "needed": REFUSALS_TO_DEREGISTER,
        "may_offer": member.may(Right.OFFER_WORK),
        "may_answer": member.may(Right.TAKE_ANSWER),
    }
    return render(request, "mediation/office_case.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Right.OFFER_WORK)
def propose(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID) -> HttpResponse:
    """The best vacancies with their verdicts; POST offers one (R70, R71)."""
    case = _case(scope, case_id)
    if request.method == "POST":
        chosen = proposing.vacancy_of(request.POST.get("vacancy", ""))
        if chosen is not None:
            do(request, partial(offers.propose, case.pk, chosen, by=member.user), lambda _offer: _("The work is offered; the person is told."))
        return redirect("mediation:office_case", case_id=case.pk)
    looking.note(case, member)
    considered, ranked = proposing.best(case)
    rows = [(row.vacancy, row.verdict, findings_of_verdict(row.verdict.to_json())) for row in ranked]
    return render(request, "mediation/office_propose.html", {"case": case, "considered": considered, "rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Right.TAKE_ANSWER)
def answer(request: HttpRequest, member: StaffMember, scope: Scope, offer_id: UUID) -> HttpResponse:
    """The person answers in person or by telephone; a specialist or an assistant writes it down (R37.2, R72)."""
    offer = get_object_or_404(Offer.objects.shown(), pk=offer_id, case__in=cases_in(scope))
    if not offer.is_unanswered:
        return redirect("mediation:office_case", case_id=offer.case_id)
    form = DeskAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said, through = form.cleaned_data, member.office_name
        if said["answer"] == "agree":
            act = partial(offers.agree, offer.pk, by=member.user, through=through)
        else:
            act = partial(offers.refuse, offer.pk, by=member.user, reason=said["reason"], words=said["words"], through=through)
        do(request, act, lambda _kept: _("The answer is kept; the person gets a receipt."))
        return redirect("mediation:office_case", case_id=offer.case_id)
    return render(request, "mediation/office_answer.html", {"offer": offer, "vacancy": offer.vacancy, "case": offer.case, "form": form})


@never_cache
@require_safe
@staff_required(Right.OFFER_WORK)
def contest_list(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """Objections that wait for a decision at the offices in scope."""
    return render(request, "mediation/office_contests.html", {"contests": contests.open_at(scope.centre_ids)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Right.OFFER_WORK)
def contest_detail(request: HttpRequest, member: StaffMember, scope: Scope, contest_id: UUID) -> HttpResponse:
    """One objection beside the verdict that the offer was made on; a decision needs words."""
    rows = Contest.objects.select_related("offer__case__person", "offer__vacancy__organisation", "offer__vacancy__settlement", "decided_by")
    contest = get_object_or_404(rows, pk=contest_id, offer__case__in=cases_in(scope))
    form = ContestDecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        upheld = form.cleaned_data["upheld"] == "yes"
        act = partial(contests.decide, contest.pk, by=member.user, upheld=upheld, words=form.cleaned_data["words"])
        do(request, act, lambda _kept: _("The decision is kept; the person reads it with your words."))
        return redirect("mediation:office_contest", contest_id=contest.pk)
    looking.note(contest.offer.case, member)
    context = {"contest": contest, "offer": contest.offer, "vacancy": contest.offer.vacancy, "case": contest.offer.case, "form": form,
               "findings": findings_of(contest.offer), "is_own": contest.offer.offered_by_id == member.user_id}
    return render(request, "mediation/office_contest.html", context)


def _case(scope: Scope, case_id: UUID) -> Case:
    """A case of an office in scope; any other does not exist (404)."""
    return get_object_or_404(cases_in(scope).select_related("person__user", "person__settlement__region", "centre"), pk=case_id)
