"""A small country for tests: one region, one town, one village, offices with standard hours, people with valid IINs."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from careercenters.models import CareerCentre, MobilityCentre, Region, Settlement
from enbek.accounts.models import User
from enbek.classifiers.models import Occupation
from enbek.identifiers import IIN, check_digit
from seekers.models import Person, Resume

_serials = count(1)


def names(kk: str, ru: str, en: str) -> dict[str, str]:
    return {"name_kk": kk, "name_ru": ru, "name_en": en}


def region() -> Region:
    return Region.objects.get_or_create(kato="71", defaults=names("Астана қ.", "г. Астана", "Astana"))[0]


def town() -> Settlement:
    return Settlement.objects.get_or_create(kato="710000000", defaults={"region": region(), **names("Астана", "Астана", "Astana")})[0]


def village() -> Settlement:
    texts = names("Талапкер ауылы", "село Талапкер", "Talapker")
    return Settlement.objects.get_or_create(kato="715000001", defaults={"region": region(), "rural": True, **texts})[0]


def _with_hours(office: MobilityCentre | CareerCentre) -> Any:
    office.set_hours(office.STANDARD_HOURS)
    office.save()
    return office


def mobility_centre() -> MobilityCentre:
    texts = names("Астана еңбек мобильділігі орталығы", "Центр трудовой мобильности Астаны", "Labour-mobility centre of Astana")
    return MobilityCentre.objects.filter(name_en=texts["name_en"]).first() or _with_hours(MobilityCentre(region=region(), **texts))


def career_centre() -> CareerCentre:
    texts = names("Сарыарқа мансап орталығы", "Карьерный центр Сарыарка", "Saryarqa career centre")
    found = CareerCentre.objects.filter(name_en=texts["name_en"]).first()
    if found:
        return found
    centre = _with_hours(CareerCentre(mobility_centre=mobility_centre(), settlement=town(), **texts))
    centre.serves.set([town(), village()])
    return centre


def occupation(code: str = "4311-1", **titles: str) -> Occupation:
    texts = {"title_kk": "Бухгалтер", "title_ru": "Бухгалтер", "title_en": "Accountant", **titles}
    values = {"major_group": int(code[0]), "education_level": "vocational", **texts}
    return Occupation.objects.get_or_create(code=code, defaults=values)[0]


def iin(birth: date = date(1990, 5, 14), sex: str = "F") -> IIN:
    """A new valid IIN of this birth date and sex."""
    century = {18: 1, 19: 3, 20: 5}[birth.year // 100] + (sex == "F")
    while True:
        body = f"{birth:%y%m%d}{century}{next(_serials):04d}"
        digit = check_digit(body)
        if digit is not None:
            return IIN(f"{body}{digit}")


def user(**values: Any) -> User:
    number = next(_serials)
    values.setdefault("email", f"person{number}@example.kz")
    values.setdefault("phone", f"+7701{number:07d}")
    return User.objects.create_user(password="a long enough word", **values)


def person(birth: date = date(1990, 5, 14), sex: str = "F", **values: Any) -> Person:
    values.setdefault("user", user())
    values.setdefault("settlement", town())
    values.setdefault("surname", "Сейітқызы")
    values.setdefault("given_name", "Айгүл")
    made = Person.objects.create(iin=values.pop("iin", None) or iin(birth, sex), **values)
    resume(made)
    return made


def resume(owner: Person, **values: Any) -> Resume:
    defaults = {"wanted": occupation(), "education_level": "vocational", "experience_years": 4, "regimes": ["full_time"], **values}
    return Resume.objects.update_or_create(person=owner, defaults=defaults)[0]


def identity_of(someone: Person) -> dict[str, Any]:
    """What the register of persons says of an honest applicant."""
    address = {"kk": "Астана", "ru": "Астана", "en": "Astana"}
    return {
        "found": True, "surname": someone.surname, "given_name": someone.given_name, "patronymic": someone.patronymic,
        "birth_date": someone.birth_date.isoformat(), "sex": someone.sex, "citizenship": "KAZ", "alive": True,
        "residence_kato": someone.settlement_id, "address": address,
    }
