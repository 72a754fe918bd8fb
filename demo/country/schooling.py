"""Where invented people learned their trade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from demo.country.places import SettlementRow, centre_of
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import EducationLevel

_AGE_AT_END = {
    EducationLevel.PRIMARY: 11,
    EducationLevel.BASIC_SECONDARY: 15,
    EducationLevel.SECONDARY: 17,
    EducationLevel.VOCATIONAL: 20,
    EducationLevel.POST_SECONDARY: 21,
    EducationLevel.HIGHER: 22,
    EducationLevel.POSTGRADUATE: 25,
}


@dataclass(frozen=True, slots=True)
class Schooling:
    institution: str
    speciality: str
    level: str
    finished: int | None


def invent_schooling(
    rng: Random, occupation: Occupation, level: EducationLevel, born: int, place: SettlementRow, today: date
) -> list[Schooling]:
    """The highest level reached, and the school before it."""
    school = Schooling(f"{place.name.ru}, школа № {rng.randint(1, 40)}", "", EducationLevel.SECONDARY, born + 17)
    finished = min(born + _AGE_AT_END[level], today.year)
    if level.rank <= EducationLevel.SECONDARY.rank:
        return [Schooling(school.institution, "", level, finished)]
    town = centre_of(place.region).name.ru
    kind = "университет" if level.rank >= EducationLevel.HIGHER.rank else "колледж"
    return [Schooling(f"{town}, {kind}", occupation.title_ru, level, finished), school]
