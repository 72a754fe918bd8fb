"""Dates as the blanks of the official forms want them, in the grammatical case each blank asks for."""

from __future__ import annotations

from datetime import date
from enum import Enum

_RU = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_KK = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
    "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
)  # fmt: skip
_KK_FROM = (
    "қаңтардан", "ақпаннан", "наурыздан", "сәуірден", "мамырдан", "маусымнан",
    "шілдеден", "тамыздан", "қыркүйектен", "қазаннан", "қарашадан", "желтоқсаннан",
)  # fmt: skip
_KK_INCLUSIVE = (
    "қаңтарды", "ақпанды", "наурызды", "сәуірді", "мамырды", "маусымды",
    "шілдені", "тамызды", "қыркүйекті", "қазанды", "қарашаны", "желтоқсанды",
)  # fmt: skip


class Case(Enum):
    """What the Kazakh words after the date require of the month: "бастап" the ablative, "қоса алғанға" the accusative."""

    PLAIN = "plain"
    FROM = "from"
    INCLUSIVE = "inclusive"


_KK_MONTHS = {Case.PLAIN: _KK, Case.FROM: _KK_FROM, Case.INCLUSIVE: _KK_INCLUSIVE}


def form_date(day: date, language: str, case: Case = Case.PLAIN) -> str:
    """A date laid into the blank of a form: `"21" ноября 2025 года`, `2025 жылғы "21" қарашадан`."""
    month = day.month - 1
    if language == "kk":
        return f'{day.year} жылғы "{day.day:02}" {_KK_MONTHS[case][month]}'
    if language == "ru":
        return f'"{day.day:02}" {_RU[month]} {day.year} года'
    return f"{day.day} {_EN[month]} {day.year}"
