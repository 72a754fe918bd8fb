"""The invented country into the database, in bulk. Meant for an empty database and one transaction of the caller."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from careercenters.models import CareerCentre, MobilityCentre, Region, Settlement
from demo.country import places
from demo.country.employers import EmployerRow
from demo.country.identifiers import BIN_SERIALS, bin_for
from demo.country.vacancies import VacancyRow
from employers.models import Organisation, Vacancy
from enbek.i18n import Text
from enbek.identifiers import BIN
from enbek.law.hours import OfficeHours

BATCH = 1000
RURAL_LUNCH_HOURS = 1
"""Offices in villages of the demo close for one hour at noon: hours are data of each office (CL4)."""


def office_id(kind: str, number: int) -> UUID:
    """The same id on every machine, so that a link to an office of the demo stays good."""
    return uuid5(NAMESPACE_URL, f"https://enbek.example/{kind}/{number}")


def bin_of_centre(number: int) -> BIN:
    """The BIN of a career centre: each was registered in a month of its own, so no two are alike."""
    return bin_for(date(1995 + number // 12, 1 + number % 12, 1), BIN_SERIALS.stop - 100)


def load_places() -> int:
    """Regions, settlements, mobility centres, career centres with the settlements they serve. Returns the centres."""
    Region.objects.bulk_create(Region(kato=row.kato, **_names(row.name)) for row in places.regions())
    Settlement.objects.bulk_create(_settlement(row) for row in places.settlements())
    mobility = {row.region: _mobility_centre(row) for row in places.mobility_centres()}
    MobilityCentre.objects.bulk_create(mobility.values())
    rows = places.career_centres()
    centres = [_career_centre(row, mobility[row.region]) for row in rows]
    CareerCentre.objects.bulk_create(centres)
    serving = CareerCentre.serves.through
    serving.objects.bulk_create(
        serving(careercentre_id=centre.pk, settlement_id=kato)
        for centre, row in zip(centres, rows, strict=True)
        for kato in row.serves
    )
    return len(centres)


def load_employers(rows: Sequence[EmployerRow]) -> None:
    Organisation.objects.bulk_create(
        (
            Organisation(
                id=row.id,
                bin=row.bin,
                name_kk=row.name_kk,
                name_ru=row.name_ru,
                settlement_id=row.settlement.kato,
                phone=row.phone,
                email=row.email,
            )
            for row in rows
        ),
        batch_size=BATCH,
    )


def load_vacancies(rows: Sequence[VacancyRow]) -> None:
    Vacancy.objects.bulk_create((_vacancy(row) for row in rows), batch_size=BATCH)


def _names(name: Text) -> dict[str, str]:
    return {"name_kk": name.kk, "name_ru": name.ru, "name_en": name.en}


def _settlement(row: places.SettlementRow) -> Settlement:
    return Settlement(
        kato=row.kato,
        region_id=row.region,
        rural=row.rural,
        district_kk=row.district.kk,
        district_ru=row.district.ru,
        district_en=row.district.en,
        **_names(row.full_name if row.rural else row.name),
    )


def _contacts(row: places.OfficeRow) -> dict[str, str]:
    return {
        **_names(row.name),
        "address_kk": row.address.kk,
        "address_ru": row.address.ru,
        "address_en": row.address.en,
        "phone": row.phone,
        "email": row.email,
    }


def _mobility_centre(row: places.OfficeRow) -> MobilityCentre:
    office = MobilityCentre(id=office_id("mobility", row.number), region_id=row.region, **_contacts(row))
    office.set_hours(MobilityCentre.STANDARD_HOURS)
    return office


def _career_centre(row: places.OfficeRow, mobility: MobilityCentre) -> CareerCentre:
    office = CareerCentre(
        id=office_id("career", row.number), mobility_centre=mobility, settlement_id=row.settlement, bin=bin_of_centre(row.number).value,
        **_contacts(row),
    )
    office.set_hours(_rural_hours() if row.short_lunch else CareerCentre.STANDARD_HOURS)
    return office


def _rural_hours() -> OfficeHours:
    standard = CareerCentre.STANDARD_HOURS
    if standard.lunch is None:
        return standard
    lunch_from = standard.lunch[0]
    return OfficeHours(
        standard.opens, standard.closes, (lunch_from, lunch_from.replace(hour=lunch_from.hour + RURAL_LUNCH_HOURS))
    )


def _vacancy(row: VacancyRow) -> Vacancy:
    return Vacancy(
        id=row.id,
        organisation_id=row.employer.id,
        occupation_id=row.occupation.code,
        title_kk=row.title_kk,
        title_ru=row.title_ru,
        title_en=row.title_en,
        duties_kk=row.duties_kk,
        duties_ru=row.duties_ru,
        settlement_id=row.settlement.kato,
        pay_from=row.pay_from,
        pay_to=row.pay_to,
        regime=row.regime,
        education_level=row.education_level,
        experience_years=row.experience_years,
        health_demands=row.health_demands,
        driving=row.driving,
        computer_skills=row.computer_skills,
        languages=row.languages,
        temporary=row.temporary,
        seats=row.seats,
        appeared_on=row.appeared_on,
        registered_at=row.registered_at,
        closed_on=row.closed_on,
        status="closed" if row.closed_on else "published",
        closing_reason="hired_elsewhere" if row.closed_on else "",
        confirmed_at=row.registered_at,
    )
