"""What people are told of offers and referrals that end otherwise than by their own act, and the reminders of answers that are due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from employers.models import Membership
from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.i18n import Text
from mediation.models import Offer, Referral
from mediation.rules.reasons import NEEDS_WORDS, EmployerReason
from notifications.services import notify
from notifications.services.reminding import paragraph_words
from notifications.watching import Reminder
from registration.models import Case

TO_ANSWER = Text("жұмыс ұсынысына жауап беру", "ответить на предложение работы", "answer the offer of work")
"""Short enough for an SMS; the title of the limit is not."""


def withdrawn(offer: Offer, case: Case, because: Text) -> None:
    """The offer is taken back: it is no refusal of the person (Q-08)."""
    data = {**_of(offer), "reason": because, "withdrawn_on": clock.today(), "case": case.label}
    notify("offer_withdrawn", case.person.user, data=data, subject=offer.subject, key=str(offer.pk))


def employer_declined(referral: Referral, case: Case, *, silent: bool) -> None:
    """The employer refused, or was silent: its refusal, never the person's (R75.1, R75.2)."""
    data = {**_of(referral.offer), "declined_on": clock.today(), "silent": silent, "reason": _reason(referral), "case": case.label}
    notify("employer_declined", case.person.user, data=data, subject=referral.subject, key=str(referral.pk))


def _of(offer: Offer) -> dict[str, Any]:
    vacancy = offer.vacancy
    return {"vacancy": vacancy.title, "employer": vacancy.organisation.name, "link": f"work/offers/{offer.pk}/"}


def _reason(referral: Referral) -> Text | None:
    """What the employer chose, or wrote for "other"; the candidate may read it."""
    if not referral.reason_code:
        return None
    if referral.reason_code in NEEDS_WORDS and referral.reason_words:
        return Text.same(referral.reason_words)
    return EmployerReason(referral.reason_code).title


def answer_is_due(deadline: Deadline) -> Iterable[Reminder]:
    """The person's last day to answer an offer (T19, T20)."""
    offer = _shown(Offer.objects.unanswered(), deadline)
    if offer is None:
        return ()
    data = {
        "what": TO_ANSWER, "last_day": deadline.due_on, "paragraph": paragraph_words(deadline.limit.paragraph),
        "about": offer.vacancy.title, "on_expiry": deadline.limit.on_expiry, "case": offer.case.label, "link": f"work/offers/{offer.pk}/",
    }
    return (Reminder("deadline_reminder", offer.case.person.user, data),)


def employer_is_awaited(deadline: Deadline) -> Iterable[Reminder]:
    """The employer's last day to answer about a candidate: every officer is reminded (R73.3, T23)."""
    referral = Referral.objects.undecided().select_related("offer__vacancy").filter(pk=deadline.subject_id).order_by("pk").first()
    if referral is None:
        return ()
    vacancy = referral.offer.vacancy
    data: Mapping[str, Any] = {
        "vacancy": vacancy.title, "referred_on": deadline.from_day, "answer_by": deadline.due_on, "link": f"work/employer/referrals/{referral.pk}/",
    }
    officers = Membership.objects.filter(organisation=vacancy.organisation_id).select_related("user").order_by("pk")
    return tuple(Reminder("employer_reminder", officer.user, data) for officer in officers)


def _shown(offers: Any, deadline: Deadline) -> Offer | None:
    found: Offer | None = offers.select_related("case__person__user", "vacancy").filter(pk=deadline.subject_id).order_by("pk").first()
    return found
