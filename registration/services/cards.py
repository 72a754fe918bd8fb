"""The individual employment card: what is known of the person, each field with its source (R10, R11, R21, R34)."""

from __future__ import annotations

from datetime import date
from typing import Any

from enbek import clock
from enbek.law.profiling import Inputs, profile
from enbek.registries.facts import Facts
from enbek.registries.port import Registry
from registration.models import Application, Case, EmploymentCard
from seekers.models import Person, Resume

FORM = "form"


def form_card(case: Case, facts: Facts) -> EmploymentCard:
    """Make the card of a case; a repeat application links the person's earlier card. The caller holds the transaction."""
    earlier = EmploymentCard.objects.filter(case__person=case.person).exclude(case=case).first()
    resume = Resume.objects.select_related("wanted").get(person=case.person)
    inputs = _inputs(case, resume)
    card, _created = EmploymentCard.objects.update_or_create(
        case=case, defaults={"previous": earlier, "data": _data(case, resume, facts), "profile": profile(inputs).to_json()}
    )
    return card


def _inputs(case: Case, resume: Resume) -> Inputs:
    today = clock.today()
    return Inputs(
        age=case.person.age_on(today),
        months_without_work=_months(resume.unemployed_since, today),
        experience_years=resume.experience_years,
        education_level=resume.education_level,
        languages=resume.languages.count(),
        computer_skills=resume.computer_skills,
        relocation=resume.relocation,
        rural=case.person.settlement.rural,
        health_limits=len(resume.health_limits),
    )


def _months(since: date | None, today: date) -> int | None:
    if since is None:
        return None
    return max(0, (today.year - since.year) * 12 + today.month - since.month)


def _data(case: Case, resume: Resume, facts: Facts) -> dict[str, Any]:
    """Field → value, source and, for a registry, as of when. Minimised: docs/data-minimisation.md."""
    card = {name: {"value": value, "source": FORM} for name, value in typed(case.person, case.application, resume).items()}
    for registry, answer in facts.answers.items():
        if registry != Registry.IDENTITY:
            card[registry.value] = {"value": dict(answer.data), "source": registry.value, "as_of": answer.as_of.isoformat()}
    return card


def typed(person: Person, application: Application, resume: Resume) -> dict[str, Any]:
    """What the person said, field by field, as a card keeps it."""
    return {
        "full_name": person.full_name,
        "settlement": person.settlement_id,
        "phone": person.user.phone,
        "email": person.user.email,
        "reason_of_unemployment": application.reason,
        "claims_measures": application.claims_measures,
        "wanted_occupation": resume.wanted_id,
        "min_pay": resume.min_pay,
        "regimes": resume.regimes,
        "relocation": resume.relocation,
        "education_level": resume.education_level,
        "experience_years": resume.experience_years,
        "unemployed_since": resume.unemployed_since.isoformat() if resume.unemployed_since else None,
        "education": [_row(row, "institution", "speciality", "level", "finished") for row in resume.education.all()],
        "jobs": [_row(row, "employer", "occupation_id", "started_on", "ended_on") for row in resume.jobs.all()],
        "languages": [_row(row, "language", "level") for row in resume.languages.all()],
    }


def _row(row: Any, *names: str) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in names}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def changes(card: EmploymentCard) -> dict[str, tuple[Any, Any]]:
    """What differs from the person's earlier card: field → (before, now) (R21)."""
    if card.previous is None:
        return {}
    before, now = card.previous.data, card.data
    fields = sorted(set(before) | set(now))
    pairs = {field: (before.get(field, {}).get("value"), now.get(field, {}).get("value")) for field in fields}
    return {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}
