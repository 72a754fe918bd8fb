"""The résumé: saved section by section; rows of education, work and languages are added and removed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models, transaction

from seekers.models import Education, Job, LanguageSkill, Person, Resume

SECTIONS: dict[str, type[Education | Job | LanguageSkill]] = {"education": Education, "jobs": Job, "languages": LanguageSkill}


def resume_of(person: Person) -> Resume:
    resume, _created = Resume.objects.get_or_create(person=person)
    return resume


@transaction.atomic
def save_fields(person: Person, values: dict[str, Any]) -> Resume:
    """Set fields of the résumé itself."""
    resume = Resume.objects.select_for_update().get(pk=resume_of(person).pk)
    for name, value in values.items():
        setattr(resume, name, value)
    resume.save()
    return resume


def add_row(person: Person, section: str, values: dict[str, Any]) -> models.Model:
    """Add a school, a job or a language. A language named again gets the new level."""
    resume = resume_of(person)
    if section == "languages":
        row, _created = LanguageSkill.objects.update_or_create(
            resume=resume, language=values["language"], defaults={"level": values["level"]}
        )
        return row
    return SECTIONS[section].objects.create(resume=resume, **values)


def remove_row(person: Person, section: str, row_id: UUID) -> bool:
    """Remove a row of the person's own résumé. False, and nothing is removed, if the row is another person's; a row that is gone is gone."""
    rows = SECTIONS[section].objects.filter(pk=row_id)
    rows.filter(resume__person=person).delete()
    return not rows.exists()


def publish(person: Person, *, published: bool) -> None:
    """Private unless its owner consents (A1.F, D-36)."""
    Resume.objects.filter(person=person).update(published=published)
