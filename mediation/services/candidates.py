"""When a vacancy appears, its candidates are found and offered within the clock (R69.1, R71.1; T17, T18).

No seat is offered to more people than can have it: as many as there are free seats, the best score first, among equals whoever has waited
longest. When one of them refuses, the next sweep asks the next.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Case as When_
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from employers.models import Vacancy
from employers.services import seats
from enbek import clock
from enbek.classifiers.distance import unit_group
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import Regime
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline
from enbek.law import limit
from enbek.sweeping import SweepReport, act_on
from enbek.transitions.machine import MoveRefused
from enbek.workdays import calendar
from mediation import conf
from mediation.models import CandidateSearch, Journey, Offer
from mediation.rules.facts import ReachTable
from mediation.rules.machines import OfferStatus
from mediation.rules.suitability import assess
from mediation.rules.verdicts import Verdict
from mediation.rules.weights import RELATED_FIELD
from mediation.services import cases
from mediation.services.comparing import candidate_from, compare, job_facts
from mediation.services.holding import settle
from mediation.services.offers import offer_locked
from mediation.services.prefilter import COMMON_DIGITS
from registration.models import Case
from registration.rules.machine import Status
from registration.services.cases import MATCHING_CLOCKS
from seekers.models import Job

CLOCKS = ("T17", "T18")


@dataclass(frozen=True, slots=True)
class Found:
    """One suitable person with the verdict."""

    case: Case
    verdict: Verdict

    @property
    def order(self) -> tuple[int, date, str]:
        """The better score first, then who has waited longest; the id only makes the order certain."""
        return -self.verdict.score, self.case.registered_on or date.max, str(self.case.pk)


def match_new() -> SweepReport:
    """Sweep: vacancies whose candidates were not looked for yet, or that have a free seat again and people left. Safe with several workers."""
    return act_on(due_vacancies(), match_vacancy)


def due_vacancies() -> list[UUID]:
    """Open vacancies of the last days, the oldest first. An older one is found by each new seeker's own search."""
    since = calendar().subtract(clock.today(), limit("T18").breach_amount)
    fresh = Vacancy.objects.open().filter(registered_at__date__gte=since)
    pending = Count("offers", filter=Q(offers__in=Offer.objects.pending()), distinct=True)
    again = Q(candidate_search__left__gt=0, seats__gt=F("taken") + F("held"))
    rows = fresh.annotate(held=pending).filter(Q(candidate_search=None) | again)
    return list(rows.order_by("registered_at", "pk").values_list("pk", flat=True)[: conf.VACANCIES_A_SWEEP])


def match_vacancy(vacancy_id: UUID) -> CandidateSearch | None:
    """Find and offer; None if the vacancy is gone meanwhile. Each offer is a transaction of its own, the clocks run until all are made."""
    started = time.perf_counter()
    vacancy = Vacancy.objects.open().for_cards().filter(pk=vacancy_id).order_by("pk").first()
    if vacancy is None:
        return None
    begun = clock.local(vacancy.registered_at).date()
    if not CandidateSearch.objects.filter(vacancy=vacancy).exists():
        for limit_id in CLOCKS:
            deadlines.open_deadline(limit_id, vacancy.subject, from_day=begun)
    considered, found = suitable_people(vacancy)
    offered = [one.case.pk for one in found if _offer(one.case.pk, vacancy.pk)]
    spent = timedelta(seconds=time.perf_counter() - started)
    return _written(vacancy, considered, len(found), len(offered), spent)


@transaction.atomic
def _written(vacancy: Vacancy, considered: int, suitable: int, offered: int, spent: timedelta) -> CandidateSearch:
    for limit_id in CLOCKS:
        deadlines.meet(vacancy.subject, limit_id, "searched by the portal")
    values = {
        "at": clock.now(), "considered": considered, "suitable": suitable, "offered": offered, "left": suitable - offered,
        "duration_ms": round(spent / timedelta(milliseconds=1)),
    }
    return CandidateSearch.objects.update_or_create(vacancy=vacancy, defaults=values)[0]


