"""The list of workers as canonical text, and what differs between two of them. Pure.

One line a worker, in both state languages and ordered by IIN, so that the same list gives the same bytes on every page and in every language. The
signature is made over the SHA-256 of these bytes; anybody can count it again over the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from employers.layoffs.rules.checking import Oddity
from enbek.classifiers.tables import EducationLevel
from enbek.i18n import Text

Values = dict[str, Any]

NO_EXPERIENCE = Text("жұмыс өтілі жоқ", "без опыта работы", "no experience")
NOT_CHECKED = Text("аты-жөні тізілімде тексерілмеген", "имя по реестру не проверено", "name not checked by the registry")
LABELS: dict[str, Text] = {
    "iin": Text("ЖСН", "ИИН", "IIN"),
    "name": Text("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Name"),
    "education_level": Text("Білім деңгейі", "Уровень образования", "Level of education"),
    "occupation": Text("Мамандығы (лауазымы)", "Профессия (должность)", "Occupation (post)"),
    "speciality": Text("Білімі бойынша мамандығы", "Специальность по образованию", "Speciality"),
    "qualification": Text("Білімі бойынша біліктілігі", "Квалификация по образованию", "Qualification"),
    "experience_years": Text("Жұмыс өтілі, жыл", "Стаж работы, лет", "Experience, years"),
    "pay": Text("Жалақысы, теңге", "Размер оплаты труда, тенге", "Pay, tenge"),
    "release_on": Text("Босатылатын күні", "Ожидаемая дата высвобождения", "Expected day of release"),
    "oddities": Text("Ерекше жағдай", "Особые обстоятельства", "Circumstances"),
    "explanation": Text("Түсіндірме", "Пояснение", "Explanation"),
}
HEAD: dict[str, Text] = {
    "centre": Text("Мансап орталығы", "Карьерный центр", "Career centre"),
    "reason": Text("Босату себебі", "Причина предполагаемого высвобождения", "Reason of the expected release"),
    "released_this_year": Text("Жыл басынан бері нақты босатылғандар", "Фактически высвобождено с начала года", "Actually released since January"),
}


def said(name: str, values: Values) -> Text:
    """A field of a worker in words. `occupation_title` comes with the values."""
    value = values.get(name)
    if name == "occupation":
        return Text.from_json(values["occupation_title"])
    if name == "education_level":
        return EducationLevel(str(value)).title
    if name == "experience_years" and not value:
        return NO_EXPERIENCE
    if name == "name" and not value:
        return NOT_CHECKED
    if name == "oddities":
        words = [Oddity(one).words for one in value or ()]
        return Text(*(" ".join(one.in_(language) for one in words) or "—" for language in ("kk", "ru", "en")))
    return Text.same(str(value) if value not in (None, "") else "—")


def canonical(workers: Iterable[Values]) -> bytes:
    """The list as UTF-8 text, a line a worker, ordered by IIN."""
    rows = sorted(workers, key=lambda values: str(values["iin"]))
    lines = ["; ".join(_both(label) for label in LABELS.values())]
    lines += ["; ".join(_both(said(name, values)) for name in LABELS) for values in rows]
    return ("\n".join(lines) + "\n").encode()


def _both(text: Text) -> str:
    """One line: a break or a separator inside a value would make two lists look alike."""
    words = text.kk if text.kk == text.ru else f"{text.kk} / {text.ru}"
    return " ".join(words.replace(";", ",").split())


def digest(listing: bytes) -> str:
    return hashlib.sha256(listing).hexdigest()


@dataclass(frozen=True, slots=True)
class Change:
    """A worker who came, went, or of whom something is said differently: `fields` are (label, before, after)."""

    kind: str
    name: str
    iin: str
    fields: tuple[tuple[Text, Text, Text], ...] = ()


def differences(before: Iterable[Values], after: Iterable[Values]) -> list[Change]:
    """By IIN: who was added, who was removed, who changed; in that order of kinds, each by IIN."""
    old, new = ({str(values["iin"]): values for values in rows} for rows in (before, after))
    added = [Change("added", new[iin]["name"], iin) for iin in sorted(new.keys() - old.keys())]
    removed = [Change("removed", old[iin]["name"], iin) for iin in sorted(old.keys() - new.keys())]
    changed = [
        Change("changed", new[iin]["name"], iin, fields) for iin in sorted(new.keys() & old.keys()) if (fields := _fields(old[iin], new[iin]))
    ]
    return [*added, *removed, *changed]


def _fields(old: Values, new: Values) -> tuple[tuple[Text, Text, Text], ...]:
    pairs = ((label, said(name, old), said(name, new)) for name, label in LABELS.items())
    return tuple((label, before, after) for label, before, after in pairs if before != after)


def head_differences(before: Values, after: Values) -> list[tuple[Text, Text, Text]]:
    """Of the notice itself; values are `Text` in JSON."""
    pairs = ((label, Text.from_json(before[name]), Text.from_json(after[name])) for name, label in HEAD.items())
    return [(label, old, new) for label, old, new in pairs if old != new]
