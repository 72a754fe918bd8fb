"""The individual employment card in words: what is known, and from where (R10, R21)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from enbek import clock, formats
from enbek.classifiers.models import Occupation
from enbek.classifiers.tables import EducationLevel, Language, Regime
from enbek.i18n import LANGUAGES, Text
from enbek.law.profiling import category
from enbek.registries.port import REGISTRY_CODES, Registry
from registration.models import Case, EmploymentCard
from registration.models.applications import Reason
from registration.services.cards import changes

LABELS: dict[str, Text] = {
    "full_name": Text("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Full name"),
    "settlement": Text("Тұратын жері", "Место жительства", "Place of residence"),
    "phone": Text("Телефон", "Телефон", "Phone"),
    "email": Text("Электрондық пошта", "Электронная почта", "E-mail"),
    "reason_of_unemployment": Text("Жұмыссыз қалу себебі", "Причина незанятости", "Reason of being without work"),
    "claims_measures": Text(
        "Жұмыспен қамтудың белсенді шараларына қатысқысы келеді", "Хочет участвовать в активных мерах содействия занятости",
        "Wants to take part in active employment measures",
    ),
    "wanted_occupation": Text("Іздеген жұмысы", "Искомая работа", "Work looked for"),
    "min_pay": Text("Ең төменгі жалақы, айына", "Наименьшая зарплата в месяц", "Lowest pay a month"),
    "regimes": Text("Жұмыс уақыты", "Режим работы", "Working time"),
    "relocation": Text("Басқа жерге көшуге дайын", "Готовность к переезду", "Ready to move"),
    "education_level": Text("Білім деңгейі", "Уровень образования", "Level of education"),
    "experience_years": Text("Осы жұмыстағы өтілі, жыл", "Стаж в этой работе, лет", "Experience in this work, years"),
    "unemployed_since": Text("Жұмыссыз жүрген уақыты", "Без работы с", "Without work since"),
    "education": Text("Білімі", "Образование", "Education"),
    "jobs": Text("Еңбек жолы", "Трудовая деятельность", "Jobs"),
    "languages": Text("Тілдер", "Языки", "Languages"),
}
YES, NO = Text("иә", "да", "yes"), Text("жоқ", "нет", "no")
NOT_GIVEN = Text("көрсетілмеген", "не указано", "not given")
BY_THE_PERSON = Text("адамның өзі көрсетті", "указал(а) сам человек", "given by the person")
RECORDS = Text("жазбалар саны: {number}", "записей: {number}", "records: {number}")
NONE_FOUND = Text("жазба жоқ", "записей нет", "no records")


@dataclass(frozen=True, slots=True)
class CardRow:
    """One field of the card. `as_of`: the registry's own time of its data; None for what the person said."""

    label: Text
    value: str | Text
    source: Text
    as_of: datetime | None
    before: str | Text | None


@dataclass(frozen=True, slots=True)
class ShownCard:
    category: Text
    formed_at: datetime
    rows: list[CardRow]


def shown_card(case: Case) -> ShownCard | None:
    """The card of a case, with what changed since the person's earlier card; None before the registration."""
    card = EmploymentCard.objects.select_related("previous").filter(case=case).first()
    if card is None:
        return None
    changed = changes(card)
    titles = _occupations(card)
    rows = [_row(name, entry, changed, titles) for name, entry in card.data.items()]
    return ShownCard(category(card.profile["category"]).title, clock.local(card.created_at), rows)


def compared(earlier: EmploymentCard, now: dict[str, Any]) -> list[CardRow]:
    """What a repeat application would change in an earlier card, before a new one is formed (R21)."""
    was = {name: earlier.data.get(name, {}).get("value") for name in now}
    changed = {name: (was[name], value) for name, value in now.items() if was[name] != value}
    jobs = [job["occupation_id"] for values in (was, now) for job in values.get("jobs") or []]
    codes = {was.get("wanted_occupation"), now.get("wanted_occupation"), *jobs} - {None}
    titles = {row.code: row.title for row in Occupation.objects.filter(code__in=codes)}
    return [_row(name, {"value": value, "source": "form"}, changed, titles) for name, (_before, value) in changed.items()]


