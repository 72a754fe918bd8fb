"""What is wrong with a worker of the list, and what is only unusual (D-38, Q-16). Pure: facts and days come from outside.

Unusual things are allowed with an explanation, which the centre reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from enbek.i18n import Text
from enbek.law.layoffs import MOST_AHEAD_DAYS, send_by


class Oddity(StrEnum):
    """Stored; never renamed."""

    PAST = "past"
    SHORT = "short"
    NOT_EMPLOYED = "not_employed"
    ELSEWHERE = "elsewhere"

    @property
    def words(self) -> Text:
        return WORDS[self]


WORDS: dict[Oddity, Text] = {
    Oddity.PAST: Text("Босатылатын күн өтіп кеткен.", "Дата высвобождения уже прошла.", "The day of release has already passed."),
    Oddity.SHORT: Text(
        "Босатуға дейін бір айдан аз қалды: хабарлама мерзімінен кеш.", "До высвобождения меньше месяца: уведомление опаздывает.",
        "The release is less than a month away: the notice is late.",
    ),
    Oddity.NOT_EMPLOYED: Text(
        "Еңбек шарттарының тізілімі бойынша бұл адам сізде жұмыс істемейді.", "По реестру трудовых договоров этот человек у вас не работает.",
        "By the register of labour contracts this person does not work for you.",
    ),
    Oddity.ELSEWHERE: Text(
        "Бұл адам ұйымыңыздың басқа хабарламасында бар.", "Этот человек уже есть в другом уведомлении вашей организации.",
        "This person already stands in another notice of your organisation.",
    ),
}
EXPLAIN = Text(
    "Деректер неге дұрыс екенін түсіндіріңіз: мансап орталығы мұны оқиды.", "Объясните, почему данные всё же верны: это прочтёт карьерный центр.",
    "Say why the data are right all the same: the career centre reads it.",
)
TOO_FAR = Text(
    "Бұл күн тым алыс. Жылын тексеріңіз.", "Эта дата слишком далеко. Проверьте год.", "This day is too far away. Check the year.",
)


def oddities(*, release_on: date | None, told_on: date, employed: bool | None, elsewhere: bool) -> tuple[Oddity, ...]:
    """`told_on`: the day on which the centre learns of this worker. A silent registry (`employed` None) says nothing against anybody."""
    found = []
    if release_on is not None and release_on < told_on:
        found.append(Oddity.PAST)
    elif release_on is not None and told_on > send_by(release_on):
        found.append(Oddity.SHORT)
    if employed is False:
        found.append(Oddity.NOT_EMPLOYED)
    if elsewhere:
        found.append(Oddity.ELSEWHERE)
    return tuple(found)


def too_far(release_on: date, today: date) -> bool:
    return release_on > today + timedelta(days=MOST_AHEAD_DAYS)


def due_on(releases: Iterable[date]) -> date | None:
    """The last day to send: that of the earliest release. None for an empty list."""
    first = min(releases, default=None)
    return send_by(first) if first else None
