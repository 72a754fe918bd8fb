"""The refusal ledger of a case, read from its offers; what it says is asked here and nowhere else (R51.2, Q-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.subjects import Subject
from mediation.models import Offer
from mediation.models.offers import AnswerLimit, Source
from mediation.rules.ledger import ContestState, Kind, Ledger, Outcome, ledger_of
from mediation.rules.machines import OfferStatus
from notifications.models import Message
from registration.models import Case

KINDS = {OfferStatus.REFUSED: Kind.REFUSAL, OfferStatus.EXPIRED: Kind.SILENCE}
NOTICE = "offer_received"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of the ledger with its offer, for a page."""

    offer: Offer
    counts: bool
    why: object


def of(case: Case) -> Ledger:
    """The ledger of this spell. Three queries, however many offers."""
    return ledger_of(_outcome(*row) for row in _rows(case))


def shown(case: Case) -> tuple[Ledger, list[ShownLine]]:
    """The ledger and its lines with their offers."""
    rows = list(_rows(case))
    ledger = ledger_of(_outcome(*row) for row in rows)
    by_id = {offer.pk: offer for offer, _delivered, _lapsed in rows}
    return ledger, [ShownLine(by_id[line.outcome.offer], line.counts, line.why) for line in ledger.lines]


def _rows(case: Case) -> list[tuple[Offer, bool, date | None]]:
    offers = list(
        Offer.objects.filter(case=case, status__in=KINDS).select_related("vacancy__organisation", "contest").order_by("offered_at", "pk")
    )
    ids = [offer.pk for offer in offers]
    proven = Message.objects.filter(
        subject_kind="mediation.offer", subject_id__in=ids, message_id=NOTICE, channel="cabinet", proven_at__isnull=False
    )
    delivered = set(proven.order_by().values_list("subject_id", flat=True))
    terms = Deadline.objects.filter(subject_kind="mediation.offer", subject_id__in=ids, limit_id=AnswerLimit.UNEMPLOYED).order_by("opened_at", "pk")
    lapsed = dict(terms.values_list("subject_id", "due_on"))
    return [(offer, offer.pk in delivered, lapsed.get(offer.pk)) for offer in offers]


def _outcome(offer: Offer, delivered: bool, lapsed: date | None) -> Outcome:
    contest = getattr(offer, "contest", None)
    answered_on = clock.local(offer.answered_at).date() if offer.answered_at else None
    return Outcome(
        offer=offer.pk,
        kind=KINDS[OfferStatus(offer.status)],
        on=answered_on or lapsed or clock.local(offer.offered_at).date(),
        as_job_seeker=offer.as_job_seeker,
        by_officer=offer.source == Source.SPECIALIST,
        delivered=delivered,
        contest=ContestState(contest.status) if contest is not None else ContestState.NONE,
    )


def subject_of(offer_id: UUID) -> Subject:
    """The subject of an offer's clock and messages, by its id alone."""
    return Subject("mediation.offer", offer_id)
