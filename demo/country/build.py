"""The whole country from one seed. Pure: the same arguments give the same country on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from demo.country.employers import EmployerRow, invent_employers
from demo.country.seekers import PersonRow, invent_seekers
from demo.country.vacancies import VacancyRow, invent_vacancies
from enbek.classifiers.models import Occupation

SEED = 20260320
EMPLOYERS, VACANCIES, SEEKERS = 300, 5_000, 1_000


@dataclass(frozen=True, slots=True)
class Country:
    employers: list[EmployerRow]
    vacancies: list[VacancyRow]
    seekers: list[PersonRow]


def build(occupations: Sequence[Occupation], *, now: datetime, seed: int = SEED) -> Country:
    """Employers, vacancies and seekers as of `now`. Each part has a generator of its own: one can grow alone."""
    employers = invent_employers(Random(f"{seed} employers"), EMPLOYERS)
    return Country(
        employers=employers,
        vacancies=invent_vacancies(Random(f"{seed} vacancies"), employers, occupations, count=VACANCIES, now=now),
        seekers=invent_seekers(Random(f"{seed} seekers"), employers, occupations, count=SEEKERS, today=now.date()),
    )
