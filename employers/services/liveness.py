"""Is the vacancy still there? The employer confirms it; one that is not confirmed sleeps, then it is closed. Days: `enbek.law.vacancies`."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.db import transaction

from employers.models import Vacancy
from employers.rules.machine import VACANCY, Status
from employers.rules.tables import ClosingReason
from employers.services import seats, telling
from enbek import clock, sweeping
from enbek.accounts.models import User
from enbek.law import edition_on
from enbek.law.vacancies import CLOSE_AFTER_SLEEP_DAYS, CONFIRM_EVERY_DAYS, CONFIRM_WITHIN_DAYS
from enbek.sweeping import SweepReport
from enbek.transitions.services import Actor, apply

SALT = "employers.liveness"
BATCH = 200
_PORTAL = Actor.system(telling.OPERATOR)


def restart(vacancy: Vacancy) -> None:
    """The employer has just said that it exists; the caller saves the row."""
    vacancy.confirmed_at, vacancy.asked_at = clock.now(), None
    vacancy.liveness_at = clock.now() + timedelta(days=CONFIRM_EVERY_DAYS)


def token_of(vacancy: Vacancy) -> str:
    """What the link of a message carries: it confirms this vacancy, for whoever holds it, until the next confirmation."""
    return signing.dumps([str(vacancy.pk), _mark(vacancy)], salt=SALT, compress=True)


def vacancy_of(token: str) -> Vacancy | None:
    """The vacancy that a link asks about; None for a link that is wrong or was used."""
    try:
        pk, mark = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    row = Vacancy.objects.for_cards().filter(pk=pk).first()
    return row if row is not None and _mark(row) == mark else None


def _mark(vacancy: Vacancy) -> str:
    return vacancy.confirmed_at.isoformat() if vacancy.confirmed_at else ""


@transaction.atomic
def confirm(vacancy_id: UUID, *, by: User | None) -> Vacancy:
    """It exists: shown again from now. `by` is None for the link of a message. Raises MoveRefused. Safe to call twice."""
    vacancy = seats.lock([vacancy_id])[vacancy_id]
    restart(vacancy)
    actor = Actor.person(by, vacancy.organisation.name) if by else Actor.system(vacancy.organisation.name)
    apply(VACANCY, vacancy, "confirm", actor=actor, edition=edition_on(clock.today()).id, facts={"by_link": by is None})
    return vacancy


def sweep() -> SweepReport:
    """Ask, put to sleep, close: whatever is due, each in its own transaction."""
    return sweeping.until_nothing_is_due(_claim, act)


def _claim() -> list[UUID]:
    now = clock.now()
    return [row[0] for row in sweeping.claim(Vacancy.objects.liveness_due(now), "liveness_at", now, BATCH)]


@transaction.atomic
def act(vacancy_id: UUID) -> bool:
    """The next step of one vacancy. False if somebody was faster. A claimed row stands under its lease and is looked at afresh."""
    vacancy = seats.lock([vacancy_id])[vacancy_id]
    if vacancy.closed_on is not None or vacancy.liveness_at is None:
        return False
    if vacancy.status == Status.ASLEEP:
        _close(vacancy)
    elif vacancy.status == Status.PUBLISHED and vacancy.asked_at is None:
        _ask(vacancy)
    elif vacancy.status == Status.PUBLISHED:
        _put_to_sleep(vacancy)
    else:
        return False
    return True


def _ask(vacancy: Vacancy) -> None:
    vacancy.asked_at = clock.now()
    vacancy.liveness_at = clock.now() + timedelta(days=CONFIRM_WITHIN_DAYS)
    vacancy.save(update_fields=["asked_at", "liveness_at"])
    telling.asked(vacancy, clock.local(vacancy.liveness_at).date(), token_of(vacancy))


def _put_to_sleep(vacancy: Vacancy) -> None:
    vacancy.liveness_at = clock.now() + timedelta(days=CLOSE_AFTER_SLEEP_DAYS)
    apply(VACANCY, vacancy, "fall_asleep", actor=_PORTAL, edition=edition_on(clock.today()).id,
          facts={"asked_at": vacancy.asked_at.isoformat() if vacancy.asked_at else ""})
    telling.asleep(vacancy, clock.local(vacancy.liveness_at).date(), token_of(vacancy))


def _close(vacancy: Vacancy) -> None:
    vacancy.closed_on, vacancy.closing_reason = clock.today(), ClosingReason.ABANDONED
    apply(VACANCY, vacancy, "close", actor=_PORTAL, edition=edition_on(clock.today()).id, context={"reason": ClosingReason.ABANDONED},
          facts={"reason": ClosingReason.ABANDONED.value})
