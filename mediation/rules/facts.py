"""What the comparison knows of a person and of a vacancy. Plain values, no database.

An empty value means "not said". Codes are those of `enbek.classifiers`; pay is in tenge a month; experience in whole years.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from enbek.i18n import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A settlement by its KATO code and the region it lies in."""

    kato: str
    region: str
    name: Text


class Reach(StrEnum):
    """Whether one can get from home to a workplace and back every day."""

    SAME_PLACE = "same_place"
    ACCESSIBLE = "accessible"
    INACCESSIBLE = "inaccessible"
    SAME_REGION = "same_region"
    OTHER_REGION = "other_region"


@dataclass(frozen=True, slots=True)
class ReachTable:
    """The operator's table of daily journeys between settlements; where it is silent, only the region is known."""

    pairs: Mapping[tuple[str, str], bool] = field(default_factory=dict)

    def between(self, home: Place, work: Place) -> Reach:
        if home.kato == work.kato:
            return Reach.SAME_PLACE
        said = self.pairs.get((home.kato, work.kato))
        if said is not None:
            return Reach.ACCESSIBLE if said else Reach.INACCESSIBLE
        return Reach.SAME_REGION if home.region == work.region else Reach.OTHER_REGION


@dataclass(frozen=True, slots=True)
class PastJob:
    """Work done before: occupation and whole months."""

    occupation: str
    months: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who looks for work, as far as the person told."""

    home: Place
    wanted: str = ""
    past: tuple[PastJob, ...] = ()
    years_in_wanted: int = 0
    education_level: str = ""
    health_limits: frozenset[str] = frozenset()
    regimes: frozenset[str] = frozenset()
    relocation: bool = False
    min_pay: int | None = None
    driving: frozenset[str] = frozenset()
    computer_skills: bool = False
    languages: frozenset[str] = frozenset()

    @property
    def occupations(self) -> frozenset[str]:
        """The former specialities and the wish: what a vacancy is compared with."""
        return frozenset({*([self.wanted] if self.wanted else []), *(job.occupation for job in self.past)})


@dataclass(frozen=True, slots=True)
class JobFacts:
    """A vacancy."""

    occupation: str
    place: Place
    pay_from: int
    regime: str
    pay_to: int | None = None
    education_level: str = ""
    experience_years: int = 0
    health_demands: frozenset[str] = frozenset()
    driving: str = ""
    computer_skills: bool = False
    languages: frozenset[str] = frozenset()

    @property
    def best_pay(self) -> int:
        return self.pay_from if self.pay_to is None else self.pay_to
