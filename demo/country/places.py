"""Regions, settlements and offices. Region codes and names are official; codes below are illustrative (docs/demo-country.md)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from enbek.i18n import Text

DATA = Path(__file__).parent / "data"
CITY_OFFICES = {"710000000": 3, "750000000": 4, "790000000": 2}
"""The three cities of republican significance have more than one career centre."""


@dataclass(frozen=True, slots=True)
class RegionRow:
    kato: str
    name: Text
    people_thousand: int
    pay_level: float


@dataclass(frozen=True, slots=True)
class SettlementRow:
    kato: str
    region: str
    kind: str
    name: Text
    district: Text
    has_centre: bool

    @property
    def rural(self) -> bool:
        return self.kind == "village"

    @property
    def full_name(self) -> Text:
        """With the word for town or village, as in an address."""
        if self.rural:
            return Text(f"{self.name.kk} ауылы", f"с. {self.name.ru}", self.name.en)
        return Text(f"{self.name.kk} қаласы", f"г. {self.name.ru}", self.name.en)


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A mobility centre (`settlement` is the regional centre) or a career centre with the settlements it serves."""

    number: int
    region: str
    settlement: str
    name: Text
    address: Text
    phone: str
    email: str
    short_lunch: bool
    serves: tuple[str, ...] = ()


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@lru_cache(maxsize=1)
def regions() -> tuple[RegionRow, ...]:
    return tuple(
        RegionRow(r["kato"], Text(r["kk"], r["ru"], r["en"]), int(r["people_thousand"]), float(r["pay_level"]))
        for r in _table("regions.tsv")
    )


@lru_cache(maxsize=1)
def settlements() -> tuple[SettlementRow, ...]:
    return tuple(
        SettlementRow(
            kato=r["kato"],
            region=r["region"],
            kind=r["kind"],
            name=Text(r["kk"], r["ru"], r["en"]),
            district=Text(r["district_kk"], r["district_ru"], r["district_en"]),
            has_centre=r["career_centre"] == "1",
        )
        for r in _table("settlements.tsv")
    )


def centre_of(region: str) -> SettlementRow:
    return next(s for s in settlements() if s.region == region and s.kind == "centre")


def mobility_centres() -> list[OfficeRow]:
    """One in each region."""
    return [_mobility_centre(number, region) for number, region in enumerate(regions(), start=1)]


def career_centres() -> list[OfficeRow]:
    """One in each town and in some villages, several in the largest cities; villages without one are served from afar."""
    places = [
        (place, part) for place in settlements() if place.has_centre for part in range(CITY_OFFICES.get(place.kato, 1))
    ]
    return [_career_centre(number, place, part) for number, (place, part) in enumerate(places, start=1)]


def _mobility_centre(number: int, region: RegionRow) -> OfficeRow:
    place = centre_of(region.kato)
    name = Text(
        f"{region.name.kk}ның еңбек мобильділігі орталығы",
        f"Центр трудовой мобильности {_genitive(region.name.ru)}",
        f"Labour mobility centre of {region.name.en}",
    )
    return OfficeRow(
        number,
        region.kato,
        place.kato,
        name,
        _address(place, number),
        _phone(region.kato, number + 500),
        f"mobility.{region.kato}@enbek.example",
        short_lunch=False,
    )


def _career_centre(number: int, place: SettlementRow, part: int) -> OfficeRow:
    suffix = f" № {part + 1}" if place.kato in CITY_OFFICES else ""
    name = Text(
        f"{place.district.kk if place.rural else place.full_name.kk}ның мансап орталығы{suffix}",
        f"Карьерный центр {_genitive(place.district.ru) if place.rural else place.full_name.ru}{suffix}",
        f"Career centre of {place.district.en if place.rural else place.name.en}{suffix.replace('№', 'No.')}",
    )
    email = (
        f"career.{place.name.en.lower().replace(' ', '-')}{part + 1 if suffix else ''}.{place.region}@enbek.example"
    )
    return OfficeRow(
        number,
        place.region,
        place.kato,
        name,
        _address(place, number),
        _phone(place.region, number),
        email,
        short_lunch=place.rural,
        serves=_served_from(place),
    )


def _served_from(place: SettlementRow) -> tuple[str, ...]:
    """Its own settlement; a regional centre also serves the region's places without a centre."""
    served = [place.kato]
    if place.kind == "centre":
        served += [s.kato for s in settlements() if s.region == place.region and not s.has_centre]
    return tuple(served)


def _genitive(name: str) -> str:
    """Russian genitive of the names in our tables: «Акмолинской области», «Зерендинского района»."""
    for ending, genitive in (("ская область", "ской области"), ("ский район", "ского района")):
        if name.endswith(ending):
            return name.removesuffix(ending) + genitive
    return name.replace("область ", "области ").replace("город ", "города ")


def _address(place: SettlementRow, number: int) -> Text:
    house = 3 + number * 7 % 120
    return Text(
        f"{place.full_name.kk}, Бейбітшілік көшесі, {house}",
        f"{place.full_name.ru}, ул. Бейбитшилик, {house}",
        f"{house} Beibitshilik St., {place.name.en}",
    )


def _phone(region: str, number: int) -> str:
    """An obviously invented number: subscriber numbers beginning with 00 do not exist."""
    return f"+7 (7{region}2) 00-{number // 100:02d}-{number % 100:02d}"
