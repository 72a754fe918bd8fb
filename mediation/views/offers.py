"""The person's offers: the list, one offer with its reasons and its clock, the two answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from employers.views.pages import PAGE_SIZE, CappedPaginator
from enbek.law import limit
from enbek.law.thresholds import REFUSALS_TO_DEREGISTER
from mediation.forms import ContestForm, RefusalForm
from mediation.models import Contest, Offer
from mediation.models.offers import Source
from mediation.rules.machines import OfferStatus
from mediation.services import answer_rates, contests, ledger, offers
from mediation.views.acting import do
from mediation.views.shown import clocks_of, events_of, findings_of, shown_interviews, shown_offers
from registration.models import Case
from registration.rules.machine import Status
from seekers.access import person_required
from seekers.models import Person


@never_cache
@require_safe
@person_required
def offer_list(request: HttpRequest, person: Person) -> HttpResponse:
    """All offers of all the person's cases: those that wait first."""
    rows = Offer.objects.filter(case__person=person).shown()
    waiting = shown_offers(rows.unanswered().order_by("offered_at", "pk"))
    past = CappedPaginator(rows.exclude(status=OfferStatus.PROPOSED).order_by("-offered_at", "pk"), PAGE_SIZE)
    page = past.get_page(request.GET.get("page"))
    return render(request, "mediation/offers.html", {"waiting": waiting, "past": shown_offers(page), "page_obj": page})


@never_cache
@require_safe
@person_required
def offer_detail(request: HttpRequest, person: Person, offer_id: UUID) -> HttpResponse:
    """One offer: the vacancy, why it was offered, until when to answer, what happened."""
    offer = _own(person, offer_id)
    referral = getattr(offer, "referral", None)
    context = {
        "offer": offer,
        "vacancy": offer.vacancy,
        "shown": shown_offers([offer])[0],
        "referral": referral,
        "contest": Contest.objects.filter(offer=offer).order_by("pk").first(),
        "may_contest": offer.status in contests.CONTESTABLE,
        "interviews": shown_interviews(referral),
        "rate": answer_rates.of(offer.vacancy.organisation_id),
        "findings": findings_of(offer),
        "clocks": clocks_of(offer, referral),
        "events": events_of(offer, referral),
    }
    return render(request, "mediation/offer.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@person_required
def offer_agree(request: HttpRequest, person: Person, offer_id: UUID) -> HttpResponse:
    """Shows what an agreement means; POST sends it. A second POST finds it done and says the same."""
    offer = _own(person, offer_id)
    if request.method == "POST":
        return _send(request, offer, partial(offers.agree, offer.pk, by=request.user))
    if not offer.is_unanswered:
        return _to_offer(request, offer)
    job_seeker = offer.case.status == Status.JOB_SEEKER
    context = {"offer": offer, "vacancy": offer.vacancy, "answer_days": limit("T23").amount, "job_seeker": job_seeker}
    return render(request, "mediation/agree.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@person_required
def offer_refuse(request: HttpRequest, person: Person, offer_id: UUID) -> HttpResponse:
    """Asks for the reason and shows the consequence before anything is sent."""
    offer = _own(person, offer_id)
    if not offer.is_unanswered:
        return _to_offer(request, offer)
    form = RefusalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _send(request, offer, partial(offers.refuse, offer.pk, by=request.user, **form.cleaned_data))
    context = {
        "offer": offer,
        "vacancy": offer.vacancy,
        "form": form,
        "job_seeker": offer.case.status == Status.JOB_SEEKER,
        "refusals": REFUSALS_TO_DEREGISTER,
        "by_officer": offer.source == Source.SPECIALIST,
    }
    return render(request, "mediation/refuse.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@person_required
def offer_contest(request: HttpRequest, person: Person, offer_id: UUID) -> HttpResponse:
    """ "Not suitable, because …": from then on the offer does not count, until a person has decided (Q-08)."""
    offer = _own(person, offer_id)
    if Contest.objects.filter(offer=offer).exists():
        return redirect("mediation:offer", offer_id=offer.pk)
    form = ContestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        objection = partial(contests.contest, offer.pk, by=request.user, **form.cleaned_data)
        do(request, objection, lambda _kept: _("Your objection is kept: the offer does not count until a person has decided."))
        return redirect("mediation:offer", offer_id=offer.pk)
    context = {"offer": offer, "vacancy": offer.vacancy, "form": form, "findings": findings_of(offer)}
    return render(request, "mediation/contest.html", context)


@never_cache
@require_safe
@person_required
def ledger_page(request: HttpRequest, person: Person) -> HttpResponse:
    """Which refusals count to three and why, at any time (Q-08)."""
    case = Case.objects.filter(person=person).order_by("-submitted_at", "pk").first()
    counted, lines = ledger.shown(case) if case else (None, [])
    return render(request, "mediation/ledger.html", {"case": case, "ledger": counted, "lines": lines, "needed": REFUSALS_TO_DEREGISTER})


def _own(person: Person, offer_id: UUID) -> Offer:
    """The person's offer; somebody else's does not exist (404)."""
    return get_object_or_404(Offer.objects.shown(), pk=offer_id, case__person=person)


def _send(request: HttpRequest, offer: Offer, act: Callable[[], Offer]) -> HttpResponse:
    """Do the act once and show the offer with what came of it."""
    answered = do(request, act)
    return redirect("mediation:offer", offer_id=offer.pk) if answered is None else _to_offer(request, answered)


def _to_offer(request: HttpRequest, offer: Offer) -> HttpResponse:
    """To the page of the offer, with a sentence on how it stands: the same after a first click, a second and a late "back"."""
    said = {
        OfferStatus.AGREED: _("You agreed. Your résumé was sent to the employer, and the clock of the answer runs."),
        OfferStatus.REFUSED: _("You refused this offer. Your answer is kept."),
        OfferStatus.EXPIRED: _("The time to answer this offer has ended."),
        OfferStatus.WITHDRAWN: _("The vacancy was closed meanwhile: the offer is withdrawn and counts for nothing."),
    }
    messages.info(request, said[OfferStatus(offer.status)])
    return redirect("mediation:offer", offer_id=offer.pk)
