"""Holidays of Kazakhstan of one year, with their reasons (Law No. 267 of 13.12.2001 art. 5; Labour Code art. 84 and 85).

Dates, transfers off a weekend and the moved days off of past years come from the `holidays` package. 7 January and the
first day of Kurban Ait are days off that never move. A later order of the ministry is entered as an override.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

import holidays

from enbek.i18n import Text


class Kind(StrEnum):
    """Why a day is off, or a day of the weekend is not."""

    HOLIDAY = "holiday"
    ESTIMATED = "estimated"
    CARRIED = "carried"
    MOVED_OFF = "moved_off"
    MOVED_WORKING = "moved_working"


@dataclass(frozen=True, slots=True)
class Special:
    """A day that differs from its weekday."""

    kind: Kind
    why: Text

    @property
    def works(self) -> bool:
        return self.kind is Kind.MOVED_WORKING


NAMES: dict[str, Text] = {
    "Жаңа жыл": Text("Жаңа жыл", "Новый год", "New Year"),
    "Православиелік Рождество": Text("Православиелік Рождество", "Православное Рождество", "Orthodox Christmas"),
    "Халықаралық әйелдер күні": Text("Халықаралық әйелдер күні", "Международный женский день", "International Women's Day"),
    "Наурыз мейрамы": Text("Наурыз мейрамы", "Наурыз мейрамы", "Nauryz"),
    "Қазақстан халқының бірлігі мерекесі": Text("Қазақстан халқының бірлігі мерекесі", "Праздник единства народа Казахстана",
                                                "Kazakhstan People's Unity Day"),
    "Отан Қорғаушы күні": Text("Отан қорғаушы күні", "День защитника Отечества", "Defender of the Fatherland Day"),
    "Жеңіс күні": Text("Жеңіс күні", "День Победы", "Victory Day"),
    "Құрбан айт": Text("Құрбан айттың бірінші күні", "первый день Курбан айта", "the first day of Kurban Ait"),
    "Астана күні": Text("Астана күні", "День столицы", "Capital Day"),
    "Қазақстан Республикасының Конституциясы күні": Text("Қазақстан Республикасының Конституциясы күні",
                                                         "День Конституции Республики Казахстан", "Constitution Day"),
    "Республика күні": Text("Республика күні", "День Республики", "Republic Day"),
    "Қазақстан Республикасы күні": Text("Қазақстан Республикасы күні", "День Республики Казахстан", "Day of the Republic of Kazakhstan"),
    "Қазақстан Республикасының Тұңғыш Президенті күні": Text("Тұңғыш Президент күні", "День Первого Президента", "First President Day"),
    "Тәуелсіздік күні": Text("Тәуелсіздік күні", "День Независимости", "Independence Day"),
}

CARRIED = Text("{name}: демалыс күнімен тұспа-тұс келіп, осы күнге көшті", "{name}: перенос с выходного дня",
               "{name}, carried over from a day off")
ESTIMATED = Text("{name} (күні әлі расталмаған)", "{name} (дата ещё не подтверждена)", "{name} (date not yet confirmed)")
MOVED_OFF = Text("демалыс күні {day} күнінен ауыстырылды", "выходной, перенесённый с {day}", "day off moved from {day}")
MOVED_WORKING = Text("жұмыс күні: демалыс басқа күнге ауыстырылды", "рабочий день: выходной перенесён на другую дату",
                     "working day: the day off was moved to another date")

_OBSERVED = "(қайта белгіленген демалыс"
_GUESSED = "бағаланған"
_MOVED = re.compile(r"Демалыс күні \((\d\d\.\d\d\.\d{4}) бастап ауыстырылды\)")


def _special(label: str) -> Special:
    """One label of the package: "Наурыз мейрамы (қайта белгіленген демалыс)" and the like."""
    if moved := _MOVED.fullmatch(label):
        return Special(Kind.MOVED_OFF, MOVED_OFF.format(day=moved[1]))
    base = label.split(" (", 1)[0]
    name = NAMES.get(base, Text.same(base))
    if _OBSERVED in label:
        return Special(Kind.CARRIED, CARRIED.format(name=name))
    if _GUESSED in label:
        return Special(Kind.ESTIMATED, ESTIMATED.format(name=name))
    return Special(Kind.HOLIDAY, name)


@lru_cache(maxsize=64)
def year(number: int) -> dict[date, Special]:
    """All days of a year that differ from their weekday. Built once a process; do not change the result."""
    known = holidays.country_holidays("KZ", years=number, language="kk")
    days = {day: _special(label.split("; ", 1)[0]) for day, label in known.items() if day.year == number}
    working = Special(Kind.MOVED_WORKING, MOVED_WORKING)
    return days | {day: working for day in known.weekend_workdays if day.year == number}
