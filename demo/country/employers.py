"""Invented organisations. Any likeness of a name to a real one is chance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from uuid import UUID

from demo.country.identifiers import BIN_SERIALS, bin_for
from demo.country.places import SettlementRow, regions, settlements
from demo.country.sectors import PUBLIC_NAMES, RURAL_HOSPITAL, SECTORS, WORDS, Sector
from enbek.identifiers import BIN


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """`size` says how many vacancies it has compared with others."""

    id: UUID
    bin: BIN
    name_kk: str
    name_ru: str
    settlement: SettlementRow
    sector: Sector
    size: int
    phone: str
    email: str


_SHARE = {"centre": 0.55, "town": 0.28, "village": 0.17}


def invent_employers(rng: Random, count: int) -> list[EmployerRow]:
    """`count` organisations, at least one in every regional centre, names and BINs all different."""
    taken: set[str] = set()
    places = _places(rng, count)
    return [_employer(rng, number, place, taken) for number, place in enumerate(places)]


def _places(rng: Random, count: int) -> list[SettlementRow]:
    centres = [place for place in settlements() if place.kind == "centre"]
    weights = [place_weight(place) for place in settlements()]
    return centres + rng.choices(settlements(), weights, k=count - len(centres))


def place_weight(place: SettlementRow) -> float:
    """People of the region, shared out: most live in the regional centre, fewer in towns, fewest in one village."""
    people = next(region.people_thousand for region in regions() if region.kato == place.region)
    kinds = [other.kind for other in settlements() if other.region == place.region]
    return people * _SHARE[place.kind] / kinds.count(place.kind) / sum(_SHARE[kind] for kind in set(kinds))


def _employer(rng: Random, number: int, place: SettlementRow, taken: set[str]) -> EmployerRow:
    fitting = [s for s in SECTORS if s.where == "any" or (s.where == "village") == place.rural]
    sector = rng.choices(fitting, [s.weight for s in fitting])[0]
    name_kk, name_ru = _name(rng, sector, place, taken)
    registered_on = date(rng.randint(1996, 2012), rng.randint(1, 12), 1)
    return EmployerRow(
        id=UUID(int=rng.getrandbits(128), version=4),
        bin=bin_for(registered_on, BIN_SERIALS.start + number),
        name_kk=name_kk,
        name_ru=name_ru,
        settlement=place,
        sector=sector,
        size=rng.choices((1, 3, 8, 20), (40, 35, 20, 5))[0],
        phone=f"+7700000{number:04d}",
        email=f"hr{number:03d}@employer.example",
    )


def _name(rng: Random, sector: Sector, place: SettlementRow, taken: set[str]) -> tuple[str, str]:
    while True:
        kk, ru = _try_name(rng, sector, place)
        if ru not in taken:
            taken.add(ru)
            return kk, ru


def _try_name(rng: Random, sector: Sector, place: SettlementRow) -> tuple[str, str]:
    word, number = rng.choice(WORDS), rng.randint(1, 60)
    if sector.public:
        pattern = RURAL_HOSPITAL if sector.key == "hospital" and place.rural else PUBLIC_NAMES[sector.key]
        kk, ru = (part.format(n=number, word=word) for part in pattern)
        return f"{kk}, {place.full_name.kk}", f"{ru}, {place.full_name.ru}"
    if sector.key == "farm" and rng.random() < 0.5:
        return (
            f"«{word}» шаруа қожалығы, {place.full_name.kk}",
            f"Крестьянское хозяйство «{word}», {place.full_name.ru}",
        )
    return f"«{word} {sector.kk}» ЖШС", f"ТОО «{word} {sector.ru}»"
