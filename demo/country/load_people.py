"""Invented people into the database: accounts, profiles, résumés. The same for generated seekers and for personas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from demo.country.seekers import PersonRow
from enbek.accounts.models import User
from seekers.models import Education, Job, LanguageSkill, Person, Resume

BATCH = 1000


def load_people(rows: Sequence[PersonRow], *, joined_at: datetime, password: str | None = None) -> None:
    """`password` is given to all of them; without it nobody can sign in with one."""
    shared = make_password(password)  # one slow hash for everybody: this is a demo
    load_accounts((_user(row, shared, joined_at) for row in rows), joined_at=joined_at)
    Person.objects.bulk_create((_person(row, joined_at) for row in rows), batch_size=BATCH)
    resumes = [_resume(row) for row in rows]
    Resume.objects.bulk_create(resumes, batch_size=BATCH)
    pairs = list(zip(rows, resumes, strict=True))
    Education.objects.bulk_create((e for row, resume in pairs for e in _education(row, resume)), batch_size=BATCH)
    Job.objects.bulk_create((j for row, resume in pairs for j in _jobs(row, resume)), batch_size=BATCH)
    LanguageSkill.objects.bulk_create((s for row, resume in pairs for s in _languages(row, resume)), batch_size=BATCH)


def load_accounts(users: Iterable[User], *, joined_at: datetime) -> list[User]:
    """Accounts with their e-mail confirmed."""
    users = User.objects.bulk_create(users, batch_size=BATCH)
    EmailAddress.objects.bulk_create(
        (EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users if user.email),
        batch_size=BATCH,
    )
    return users


def _user(row: PersonRow, password: str, joined_at: datetime) -> User:
    return User(
        id=row.user_id,
        email=row.email or None,
        phone=row.phone or None,
        phone_verified=bool(row.phone),
        password=password,
        language=row.name.language,
        date_joined=joined_at,
    )


def _person(row: PersonRow, joined_at: datetime) -> Person:
    return Person(
        id=row.id,
        user_id=row.user_id,
        iin=row.iin,
        surname=row.name.surname,
        given_name=row.name.given_name,
        patronymic=row.name.patronymic,
        settlement_id=row.settlement.kato,
        address=row.address.in_(row.name.language),
        created_at=joined_at,
    )


def _resume(row: PersonRow) -> Resume:
    return Resume(
        person_id=row.id,
        wanted_id=row.wanted.code,
        min_pay=row.min_pay,
        regimes=row.regimes,
        relocation=row.relocation,
        education_level=row.education_level,
        experience_years=row.experience_years,
        computer_skills=row.computer_skills,
        driving=row.driving,
        skills=row.skills,
        health_limits=row.health_limits,
        unemployed_since=row.unemployed_since,
        published=row.published,
    )


def _education(row: PersonRow, resume: Resume) -> Iterable[Education]:
    for school in row.schooling:
        yield Education(
            resume=resume,
            institution=school.institution,
            speciality=school.speciality,
            level=school.level,
            finished=school.finished,
        )


def _jobs(row: PersonRow, resume: Resume) -> Iterable[Job]:
    for job in row.jobs:
        yield Job(
            resume=resume,
            employer=job.employer,
            occupation_id=job.occupation.code,
            started_on=job.started_on,
            ended_on=job.ended_on,
        )


def _languages(row: PersonRow, resume: Resume) -> Iterable[LanguageSkill]:
    for language, level in row.languages.items():
        yield LanguageSkill(resume=resume, language=language, level=level)
