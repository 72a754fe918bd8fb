"""The forms as typed data: what each of annexes 3, 4, 5, 6 and 9, and the own form of paragraph 52, is filled in with (A3–A9, Q-10).

The words around the data are in `wording.py`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from enbek.i18n import LANGUAGES, Text


class Form(StrEnum):
    """A form by the id of its annex."""

    A3 = "A3"
    A4 = "A4"
    A5 = "A5"
    A6 = "A6"
    A9 = "A9"
    D51 = "D51"
    """The exchange's own form (Q-10): the notice of paragraph 52 has none in the Rules."""

    @property
    def annex(self) -> int:
        """The annex of an official form; the paragraph of an own one."""
        return int(self.value[1:])


def clean(value: str) -> str:
    """What may be printed: one normal form of each letter, single spaces, no control or invisible direction marks."""
    spaced = "".join(" " if ch.isspace() else ch for ch in unicodedata.normalize("NFC", value))
    visible = "".join(ch for ch in spaced if unicodedata.category(ch) not in {"Cc", "Cf", "Cs"})
    return " ".join(visible.split())


def _clean_text(text: Text, what: str) -> Text:
    cleaned = Text(*(clean(text.in_(language)) for language in LANGUAGES))
    if not all(cleaned.in_(language) for language in LANGUAGES):
        raise ValueError(f"{what} is needed in every language")
    return cleaned


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person as the forms name one. Raises ValueError without surname and given name both."""

    surname: str
    given_name: str
    patronymic: str = ""

    def __post_init__(self) -> None:
        for part in ("surname", "given_name", "patronymic"):
            object.__setattr__(self, part, clean(getattr(self, part)))
        if not (self.surname or self.given_name):
            raise ValueError("a document needs the name of a person")

    @property
    def full(self) -> str:
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def discreet(self) -> str:
        """Given name and the first letter of the surname: enough to compare with a paper in hand, too little to learn a name."""
        initial = f"{self.surname[0]}." if self.surname else ""
        return " ".join(part for part in (self.given_name, initial) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormData:
    """What every form has. `office` is the provider that the form names: a career centre (A3, A4) or a mobility centre (A5, A6, A9)."""

    form: ClassVar[Form]
    name: PersonName
    office: Text

    def __post_init__(self) -> None:
        object.__setattr__(self, "office", _clean_text(self.office, "the name of the office"))

    def to_json(self) -> dict[str, Any]:
        name = {"surname": self.name.surname, "given_name": self.name.given_name, "patronymic": self.name.patronymic}
        return {"name": name, "office": self.office.to_json()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refusal(FormData):
    reasons: tuple[Text, ...]

    def __post_init__(self) -> None:
        FormData.__post_init__(self)
        object.__setattr__(self, "reasons", tuple(_clean_text(reason, "the reason") for reason in self.reasons))
        if not self.reasons:
            raise ValueError("a refusal needs a reason")

    def to_json(self) -> dict[str, Any]:
        return FormData.to_json(self) | {"reasons": [reason.to_json() for reason in self.reasons]}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Registration(FormData):
    registered_from: date

    def to_json(self) -> dict[str, Any]:
        return FormData.to_json(self) | {"registered_from": self.registered_from.isoformat()}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSeekerRefusal(_Refusal):
    """Annex 3: refusal to register as a person looking for work (R8, A1.9)."""

    form: ClassVar[Form] = Form.A3


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSeekerNotice(_Registration):
    """Annex 4: notice of registration as a person looking for work (R12)."""

    form: ClassVar[Form] = Form.A4


@dataclass(frozen=True, slots=True, kw_only=True)
class UnemployedNotice(_Registration):
    """Annex 5: notice of registration as unemployed (R40)."""

    form: ClassVar[Form] = Form.A5


@dataclass(frozen=True, slots=True, kw_only=True)
class UnemployedRefusal(_Refusal):
    """Annex 6: refusal to register as unemployed (R40, R41)."""

    form: ClassVar[Form] = Form.A6


@dataclass(frozen=True, slots=True, kw_only=True)
class DeregistrationNotice(_Refusal):
    """Own form: notice of deregistration with ground, fact and source (R52, Q-10)."""

    form: ClassVar[Form] = Form.D51


@dataclass(frozen=True, slots=True, kw_only=True)
class UnemployedInformation(FormData):
    """Annex 9: information on registration as unemployed, or, with `registered_from=None`, on its absence (R45, D-25)."""

    form: ClassVar[Form] = Form.A9
    registered_from: date | None

    def to_json(self) -> dict[str, Any]:
        since = self.registered_from.isoformat() if self.registered_from else None
        return FormData.to_json(self) | {"registered_from": since}


AnyForm = JobSeekerRefusal | JobSeekerNotice | UnemployedNotice | UnemployedRefusal | UnemployedInformation | DeregistrationNotice
