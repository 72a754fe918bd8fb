"""What people are told of offers and referrals that end otherwise than by their own act, and the reminders of answers that are due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from employers.models import Membership, Vacancy
from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.i18n import Text
from mediation.models import Contest, Interview, Offer, Referral
from mediation.rules.machines import ContestStatus
from mediation.rules.reasons import NEEDS_WORDS, EmployerReason, InterviewReason
from notifications.services import notify
from notifications.services.reminding import paragraph_words
from notifications.watching import Reminder
from registration.models import Case
from registration.rules.machine import Status

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


def contest_opened(contest: Contest, offer: Offer, case: Case) -> None:
    """A receipt: from now on the offer does not count, until a person has decided (Q-08)."""
    data = {**_of(offer), "contested_at": contest.opened_at, "because": Text.same(contest.words), "case": case.label}
    notify("offer_contested", case.person.user, data=data, subject=contest.subject, key=str(contest.pk))


def contest_decided(contest: Contest, offer: Offer, case: Case) -> None:
    upheld = contest.status == ContestStatus.UPHELD
    data = {**_of(offer), "decided_at": contest.decided_at, "upheld": upheld, "because": Text.same(contest.decision_words), "case": case.label}
    notify("contest_decided", case.person.user, data=data, subject=contest.subject, key=str(contest.pk))


# --- interviews ------------------------------------------------------------------------------------------------


def interview_proposed(interview: Interview, case: Case, vacancy: Vacancy) -> None:
    """The employer proposes times: the person picks one or declines (R73.5, R79, R80)."""
    data = {**_of_interview(vacancy, case, interview), "times": [Text.same(_moment(at)) for at in interview.times], "place": Text.same(interview.place)}
    notify("interview_proposed", case.person.user, data=data, subject=interview.subject, key=str(interview.pk))


def interview_set(interview: Interview, case: Case, vacancy: Vacancy) -> None:
    """Time and place, to the person (R73.5) and to the employer's officers."""
    place = Text.same(interview.place)
    data = {
        **_of_interview(vacancy, case, interview), "interview_at": interview.at, "place": place,
        "contact": Text.same(interview.contact) if interview.contact else None, "unemployed": case.status == Status.UNEMPLOYED,
    }
    notify("interview_set", case.person.user, data=data, subject=interview.subject, key=str(interview.pk))
    _tell_officers("employer_interview_agreed", interview, vacancy, {"interview_at": interview.at, "place": place})


def interview_declined(interview: Interview, case: Case, vacancy: Vacancy) -> None:
    """A receipt for the person, the word for the employer (R80)."""
    at = interview.at or interview.times[0]
    data = {**_of_interview(vacancy, case, interview), "interview_at": at, "declined_at": interview.answered_at}
    notify("interview_declined", case.person.user, data=data, subject=interview.subject, key=str(interview.pk))
    _tell_officers("employer_interview_declined", interview, vacancy, {"interview_at": at, "reason": _declining(interview)})


def interview_called_off(interview: Interview, case: Case, vacancy: Vacancy) -> None:
    data = {**_of_interview(vacancy, case, interview), "interview_at": interview.at or interview.times[0]}
    notify("interview_called_off", case.person.user, data=data, subject=interview.subject, key=str(interview.pk))


def interview_lapsed(interview: Interview, vacancy: Vacancy) -> None:
    """The employer learns that no time was picked, and may propose others."""
    _tell_officers("employer_interview_lapsed", interview, vacancy, {"interview_at": max(interview.times)})


def interview_reminder(interview: Interview, case: Case, vacancy: Vacancy) -> None:
    """The day before (R79)."""
    data = {**_of_interview(vacancy, case, interview), "interview_at": interview.at, "place": Text.same(interview.place)}
    notify("interview_reminder", case.person.user, data=data, subject=interview.subject, key=str(interview.pk))


def absence_reported(interview: Interview, case: Case) -> None:
    """The employer says that the person did not come: the person may say otherwise at once (R51.3a is decided by a person)."""
    vacancy = interview.referral.offer.vacancy
    data = {**_of_interview(vacancy, case, interview), "interview_at": interview.at}
    notify("absence_reported", case.person.user, data=data, subject=interview.subject, key=str(interview.pk))


def _of_interview(vacancy: Vacancy, case: Case, interview: Interview) -> dict[str, Any]:
    link = f"work/interviews/{interview.pk}/"
    return {"vacancy": vacancy.title, "employer": vacancy.organisation.name, "case": case.label, "link": link}


def _tell_officers(message_id: str, interview: Interview, vacancy: Vacancy, data: dict[str, Any]) -> None:
    told = {"vacancy": vacancy.title, "link": f"work/employer/referrals/{interview.referral_id}/", **data}
    for officer in Membership.objects.filter(organisation=vacancy.organisation_id).select_related("user").order_by("pk"):
        notify(message_id, officer.user, data=told, subject=interview.subject, key=str(interview.pk))


def _declining(interview: Interview) -> Text:
    if interview.reason_code in NEEDS_WORDS and interview.reason_words:
        return Text.same(interview.reason_words)
    return InterviewReason(interview.reason_code).title


def _moment(at: datetime) -> str:
    return f"{clock.local(at):%d.%m.%Y %H:%M}"


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
