"""What a vacancy must say, and what it may not: pure rules over its values (R66, R68.1, O54, D-22, M1.1).

Values are JSON: strings, whole numbers, lists of codes, days as ISO dates. The wizard, a row of a table and the interface for machines
go through the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from employers.rules.pay import money
from employers.rules.tables import Conditions, Kind
from enbek.classifiers.tables import EducationLevel, HealthLimit, Language, Regime, Titled
from enbek.i18n import Text
from enbek.law.vacancies import MINIMUM_WAGE, MOST_PAY, MOST_SEATS, NONSENSE_PAY_UP_TO

Values = Mapping[str, Any]

LONGEST = {
    "title_kk": 150, "title_ru": 150, "title_en": 150, "qualification": 100,
    "duties_kk": 6000, "duties_ru": 6000, "terms_kk": 2000, "terms_ru": 2000,
    "requirements_kk": 3000, "requirements_ru": 3000, "wishes_kk": 2000, "wishes_ru": 2000,
}
"""Characters of each text, after tags are taken out."""

DRIVING = ("A", "B", "C", "D", "BE", "CE", "DE")
MOST_EXPERIENCE = 40
TABLES: dict[str, type[Titled]] = {"regime": Regime, "kind": Kind, "conditions": Conditions, "education_level": EducationLevel}
LISTS: dict[str, type[Titled]] = {"languages": Language, "health_demands": HealthLimit}
FLAGS = ("temporary", "computer_skills", "internship", "accessible", "with_housing")
DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(LONGEST, ""), **dict.fromkeys(LISTS, ()), **dict.fromkeys(FLAGS, False),
    "kind": "ordinary", "conditions": "normal", "education_level": "", "driving": "", "experience_years": 0, "seats": 1, "pay_to": None,
}
FIELDS = (*DEFAULTS, "occupation", "settlement", "regime", "pay_from", "appeared_on")
"""Every field of a vacancy that an employer fills in."""

REQUIRED = Text("Мұны толтыру қажет.", "Это нужно заполнить.", "This must be filled in.")
UNKNOWN_OCCUPATION = Text(
    "Мұндай мамандық жіктеуіште жоқ. Атауын жазып, тізімнен таңдаңыз.", "Такого занятия нет в классификаторе. Напишите название и выберите из списка.",
    "The classifier has no such occupation. Write its name and choose from the list.",
)
UNKNOWN_SETTLEMENT = Text("Мұндай елді мекен жоқ.", "Такого населённого пункта нет.", "There is no such settlement.")
UNKNOWN_CODE = Text("«{value}» деген мән жоқ.", "Значения «{value}» нет.", "There is no value “{value}”.")
TOO_LONG = Text("Мәтін тым ұзын: {length} таңба; ең көбі {most}.", "Текст слишком длинный: {length} знаков; не больше {most}.",
                "The text is too long: {length} characters; at most {most}.")
NOT_WHOLE = Text("Санды цифрмен, бүтін түрінде жазыңыз, мысалы 250000.", "Напишите число цифрами, без копеек, например 250000.",
                 "Write a whole number in digits, for example 250000.")
NONSENSE_PAY = Text(
    "Айына {pay} жалақы бола алмайды. Нақты төленетін соманы жазыңыз: ізденуші жалақыны көргенде ғана жауап береді.",
    "{pay} в месяц – не зарплата. Напишите сумму, которую действительно платите: люди откликаются, когда видят зарплату.",
    "{pay} a month is no pay. Write what you really pay: people respond when they see the pay.",
)
BELOW_MINIMUM = Text(
    "Толық жұмыс айы үшін ең төменгі жалақыдан ({least}) аз төлеуге болмайды. Толық емес уақыт болса, жұмыс режимін өзгертіңіз.",
    "За полный месяц нельзя платить меньше минимальной заработной платы ({least}). Если время неполное, измените режим работы.",
    "A full month may not bring less than the minimum wage ({least}). If the hours are fewer, change the working time.",
)
TOO_MUCH_PAY = Text("{pay} – қате терілген сан сияқты. Нөлдерді тексеріңіз.", "{pay} похоже на опечатку. Проверьте нули.",
                    "{pay} looks like a slip of the finger. Check the noughts.")
UPSIDE_DOWN = Text("Жоғарғы жалақы төменгісінен аз болмайды.", "Верхняя граница не может быть меньше нижней.", "The upper pay cannot be below the lower one.")
SEATS = Text("Орын саны 1-ден {most}-ге дейін.", "Мест может быть от 1 до {most}.", "Seats may be 1 to {most}.")
EXPERIENCE = Text("Тәжірибе 0-ден {most} жылға дейін.", "Опыт – от 0 до {most} лет.", "Experience may be 0 to {most} years.")
NOT_A_DAY = Text("Күнді 2026-03-16 түрінде жазыңыз.", "Напишите дату как 2026-03-16.", "Write the day as 2026-03-16.")
NOT_YET = Text(
    "Бос жұмыс орны әлі пайда болмаған: болашақ күнді көрсетуге болмайды.", "Вакансия ещё не появилась: дата в будущем не подходит.",
    "The vacancy has not appeared yet: a day in the future will not do.",
)
NO_DUTIES = Text("Не істеу керегін қазақша немесе орысша жазыңыз.", "Напишите, что надо делать, на казахском или русском.",
                 "Write what there is to do, in Kazakh or Russian.")


@dataclass(frozen=True, slots=True)
class Known:
    """What the classifiers know: each a question about a code."""

    occupation: Callable[[str], bool]
    settlement: Callable[[str], bool]


def problems(values: Values, today: date, known: Known) -> dict[str, Text]:
    """What is wrong, by field; empty when the vacancy may be sent. One sentence a field, the first that holds."""
    checks = (_texts, _codes, _pay, _numbers, _day)
    found: dict[str, Text] = {}
    for check in checks:
        for field, sentence in check({**DEFAULTS, **values}).items():
            found.setdefault(field, sentence)
    found |= {field: sentence for field, sentence in _places(values, known).items() if field not in found}
    day = as_day(values.get("appeared_on"))
    if day and day > today:
        found.setdefault("appeared_on", NOT_YET)
    return found


def _texts(values: Values) -> dict[str, Text]:
    found = {
        name: TOO_LONG.format(length=len(values[name]), most=most) for name, most in LONGEST.items() if len(values[name]) > most
    }
    if not values["duties_kk"] and not values["duties_ru"]:
        found["duties_ru"] = NO_DUTIES
    return found


def _codes(values: Values) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for name, table in TABLES.items():
        code = values.get(name) or ""
        if not code and name in ("regime", "kind", "conditions"):
            found[name] = REQUIRED
        elif code and code not in table.values:
            found[name] = UNKNOWN_CODE.format(value=code)
    for name, table in LISTS.items():
        wrong = [code for code in values[name] if code not in table.values]
        if wrong:
            found[name] = UNKNOWN_CODE.format(value=wrong[0])
    if values["driving"] and values["driving"] not in DRIVING:
        found["driving"] = UNKNOWN_CODE.format(value=values["driving"])
    return found


def _pay(values: Values) -> dict[str, Text]:
    low, high = values.get("pay_from"), values.get("pay_to")
    found = {name: sentence for name, pay in (("pay_from", low), ("pay_to", high)) if pay is not None and (sentence := _one_pay(pay))}
    if low is None:
        found["pay_from"] = REQUIRED
    if found or low is None:
        return found
    if high is not None and high < low:
        return {"pay_to": UPSIDE_DOWN}
    if low < MINIMUM_WAGE and values.get("regime") == Regime.FULL_TIME:
        return {"pay_from": BELOW_MINIMUM.format(least=money(MINIMUM_WAGE))}
    return {}


def _one_pay(pay: Any) -> Text | None:
    if not is_whole(pay) or pay < 0:
        return NOT_WHOLE
    if pay <= NONSENSE_PAY_UP_TO:
        return NONSENSE_PAY.format(pay=money(pay))
    return TOO_MUCH_PAY.format(pay=money(pay)) if pay > MOST_PAY else None


def _numbers(values: Values) -> dict[str, Text]:
    found = {}
    if not is_whole(values["seats"]) or not 1 <= values["seats"] <= MOST_SEATS:
        found["seats"] = SEATS.format(most=MOST_SEATS)
    if not is_whole(values["experience_years"]) or not 0 <= values["experience_years"] <= MOST_EXPERIENCE:
        found["experience_years"] = EXPERIENCE.format(most=MOST_EXPERIENCE)
    return found


def _day(values: Values) -> dict[str, Text]:
    given = values.get("appeared_on")
    if not given:
        return {"appeared_on": REQUIRED}
    return {} if as_day(given) else {"appeared_on": NOT_A_DAY}


def _places(values: Values, known: Known) -> dict[str, Text]:
    found = {}
    for name, is_known, unknown in (("occupation", known.occupation, UNKNOWN_OCCUPATION), ("settlement", known.settlement, UNKNOWN_SETTLEMENT)):
        code = values.get(name)
        if not code:
            found[name] = REQUIRED
        elif not is_known(str(code)):
            found[name] = unknown
    return found


def is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def as_day(value: Any) -> date | None:
    """The day of an ISO date; None for anything else."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
