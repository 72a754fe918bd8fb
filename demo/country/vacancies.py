"""Vacancies of the invented organisations, as they would stand on the exchange on the first day of the demo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from demo.country.duties import duties_of
from demo.country.employers import EmployerRow
from demo.country.labour import LOWEST_PAY, demands_of, driving_of, has_grades, needs_computer, regime_for, usual_pay
from demo.country.places import SettlementRow, regions, settlements
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import Regime
from enbek.clock import ALMATY

DAYS_SHOWN = 75
SHARE_CLOSED = 0.05
SHARE_ELSEWHERE = 0.15


@dataclass(frozen=True, slots=True)
class VacancyRow:
    id: UUID
    employer: EmployerRow
    occupation: Occupation
    title_kk: str
    title_ru: str
    title_en: str
    duties_kk: str
    duties_ru: str
    settlement: SettlementRow
    pay_from: int
    pay_to: int | None
    regime: str
    education_level: str
    experience_years: int
    temporary: bool
    seats: int
    appeared_on: date
    registered_at: datetime
    closed_on: date | None
    health_demands: list[str] = field(default_factory=list)
    driving: str = ""
    computer_skills: bool = False
    languages: list[str] = field(default_factory=list)


def invent_vacancies(
    rng: Random, employers: Sequence[EmployerRow], occupations: Sequence[Occupation], *, count: int, now: datetime
) -> list[VacancyRow]:
    """`count` vacancies that appeared within the last `DAYS_SHOWN` days before `now`."""
    sought = {e.sector.key: [o for o in occupations if o.code.startswith(e.sector.seeks)] for e in employers}
    chosen = rng.choices(employers, [employer.size for employer in employers], k=count)
    return [_vacancy(rng, employer, rng.choice(sought[employer.sector.key]), now) for employer in chosen]


def _vacancy(rng: Random, employer: EmployerRow, occupation: Occupation, now: datetime) -> VacancyRow:
    place = _place(rng, employer)
    regime = regime_for(occupation.code, rng)
    pay_from, pay_to = _pay(rng, occupation.code, place, regime)
    grade = rng.randint(3, 6) if has_grades(occupation.code) else None
    appeared_on, registered_at = _appeared(rng, now)
    closed = rng.random() < SHARE_CLOSED
    duties = duties_of(occupation.code, rng)
    return VacancyRow(
        id=UUID(int=rng.getrandbits(128), version=4),
        employer=employer,
        occupation=occupation,
        title_kk=f"{occupation.title_kk}, {grade}-разряд" if grade else occupation.title_kk,
        title_ru=f"{occupation.title_ru} {grade} разряда" if grade else occupation.title_ru,
        title_en=f"{occupation.title_en}, grade {grade}" if grade else occupation.title_en,
        duties_kk=duties[0],
        duties_ru=duties[1],
        settlement=place,
        pay_from=pay_from,
        pay_to=pay_to,
        regime=regime,
        education_level=occupation.education_level if rng.random() < 0.85 else "",
        experience_years=rng.choices((0, 1, 2, 3, 5), (45, 25, 10, 15, 5))[0],
        temporary=regime is not Regime.ROTATION and rng.random() < 0.08,
        seats=rng.choices((1, 2, 3, 5, 10, 20), (70, 14, 7, 5, 3, 1))[0],
        appeared_on=appeared_on,
        registered_at=registered_at,
        closed_on=now.date() - timedelta(days=rng.randint(0, 5)) if closed else None,
        health_demands=[demand.value for demand in demands_of(occupation.code)],
        driving=driving_of(occupation.code),
        computer_skills=needs_computer(occupation.code),
        languages=_languages(rng, occupation.code),
    )


def _place(rng: Random, employer: EmployerRow) -> SettlementRow:
    """Mostly where the organisation is, sometimes elsewhere in its region."""
    if rng.random() >= SHARE_ELSEWHERE or employer.sector.public:
        return employer.settlement
    return rng.choice([place for place in settlements() if place.region == employer.settlement.region])


def _pay(rng: Random, code: str, place: SettlementRow, regime: Regime) -> tuple[int, int | None]:
    """Tenge a month, whole five thousands; part time pays about half, a village a tenth less."""
    level = next(region.pay_level for region in regions() if region.kato == place.region)
    level *= rng.uniform(0.8, 1.25) * (0.9 if place.rural else 1.0)
    pay_from = usual_pay(code, level)
    if regime is Regime.PART_TIME:
        pay_from = max(45_000, round(pay_from * 0.55 / 5000) * 5000)
    elif regime is Regime.ROTATION:
        pay_from = max(LOWEST_PAY, round(pay_from * 1.2 / 5000) * 5000)
    if rng.random() < 0.45:
        return pay_from, None
    return pay_from, pay_from + max(10_000, round(pay_from * rng.uniform(0.1, 0.35) / 5000) * 5000)


def _languages(rng: Random, code: str) -> list[str]:
    """Mostly none is named; who speaks with people is asked for one or both state languages."""
    if code.startswith(("2330-4", "2643")):
        return ["en", "kk"]
    if code[0] in "2345" and rng.random() < 0.3:
        return rng.choice((["kk"], ["ru"], ["kk", "ru"]))
    return []


def _appeared(rng: Random, now: datetime) -> tuple[date, datetime]:
    """The day the workplace became free and the moment it was registered, a few days later and never after `now`."""
    appeared_on = now.date() - timedelta(days=1 + int(DAYS_SHOWN * rng.random() ** 1.6))
    registered_on = min(appeared_on + timedelta(days=rng.choices((0, 1, 2, 3, 4), (35, 30, 15, 12, 8))[0]), now.date())
    moment = time(rng.randint(9, 18), rng.randint(0, 59), rng.randint(0, 59))
    return appeared_on, min(datetime.combine(registered_on, moment, ALMATY), now)
