"""The invented country, without a database."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.clock import START
from demo.country.build import Country, build
from demo.country.facts import contributions, facts_of
from demo.country.identifiers import BIN_SERIALS, IIN_SERIALS, bin_for, iin_for
from demo.country.labour import LOWEST_PAY, usual_pay
from demo.country.places import career_centres, mobility_centres, regions, settlements
from demo.country.seekers import PERSONA_SERIALS, JobRow
from enbek.classifiers.services import read_occupations
from enbek.classifiers.tables import Regime
from enbek.identifiers import BIN, IIN
from enbek.law.thresholds import pension_age_reached_on
from enbek.registries.port import Registry
from enbek.registries.shapes import mismatch

ISO_3166_2 = "10 11 15 19 23 27 31 33 35 39 43 47 55 59 61 62 63 71 75 79".split()


def fingerprint(country: Country) -> str:
    rows = [
        [(e.id, e.bin.value, e.name_ru, e.settlement.kato) for e in country.employers],
        [(v.id, v.title_kk, v.pay_from, v.pay_to, v.registered_at, v.settlement.kato) for v in country.vacancies],
        [(s.id, s.iin.value, s.name, s.address, [j.started_on for j in s.jobs]) for s in country.seekers],
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def test_the_same_seed_gives_the_same_country_and_another_seed_another(country):
    occupations = read_occupations()
    assert fingerprint(build(occupations, now=START)) == fingerprint(country)
    assert fingerprint(build(occupations, now=START, seed=1)) != fingerprint(country)


def test_there_are_twenty_regions_with_their_codes_and_at_least_sixty_career_centres():
    assert [region.kato for region in regions()] == ISO_3166_2
    assert len(career_centres()) >= 60
    assert {centre.region for centre in mobility_centres()} == set(ISO_3166_2)


def test_every_region_has_one_centre_and_every_settlement_lies_in_its_region():
    assert Counter(place.region for place in settlements() if place.kind == "centre") == dict.fromkeys(ISO_3166_2, 1)
    assert all(place.kato.startswith(place.region) and len(place.kato) == 9 for place in settlements())
    assert len({place.kato for place in settlements()}) == len(settlements())


def test_every_settlement_is_served_and_some_villages_only_from_afar():
    served = {kato: centre for centre in career_centres() for kato in centre.serves}
    assert set(served) == {place.kato for place in settlements()}
    from_afar = [place for place in settlements() if served[place.kato].settlement != place.kato]
    assert from_afar
    assert all(place.rural and served[place.kato].region == place.region for place in from_afar)


def test_offices_are_named_in_three_languages_without_repetition():
    for offices in (career_centres(), mobility_centres()):
        for language in ("kk", "ru", "en"):
            names = [office.name.in_(language) for office in offices]
            assert len(set(names)) == len(names)
    names = {office.name.ru for office in career_centres()}
    assert {"Карьерный центр г. Семей", "Карьерный центр Зерендинского района"} <= names
    assert "Зеренді ауданының мансап орталығы" in {office.name.kk for office in career_centres()}


def test_the_numbers_promised_of_organisations_vacancies_and_people(country):
    assert (len(country.employers), len(country.vacancies), len(country.seekers)) == (300, 5_000, 1_000)


def test_people_have_iins_of_their_own_with_their_birth_date_and_sex_and_none_is_a_personas(country):
    iins = [person.iin for person in country.seekers]
    assert len({iin.value for iin in iins}) == len(iins)
    for person in country.seekers:
        assert IIN(person.iin.value) == person.iin
        assert int(person.iin.value[7:11]) in range(IIN_SERIALS.start, PERSONA_SERIALS.start)
        assert date(1955, 1, 1) < person.iin.birth_date < START.date() - timedelta(days=17 * 365)
        assert pension_age_reached_on(person.iin.birth_date, person.iin.sex) > START.date()
        if person.name.patronymic.endswith(("ұлы", "вич")):
            assert person.iin.sex == "M"
        else:
            assert person.iin.sex == "F"
            assert person.name.patronymic.endswith(("қызы", "вна"))


def test_organisations_have_bins_and_names_of_their_own(country):
    assert len({e.bin.value for e in country.employers}) == len({e.name_ru for e in country.employers}) == 300
    assert all(BIN(e.bin.value) and int(e.bin.value[6:11]) in BIN_SERIALS for e in country.employers)
    assert {e.settlement.region for e in country.employers} == set(ISO_3166_2)


def test_nobody_can_be_reached_by_accident(country):
    """Mail goes to names reserved for examples."""
    for row in (*country.employers, *country.seekers):
        assert row.email.endswith(".example")
        assert re.fullmatch(r"\+770[0-9]000[0-9]{4}", row.phone)


def test_vacancies_pay_whole_tenge_at_least_the_minimum_wage_for_full_time(country):
    for vacancy in country.vacancies:
        assert vacancy.pay_from % 5_000 == 0
        assert vacancy.pay_to is None or vacancy.pay_to > vacancy.pay_from
        if vacancy.regime != Regime.PART_TIME:
            assert vacancy.pay_from >= LOWEST_PAY


def test_vacancies_appeared_before_they_were_registered_and_never_in_the_future(country):
    for vacancy in country.vacancies:
        assert vacancy.appeared_on <= vacancy.registered_at.date()
        assert vacancy.registered_at <= START
        assert vacancy.closed_on is None or vacancy.closed_on <= START.date()
    assert 4_500 < sum(vacancy.closed_on is None for vacancy in country.vacancies) < 5_000


def test_a_school_seeks_teachers_and_no_miners(country):
    of_schools = {v.occupation.code[:2] for v in country.vacancies if v.employer.sector.key == "school"}
    assert "23" in of_schools
    assert not of_schools & {"81", "72"}


def test_almost_every_occupation_is_offered_somewhere(country):
    assert len({vacancy.occupation.code for vacancy in country.vacancies}) > 150


def test_pay_is_higher_in_atyrau_than_in_turkistan():
    levels = {region.kato: region.pay_level for region in regions()}
    assert usual_pay("7212-1", levels["23"]) > usual_pay("7212-1", levels["61"])


def test_a_persons_jobs_follow_each_other_and_begin_in_adult_life(country):
    for person in country.seekers:
        for newer, older in zip(person.jobs, person.jobs[1:], strict=False):
            assert older.ended_on < newer.started_on
        for job in person.jobs:
            assert job.started_on > person.iin.birth_date + timedelta(days=17 * 365)
            assert job.ended_on is None or job.started_on < job.ended_on <= START.date()


def test_what_registries_hold_has_their_shapes_and_agrees_with_the_person(country):
    kinds: Counter[Registry] = Counter()
    for person in country.seekers:
        for registry, iin, data in facts_of(person, START.date()):
            kinds[registry] += 1
            assert mismatch(registry, data) is None
            assert iin == person.iin.value
            if registry is Registry.IDENTITY:
                assert (data["surname"], data["given_name"]) == (person.name.surname, person.name.given_name)
                assert data["birth_date"] == person.iin.birth_date.isoformat()
    assert kinds[Registry.IDENTITY] == 1_000
    assert kinds[Registry.EMPLOYMENT_CONTRACTS] > 600
    assert kinds[Registry.DISABILITY] > 10


def test_contributions_are_counted_for_whole_past_months_of_work():
    occupation = read_occupations()[0]
    today = date(2026, 3, 20)
    job = JobRow("ТОО", "940140000385", occupation, date(2025, 9, 15), date(2026, 1, 10), 200_000)
    found = contributions([job], today)
    assert [payment["period"] for payment in found["payments"]] == [
        "2026-01",
        "2025-12",
        "2025-11",
        "2025-10",
        "2025-09",
    ]
    assert found["months_in_last_24"] == 5
    assert found["payments"][0]["paid_on"] == "2026-02-25"
    open_job = JobRow("ТОО", "940140000385", occupation, date(2020, 1, 1), None, 200_000)
    periods = [payment["period"] for payment in contributions([open_job], today)["payments"]]
    assert periods[0] == "2026-01", "February is paid by 25 March, which is still to come"
    assert len(periods) == 23


@given(st.dates(date(1930, 1, 1), date(2025, 12, 31)), st.sampled_from("MF"), st.sampled_from(IIN_SERIALS[:-5]))
def test_an_invented_iin_says_the_birth_date_and_sex_it_was_made_for(born, sex, serial):
    iin = iin_for(born, sex, serial)
    assert (iin.birth_date, iin.sex) == (born, sex)


@pytest.mark.parametrize("serial", [0, 6_999, 10_000])
def test_numbers_outside_the_invented_range_are_never_made(serial):
    with pytest.raises(ValueError, match="outside"):
        iin_for(date(1990, 1, 1), "F", serial)
    with pytest.raises(ValueError, match="outside"):
        bin_for(date(2010, 1, 1), serial)
