"""What is pending holds the end of the matching window, and nothing longer than it is pending (D-41, Q-05)."""

from __future__ import annotations

from django.db.models import Max

from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.i18n import Text
from mediation.models import Offer, Referral
from mediation.models.offers import AnswerLimit
from registration.models import Case
from registration.rules.machine import Status
from registration.services import promotion
from registration.services.cases import window_of

AWAITS_PERSON = Text(
    "Ұсынылған жұмысқа жауап беру мерзіміңіз әлі өткен жоқ: автоматты тіркеу соған дейін күтеді.",
    "Ваш срок ответа на предложенную работу ещё не истёк: автоматическая регистрация ждёт его конца.",
    "Your time to answer an offer has not ended: the automatic registration waits for its end.",
)
AWAITS_EMPLOYER = Text(
    "Сіз келісім бердіңіз, жұмыс берушінің жауабы күтілуде: автоматты тіркеу соған дейін күтеді.",
    "Вы согласились, ждём ответа работодателя: автоматическая регистрация ждёт его.",
    "You agreed and the employer's answer is awaited: the automatic registration waits for it.",
)


def settle(case: Case) -> None:
    """Hold the window while something is pending, release it when nothing is. The caller holds lock and transaction."""
    if case.status != Status.JOB_SEEKER:
        return
    reason = pending_reason(case)
    if reason is None:
        promotion.release(case.pk)
    else:
        promotion.hold(case.pk, reason)


def pending_reason(case: Case) -> Text | None:
    """Why the promotion has to wait, or None.

    An unanswered offer holds it only when the time to answer ends after the window; one that ends earlier holds nothing.
    """
    if Referral.objects.undecided().filter(offer__case=case).exists():
        return AWAITS_EMPLOYER
    unanswered = Offer.objects.unanswered().filter(case=case, answer_limit=AnswerLimit.JOB_SEEKER).values("pk")
    answers = Deadline.objects.open().filter(limit_id=AnswerLimit.JOB_SEEKER, subject_kind="mediation.offer", subject_id__in=unanswered)
    last_answer = answers.aggregate(last=Max("due_at"))["last"]
    window = window_of(case)
    if last_answer is None or window is None or last_answer <= window.due_at or last_answer <= clock.now():
        return None
    return AWAITS_PERSON
