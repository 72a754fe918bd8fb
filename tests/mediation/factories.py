"""Small real rows for mediation: places, an office, employers with vacancies, people with résumés and cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.db import transaction

from careercenters.models import CareerCentre, MobilityCentre, Region, Settlement
from employers.models import Membership, Organisation, Vacancy
from enbek import clock
from enbek.accounts.models import User
from enbek.classifiers.models import Occupation
from enbek.deadlines import services as deadlines
from enbek.i18n import Text
from enbek.identifiers import check_digit
from enbek.law import CAREER_CENTRE_HOURS, MOBILITY_CENTRE_HOURS, edition_on
from enbek.transitions.services import Actor, apply
from registration.models import Case
from registration.rules.machine import MACHINE
from seekers.models import Job, Person, Resume

serial = count(1)

OCCUPATIONS = {
    "2411-1": ("Бухгалтер", "Бухгалтер", "Accountant"),
    "2411-2": ("Аудитор", "Аудитор", "Auditor"),
    "2421-1": ("Басқару жөніндегі талдаушы", "Аналитик по управлению", "Management analyst"),
    "7212-1": ("Дәнекерлеуші", "Электрогазосварщик", "Welder"),
    "5120-1": ("Аспаз", "Повар", "Cook"),
}


def number12(prefix: str) -> str:
    """An identifier with a true check digit: `prefix` and a serial number."""
    while True:
        first = (prefix + f"{next(serial):0{11 - len(prefix)}d}")[:11]
        digit = check_digit(first)
        if digit is not None:
            return f"{first}{digit}"


def settlement(kato: str = "750000000", region: str = "75", name: str = "Алматы") -> Settlement:
    home, _ = Region.objects.get_or_create(kato=region, defaults={"name_kk": f"{name} kk", "name_ru": f"{name} ru", "name_en": f"{name} en"})
    place, _ = Settlement.objects.get_or_create(
        kato=kato, defaults={"region": home, "name_kk": name, "name_ru": name, "name_en": name}
    )
    return place


def occupation(code: str = "2411-1") -> Occupation:
    kk, ru, en = OCCUPATIONS.get(code, (code, code, code))
    row, _ = Occupation.objects.get_or_create(
        code=code,
        defaults={"title_kk": kk, "title_ru": ru, "title_en": en, "major_group": int(code[0]), "education_level": "higher"},
    )
    return row


def centre() -> CareerCentre:
    place = settlement()
    mobility = MobilityCentre(region=place.region, name_kk="ЕМО", name_ru="ЦТМ", name_en="LMC")
    mobility.set_hours(MOBILITY_CENTRE_HOURS)
    mobility.save()
    office = CareerCentre(mobility_centre=mobility, settlement=place, name_kk="МО", name_ru="КЦ", name_en="CC")
    office.set_hours(CAREER_CENTRE_HOURS)
    office.save()
    return office


def user(**fields: Any) -> User:
    return User.objects.create_user(email=f"mediated{next(serial)}@example.kz", password=None, **fields)


def organisation(*officers: User) -> Organisation:
    row = Organisation.objects.create(bin=number12("20014"), name_kk="ЖШС «Есеп»", name_ru="ТОО «Учёт»", settlement=settlement())
    for officer in officers:
        Membership.objects.create(organisation=row, user=officer)
    return row


def vacancy(employer: Organisation | None = None, code: str = "2411-1", **fields: Any) -> Vacancy:
    job = occupation(code)
    defaults: dict[str, Any] = {
        "title_kk": job.title_kk, "title_ru": job.title_ru, "title_en": job.title_en, "settlement": settlement(),
        "pay_from": 300_000, "regime": "full_time", "appeared_on": clock.today(), "registered_at": clock.now(),
    }
    return Vacancy.objects.create(organisation=employer or organisation(), occupation=job, **{**defaults, **fields})


def person(wanted: str | None = "2411-1", past: Iterable[tuple[str, int]] = (), place: Settlement | None = None, **resume: Any) -> Person:
    """`past` are (occupation, months)."""
    row = Person.objects.create(
        user=user(), iin=number12("9001013"), surname="Ахметов", given_name="Ерлан", settlement=place or settlement()
    )
    written = Resume.objects.create(person=row, wanted=occupation(wanted) if wanted else None, **resume)
    for code, months in past:
        began = clock.today() - timedelta(days=31 * months)
        Job.objects.create(resume=written, employer="ТОО «Прежнее»", occupation=occupation(code), started_on=began, ended_on=clock.today())
    return row


@transaction.atomic
def case(who: Person | None = None, status: str = "job_seeker", *, window: bool = True, office: CareerCentre | None = None) -> Case:
    """A case that has come by its lawful moves to `status` today; a job seeker's matching clocks run if `window`."""
    today = clock.today()
    edition = edition_on(today).id
    row = Case(
        person=who or person(), centre=office or centre(), number=next(serial), edition=edition, submitted_at=clock.now(), accepted_on=today,
        accepted_at=clock.now(), registered_on=today,
    )
    actor = Actor.system(Text.same("test office"))
    apply(MACHINE, row, "submit", actor=actor, edition=edition)
    apply(MACHINE, row, "register_job_seeker", actor=actor, edition=edition)
    if window and status == "job_seeker":
        deadlines.open_deadline("T05", row.subject, hours=row.centre.hours)
        deadlines.open_deadline("T06", row.subject)
    if status == "unemployed":
        row.unemployed_on = today
        apply(MACHINE, row, "register_unemployed", actor=actor, edition=edition)
    return row


MONDAY = date(2026, 3, 16)
"""A week without holidays before Nauryz: Monday 16 to Friday 20 March 2026."""
