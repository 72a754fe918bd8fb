"""Offers and referrals as the pages draw them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.deadlines.strip import Strip, strip_of
from enbek.i18n import Text
from enbek.transitions.models import Transition
from mediation.models import Interview, Offer, Referral
from mediation.rules.machines import InterviewStatus, OfferStatus, ReferralStatus
from mediation.rules.verdicts import Value

TONES = {
    OfferStatus.PROPOSED: "warn", OfferStatus.AGREED: "info", OfferStatus.REFUSED: "neutral",
    OfferStatus.EXPIRED: "neutral", OfferStatus.WITHDRAWN: "neutral",
    ReferralStatus.SENT: "info", ReferralStatus.HIRED: "good", ReferralStatus.DEEMED_REFUSED: "neutral",
}
INTERVIEW_TONES = {
    InterviewStatus.PROPOSED: "warn", InterviewStatus.AGREED: "info", InterviewStatus.HELD: "good", InterviewStatus.MISSED: "bad",
    InterviewStatus.DISPUTED: "warn",
}
VALUE_TONES = {Value.FITS: "good", Value.DOES_NOT_FIT: "bad", Value.NOT_KNOWN: "warn"}


@dataclass(frozen=True, slots=True)
class ShownOffer:
    """One offer of a list: `answer_by` while it waits for the person, `status` and `tone` in a word."""

    offer: Offer
    status: str
    tone: str
    answer_by: Deadline | None


@dataclass(frozen=True, slots=True)
class ShownInterview:
    """One interview; `begun`: its time has come, so both sides may say who came."""

    interview: Interview
    tone: str
    begun: bool


def shown_interview(interview: Interview) -> ShownInterview:
    begun = interview.at is not None and interview.at <= clock.now()
    tellable = interview.status in (InterviewStatus.AGREED, InterviewStatus.HELD, InterviewStatus.MISSED, InterviewStatus.DISPUTED)
    return ShownInterview(interview, INTERVIEW_TONES.get(InterviewStatus(interview.status), "neutral"), begun and tellable)


def shown_interviews(referral: Referral | None) -> list[ShownInterview]:
    """All interviews of a referral, the newest first."""
    rows = Interview.objects.filter(referral=referral).order_by("-proposed_at", "pk") if referral else []
    return [shown_interview(row) for row in rows]


def shown_offers(offers: Iterable[Offer]) -> list[ShownOffer]:
    """Cards of offers loaded with `.shown()`; one query for all their clocks."""
    rows = list(offers)
    clocks = clocks_by_subject([offer.pk for offer in rows if offer.is_unanswered])
    return [ShownOffer(offer, *_word(offer), clocks.get(offer.pk)) for offer in rows]


def seen_by_office(shown: Iterable[ShownOffer]) -> list[ShownOffer]:
    """The same cards in the words of an office: the person is not addressed there."""
    words = {
        OfferStatus.PROPOSED: _("waits for the person's answer"), OfferStatus.REFUSED: _("the person refused"),
        OfferStatus.AGREED: _("the person agreed"),
    }
    return [replace(row, status=words.get(OfferStatus(row.offer.status), row.status)) if _is_own_word(row.offer) else row for row in shown]


def _is_own_word(offer: Offer) -> bool:
    """Whether the card says the offer's own status, not that of its referral."""
    return offer.status != OfferStatus.AGREED or getattr(offer, "referral", None) is None


def clocks_by_subject(ids: Collection[UUID]) -> dict[UUID, Deadline]:
    """The open clock of each offer or referral."""
    return {row.subject_id: row for row in Deadline.objects.open().filter(subject_id__in=ids).order_by("due_at", "pk")}


def _word(offer: Offer) -> tuple[str, str]:
    """The referral tells more than the consent it came from."""
    referral: Referral | None = getattr(offer, "referral", None)
    if offer.status == OfferStatus.AGREED and referral is not None:
        return str(referral.get_status_display()), TONES.get(ReferralStatus(referral.status), "neutral")
    return str(offer.get_status_display()), TONES[OfferStatus(offer.status)]


def findings_of(offer: Offer) -> list[dict[str, Any]]:
    """The criteria of an offer's receipt in words."""
    return findings_of_verdict(offer.verdict)


def findings_of_verdict(verdict: dict[str, Any]) -> list[dict[str, Any]]:
    """The criteria in words: fits, does not fit, not known."""
    words = {Value.FITS: _("fits"), Value.DOES_NOT_FIT: _("does not fit"), Value.NOT_KNOWN: _("not known")}
    return [
        {
            "title": Text.from_json(finding["title"]),
            "paragraph": finding["paragraph"],
            "reason": Text.from_json(finding["reason"]),
            "word": words[Value(finding["value"])],
            "tone": VALUE_TONES[Value(finding["value"])],
        }
        for finding in verdict["findings"]
    ]


def clocks_of(*rows: Offer | Referral | Interview | None) -> list[Strip]:
    """All clocks of an offer and its referral, as strips; what the office has done at once is left to the history."""
    ids = [row.pk for row in rows if row is not None]
    deadlines = Deadline.objects.filter(subject_id__in=ids, subject_kind__startswith="mediation.").exclude(limit_id="T21")
    return [strip_of(row) for row in deadlines.order_by("opened_at", "pk")]


def events_of(*rows: Offer | Referral | Interview | None) -> list[dict[str, Any]]:
    """What happened to an offer and its referral, for `components/timeline.html`."""
    ids = [row.pk for row in rows if row is not None]
    log = Transition.objects.filter(subject_id__in=ids, subject_kind__startswith="mediation.").order_by("at", "pk")
    return [{"at": clock.local(row.at), "title": row.title, "text": None, "state": "done"} for row in log]
