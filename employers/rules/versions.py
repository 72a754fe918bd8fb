"""What a new version of a vacancy changed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from employers.rules.pay import money
from employers.rules.posting import LISTS, TABLES, Values
from enbek.i18n import Text

YES, NO, NOTHING = Text("иә", "да", "yes"), Text("жоқ", "нет", "no"), Text.same("—")

LABELS: dict[str, Text] = {
    "occupation": Text("Мамандық", "Занятие", "Occupation"),
    "title_kk": Text("Атауы (қазақша)", "Название (казахское)", "Title (Kazakh)"),
    "title_ru": Text("Атауы (орысша)", "Название (русское)", "Title (Russian)"),
    "title_en": Text("Атауы (ағылшынша)", "Название (английское)", "Title (English)"),
    "settlement": Text("Жұмыс орны", "Место работы", "Place of work"),
    "regime": Text("Жұмыс уақыты", "Режим работы", "Working time"),
    "temporary": Text("Уақытша жұмыс", "Временная работа", "Temporary work"),
    "pay_from": Text("Жалақы, төменгі", "Оплата от", "Pay from"),
    "pay_to": Text("Жалақы, жоғарғы", "Оплата до", "Pay to"),
    "duties_kk": Text("Міндеттері (қазақша)", "Обязанности (казахский)", "Duties (Kazakh)"),
    "duties_ru": Text("Міндеттері (орысша)", "Обязанности (русский)", "Duties (Russian)"),
    "conditions": Text("Еңбек жағдайлары", "Условия труда", "Working conditions"),
    "terms_kk": Text("Жағдайлар сөзбен (қазақша)", "Условия словами (казахский)", "Conditions in words (Kazakh)"),
    "terms_ru": Text("Жағдайлар сөзбен (орысша)", "Условия словами (русский)", "Conditions in words (Russian)"),
    "education_level": Text("Білім деңгейі", "Уровень образования", "Level of education"),
    "experience_years": Text("Тәжірибе, жыл", "Опыт, лет", "Experience, years"),
    "qualification": Text("Кәсіби деңгейі", "Профессиональный уровень", "Professional level"),
    "languages": Text("Тілдер", "Языки", "Languages"),
    "driving": Text("Жүргізуші куәлігі", "Водительское удостоверение", "Driving licence"),
    "computer_skills": Text("Компьютер", "Компьютер", "Computer"),
    "health_demands": Text("Жұмыс орнының талаптары", "Требования рабочего места", "Demands of the workplace"),
    "requirements_kk": Text("Талаптар (қазақша)", "Требования (казахский)", "Requirements (Kazakh)"),
    "requirements_ru": Text("Талаптар (орысша)", "Требования (русский)", "Requirements (Russian)"),
    "wishes_kk": Text("Тілектер (қазақша)", "Пожелания (казахский)", "Wishes (Kazakh)"),
    "wishes_ru": Text("Тілектер (орысша)", "Пожелания (русский)", "Wishes (Russian)"),
    "kind": Text("Түрі", "Вид", "Kind"),
    "internship": Text("Тағылымдама мүмкін", "Возможна стажировка", "Internship possible"),
    "accessible": Text("Мүгедектігі бар адамдарға қолжетімді", "Доступно людям с инвалидностью", "Accessible for people with disability"),
    "with_housing": Text("Тұрғын үймен", "С жильём", "With housing"),
    "seats": Text("Орын саны", "Число мест", "Seats"),
    "appeared_on": Text("Пайда болған күні", "День появления", "Appeared on"),
}
"""What each field is called in a history, in the order of the wizard."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field before and after, as a reader sees it."""

    field: str
    label: Text
    before: Text
    after: Text


def differences(before: Values, after: Values) -> list[Difference]:
    """Fields that differ, in the order of the wizard. Codes are shown by their titles."""
    changed = (name for name in LABELS if _plain(before.get(name)) != _plain(after.get(name)))
    return [Difference(name, LABELS[name], shown(name, before), shown(name, after)) for name in changed]


def shown(name: str, values: Values) -> Text:
    """A value in words. `occupation` and `settlement` bring their titles along as `<name>_title`."""
    value = _plain(values.get(name))
    if f"{name}_title" in values:
        return Text.from_json(values[f"{name}_title"])
    if isinstance(value, bool):
        return YES if value else NO
    if value is None:
        return NOTHING
    if name in ("pay_from", "pay_to"):
        return money(value)
    if name in LISTS:
        titles = [LISTS[name](code).title for code in value]
        return Text(*(", ".join(title.in_(language) for title in titles) for language in ("kk", "ru", "en")))
    if name in TABLES:
        return TABLES[name](value).title
    return Text.same(str(value))


def _plain(value: Any) -> Any:
    """Nothing is nothing, however it is written."""
    if isinstance(value, tuple):
        value = list(value)
    return None if value in ("", [], None) else value
