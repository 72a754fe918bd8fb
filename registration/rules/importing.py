"""A line of the file of job seekers: what it must say, and what is wrong with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from enbek.i18n import Text
from enbek.identifiers import IIN, InvalidIdentifier

COLUMNS = (
    "iin", "surname", "given_name", "patronymic", "settlement", "phone", "email", "language", "registered_on", "occupation", "claims_measures",
)
"""The heading of the file, in any order; all must be there, `patronymic`, `phone`, `email`, `language`, `occupation` may be left empty."""

LANGUAGES = ("kk", "ru", "en")
YES_NO = {"yes": True, "no": False, "1": True, "0": False, "": False}
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE = re.compile(r"\+7[0-9]{10}")
NAME_LIMIT = 100


class Problem(StrEnum):
    """Why a line is rejected. Stored; never renamed."""

    IIN = "iin"
    NAME = "name"
    PLACE = "place"
    NO_CENTRE = "no_centre"
    REGION = "region"
    PHONE = "phone"
    EMAIL = "email"
    NO_CONTACT = "no_contact"
    LANGUAGE = "language"
    DAY = "day"
    OCCUPATION = "occupation"
    MEASURES = "measures"
    TWICE = "twice"
    KNOWN = "known"
    CONTACT_TAKEN = "contact_taken"
    CELLS = "cells"

    @property
    def words(self) -> Text:
        return WORDS[self]


WORDS: dict[Problem, Text] = {
    Problem.IIN: Text("ЖСН қате (12 цифр, күні, бақылау цифры)", "ИИН с ошибкой (12 цифр, дата, контрольная цифра)", "the IIN is wrong (12 digits, date, check digit)"),
    Problem.NAME: Text("тегі немесе аты жоқ не тым ұзын", "нет фамилии или имени, либо они слишком длинные", "surname or given name is missing or too long"),
    Problem.PLACE: Text("мұндай елді мекен коды (ӘАОЖ) жоқ", "нет такого кода населённого пункта (КАТО)", "there is no such place (KATO code)"),
    Problem.NO_CENTRE: Text("бұл елді мекенге қызмет көрсететін мансап орталығы жоқ", "этот населённый пункт не обслуживает ни один карьерный центр", "no career centre serves this place"),
    Problem.REGION: Text("елді мекен сіздің өңіріңізден тыс", "населённый пункт вне вашего региона", "the place is outside your region"),
    Problem.PHONE: Text("телефон +77011234567 түрінде жазылмаған", "телефон записан не как +77011234567", "the phone is not written as +77011234567"),
    Problem.EMAIL: Text("электрондық пошта қате", "ошибка в электронной почте", "the e-mail is wrong"),
    Problem.NO_CONTACT: Text("телефон да, электрондық пошта да жоқ", "нет ни телефона, ни электронной почты", "there is neither a phone nor an e-mail"),
    Problem.LANGUAGE: Text("тіл kk, ru немесе en болуы керек", "язык должен быть kk, ru или en", "the language must be kk, ru or en"),
    Problem.DAY: Text("тіркелген күн ЖЖЖЖ-АА-КК түрінде емес немесе болашақта", "дата регистрации не вида ГГГГ-ММ-ДД или в будущем", "the day of registration is not YYYY-MM-DD or lies ahead"),
    Problem.OCCUPATION: Text("мұндай кәсіп коды жоқ", "нет такого кода занятия", "there is no such occupation code"),
    Problem.MEASURES: Text("claims_measures: yes немесе no", "claims_measures: yes или no", "claims_measures: yes or no"),
    Problem.TWICE: Text("осы файлда бұл ЖСН, телефон немесе пошта бұрын кездескен", "этот ИИН, телефон или почта уже есть выше в файле", "this IIN, phone or e-mail stands in the file already"),
    Problem.KNOWN: Text("бұл адам порталда бар", "этот человек уже есть на портале", "this person is on the portal already"),
    Problem.CONTACT_TAKEN: Text("бұл телефон не пошта басқа есептік жазбаға тиесілі", "этот телефон или почта принадлежит другой учётной записи", "this phone or e-mail belongs to another account"),
    Problem.CELLS: Text("бағандар саны тақырыптағыдан өзгеше", "число ячеек не такое, как в заголовке", "the number of cells differs from the heading"),
}


def problems_of(line: Mapping[str, str], today: date) -> list[Problem]:
    """What is wrong with a line in itself; what only the database knows comes on top. `line`: column → text, without blanks around."""
    checks = {
        Problem.IIN: _is_iin(line["iin"]),
        Problem.NAME: 0 < len(line["surname"]) <= NAME_LIMIT and 0 < len(line["given_name"]) <= NAME_LIMIT >= len(line["patronymic"]),
        Problem.PHONE: not line["phone"] or bool(PHONE.fullmatch(line["phone"])),
        Problem.EMAIL: not line["email"] or bool(EMAIL.fullmatch(line["email"])),
        Problem.NO_CONTACT: bool(line["phone"] or line["email"]),
        Problem.LANGUAGE: line["language"] in ("", *LANGUAGES),
        Problem.DAY: _is_past(line["registered_on"], today),
        Problem.MEASURES: line["claims_measures"].lower() in YES_NO,
    }
    return [problem for problem, is_right in checks.items() if not is_right]


def claims_measures(text: str) -> bool:
    return YES_NO[text.lower()]


def _is_iin(text: str) -> bool:
    try:
        IIN(text)
    except InvalidIdentifier:
        return False
    return True


def _is_past(text: str, today: date) -> bool:
    try:
        return date.fromisoformat(text) <= today and len(text) == len("2026-01-01")
    except ValueError:
        return False
