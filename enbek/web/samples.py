"""Invented rows for the gallery of components: nobody's case, only looks. No rule is applied here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from enbek.clock import ALMATY
from enbek.i18n import Text

WEEKEND = Text("демалыс күні", "выходной", "weekend")
NAURYZ = Text("Наурыз мейрамы", "Наурыз мейрамы", "Nauryz holiday")
MOVED = Text("демалыс 21 және 22 наурыздан ауыстырылды", "выходные перенесены с 21 и 22 марта", "days off moved from 21 and 22 March")
HOLIDAYS = {date(2026, 3, 21): NAURYZ, date(2026, 3, 22): NAURYZ, date(2026, 3, 23): NAURYZ,
            date(2026, 3, 24): MOVED, date(2026, 3, 25): MOVED}
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Limit:
    id: str
    paragraphs: tuple[str, ...]
    title: Text
    unit: str = "working_days"


@dataclass(frozen=True, slots=True)
class Day:
    date: date
    working: bool
    number: int | None
    why: Text | None


@dataclass(frozen=True, slots=True)
class Clock:
    limit: Limit
    days: list[Day]
    due_on: date
    due_at: datetime
    state: str
    today: date
    owner: Text
    hold_reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    title: Text
    outcome: Text
    outcome_tone: str
    decided_at: datetime
    decided_by: str
    authority: Text
    edition: str
    paragraph: str
    grounds: list[dict[str, object]] = field(default_factory=list)
    facts: list[dict[str, object]] = field(default_factory=list)


MATCHING = Limit("T06", ("36",), Text("Лайықты жұмысты іріктеу", "Подбор подходящей работы", "Matching with suitable work"))
PLAN = Limit("T08", ("42",), Text("Әлеуметтік төлемге құжаттар тізімі", "Список документов на социальную выплату", "List of documents for the payment"))
PROOF = Limit("T09", ("45",), Text("Анықтаманың қолданылу мерзімі", "Срок действия справки", "Validity of the certificate"), unit="calendar_days")
PORTAL = Text("портал", "портал", "the portal")
YOU = Text("сіз", "вы", "you")
CENTRE = Text("мансап орталығы", "карьерный центр", "the career centre")
WAITING = Text("сізге жұмыс ұсынылды, жауабыңыз күтілуде", "вам предложена работа, ждём вашего ответа", "a job was offered to you, your answer is awaited")


def days(first: date, last: date, *, calendar_days: bool = False) -> list[Day]:
    """Days from the event (day 0) to the last day, with weekends and the holidays of March 2026."""
    drawn, number = [Day(first, True, None, None)], 0
    for step in range(1, (last - first).days + 1):
        day = first + timedelta(days=step)
        why = HOLIDAYS.get(day) or (WEEKEND if day.weekday() >= SATURDAY else None)
        counted = calendar_days or why is None
        number += counted
        drawn.append(Day(day, why is None, number if counted else None, None if counted else why))
    return drawn


def _clock(limit: Limit, first: date, last: date, today: date, state: str, owner: Text, reason: Text | None = None) -> Clock:
    end = datetime.combine(last + timedelta(days=1), time(0), ALMATY)
    drawn = days(first, last, calendar_days=limit.unit == "calendar_days")
    return Clock(limit, drawn, last, end, state, today, owner, reason)


def clocks() -> list[tuple[str, Clock]]:
    """A clock in each state, with the name of the state."""
    thursday, after_holidays = date(2026, 3, 19), date(2026, 3, 27)
    return [
        ("running", _clock(MATCHING, thursday, date(2026, 3, 26), date(2026, 3, 20), "running", PORTAL)),
        ("last day", _clock(PLAN, thursday, after_holidays, after_holidays, "running", YOU)),
        ("held", _clock(MATCHING, thursday, date(2026, 3, 26), date(2026, 3, 20), "held", PORTAL, WAITING)),
        ("overdue", _clock(PLAN, thursday, date(2026, 3, 20), date(2026, 3, 27), "running", CENTRE)),
        ("met", _clock(PLAN, thursday, date(2026, 3, 26), after_holidays, "met", CENTRE)),
        ("missed", _clock(PLAN, thursday, date(2026, 3, 20), date(2026, 3, 26), "missed", CENTRE)),
        ("cancelled", _clock(MATCHING, thursday, date(2026, 3, 26), date(2026, 3, 20), "cancelled", PORTAL)),
        ("long", _clock(PROOF, date(2026, 3, 2), date(2026, 4, 1), date(2026, 3, 13), "running", YOU)),
        ("long, working days", _clock(PLAN, date(2026, 3, 2), date(2026, 4, 1), date(2026, 3, 17), "running", CENTRE)),
    ]


def decisions() -> list[Decision]:
    """A receipt that grants and one that refuses."""
    at = datetime(2026, 3, 27, 9, 2, tzinfo=ALMATY)
    office = Text("Алматы қаласының мансап орталығы", "Карьерный центр города Алматы", "Career centre of the city of Almaty")
    works = Text("Еңбек шарты бойынша жұмыс істейді", "Работает по трудовому договору", "Works under an employment contract")
    studies = Text("Күндізгі оқу нысаны бойынша оқиды", "Учится по очной форме", "Studies full-time")
    age = Text("Зейнеткерлік жасқа толған", "Достиг пенсионного возраста", "Has reached pension age")
    ended = Text("Шарт 2026 жылғы 2 наурызда тоқтатылған", "Договор прекращён 2 марта 2026 года", "The contract ended on 2 March 2026")
    is_open = Text("2024 жылғы 1 қыркүйектен бері жарамды шарт бар", "Есть действующий договор с 1 сентября 2024 года",
                   "There is a valid contract since 1 September 2024")
    silent = Text("Тіркелім жауап бермеді", "Реестр не ответил", "The registry did not answer")
    none = Text("Мұндай жазба жоқ", "Такой записи нет", "There is no such record")
    return [
        Decision(
            Text("Жұмыссыз ретінде тіркеу", "Регистрация в качестве безработного", "Registration as unemployed"),
            Text("тіркелді", "зарегистрирован", "registered"), "good", at, "", office, "order-214-2025", "38",
            [{"text": works, "verdict": "does_not_hold", "sentence": ended, "paragraph": "R41.2"},
             {"text": studies, "verdict": "does_not_hold", "sentence": none, "paragraph": "R41.3"},
             {"text": age, "verdict": "not_known", "sentence": silent, "paragraph": "R41.4"}],
            [{"sentence": ended, "registry": "employment_contracts", "as_of": at, "wrong_url": "#receipt"},
             {"sentence": none, "registry": "study", "as_of": at.isoformat(), "wrong_url": "#receipt"}],
        ),
        Decision(
            Text("Жұмыссыз ретінде тіркеуден бас тарту", "Отказ в регистрации в качестве безработного", "Registration as unemployed refused"),
            Text("бас тартылды", "отказано", "refused"), "bad", at, "А. Б. Әлиева", office, "order-214-2025", "41",
            [{"text": works.to_json(), "verdict": "holds", "sentence": is_open.to_json(), "paragraph": "R41.2"}],
            [{"field": Text("Шарттың аяқталған күні", "Дата окончания договора", "End of the contract"), "value": "—",
              "registry": "employment_contracts", "as_of": at, "wrong_url": "#receipt"}],
        ),
    ]
