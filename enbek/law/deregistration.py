"""Deregistration and registering again: which grounds are faults, where a good reason saves, and the bar that is off (D-33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from enbek.i18n import Text
from enbek.law.editions import GUIDE
from enbek.law.grounds import Ground, ground, grounds
from enbek.law.limits import limit


@dataclass(frozen=True, slots=True)
class Rule:
    """One ground of paragraph 51. `limit_id`: the clock whose end opens the question, if there is one."""

    ground_id: str
    limit_id: str | None = None
    good_reason_excuses: bool = False
    by_letter_excuses: bool = False
    barred_by_guide: bool = False

    @property
    def ground(self) -> Ground:
        return ground(self.ground_id)


RULES: dict[str, Rule] = {
    rule.ground_id: rule
    for rule in (
        Rule("R51.1"),
        Rule("R51.2a", barred_by_guide=True),
        Rule("R51.2b", limit_id="T20", barred_by_guide=True),
        Rule("R51.3a", limit_id="T11", good_reason_excuses=True, by_letter_excuses=True, barred_by_guide=True),
        Rule("R51.3b", limit_id="T12", good_reason_excuses=True, by_letter_excuses=True, barred_by_guide=True),
        # D-10: in Russian the third limb may be read without "good reason"; the Kazakh text, applied here, puts it under it.
        Rule("R51.3c", good_reason_excuses=True, by_letter_excuses=False, barred_by_guide=True),
        Rule("R51.4", good_reason_excuses=True, by_letter_excuses=True, barred_by_guide=True),
        Rule("R51.5"),
        Rule("R51.6", limit_id="T13"),
        Rule("R51.7"),
    )
}
"""`good_reason_excuses` is the reading applied, `by_letter_excuses` that of the Russian text alone (D-10)."""


def rule(ground_id: str) -> Rule:
    """The rule of a ground "R51.…". Raises UnknownGround."""
    return RULES[ground(ground_id).id]


def may_register_again_on(ground_id: str | None, deregistered_on: date, *, apply_bar: bool = False) -> date:
    """The first day on which a deregistered person may apply again (D-33).

    Order 214 knows no bar: at once. `apply_bar` switches to the guide's reading: after its 30 calendar days for the five faults.
    None as the ground is a deregistration at one's own wish.
    """
    if apply_bar and ground_id is not None and rule(ground_id).barred_by_guide:
        return deregistered_on + timedelta(days=limit("G2.5", GUIDE).amount)
    return deregistered_on


def report_counts_from(occurred_on: date, learnt_on: date | None = None) -> date:
    """Day 0 of the five working days for reporting a circumstance (R64.1, T13, D-08).

    The Russian text counts from its occurrence, the Kazakh names no start; whoever learnt of it later has the days from then.
    """
    return max(occurred_on, learnt_on or occurred_on)


def deregistration_grounds() -> tuple[Ground, ...]:
    return grounds("R51")


GOOD_REASONS: dict[str, Text] = {
    "illness": Text("ауыру, жарақат, ауруханада болу", "болезнь, травма, нахождение в больнице", "illness, an injury, a stay in hospital"),
    "care": Text("баланы, науқас туысты күту", "уход за ребёнком или больным родственником", "care of a child or of a sick relative"),
    "death": Text("жақын туыстың қайтыс болуы", "смерть близкого родственника", "the death of a close relative"),
    "called_up": Text("сотқа, полицияға, әскерге шақырылу", "вызов в суд, полицию, военкомат", "a summons to court, police or the military"),
    "way": Text("жол жабылды, көлік болмады, ауа райы", "закрыта дорога, не было транспорта, погода", "a closed road, no transport, the weather"),
    "not_told": Text("хабарлама маған жетпеді", "уведомление до меня не дошло", "the notice did not reach me"),
    "technical": Text("портал немесе байланыс істемеді", "не работал портал или связь", "the portal or the connection did not work"),
    "on_time": Text("мен мұны уақтылы жасадым", "я сделал(а) это в срок", "I did it in time"),
    "wrong_record": Text("жазба қате немесе маған қатысты емес", "запись неверна или не обо мне", "the record is wrong or not about me"),
    "not_work": Text("бұл төлем тіркелгенге дейінгі жұмыс үшін немесе жұмыс үшін емес", "этот платёж за работу до регистрации или не за работу",
                     "this payment is for work before the registration, or not for work"),
    "other": Text("басқа себеп", "другая причина", "another reason"),
}
"""Q-18: the Rules name no good reasons. An open list, our own: the last one takes any words, and a person weighs them all."""
