"""Dates, times and money as people write them in Kazakh, Russian and English.

Django's own formats for Kazakh are those of no language at all, so the three are written out here.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from enbek import clock

NBSP = "\N{NO-BREAK SPACE}"

MONTHS = {
    "kk": ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
           "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
    "ru": ("января", "февраля", "марта", "апреля", "мая", "июня",
           "июля", "августа", "сентября", "октября", "ноября", "декабря"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}
WEEKDAYS = {
    "kk": ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"),
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
WEEKDAYS_SHORT = {
    "kk": ("дс", "сс", "ср", "бс", "жм", "сн", "жс"),
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
}
FULL = {"kk": "{y} жылғы {d} {m}", "ru": "{d} {m} {y} года", "en": "{d} {m} {y}"}
AT = {"kk": "{day}, сағат {time}", "ru": "{day}, {time}", "en": "{day}, {time}"}


def day(value: date, language: str) -> str:
    """27 March 2026 · 27 марта 2026 года · 2026 жылғы 27 наурыз."""
    month = MONTHS[language][value.month - 1]
    return FULL[language].format(d=value.day, m=month, y=value.year).replace(f"{value.day} ", f"{value.day}{NBSP}")


def short_day(value: date, language: str) -> str:
    """27 March · 27 марта · 27 наурыз."""
    return f"{value.day}{NBSP}{MONTHS[language][value.month - 1]}"


def weekday(value: date, language: str) -> str:
    return WEEKDAYS[language][value.weekday()]


def weekday_short(value: date, language: str) -> str:
    return WEEKDAYS_SHORT[language][value.weekday()]


def day_span(first: date, last: date, language: str) -> str:
    """One day, or a run of days: "21 March", "21–22 March", "31 March – 2 April"."""
    if first == last:
        return short_day(first, language)
    if first.month == last.month:
        return f"{first.day}–{short_day(last, language)}"
    return f"{short_day(first, language)} – {short_day(last, language)}"


def moment(value: datetime, language: str) -> str:
    """A moment seen in Asia/Almaty, to the minute. Raises ValueError for a time without a zone."""
    seen = clock.local(value)
    return AT[language].format(day=day(seen.date(), language), time=f"{seen:%H:%M}")


def end_of(due_on: date, due_at: datetime, language: str) -> str:
    """The end of a period. Midnight is written as 24:00 of the last day: that is how the day is lost or kept (Q-01)."""
    seen = clock.local(due_at)
    if seen.time() == time(0) and seen.date() > due_on:
        return AT[language].format(day=day(due_on, language), time="24:00")
    return moment(due_at, language)


def grouped(value: int, language: str) -> str:
    """12 340 in Kazakh and Russian, 12,340 in English."""
    return f"{value:,}".replace(",", "," if language == "en" else NBSP)


def tenge(amount: int | Decimal, language: str) -> str:
    """Whole tenge: 85 000 ₸ in Kazakh and Russian, ₸85,000 in English."""
    sign, whole = ("-" if amount < 0 else ""), grouped(abs(int(amount)), language)
    return f"{sign}₸{whole}" if language == "en" else f"{sign}{whole}{NBSP}₸"


_PARAGRAPH = re.compile(r"R?(?P<point>\d+)(?:[.(](?P<sub>\d+)\)?)?")
_ANNEX = re.compile(r"A(?P<annex>\d+)(?:\.(?P<row>\d+))?")
_PARAGRAPH_WORDS = {
    "kk": ("{point}-тармақ", "{point}-тармақтың {sub})-тармақшасы", "{annex}-қосымша", "{annex}-қосымша, {row}-жол"),
    "ru": ("п. {point}", "подп. {sub}) п. {point}", "приложение {annex}", "приложение {annex}, строка {row}"),
    "en": ("para. {point}", "para. {point}({sub})", "Annex {annex}", "Annex {annex}, row {row}"),
}


def paragraph(reference: str, language: str) -> str:
    """A reference of the requirements matrix in words: R41.2 → подп. 2) п. 41, A1.9 → приложение 1, строка 9; any other as it is."""
    plain, with_sub, annex, with_row = _PARAGRAPH_WORDS[language]
    if match := _PARAGRAPH.fullmatch(reference):
        form = with_sub if match["sub"] else plain
    elif match := _ANNEX.fullmatch(reference):
        form = with_row if match["row"] else annex
    else:
        return reference
    return form.format(**match.groupdict()).replace(". ", f".{NBSP}")
