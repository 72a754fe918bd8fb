"""Short closed tables: levels of education, working time, languages, health limits. Labels in three languages."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.functional import lazy
from django.utils.translation import override

from enbek.i18n import LANGUAGES, Text


def said(kk: str, ru: str, en: str) -> Any:
    """A label that follows the language of the reader, as gettext's lazy strings do."""
    return lazy(str, str)(Text(kk, ru, en))


class Titled(models.TextChoices):
    """A closed table; `.label` is in the active language, `.title` in all three (for stored texts)."""

    @property
    def title(self) -> Text:  # type: ignore[override]  # str.title() has no use here
        said = []
        for language in LANGUAGES:
            with override(language):
                said.append(str(self.label))
        return Text(*said)

    @property
    def rank(self) -> int:
        """Place in the table; tables of levels go from low to high."""
        return list(type(self)).index(self)


class EducationLevel(Titled):
    """Levels of the Law on Education, from low to high."""

    PRIMARY = "primary", said("Бастауыш", "Начальное", "Primary")
    BASIC_SECONDARY = "basic_secondary", said("Негізгі орта", "Основное среднее", "Basic secondary")
    SECONDARY = "secondary", said("Жалпы орта", "Общее среднее", "General secondary")
    VOCATIONAL = (
        "vocational",
        said("Техникалық және кәсіптік", "Техническое и профессиональное", "Technical and vocational"),
    )
    POST_SECONDARY = "post_secondary", said("Орта білімнен кейінгі", "Послесреднее", "Post-secondary")
    HIGHER = "higher", said("Жоғары", "Высшее", "Higher")
    POSTGRADUATE = "postgraduate", said("Жоғары оқу орнынан кейінгі", "Послевузовское", "Postgraduate")


class Regime(Titled):
    """Working time (Labour Code, chapters 6 and 12)."""

    FULL_TIME = "full_time", said("Толық жұмыс күні", "Полный рабочий день", "Full time")
    PART_TIME = "part_time", said("Толық емес жұмыс уақыты", "Неполное рабочее время", "Part time")
    SHIFT = "shift", said("Ауысымды жұмыс", "Сменная работа", "Shift work")
    FLEXIBLE = "flexible", said("Икемді жұмыс уақыты", "Гибкое рабочее время", "Flexible hours")
    ROTATION = "rotation", said("Вахталық әдіс", "Вахтовый метод", "Rotation away from home")
    REMOTE = "remote", said("Қашықтан жұмыс", "Дистанционная работа", "Remote work")


class HealthLimit(Titled):
    """What a workplace may demand of the body, and what a person may say is not for them. Coarse on purpose: no diagnoses."""

    LIFTING = "lifting", said("Ауыр жүк көтеру", "Подъём тяжестей", "Lifting heavy things")
    STANDING = "standing", said("Ұзақ тік тұру немесе жүру", "Долго стоять или ходить", "Standing or walking for long")
    HEIGHTS = "heights", said("Биіктікте жұмыс істеу", "Работа на высоте", "Work at height")
    NIGHT = "night", said("Түнгі жұмыс", "Работа ночью", "Night work")
    DUST = "dust", said("Шаң, газ, химиялық заттар", "Пыль, газы, химические вещества", "Dust, fumes, chemicals")
    NOISE = "noise", said("Шу мен діріл", "Шум и вибрация", "Noise and vibration")
    WEATHER = "weather", said("Аязда немесе аптапта жұмыс", "Работа на морозе или в жару", "Work in frost or heat")
    EYESIGHT = "eyesight", said("Көзге күш түсетін жұмыс", "Нагрузка на зрение", "Strain on the eyes")
    HEARING = "hearing", said("Жақсы естуді қажет ететін жұмыс", "Нужен хороший слух", "Good hearing needed")
    HANDS = "hands", said("Қолмен ұсақ жұмыс істеу", "Мелкая работа руками", "Fine work with the hands")
    SITTING = "sitting", said("Ұзақ отыру", "Долго сидеть", "Sitting for long")


class Language(Titled):
    KAZAKH = "kk", said("Қазақ тілі", "Казахский", "Kazakh")
    RUSSIAN = "ru", said("Орыс тілі", "Русский", "Russian")
    ENGLISH = "en", said("Ағылшын тілі", "Английский", "English")
    TURKISH = "tr", said("Түрік тілі", "Турецкий", "Turkish")
    CHINESE = "zh", said("Қытай тілі", "Китайский", "Chinese")
    GERMAN = "de", said("Неміс тілі", "Немецкий", "German")
    UZBEK = "uz", said("Өзбек тілі", "Узбекский", "Uzbek")
    UYGHUR = "ug", said("Ұйғыр тілі", "Уйгурский", "Uyghur")
    KOREAN = "ko", said("Корей тілі", "Корейский", "Korean")
    ARABIC = "ar", said("Араб тілі", "Арабский", "Arabic")


class LanguageLevel(Titled):
    """The six steps of the Common European Framework (CEFR), from low to high."""

    A1 = "A1", said("A1 – бастапқы", "A1 – начальный", "A1 – beginner")
    A2 = "A2", said("A2 – қарапайым", "A2 – элементарный", "A2 – elementary")
    B1 = "B1", said("B1 – орта", "B1 – средний", "B1 – intermediate")
    B2 = "B2", said("B2 – ортадан жоғары", "B2 – выше среднего", "B2 – upper intermediate")
    C1 = "C1", said("C1 – жетік", "C1 – продвинутый", "C1 – advanced")
    C2 = "C2", said("C2 – еркін", "C2 – свободный", "C2 – mastery")
