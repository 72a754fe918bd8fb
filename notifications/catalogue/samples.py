"""Invented data of the samples: nobody's case."""

from __future__ import annotations

from datetime import datetime

from enbek.clock import ALMATY
from enbek.i18n import Text

VACANCY = Text("Бухгалтер", "Бухгалтер", "Accountant")
EMPLOYER = Text("«Алатау Құрылыс» ЖШС", "ТОО «Алатау Құрылыс»", "Alatau Qurylys LLP")
CENTRE = Text(
    "Алматы қаласы Медеу ауданының мансап орталығы",
    "Карьерный центр Медеуского района города Алматы",
    "Career centre of Medeu district, Almaty",
)
MEETING = Text("Алматы қаласы, Абай даңғылы, 10, 3-қабат", "г. Алматы, пр. Абая, 10, 3-й этаж", "10 Abay avenue, 3rd floor, Almaty")
PHONE = Text.same("+7 727 000 00 00")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026 in Asia/Almaty."""
    return datetime(2026, 3, day, hour, minute, tzinfo=ALMATY)
