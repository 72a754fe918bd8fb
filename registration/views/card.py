"""What the exchange knows about a person: every field with its source, and how the category came about (R10, R11, R34)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from careercenters.models import Settlement
from enbek import clock, formats
from enbek.i18n import LANGUAGES, Text
from enbek.law.profiling import CATEGORIES, category
from enbek.registries.port import REGISTRY_CODES, Registry
from registration.models import Case, EmploymentCard
from registration.shown.card import LABELS, CardRow, shown_card
from seekers.access import person_required
from seekers.models import Person

NOTHING = Text("жазба жоқ", "записей нет", "no records")
NOW = Text("қазірге дейін", "по настоящее время", "until now")


@dataclass(frozen=True, slots=True)
class RegistryWords:
    """What one registry said, as lines that a person can check."""

    title: Text
    as_of: datetime
    lines: list[Text]


@never_cache
@require_safe
@person_required
def card_page(request: HttpRequest, person: Person) -> HttpResponse:
    case = Case.objects.of(person).select_related("card__previous").first()
    card: EmploymentCard | None = getattr(case, "card", None) if case else None
    shown = shown_card(case) if case and card else None
    context: dict[str, Any] = {"card": shown, "said": [], "registries": [], "category": None, "categories": CATEGORIES, "profile": {}}
    if shown and card:
        context |= {
            "said": [_named_place(row) for row in sorted(shown.rows, key=_place_on_the_form) if row.as_of is None],
            "registries": _registries(card),
            "category": category(card.profile["category"]),
            "profile": card.profile,
        }
    return render(request, "registration/card.html", context)


def _place_on_the_form(row: CardRow) -> int:
    """The database keeps the fields of a card in no order of ours."""
    labels = list(LABELS.values())
    return labels.index(row.label) if row.label in labels else len(labels)


def _named_place(row: CardRow) -> dict[str, Any]:
    """A row of what the person said; a place is stored as its code of KATO."""
    place = Settlement.objects.filter(pk=row.value).first() if isinstance(row.value, str) and row.value.isdigit() else None
    return {"label": row.label, "value": place.name if place else row.value, "before": row.before}


def _registries(card: EmploymentCard) -> list[RegistryWords]:
    return [
        RegistryWords(
            Registry(name).title,
            clock.local(datetime.fromisoformat(entry["as_of"])),
            LINES[Registry(name)](entry["value"]) or [NOTHING],
        )
        for name, entry in card.data.items()
        if name in REGISTRY_CODES and Registry(name) in LINES
    ]


# --- the answers of the registries in words ---------------------------------------------------------------


def _line(*parts: str | Text | None) -> Text:
    there = [part for part in parts if part]
    return Text(*(", ".join(part.in_(language) if isinstance(part, Text) else part for part in there) for language in LANGUAGES))


def _period(since: str | None, until: str | None) -> Text:
    begun = _day(since) if since else Text.same("…")
    return Text.same("{since} – {until}").format(since=begun, until=_day(until) if until else NOW)


def _day(value: str) -> Text:
    return Text(*(formats.day(date.fromisoformat(value), language) for language in LANGUAGES))


def _contracts(data: dict[str, Any]) -> list[Text]:
    return [_line(one["employer"], one["position"], _period(one["started_on"], one["ended_on"])) for one in data["contracts"]]


def _contributions(data: dict[str, Any]) -> list[Text]:
    months = Text(
        "соңғы 24 айда жарна төленген айлар: {n}", "месяцев со взносами за последние 24: {n}", "months with contributions in the last 24: {n}"
    )
    return [months.format(n=data["months_in_last_24"])] if data["months_in_last_24"] else []


STUDY_FORMS = {
    "full_time": Text("күндізгі оқу", "очная форма", "full-time"),
    "part_time": Text("сырттай немесе кешкі оқу", "заочная или вечерняя форма", "part-time"),
}


def _studies(data: dict[str, Any]) -> list[Text]:
    return [_line(one["institution"], STUDY_FORMS[one["form"]], _period(one["since"], one["until"])) for one in data["studies"]]


def _disability(data: dict[str, Any]) -> list[Text]:
    if not data["group"]:
        return []
    group = Text("мүгедектік тобы: {n}", "группа инвалидности: {n}", "disability group: {n}").format(n=data["group"])
    return [_line(group, _period(data["since"], None) if data["since"] else None)]


LINES: dict[Registry, Callable[[dict[str, Any]], list[Text]]] = {
    Registry.EMPLOYMENT_CONTRACTS: _contracts,
    Registry.CONTRIBUTIONS: _contributions,
    Registry.STUDY: _studies,
    Registry.DISABILITY: _disability,
}
