"""What the database can leave out before the rules look: vacancies of which the rules would say "does not fit".

It may keep too much (the rules decide), it must never leave out a suitable vacancy; a test compares both on random pairs.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from employers.models import Vacancy
from employers.models.vacancies import VacancyQuerySet
from enbek.classifiers.distance import Distance, unit_group
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import EducationLevel, Regime
from mediation.models import Offer
from mediation.rules.facts import Candidate, ReachTable
from mediation.rules.suitability import MONTHS_IN_YEAR
from mediation.rules.weights import RELATED_FIELD
from registration.models import Case

COMMON_DIGITS = {
    Distance.SAME_UNIT: 4,
    Distance.SAME_MINOR_GROUP: 3,
    Distance.SAME_SUB_MAJOR_GROUP: 2,
    Distance.SAME_MAJOR_GROUP: 1,
}
"""How many digits of a code two occupations share at a distance."""


def possible(candidate: Candidate, case: Case, reach: ReachTable) -> VacancyQuerySet:
    """Open vacancies with a free seat, not offered to the case before, that nothing in the database speaks against; nearest first."""
    found = Vacancy.objects.open().filter(_related(candidate), _reachable(candidate, reach), _qualified(candidate), _able(candidate))
    found = _with_free_seat(found).filter(~Exists(Offer.objects.filter(case=case, vacancy=OuterRef("pk"))))
    if candidate.min_pay:
        found = found.paying(candidate.min_pay)
    nearness = models.Case(
        models.When(occupation__in=candidate.occupations, settlement=candidate.home.kato, then=Value(0)),
        models.When(occupation__in=candidate.occupations, then=Value(1)),
        models.When(settlement=candidate.home.kato, then=Value(2)),
        default=Value(3),
        output_field=models.IntegerField(),
    )
    return found.for_cards().order_by(nearness, "-registered_at", "id")


def _related(candidate: Candidate) -> Q:
    """Occupations near enough to the wish or to a former speciality that the rules do not say "far"."""
    groups = {unit_group(code)[: COMMON_DIGITS[RELATED_FIELD]] for code in candidate.occupations}
    near = Q(pk__in=candidate.occupations)
    for group in sorted(groups):
        near |= Q(code__startswith=group)
    return Q(occupation__in=Occupation.objects.filter(near))


def _reachable(candidate: Candidate, reach: ReachTable) -> Q:
    """Every place for who is ready to move; else the region and what the operator's table adds to it or takes from it."""
    if candidate.relocation:
        return Q()
    said = {work: accessible for (_home, work), accessible in reach.pairs.items()}
    added = [work for work, accessible in said.items() if accessible]
    taken = [work for work, accessible in said.items() if not accessible]
    place = Q(settlement__region=candidate.home.region) & ~Q(settlement__in=taken)
    return place | Q(settlement__in=added) | Q(settlement=candidate.home.kato) | Q(regime=Regime.REMOTE)


def _qualified(candidate: Candidate) -> Q:
    """Level of education, years, licence, languages: only where the person said something to compare with."""
    fits = Q()
    if candidate.education_level:
        own = EducationLevel(candidate.education_level).rank
        fits &= Q(education_level__in=["", *(level.value for level in EducationLevel if level.rank <= own)])
    if candidate.past or candidate.years_in_wanted:
        months = sum(job.months for job in candidate.past)
        fits &= Q(experience_years__lte=max(months // MONTHS_IN_YEAR, candidate.years_in_wanted))
    if candidate.driving:
        fits &= Q(driving__in=["", *sorted(candidate.driving)])
    if candidate.languages:
        fits &= Q(languages__contained_by=sorted(candidate.languages))
    return fits


def _able(candidate: Candidate) -> Q:
    """Working time and health: only where the person named wishes or limits."""
    fits = Q(regime__in=candidate.regimes) if candidate.regimes else Q()
    if candidate.health_limits:
        fits &= ~Q(health_demands__overlap=sorted(candidate.health_limits))
    return fits


def _with_free_seat(found: VacancyQuerySet) -> VacancyQuerySet:
    """Seats that are not taken and not held by a pending offer: no seat is offered to more people than can have it."""
    pending = Offer.objects.pending().filter(vacancy=OuterRef("pk")).order_by().values("vacancy").annotate(n=Count("pk")).values("n")
    return found.alias(held=Coalesce(Subquery(pending), 0)).filter(seats__gt=F("taken") + F("held"))
