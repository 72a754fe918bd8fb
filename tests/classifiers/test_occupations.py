import re

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from enbek.classifiers.models import Occupation
from enbek.classifiers.services import load_occupations, read_occupations
from enbek.classifiers.tables import EducationLevel, HealthLimit, Language, LanguageLevel, Regime


def test_at_least_120_occupations_in_all_nine_civil_groups_each_named_once_in_each_language():
    occupations = read_occupations()
    assert len(occupations) >= 120
    assert {o.major_group for o in occupations} == set(range(1, 10))
    for field in ("code", "title_kk", "title_ru", "title_en"):
        values = [getattr(o, field) for o in occupations]
        assert len(set(values)) == len(values), field
        assert all(values)


def test_english_titles_are_latin_and_the_others_cyrillic():
    for occupation in read_occupations():
        assert not re.search("[а-яё]", occupation.title_en, re.IGNORECASE)
        assert not re.search("[a-z]", occupation.title_kk + occupation.title_ru, re.IGNORECASE)


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_mends_a_spoilt_title():
    count = load_occupations()
    Occupation.objects.filter(code="7212-1").update(title_kk="?")
    assert load_occupations() == count == Occupation.objects.count()
    assert Occupation.objects.get(code="7212-1").title.kk == "Электргазбен дәнекерлеуші"


@pytest.mark.django_db
def test_a_welder_is_found_by_title_or_synonym_in_either_language():
    load_occupations()
    for text in ("сварщик", "Дәнекер", "WELDER", "электрогазо"):
        assert Occupation.objects.named(text).filter(code="7212-1").exists(), text


@pytest.mark.django_db
def test_the_database_refuses_a_code_that_is_not_of_the_classifier():
    with pytest.raises(IntegrityError), transaction.atomic():
        Occupation.objects.create(
            code="7212", title_kk="а", title_ru="а", title_en="a", major_group=7, education_level="primary"
        )


@pytest.mark.parametrize("table", [EducationLevel, Regime, HealthLimit, Language, LanguageLevel])
def test_every_entry_of_a_table_is_said_in_three_languages(table):
    for entry in table:
        title = entry.title
        assert len({title.kk, title.ru, title.en}) == 3, entry
        with override("ru"):
            assert str(entry.label) == title.ru
        with override("kk"):
            assert str(dict(table.choices)[entry.value]) == title.kk


def test_levels_of_education_rise():
    order = [EducationLevel.PRIMARY, EducationLevel.SECONDARY, EducationLevel.VOCATIONAL, EducationLevel.HIGHER]
    assert sorted(order, key=lambda level: level.rank) == order
