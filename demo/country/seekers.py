"""Invented seekers: who they are, what they can do, how they came to look for work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from demo.country.employers import EmployerRow, place_weight
from demo.country.identifiers import IIN_SERIALS, iin_for
from demo.country.labour import needs_computer, regime_for, usual_pay
from demo.country.names import Name, invent_name
from demo.country.places import SettlementRow, regions, settlements
from demo.country.schooling import Schooling, invent_schooling
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import EducationLevel, HealthLimit
from enbek.i18n import Text
from enbek.identifiers import IIN
from enbek.law.thresholds import pension_age_reached_on

PERSONA_SERIALS = range(9500, IIN_SERIALS.stop)
"""Kept free for the personas, so that a generated person is never one of them."""

_STREETS = (
    ("Абай", "Абая", "Abai"),
    ("Әуезов", "Ауэзова", "Auezov"),
    ("Бейбітшілік", "Бейбитшилик", "Beibitshilik"),
    ("Достық", "Достык", "Dostyk"),
    ("Жамбыл", "Жамбыла", "Zhambyl"),
    ("Қабанбай батыр", "Кабанбай батыра", "Kabanbai Batyr"),
    ("Мәңгілік Ел", "Мангилик Ел", "Mangilik El"),
    ("Сәтбаев", "Сатпаева", "Satbayev"),
    ("Тәуелсіздік", "Тауелсиздик", "Tauelsizdik"),
)
_SKILLS = {
    "1": ("жоспарлау, келіссөздер жүргізу", "планирование, переговоры"),
    "2": ("MS Office, есептілік, таныстырылымдар", "MS Office, отчётность, презентации"),
    "25": ("Git, SQL, Linux, Python", "Git, SQL, Linux, Python"),
    "3": ("MS Office, техникалық құжаттама", "MS Office, техническая документация"),
    "4": ("1С, MS Office, іс жүргізу", "1С, MS Office, делопроизводство"),
    "5": ("касса, сатып алушылармен жұмыс", "касса, работа с покупателями"),
    "6": ("мал күтімі, ауыл шаруашылығы техникасы", "уход за животными, сельхозтехника"),
    "7": ("сызба оқу, өлшеу құралдары", "чтение чертежей, измерительный инструмент"),
    "8": ("жабдықты баптау және тексеру", "наладка и проверка оборудования"),
    "9": ("", ""),
}


@dataclass(frozen=True, slots=True)
class JobRow:
    employer: str
    bin: str
    occupation: Occupation
    started_on: date
    ended_on: date | None
    pay: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person with a résumé. Ids are given, so a second load can tell whom it has."""

    id: UUID
    user_id: UUID
    iin: IIN
    name: Name
    settlement: SettlementRow
    address: Text
    phone: str
    email: str
    wanted: Occupation
    min_pay: int
    regimes: list[str]
    relocation: bool
    education_level: str
    schooling: list[Schooling]
    jobs: list[JobRow]
    experience_years: int
    unemployed_since: date | None
    languages: dict[str, str]
    driving: str = ""
    skills: str = ""
    health_limits: list[str] = field(default_factory=list)
    computer_skills: bool = False
    published: bool = False
    disability_group: int | None = None


def invent_seekers(
    rng: Random, employers: Sequence[EmployerRow], occupations: Sequence[Occupation], *, count: int, today: date
) -> list[PersonRow]:
    """`count` people of working age whose IINs are all different."""
    weights = [place_weight(place) for place in settlements()]
    taken: set[str] = set()
    return [
        _seeker(rng, number, place, employers, occupations, taken, today)
        for number, place in enumerate(rng.choices(settlements(), weights, k=count), start=1)
    ]


