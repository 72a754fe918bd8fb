"""Mediation's part of the cabinet: the offers that wait, those at an employer, and what to do first."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from enbek.formats import day
from enbek.web.templatetags.enbek import language
from mediation.models import MatchRun, Offer
from mediation.views.shown import ShownOffer, shown_offers
from registration.cabinet import NextStep
from registration.models import Case
from seekers.models import Person

OFFER_WAITS = 50
"""More urgent than anything that registration itself has to say: a term of the person is running."""


class OffersPanel:
    """Contributed to `registration.cabinet`."""

    name = "mediation.offers"
    order = 10
    template = "mediation/panel.html"

    def context(self, person: Person, case: Case | None) -> dict[str, Any]:
        """Offers that wait and offers at an employer, and when vacancies were last looked for."""
        if case is None:
            return {"case": None, "waiting": [], "at_employer": [], "last_run": None}
        shown = _pending(case)
        return {
            "case": case,
            "waiting": [row for row in shown if row.offer.is_unanswered],
            "at_employer": [row for row in shown if not row.offer.is_unanswered],
            "last_run": MatchRun.objects.filter(case=case).order_by("-at", "-pk").first(),
        }

    def next_step(self, person: Person, case: Case | None) -> NextStep | None:
        """Answer the offer whose time ends first."""
        waiting = [row for row in _pending(case) if row.offer.is_unanswered] if case else []
        if not waiting:
            return None
        first = min(waiting, key=lambda row: row.answer_by.due_at if row.answer_by else row.offer.offered_at)
        title = _("Answer the offer: %(vacancy)s") % {"vacancy": first.offer.vacancy.title}
        text = _("A suitable vacancy was found for you. Look at the reasons, then agree or refuse.")
        if first.answer_by is not None:
            text = _("Your answer is awaited until the end of %(day)s.") % {"day": day(first.answer_by.due_on, language())}
        return NextStep(title, text, reverse("mediation:offer", args=[first.offer.pk]), _("See the offer"), OFFER_WAITS)


def _pending(case: Case) -> list[ShownOffer]:
    """Asked of the database once a page: the cabinet asks for the next step and for the panel, of the same case."""
    known: list[ShownOffer] | None = vars(case).get("_pending_offers")
    if known is None:
        known = shown_offers(Offer.objects.pending().filter(case=case).shown().order_by("offered_at", "pk"))
        vars(case)["_pending_offers"] = known
    return known
