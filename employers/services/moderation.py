"""Vacancies that a rule or a reader pointed to: the queue of moderators, their decisions as receipts, readers' reports."""

from __future__ import annotations

import uuid
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from employers.models import Report, Review, Vacancy
from employers.models.moderation import AUTHORITY, Outcome
from employers.rules.machine import VACANCY, Status
from employers.rules.moderation import ADVICE, Finding, Neighbour, Notice, Reason, findings
from employers.services import liveness, seats, telling
from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.law import edition_on
from enbek.law.vacancies import REPORTS_A_DAY
from enbek.transitions.services import Actor, apply

NEIGHBOURS = 50
"""The newest vacancies of the same occupation in the same place that a new one is compared with."""

OWN_VACANCY = Text("Өз ұйымыңыздың бос орны туралы шешімді сіз қабылдамайсыз.", "Вакансию своей организации вы не решаете.",
                   "You do not decide on a vacancy of your own organisation.")
NEEDS_REASON = Text("Кемінде бір себепті таңдаңыз.", "Выберите хотя бы одну причину.", "Choose at least one reason.")
TOO_MANY = Text("Бүгін шағым тым көп. Ертең жалғастырыңыз.", "На сегодня жалоб слишком много. Продолжите завтра.",
                "Too many reports for today. Go on tomorrow.")


class Refused(Exception):
    """The decision or the report is not taken; `reason` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def look(vacancy: Vacancy) -> list[Finding]:
    """What the rules find in a vacancy, saved or not; near-equal ones get one cluster. One query."""
    near = _neighbours(vacancy)
    found = findings(_notice(vacancy), [Neighbour(str(one.pk), one.organisation_id == vacancy.organisation_id, _notice(one).words) for one in near])
    twin = next((one for one in near if Finding(Reason.DUPLICATE, str(one.pk)) in found), None)
    if twin:
        vacancy.cluster = twin.cluster or uuid.uuid4()
        Vacancy.objects.filter(pk=twin.pk, cluster__isnull=True).update(cluster=vacancy.cluster)
    return found


def _neighbours(vacancy: Vacancy) -> list[Vacancy]:
    rows = Vacancy.objects.filter(
        occupation=vacancy.occupation_id, settlement=vacancy.settlement_id, closed_on__isnull=True, status__in=[Status.PUBLISHED, Status.REVIEW]
    )
    return list(rows.exclude(pk=vacancy.pk).order_by("-registered_at", "pk")[:NEIGHBOURS])


def _notice(vacancy: Vacancy) -> Notice:
    texts = [getattr(vacancy, f"{name}_{language}") for name in ("duties", "terms", "requirements", "wishes") for language in ("kk", "ru")]
    titles = list(dict.fromkeys((vacancy.title_kk, vacancy.title_ru, vacancy.title_en)))
    written = [title for title in titles if title not in (vacancy.occupation.title_kk, vacancy.occupation.title_ru, vacancy.occupation.title_en)]
    return Notice(written, [text for text in texts if text], vacancy.pay_from, vacancy.pay_to, vacancy.kind)


def open_review(vacancy: Vacancy, found: list[Finding]) -> Review | None:
    """Put a version before the moderators; a look at an earlier version is overtaken. The caller holds the transaction."""
    overtake(vacancy)
    if not found:
        return None
    told = [{"reason": one.reason.value, "evidence": one.evidence} for one in found]
    return Review.objects.create(vacancy=vacancy, version=vacancy.version, findings=told)


def overtake(vacancy: Vacancy) -> None:
    """The vacancy was changed or closed: the look that waits is no longer needed."""
    Review.objects.waiting().filter(vacancy=vacancy).update(outcome=Outcome.OVERTAKEN, decided_at=clock.now())


@transaction.atomic
def decide(review_id: UUID, *, by: User, approve: bool, reasons: list[str], words: str = "") -> Review:
    """A person approves or returns; the employer gets a receipt. Raises Refused, MoveRefused. Safe to call twice: the first decision stays."""
    found = Review.objects.get(pk=review_id)
    vacancy = seats.lock([found.vacancy_id])[found.vacancy_id]
    review = Review.objects.select_for_update().get(pk=review_id)
    if review.outcome:
        return review
    if vacancy.closed_on is not None:
        overtake(vacancy)
        return Review.objects.get(pk=review_id)
    if vacancy.organisation.members.filter(pk=by.pk).exists():
        raise Refused(OWN_VACANCY)
    if not approve and not reasons:
        raise Refused(NEEDS_REASON)
    edition = edition_on(clock.today()).id
    review.outcome = Outcome.APPROVED if approve else Outcome.DECLINED
    review.reasons, review.words = ([] if approve else [Reason(code).value for code in reasons]), words
    review.decided_at, review.decided_by, review.edition = clock.now(), by, edition
    review.save()
    if approve and vacancy.status == Status.REVIEW:
        liveness.restart(vacancy)
    if not approve or vacancy.status in (Status.REVIEW, Status.PUBLISHED):
        apply(VACANCY, vacancy, "approve" if approve else "decline", actor=Actor.person(by, AUTHORITY), edition=edition,
              context={"reason": reasons}, facts={"review": str(review.pk), "reasons": review.reasons})
    advice = [Text("{what}. {do}", "{what}. {do}", "{what}. {do}").format(what=Reason(code).words, do=ADVICE[Reason(code)]) for code in review.reasons]
    telling.decided(vacancy, review, advice)
    return review


@transaction.atomic
def report(vacancy_id: UUID, *, by: User, reason: str, words: str = "") -> Report:
    """A reader points to a vacancy: it goes to the moderators and stays in the list until a person decides.

    One of a person for a vacancy, and so many a day. Raises Refused. Safe to call twice.
    """
    before = Report.objects.filter(vacancy=vacancy_id, by=by).first()
    if before:
        return before
    if Report.objects.filter(by=by, at__gt=clock.now() - timedelta(days=1)).count() >= REPORTS_A_DAY:
        raise Refused(TOO_MANY)
    vacancy = seats.lock([vacancy_id])[vacancy_id]
    try:
        with transaction.atomic():
            made = Report.objects.create(vacancy=vacancy, by=by, reason=Reason(reason).value, words=words)
    except IntegrityError:
        return Report.objects.get(vacancy=vacancy, by=by)
    told = {"reason": Reason.REPORTED.value, "evidence": f"{Reason(reason).words.ru}. {words}".strip()}
    waiting = Review.objects.waiting().filter(vacancy=vacancy).first()
    if waiting:
        waiting.findings = [*waiting.findings, told]
        waiting.save(update_fields=["findings"])
    else:
        Review.objects.create(vacancy=vacancy, version=vacancy.version, findings=[told])
    return made


