"""Select vacancies for a case: the database leaves out what cannot suit, the rules decide, the score orders (R23, R36, R69.3, R70)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery

from employers.models import Vacancy
from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.sweeping import SweepReport, act_on
from mediation import conf
from mediation.models import MatchRun, Offer
from mediation.rules.suitability import assess
from mediation.rules.verdicts import Verdict
from mediation.services import cases
from mediation.services.comparing import candidate_of, job_facts, reach_from
from mediation.services.holding import settle
from mediation.services.offers import offer_locked
from mediation.services.prefilter import possible
from notifications.services import notify
from registration.models import Case
from registration.rules.machine import Status
from registration.services.cases import MATCHING_CLOCKS, window_of


@dataclass(frozen=True, slots=True)
class Ranked:
    """A suitable vacancy with its verdict."""

    vacancy: Vacancy
    verdict: Verdict

    @property
    def order(self) -> tuple[int, float, str]:
        """The better score first, then the newer vacancy; the id only makes the order certain."""
        return -self.verdict.score, -self.vacancy.registered_at.timestamp(), str(self.vacancy.pk)


@transaction.atomic
def match(case_id: UUID) -> MatchRun | None:
    """Propose suitable vacancies to one case. None if the person is not registered (any more)."""
    case = cases.lock_now(case_id)
    return _match(case) if cases.is_seeking(case) else None


def match_due() -> SweepReport:
    """Sweep: each case whose matching clock runs, once a day and again when newer vacancies appeared within its reach.

    Safe with several workers: a case that another one holds is passed over.
    """
    return act_on(due_cases()[: conf.CASES_A_SWEEP], _match_if_due)


def due_cases(*, only: UUID | None = None) -> list[UUID]:
    """Cases with a running matching clock that were not matched today, or not since a newer vacancy appeared within their reach."""
    now = clock.now()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    newest = _newest_by_region(midnight)
    anywhere = max(newest.values(), default=midnight)
    rows = _in_window(now).filter(pk=only) if only else _in_window(now)
    due = []
    for case_id, region, relocation, matched_at in rows:
        appeared_at = anywhere if relocation else newest.get(region, midnight)
        if matched_at is None or matched_at < midnight or matched_at < appeared_at:
            due.append(case_id)
    return due


def _in_window(now: datetime) -> QuerySet[Case, tuple[UUID, str, bool | None, datetime | None]]:
    """Job seekers whose matching clock runs: case, region, readiness to move, time of the last search."""
    clocks = Deadline.objects.running().filter(
        subject_kind="registration.case", subject_id=OuterRef("pk"), limit_id__in=MATCHING_CLOCKS, due_at__gt=now
    )
    last_run = MatchRun.objects.filter(case=OuterRef("pk")).order_by("-at").values("at")[:1]
    rows = Case.objects.filter(Exists(clocks), status=Status.JOB_SEEKER).order_by("registered_on", "pk")
    return rows.values_list("pk", "person__settlement__region_id", "person__resume__relocation", Subquery(last_run))


def _newest_by_region(since: datetime) -> dict[str, datetime]:
    """When the newest open vacancy of each region appeared, of those that appeared after `since`."""
    rows = Vacancy.objects.open().filter(registered_at__gt=since).order_by().values_list("settlement__region_id")
    return dict(rows.annotate(newest=Max("registered_at")))


@transaction.atomic
def _match_if_due(case_id: UUID) -> bool:
    case = cases.lock(case_id, skip_locked=True)
    # asked again under the lock: another worker may have matched it since the list was read
    if case is None or not due_cases(only=case_id):
        return False
    _match(case)
    return True


def _match(case: Case) -> MatchRun:
    """The search itself. The caller holds the case's lock and the transaction."""
    started = time.perf_counter()
    considered, suitable = suitable_for(case)
    proposed = _propose(case, suitable)
    if proposed:
        settle(case)
        _tell_selected(case, proposed)
    spent = timedelta(seconds=time.perf_counter() - started)
    return MatchRun.objects.create(
        case=case, at=clock.now(), considered=considered, suitable=len(suitable), proposed=len(proposed),
        duration_ms=round(spent / timedelta(milliseconds=1)),
    )


def suitable_for(case: Case) -> tuple[int, list[Ranked]]:
    """How many vacancies were looked at, and the suitable ones in order.

    Nobody is offered work before the résumé names an occupation: there would be nothing for it to correspond to (R2.10).
    """
    candidate = candidate_of(case.person)
    if not candidate.occupations:
        return 0, []
    reach = reach_from(candidate.home)
    vacancies = list(possible(candidate, case, reach)[: conf.CONSIDERED])
    ranked = [Ranked(vacancy, assess(candidate, job_facts(vacancy), reach)) for vacancy in vacancies]
    return len(vacancies), sorted((row for row in ranked if row.verdict.suitable), key=lambda row: row.order)


def _propose(case: Case, suitable: list[Ranked]) -> list[Offer]:
    """The best ones that still have a free seat, up to the person's room for unanswered offers."""
    room = conf.PROPOSALS - Offer.objects.unanswered().filter(case=case).count()
    offers: list[Offer] = []
    for row in suitable:
        if len(offers) >= room:
            break
        vacancy = _lock_if_free(row.vacancy)
        if vacancy is not None:
            offers.append(offer_locked(case, vacancy, row.verdict))
    return offers


def _lock_if_free(vacancy: Vacancy) -> Vacancy | None:
    """Lock one vacancy without waiting: taken one by one in the order of the score, a wait could become a circle."""
    locked = Vacancy.objects.open().select_for_update(of=("self",), skip_locked=True).filter(pk=vacancy.pk).for_cards().order_by("pk").first()
    if locked is None or Offer.objects.pending().filter(vacancy=locked).count() >= locked.free_seats:
        return None
    return locked


def _tell_selected(case: Case, offers: list[Offer]) -> None:
    """The person learns how many vacancies were selected (R36, R78); each offer has its own notice with its own term."""
    window = window_of(case)
    data = {"count": len(offers), "matching_until": window.due_on if window else None, "case": case.label, "link": "work/offers/"}
    notify("vacancies_selected", case.person.user, data=data, subject=case.subject, key=str(offers[0].pk))
