"""When a notice counts as delivered, and the habits of the exchange with messages (D-20, R52, R71, R73, R74).

The Rules oblige to notify, name channels, and let periods run "from the notice" (T11, T12, T22). They do not say what proves a
notice. The readings and numbers below are our own, each in favour of the citizen; a lawyer must confirm them.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum

from enbek.i18n import Text
from enbek.law.limits import limit


class Evidence(StrEnum):
    """What proves that a notice reached its addressee. An accepted e-mail and an SMS that merely left prove nothing."""

    OPENED = "opened"
    ACTED = "acted"
    REPORTED = "reported"
    HANDED = "handed"
    TOLD = "told"

    @property
    def words(self) -> Text:
        return EVIDENCE_WORDS[self]


EVIDENCE_WORDS: dict[Evidence, Text] = {
    Evidence.OPENED: Text("жеке кабинетте ашылды", "открыто в личном кабинете", "opened in the personal account"),
    Evidence.ACTED: Text("адам хабарламаға жауап берді", "человек ответил на уведомление", "the person answered the notice"),
    Evidence.REPORTED: Text("байланыс операторы SMS жеткізілгенін растады", "оператор связи подтвердил доставку SMS",
                            "the operator confirmed that the SMS was delivered"),
    Evidence.HANDED: Text("ассистент немесе әкім қолға тапсырды", "вручено ассистентом или акимом", "handed over by the assistant or the akim"),
    Evidence.TOLD: Text("мансап орталығының қызметкері хабарлады", "сообщено работником карьерного центра",
                        "told by an officer of the career centre"),
}

FROM_NOTICE = ("T11", "T12", "T22", "H1")
"""Limits of the citizen that start with a notice: nothing starts them but its proof (R51.3a, R51.3b, R74; the hearing)."""


def proof_awaited_days() -> int:
    """Working days after which a notice without proof is a task of the office (own: R52 gives an office as long to notify)."""
    return limit("T14").amount


ALERT_WORDS_KEPT_DAYS = 180
"""Own: calendar days after which letters and SMS of alerts lose their words; the copy in the account and every notice stay."""

REPORT_AWAITED_DAYS = 3
"""Own: calendar days in which a provider is asked whether an SMS arrived; a phone that was off longer will not get it."""

QUIET_FROM, QUIET_UNTIL = time(21, 0), time(8, 0)
"""Own: an alert that can wait wakes nobody. A notice never waits."""

REMIND_FROM = time(9, 0)
"""Own: on its last day a period is recalled in the morning, while there is time to act."""


def is_quiet(moment: datetime) -> bool:
    """Whether an SMS that can wait should wait. `moment` is local time of the country."""
    return moment.time() >= QUIET_FROM or moment.time() < QUIET_UNTIL


def after_quiet(moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours in which it lies."""
    if not is_quiet(moment):
        return moment
    morning = moment.replace(hour=QUIET_UNTIL.hour, minute=QUIET_UNTIL.minute, second=0, microsecond=0)
    return morning if moment < morning else morning + timedelta(days=1)
