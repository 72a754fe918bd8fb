"""From rows to the facts that the rules compare."""

from __future__ import annotations

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from careercenters.models import Settlement
from employers.models import Vacancy
from enbek import clock
from enbek.classifiers.tables import EducationLevel
from mediation.models import Journey
from mediation.rules.facts import Candidate, JobFacts, PastJob, Place, ReachTable
from mediation.rules.suitability import MONTHS_IN_YEAR, assess
from mediation.rules.verdicts import Verdict
from seekers.models import Person, Resume

_LATIN = str.maketrans("АВСЕТМ", "ABCETM")
_CATEGORY = re.compile(r"[A-Z]+\d?")


def compare(person: Person, vacancy: Vacancy) -> Verdict:
    """The verdict on one pair, for a specialist's offer."""
    candidate = candidate_of(person)
    return assess(candidate, job_facts(vacancy), reach_from(candidate.home))


def candidate_of(person: Person) -> Candidate:
    """The person as the résumé tells; without a résumé only the place is known. Four queries."""
    resume = Resume.objects.filter(person=person).prefetch_related("jobs", "education", "languages").order_by("pk").first()
    return candidate_from(person, resume)


def candidate_from(person: Person, resume: Resume | None) -> Candidate:
    """The same from a résumé that is loaded with its jobs, education and languages."""
    home = place_of(person.settlement)
    if resume is None:
        return Candidate(home)
    return Candidate(
        home=home,
        wanted=resume.wanted_id or "",
        past=tuple(PastJob(job.occupation_id, _months(job.started_on, job.ended_on)) for job in resume.jobs.all()),
        years_in_wanted=resume.experience_years,
        education_level=_highest([resume.education_level, *(row.level for row in resume.education.all())]),
        health_limits=frozenset(resume.health_limits),
        regimes=frozenset(resume.regimes),
        relocation=resume.relocation,
        min_pay=resume.min_pay,
        driving=frozenset(_CATEGORY.findall(resume.driving.upper().translate(_LATIN))),
        computer_skills=resume.computer_skills,
        languages=frozenset(row.language for row in resume.languages.all()),
    )


def job_facts(vacancy: Vacancy) -> JobFacts:
    """The vacancy; its settlement should be loaded with its region."""
    return JobFacts(
        occupation=vacancy.occupation_id,
        place=place_of(vacancy.settlement),
        pay_from=vacancy.pay_from,
        pay_to=vacancy.pay_to,
        regime=vacancy.regime,
        education_level=vacancy.education_level,
        experience_years=vacancy.experience_years,
        health_demands=frozenset(vacancy.health_demands),
        driving=vacancy.driving,
        computer_skills=vacancy.computer_skills,
        languages=frozenset(vacancy.languages),
    )


def place_of(settlement: Settlement) -> Place:
    return Place(settlement.kato, settlement.region_id, settlement.name)


def reach_from(home: Place) -> ReachTable:
    """The operator's table, as far as it speaks of this home."""
    rows = Journey.objects.filter(home_id=home.kato).order_by("work_id").values_list("work_id", "accessible")
    return ReachTable({(home.kato, work): accessible for work, accessible in rows})


def _highest(levels: list[str]) -> str:
    """The highest of the levels that were stated, or an empty string."""
    stated = [EducationLevel(level) for level in levels if level]
    return max(stated, key=lambda level: level.rank).value if stated else ""


def _months(started_on: date, ended_on: date | None) -> int:
    """Whole months of a job; one that goes on is counted up to today."""
    span = relativedelta(ended_on or clock.today(), started_on)
    return max(0, span.years * MONTHS_IN_YEAR + span.months)
