"""Shapes of the answers, one per registry, and the check that an answer has its shape.

Dates are ISO strings (`YYYY-MM-DD`), periods `YYYY-MM`, amounts whole tenge. A person unknown to the identity
register is `{"found": false}`; every other registry answers with empty lists or nulls.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypedDict, Union, get_args, get_origin, get_type_hints, is_typeddict

from enbek.registries.port import Registry

Day = Annotated[str, "day"]
Month = Annotated[str, "month"]
Kato = Annotated[str, "kato"]


class Named(TypedDict):
    kk: str
    ru: str
    en: str


class Identity(TypedDict):
    found: Literal[True]
    surname: str
    given_name: str
    patronymic: str
    birth_date: Day
    sex: Literal["M", "F"]
    citizenship: str
    alive: bool
    residence_kato: Kato
    address: Named


class UnknownPerson(TypedDict):
    found: Literal[False]


class Contract(TypedDict):
    employer: str
    bin: str
    position: str
    started_on: Day
    ended_on: Day | None


class EmploymentContracts(TypedDict):
    contracts: list[Contract]


class Payment(TypedDict):
    payer: str
    bin: str
    period: Month
    paid_on: Day
    amount: int


class Contributions(TypedDict):
    payments: list[Payment]
    months_in_last_24: int


class SoleProprietor(TypedDict):
    active: bool
    since: Day
    until: Day | None


class Founded(TypedDict):
    bin: str
    name: str
    since: Day


class Entrepreneurship(TypedDict):
    sole_proprietor: SoleProprietor | None
    founder_of: list[Founded]


class StudyRecord(TypedDict):
    institution: str
    kind: Literal["school_senior", "college", "university"]
    form: Literal["full_time", "part_time"]
    since: Day
    until: Day | None


class Study(TypedDict):
    studies: list[StudyRecord]


class Sentence(TypedDict):
    kind: Literal["corrective_work", "community_work", "imprisonment", "compulsory_treatment"]
    suspended: bool
    in_force_from: Day
    until: Day | None


class Convictions(TypedDict):
    sentences: list[Sentence]


class Pension(TypedDict):
    kind: Literal["age", "disability", "survivor"]
    since: Day


class Pensions(TypedDict):
    pensions: list[Pension]


class Disability(TypedDict):
    group: Literal[1, 2, 3] | None
    since: Day | None
    limits: list[str]


SHAPES: dict[Registry, Any] = {
    Registry.IDENTITY: Identity | UnknownPerson,
    Registry.EMPLOYMENT_CONTRACTS: EmploymentContracts,
    Registry.CONTRIBUTIONS: Contributions,
    Registry.ENTREPRENEURSHIP: Entrepreneurship,
    Registry.STUDY: Study,
    Registry.CONVICTIONS: Convictions,
    Registry.PENSIONS: Pensions,
    Registry.DISABILITY: Disability,
}


def nothing_known(registry: Registry) -> dict[str, Any]:
    """The answer about a person whom the registry does not know."""
    answers: dict[Registry, dict[str, Any]] = {
        Registry.IDENTITY: {"found": False},
        Registry.EMPLOYMENT_CONTRACTS: {"contracts": []},
        Registry.CONTRIBUTIONS: {"payments": [], "months_in_last_24": 0},
        Registry.ENTREPRENEURSHIP: {"sole_proprietor": None, "founder_of": []},
        Registry.STUDY: {"studies": []},
        Registry.CONVICTIONS: {"sentences": []},
        Registry.PENSIONS: {"pensions": []},
        Registry.DISABILITY: {"group": None, "since": None, "limits": []},
    }
    return answers[registry]


def mismatch(registry: Registry, data: object) -> str | None:
    """Where `data` departs from the registry's shape (a path such as `contracts[0].bin`), or None. Holds no values."""
    return _mismatch(data, SHAPES[registry], "data")


def _mismatch(value: object, hint: Any, path: str) -> str | None:
    origin = get_origin(hint)
    if is_typeddict(hint):
        return _mismatch_in_dict(value, hint, path)
    if origin in (Union, UnionType):
        found = [_mismatch(value, option, path) for option in get_args(hint)]
        return None if None in found else max((f for f in found if f), key=len)
    if origin is list:
        if not isinstance(value, list):
            return path
        (item,) = get_args(hint)
        return next((bad for i, v in enumerate(value) if (bad := _mismatch(v, item, f"{path}[{i}]"))), None)
    if origin is Annotated:
        return None if isinstance(value, str) and _FORMATS[hint.__metadata__[0]](value) else path
    if origin is Literal:
        return None if any(value == option and type(value) is type(option) for option in get_args(hint)) else path
    wanted = NoneType if hint is None else hint
    return None if type(value) is wanted else path


def _mismatch_in_dict(value: object, hint: Any, path: str) -> str | None:
    if not isinstance(value, dict):
        return path
    for key, inner in get_type_hints(hint, include_extras=True).items():
        if key not in value:
            return f"{path}.{key}"
        if bad := _mismatch(value[key], inner, f"{path}.{key}"):
            return bad
    return None


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_FORMATS: dict[str, Callable[[str], bool]] = {
    "day": _is_day,
    "month": lambda value: _is_day(f"{value}-01"),
    "kato": lambda value: re.fullmatch(r"[0-9]{9}", value) is not None,
}