@transaction.atomic
def _offer(case_id: UUID, vacancy_id: UUID) -> bool:
    """One offer under both locks, case first. False: somebody else holds the case, no seat is free, or the person's turn has passed."""
    case = cases.lock(case_id, skip_locked=True)
    if case is None or Offer.objects.unanswered().filter(case=case).count() >= conf.PROPOSALS:
        return False
    vacancy = seats.lock([vacancy_id])[vacancy_id]
    try:
        with transaction.atomic():
            offer_locked(case, vacancy, compare(case.person, vacancy))
    except MoveRefused:
        return False
    settle(case)
    return True


def suitable_people(vacancy: Vacancy) -> tuple[int, list[Found]]:
    """How many people the rules looked at, and the suitable ones in order. Seven queries, however many people."""
    people = list(possible(vacancy)[: conf.CONSIDERED])
    homes = {case.person.settlement_id for case in people}
    rows = Journey.objects.filter(home__in=homes, work=vacancy.settlement_id).order_by("home_id").values_list("home_id", "accessible")
    reach = ReachTable({(home, vacancy.settlement_id): accessible for home, accessible in rows})
    job = job_facts(vacancy)
    found = [Found(case, assess(candidate_from(case.person, case.person.resume), job, reach)) for case in people]
    return len(people), sorted((one for one in found if one.verdict.suitable), key=lambda one: one.order)


def possible(vacancy: Vacancy) -> QuerySet[Case]:
    """Who is offered work, has room for an offer, has not had this one, and is neither far in trade nor in place; the nearest first.

    A job seeker only while the matching window runs: an offer after it would hold the registration as unemployed (D-41).
    """
    window = Deadline.objects.running().filter(
        subject_kind="registration.case", subject_id=OuterRef("pk"), limit_id__in=MATCHING_CLOCKS, due_at__gt=clock.now()
    )
    unanswered = Count("offers", filter=Q(offers__status=OfferStatus.PROPOSED), distinct=True)
    rows = Case.objects.filter(Q(status=Status.UNEMPLOYED) | Q(Exists(window), status=Status.JOB_SEEKER), _trade(vacancy), _place(vacancy))
    rows = rows.filter(~Exists(Offer.objects.filter(case=OuterRef("pk"), vacancy=vacancy))).annotate(waiting=unanswered)
    nearness = When_(
        When(person__resume__wanted=vacancy.occupation_id, person__settlement=vacancy.settlement_id, then=Value(0)),
        When(person__resume__wanted=vacancy.occupation_id, then=Value(1)),
        When(person__settlement=vacancy.settlement_id, then=Value(2)),
        default=Value(3), output_field=IntegerField(),
    )
    rows = rows.filter(waiting__lt=conf.PROPOSALS).select_related("person__settlement__region", "person__resume", "centre")
    resume = "person__resume__"
    return rows.prefetch_related(f"{resume}jobs", f"{resume}education", f"{resume}languages").order_by(nearness, "registered_on", "pk")


def _trade(vacancy: Vacancy) -> Q:
    """The wish or a former speciality in the same sub-major group."""
    group = unit_group(vacancy.occupation_id)[: COMMON_DIGITS[RELATED_FIELD]]
    near = Occupation.objects.filter(Q(code__startswith=group) | Q(pk=vacancy.occupation_id)).values("pk")
    past = Job.objects.filter(resume__person=OuterRef("person"), occupation__in=near)
    return Q(person__resume__wanted__in=near) | Q(Exists(past))


def _place(vacancy: Vacancy) -> Q:
    """Everybody for remote work; else the region, who is ready to move, and whom the operator's table brings here."""
    if vacancy.regime == Regime.REMOTE:
        return Q()
    brought = Journey.objects.filter(work=vacancy.settlement_id, accessible=True).values("home")
    return Q(person__settlement__region=vacancy.settlement.region_id) | Q(person__resume__relocation=True) | Q(person__settlement__in=brought)