def _row(name: str, entry: dict[str, Any], changed: dict[str, tuple[Any, Any]], titles: dict[str, Text]) -> CardRow:
    known = name in REGISTRY_CODES
    return CardRow(
        label=Registry(name).title if known else LABELS[name],
        value=_value(name, entry["value"], titles),
        source=Registry(entry["source"]).title if entry["source"] in REGISTRY_CODES else BY_THE_PERSON,
        as_of=clock.local(datetime.fromisoformat(entry["as_of"])) if "as_of" in entry else None,
        before=_value(name, changed[name][0], titles) if name in changed else None,
    )


def _occupations(card: EmploymentCard) -> dict[str, Text]:
    """The titles of all occupations that the card and its predecessor name: one query."""
    cards = [one.data for one in (card, card.previous) if one]
    codes = {data["wanted_occupation"]["value"] for data in cards if "wanted_occupation" in data}
    codes |= {job["occupation_id"] for data in cards for job in data.get("jobs", {}).get("value", [])}
    return {row.code: row.title for row in Occupation.objects.filter(code__in=codes - {None})}


def _value(name: str, value: Any, titles: dict[str, Text]) -> str | Text:
    if isinstance(value, bool):
        return YES if value else NO
    if value in (None, "", []):
        return NOT_GIVEN
    if name in REGISTRY_CODES:
        return _records(value)
    words = WORDS.get(name)
    return words(value, titles) if words else str(value)


def _records(data: dict[str, Any]) -> Text:
    """How many records a registry showed: their content is on the receipt, as far as a decision rests on it."""
    number = sum(len(value) for value in data.values() if isinstance(value, list))
    number = number or sum(value is not None and not isinstance(value, list | int) for value in data.values())
    return RECORDS.format(number=number) if number else NONE_FOUND


def _joined(parts: list[Any]) -> Text:
    """Parts side by side in each language; what is missing is left out."""
    there = [part for part in parts if part not in (None, "")]
    return Text(*("; ".join(part.in_(language) if isinstance(part, Text) else str(part) for part in there) for language in LANGUAGES))


def _day(value: str | None) -> Text | None:
    return Text(*(formats.day(date.fromisoformat(value), language) for language in LANGUAGES)) if value else None


def _job(job: dict[str, Any], titles: dict[str, Text]) -> Text:
    period = Text("{since} – {until}", "{since} – {until}", "{since} – {until}").format(
        since=_day(job["started_on"]) or "?", until=_day(job["ended_on"]) or "…"
    )
    return _joined([job["employer"], titles.get(job["occupation_id"], job["occupation_id"]), period])


def _schooling(row: dict[str, Any]) -> Text:
    return _joined([row["institution"], row["speciality"], EducationLevel(row["level"]).title, row["finished"]])


WORDS: dict[str, Callable[[Any, dict[str, Text]], str | Text]] = {
    "phone": lambda value, _titles: str(value),
    "reason_of_unemployment": lambda value, _titles: str(Reason(value).label),
    "wanted_occupation": lambda value, titles: titles.get(value, str(value)),
    "min_pay": lambda value, _titles: Text(*(formats.tenge(value, language) for language in LANGUAGES)),
    "regimes": lambda value, _titles: _joined([Regime(one).title for one in value]),
    "education_level": lambda value, _titles: EducationLevel(value).title,
    "unemployed_since": lambda value, _titles: _day(value) or "",
    "education": lambda value, _titles: _joined([_schooling(row) for row in value]),
    "jobs": lambda value, titles: _joined([_job(row, titles) for row in value]),
    "languages": lambda value, _titles: _joined([f"{Language(row['language']).label} ({row['level']})" for row in value]),
}