def _seeker(
    rng: Random,
    number: int,
    place: SettlementRow,
    employers: Sequence[EmployerRow],
    occupations: Sequence[Occupation],
    taken: set[str],
    today: date,
) -> PersonRow:
    sex = rng.choice("MF")
    age = 18 + int(44 * rng.random() ** 1.4)
    birth_date = _born(rng, age, sex, today)
    occupation = _occupation(rng, occupations, age)
    jobs = _jobs(rng, occupation, employers, age, today)
    level = EducationLevel(occupation.education_level)
    disabled = rng.random() < 0.04
    name = invent_name(rng, sex)
    pay_level = next(region.pay_level for region in regions() if region.kato == place.region)
    return PersonRow(
        id=UUID(int=rng.getrandbits(128), version=4),
        user_id=UUID(int=rng.getrandbits(128), version=4),
        iin=_free_iin(rng, birth_date, sex, taken),
        name=name,
        settlement=place,
        address=invent_address(rng, place),
        phone=f"+7702000{number:04d}",
        email=f"seeker{number:04d}@mail.example",
        wanted=occupation,
        min_pay=usual_pay(occupation.code, pay_level * rng.uniform(0.7, 1.05)),
        regimes=sorted({regime_for(occupation.code, rng).value for _ in range(3)}),
        relocation=rng.random() < (0.35 if age < 35 else 0.15),
        education_level=level,
        schooling=invent_schooling(rng, occupation, level, birth_date.year, place, today),
        jobs=jobs,
        experience_years=sum(((job.ended_on or today) - job.started_on).days for job in jobs) // 365,
        unemployed_since=_unemployed_since(jobs, rng, today),
        languages=_languages(rng, name),
        driving=rng.choices(("", "B", "B, C", "B, C, D, E"), (55, 33, 9, 3))[0]
        if sex == "M"
        else rng.choices(("", "B"), (75, 25))[0],
        skills=skills_of(occupation, name.language),
        health_limits=[limit.value for limit in rng.sample(list(HealthLimit), 2)] if disabled else [],
        computer_skills=needs_computer(occupation.code) or rng.random() < 0.3,
        published=rng.random() < 0.6,
        disability_group=rng.choice((2, 3, 3)) if disabled else None,
    )


def _born(rng: Random, age: int, sex: str, today: date) -> date:
    """A birthday of somebody of about this age who has not reached pension age."""
    birth_date = today - timedelta(days=int(age * 365.2425) + rng.randint(1, 360))
    while pension_age_reached_on(birth_date, sex) <= today:
        birth_date += timedelta(days=365)
    return birth_date


def skills_of(occupation: Occupation, language: str) -> str:
    kk, ru = next(_SKILLS[occupation.code[:n]] for n in (2, 1) if occupation.code[:n] in _SKILLS)
    return kk if language == "kk" else ru


def _occupation(rng: Random, occupations: Sequence[Occupation], age: int) -> Occupation:
    """Heads and scholars are rare, and nobody is one at twenty."""
    young_levels = (EducationLevel.HIGHER, EducationLevel.POSTGRADUATE) if age < 23 else ()
    fitting = [o for o in occupations if o.education_level not in young_levels]
    return rng.choices(fitting, [0.3 if o.major_group == 1 else 1.0 for o in fitting])[0]


def _jobs(
    rng: Random, occupation: Occupation, employers: Sequence[EmployerRow], age: int, today: date
) -> list[JobRow]:
    """Newest first; about one in twelve still works."""
    fitting = [e for e in employers if occupation.code.startswith(e.sector.seeks)] or employers
    jobs: list[JobRow] = []
    end: date | None = None if rng.random() < 0.08 else today - timedelta(days=rng.randint(10, 500))
    earliest = today - timedelta(days=(age - 18) * 365)
    for _ in range(rng.choices((0, 1, 2, 3), (15, 35, 32, 18))[0]):
        start = (end or today) - timedelta(days=rng.randint(150, 2200))
        if start < earliest:
            break
        employer = rng.choice(fitting)
        pay = usual_pay(occupation.code, rng.uniform(0.75, 1.05))
        jobs.append(JobRow(employer.name_ru, employer.bin.value, occupation, start, end, pay))
        end = start - timedelta(days=rng.randint(5, 200))
    return jobs


def _unemployed_since(jobs: list[JobRow], rng: Random, today: date) -> date | None:
    if not jobs:
        return today - timedelta(days=rng.randint(30, 700))
    return jobs[0].ended_on


def _free_iin(rng: Random, birth_date: date, sex: str, taken: set[str]) -> IIN:
    while True:
        iin = iin_for(birth_date, sex, rng.randrange(IIN_SERIALS.start, PERSONA_SERIALS.start - 2))
        if iin.value not in taken:
            taken.add(iin.value)
            return iin


def invent_address(rng: Random, place: SettlementRow) -> Text:
    street, house, flat = rng.choice(_STREETS), rng.randint(1, 140), rng.randint(1, 90)
    with_flat = not place.rural
    return Text(
        f"{place.full_name.kk}, {street[0]} көшесі, {house}" + (f", {flat}-пәтер" if with_flat else ""),
        f"{place.full_name.ru}, ул. {street[1]}, {house}" + (f", кв. {flat}" if with_flat else ""),
        f"{house} {street[2]} St." + (f", apt. {flat}" if with_flat else "") + f", {place.name.en}",
    )


def _languages(rng: Random, name: Name) -> dict[str, str]:
    spoken = (
        {"kk": "C2", "ru": rng.choice(("B2", "C1"))}
        if name.language == "kk"
        else {"ru": "C2", "kk": rng.choice(("A2", "B1", "B2"))}
    )
    if rng.random() < 0.35:
        spoken["en"] = rng.choice(("A1", "A2", "B1", "B2"))
    return spoken
