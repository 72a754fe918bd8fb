"""Is this work suitable for this person? One verdict for each criterion of R2.10 and R70, with its reason. Pure.

The three values are kept apart honestly: what nobody told is "not known", and what is not known never counts against the person
or the vacancy. A criterion that does not fit makes the work unsuitable; the score only orders the suitable.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from employers.rules.pay import money, pay_range
from enbek.classifiers.distance import Distance, distance
from enbek.classifiers.tables import EducationLevel, HealthLimit, Language, Regime, Titled
from enbek.i18n import LANGUAGES, Text
from mediation.rules import sentences as say
from mediation.rules.facts import Candidate, JobFacts, Reach, ReachTable
from mediation.rules.verdicts import Criterion, Finding, Value, Verdict
from mediation.rules.weights import (
    CLOSENESS_OF_OCCUPATION,
    PAY_MARGIN,
    RELATED_FIELD,
    SAME_TRADE,
    UNKNOWN_CLOSENESS,
    WEIGHTS,
)

MONTHS_IN_YEAR = 12


def assess(candidate: Candidate, job: JobFacts, reach: ReachTable) -> Verdict:
    """Compare one person with one vacancy (R2.10, R70, D-24)."""
    findings = (
        occupation(candidate, job),
        qualification(candidate, job),
        experience(candidate, job),
        health(candidate, job),
        regime(candidate, job),
        transport(candidate, job, reach),
        pay(candidate, job),
        requirements(candidate, job),
    )
    return Verdict(findings, score(findings))


def score(findings: Iterable[Finding]) -> int:
    """0–100: the weighted closeness of the criteria. It orders; `Verdict.suitable` does not look at it."""
    return sum(WEIGHTS[finding.criterion] * finding.closeness for finding in findings) // 100


def occupation(candidate: Candidate, job: JobFacts) -> Finding:
    """The vacancy against the nearest of the wish and the former specialities."""
    known = candidate.occupations
    if not known:
        return _unknown(Criterion.OCCUPATION, say.OCCUPATION_UNKNOWN)
    nearest = min(distance(code, job.occupation) for code in known)
    closeness = CLOSENESS_OF_OCCUPATION[nearest]
    if nearest <= SAME_TRADE:
        reason = say.OCCUPATION_SAME if nearest is Distance.SAME_OCCUPATION else say.OCCUPATION_NEAR
        return Finding(Criterion.OCCUPATION, Value.FITS, reason, closeness)
    if nearest <= RELATED_FIELD:
        return Finding(Criterion.OCCUPATION, Value.NOT_KNOWN, say.OCCUPATION_RELATED, closeness)
    return Finding(Criterion.OCCUPATION, Value.DOES_NOT_FIT, say.OCCUPATION_FAR, closeness)


def qualification(candidate: Candidate, job: JobFacts) -> Finding:
    """The level of education against the level that the employer requires."""
    criterion = Criterion.QUALIFICATION
    if not job.education_level:
        return _fits(criterion, say.QUALIFICATION_FREE)
    required = EducationLevel(job.education_level)
    if not candidate.education_level:
        return _unknown(criterion, say.QUALIFICATION_UNKNOWN.format(required=_title(required)))
    own = EducationLevel(candidate.education_level)
    if own.rank >= required.rank:
        return _fits(criterion, say.QUALIFICATION_FITS.format(required=_title(required), own=_title(own)))
    return _fails(criterion, say.QUALIFICATION_LOW.format(required=_title(required), own=_title(own)))


def experience(candidate: Candidate, job: JobFacts) -> Finding:
    """Years in this trade (the former speciality) against the years that the employer requires."""
    criterion = Criterion.EXPERIENCE
    years = years_in_trade(candidate, job.occupation)
    if not job.experience_years:
        return _fits(criterion, say.EXPERIENCE_FREE, 100 if years else 80)
    if years >= job.experience_years:
        return _fits(criterion, say.EXPERIENCE_FITS.format(required=job.experience_years, own=years))
    if not candidate.past and not candidate.years_in_wanted:
        return _unknown(criterion, say.EXPERIENCE_UNKNOWN.format(required=job.experience_years))
    return _fails(criterion, say.EXPERIENCE_SHORT.format(required=job.experience_years, own=years))


def years_in_trade(candidate: Candidate, code: str) -> int:
    """Whole years in occupations of one trade with `code`; the larger of what the jobs add up to and what the person says."""
    months = sum(job.months for job in candidate.past if distance(job.occupation, code) <= SAME_TRADE)
    told = candidate.years_in_wanted if candidate.wanted and distance(candidate.wanted, code) <= SAME_TRADE else 0
    return max(months // MONTHS_IN_YEAR, told)


def health(candidate: Candidate, job: JobFacts) -> Finding:
    """What the workplace demands against the limits that the person chose to name (nobody must name any)."""
    criterion = Criterion.HEALTH
    if not job.health_demands:
        return _fits(criterion, say.HEALTH_FREE)
    against = job.health_demands & candidate.health_limits
    if against:
        return _fails(criterion, say.HEALTH_AGAINST.format(demands=_listed(HealthLimit, against)))
    demands = _listed(HealthLimit, job.health_demands)
    if not candidate.health_limits:
        return _unknown(criterion, say.HEALTH_UNKNOWN.format(demands=demands))
    return _fits(criterion, say.HEALTH_FITS.format(demands=demands))


def regime(candidate: Candidate, job: JobFacts) -> Finding:
    """The working time of the vacancy against the times that the person can work."""
    criterion = Criterion.REGIME
    offered = _title(Regime(job.regime))
    if not candidate.regimes:
        return _unknown(criterion, say.REGIME_UNKNOWN.format(offered=offered))
    if job.regime in candidate.regimes:
        return _fits(criterion, say.REGIME_FITS.format(offered=offered))
    return _fails(criterion, say.REGIME_OTHER.format(offered=offered, wanted=_listed(Regime, candidate.regimes)))


def transport(candidate: Candidate, job: JobFacts, table: ReachTable) -> Finding:
    """Whether the workplace can be reached from home; remote work can, and a person ready to move can move."""
    criterion, place = Criterion.TRANSPORT, job.place.name
    if job.regime == Regime.REMOTE.value:
        return _fits(criterion, say.TRANSPORT_REMOTE)
    reach = table.between(candidate.home, job.place)
    if reach is Reach.SAME_PLACE:
        return _fits(criterion, say.TRANSPORT_SAME.format(place=place))
    if reach is Reach.ACCESSIBLE:
        return _fits(criterion, say.TRANSPORT_ACCESSIBLE.format(place=place), 80)
    if candidate.relocation:
        return _fits(criterion, say.TRANSPORT_RELOCATION.format(place=place), 60 if reach is Reach.SAME_REGION else UNKNOWN_CLOSENESS)
    if reach is Reach.SAME_REGION:
        return _unknown(criterion, say.TRANSPORT_UNKNOWN.format(place=place))
    return _fails(criterion, say.TRANSPORT_FAR.format(place=place))


def pay(candidate: Candidate, job: JobFacts) -> Finding:
    """The pay of the vacancy against the lowest pay that the person named (R70)."""
    criterion, wish = Criterion.PAY, candidate.min_pay
    if not wish:
        return _unknown(criterion, say.PAY_UNKNOWN)
    if job.pay_from >= wish:
        margin = min((job.pay_from - wish) * 100 // wish, PAY_MARGIN)
        return _fits(criterion, say.PAY_FITS.format(**_money(wish, job)), 50 + margin * 50 // PAY_MARGIN)
    if job.best_pay >= wish:
        return _unknown(criterion, say.PAY_WITHIN.format(**_money(wish, job)))
    return _fails(criterion, say.PAY_LOW.format(**_money(wish, job)))


def requirements(candidate: Candidate, job: JobFacts) -> Finding:
    """What else the employer requires (R70): languages, a driving licence, work with a computer."""
    criterion = Criterion.REQUIREMENTS
    missing: list[Text] = []
    unknown: list[Text] = []
    for language in sorted(job.languages - candidate.languages):
        (missing if candidate.languages else unknown).append(_title(Language(language)))
    if job.driving and job.driving not in candidate.driving:
        (missing if candidate.driving else unknown).append(say.DRIVING.format(category=job.driving))
    if job.computer_skills and not candidate.computer_skills:
        unknown.append(say.COMPUTER)
    if missing:
        return _fails(criterion, say.REQUIREMENTS_MISSING.format(what=_joined(missing)))
    if unknown:
        return _unknown(criterion, say.REQUIREMENTS_UNKNOWN.format(what=_joined(unknown)))
    return _fits(criterion, say.REQUIREMENTS_FIT if job.languages or job.driving or job.computer_skills else say.REQUIREMENTS_FREE)


def _fits(criterion: Criterion, reason: Text, closeness: int = 100) -> Finding:
    return Finding(criterion, Value.FITS, reason, closeness)


def _fails(criterion: Criterion, reason: Text) -> Finding:
    return Finding(criterion, Value.DOES_NOT_FIT, reason, 0)


def _unknown(criterion: Criterion, reason: Text) -> Finding:
    return Finding(criterion, Value.NOT_KNOWN, reason, UNKNOWN_CLOSENESS)


@cache
def _title(member: Titled) -> Text:
    """The label inside a sentence: in quotation marks, as it stands in its table."""
    title = member.title
    return Text(f"«{title.kk}»", f"«{title.ru}»", f"“{title.en}”")


def _listed(table: type[Titled], codes: Iterable[str]) -> Text:
    """Titles of `codes` in the order of their table."""
    return _joined([_title(table(code)) for code in table.values if code in set(codes)])


def _joined(parts: list[Text]) -> Text:
    return Text(*(", ".join(part.in_(language) for part in parts) for language in LANGUAGES))


def _money(wish: int, job: JobFacts) -> dict[str, Text]:
    return {"wish": money(wish), "pay": pay_range(job.pay_from, job.pay_to)}
