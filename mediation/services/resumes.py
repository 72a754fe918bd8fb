"""The résumé that an employer gets (R73.1): what is needed to decide and to call; never the IIN, the address or health."""

from __future__ import annotations

from typing import Any

from enbek.classifiers.tables import EducationLevel, Language, LanguageLevel
from seekers.models import Person, Resume


def sent_resume(person: Person) -> dict[str, Any]:
    """A copy as of now, as JSON: a later change of the résumé does not change what was sent."""
    resume = (
        Resume.objects.filter(person=person)
        .select_related("wanted")
        .prefetch_related("jobs__occupation", "education", "languages")
        .order_by("pk")
        .first()
    )
    contacts = {
        "name": person.full_name,
        "place": person.settlement.name.to_json(),
        "phone": str(person.user.phone or ""),
        "email": person.user.email or "",
    }
    return contacts | (_content(resume) if resume else {})


def _content(resume: Resume) -> dict[str, Any]:
    return {
        "wanted": resume.wanted.title.to_json() if resume.wanted else None,
        "experience_years": resume.experience_years,
        "education_level": EducationLevel(resume.education_level).title.to_json() if resume.education_level else None,
        "education": [
            {"institution": row.institution, "speciality": row.speciality, "level": EducationLevel(row.level).title.to_json(),
             "finished": row.finished}
            for row in resume.education.all()
        ],
        "jobs": [
            {"employer": row.employer, "occupation": row.occupation.title.to_json(), "duties": row.duties,
             "from": row.started_on.isoformat(), "until": row.ended_on.isoformat() if row.ended_on else None}
            for row in resume.jobs.all()
        ],
        "languages": [
            {"language": Language(row.language).title.to_json(), "level": LanguageLevel(row.level).title.to_json()}
            for row in resume.languages.all()
        ],
        "driving": resume.driving,
        "computer_skills": resume.computer_skills,
        "skills": resume.skills,
    }
