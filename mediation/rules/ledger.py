"""The refusal ledger: which refusals count to three, which silence is a ground, and why (R51.2a, R51.2b, Q-08, D-41). Pure.

Every line is readable by the person at all times. Read in the person's favour: an offer counts only if an officer of the career centre made
it to an unemployed person, it reached the person, and nobody has found that the work was not suitable. While a contest waits for a person to
decide, the offer does not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from enbek.i18n import Text
from enbek.law.thresholds import REFUSALS_TO_DEREGISTER


class Kind(StrEnum):
    REFUSAL = "refusal"
    SILENCE = "silence"


class ContestState(StrEnum):
    """How the person's "not suitable, because …" stands."""

    NONE = "none"
    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One offer that was refused or left without an answer, as the ledger needs to know it. `on`: the day of the refusal or of the lapse."""

    offer: UUID
    kind: Kind
    on: date
    as_job_seeker: bool
    by_officer: bool
    delivered: bool
    contest: ContestState = ContestState.NONE


@dataclass(frozen=True, slots=True)
class Line:
    """One outcome with its verdict."""

    outcome: Outcome
    counts: bool
    why: Text


@dataclass(frozen=True, slots=True)
class Ledger:
    """All outcomes of one spell. `refusals`: how many count to the three of R51.2a."""

    lines: tuple[Line, ...]

    @property
    def counted_refusals(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.counts and line.outcome.kind is Kind.REFUSAL)

    @property
    def counted_silences(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.counts and line.outcome.kind is Kind.SILENCE)

    @property
    def refusals(self) -> int:
        return len(self.counted_refusals)

    @property
    def is_full(self) -> bool:
        """Whether three refusals count: a ground on which a person is heard, never an automatic act."""
        return self.refusals >= REFUSALS_TO_DEREGISTER


AS_JOB_SEEKER = Text(
    "Есепке алынбайды: бұл кезде сіз жұмыссыз ретінде емес, жұмыс іздеуші ретінде тіркелгенсіз.",
    "Не считается: тогда вы были зарегистрированы как ищущий работу, а не как безработный.",
    "Does not count: you were registered as a job seeker then, not as unemployed.",
)
BY_THE_PORTAL = Text(
    "Есепке алынбайды: оны портал автоматты түрде ұсынған, мансап орталығының маманы емес.",
    "Не считается: это предложил портал автоматически, а не специалист карьерного центра.",
    "Does not count: the portal proposed it automatically, not a specialist of the career centre.",
)
NOT_DELIVERED = Text(
    "Есепке алынбайды: ұсыныстың сізге жеткені дәлелденбеген.",
    "Не считается: не доказано, что предложение вам доставлено.",
    "Does not count: it is not proven that the offer reached you.",
)
CONTESTED = Text(
    "Әзірге есепке алынбайды: сіз бұл жұмыс лайықты емес дедіңіз, оны адам қарап жатыр.",
    "Пока не считается: вы сказали, что работа не подходящая, и это рассматривает человек.",
    "Does not count for now: you said that the work is not suitable, and a person looks at it.",
)
UPHELD = Text(
    "Есепке алынбайды: жұмыстың лайықты емес екені расталды.",
    "Не считается: подтверждено, что работа не была подходящей.",
    "Does not count: it was confirmed that the work was not suitable.",
)
COUNTS = {
    Kind.REFUSAL: Text(
        "Есепке алынады: мансап орталығы ұсынған лайықты жұмыстан бас тарту (51-тармақ, 2) тармақша).",
        "Считается: отказ от подходящей работы, предложенной карьерным центром (пункт 51, подпункт 2).",
        "Counts: a refusal of suitable work offered by the career centre (paragraph 51, item 2).",
    ),
    Kind.SILENCE: Text(
        "Мерзімінде жауап берілмеген (51-тармақ, 2) тармақша): бұл туралы шешім қабылданғанға дейін сізді тыңдайды.",
        "Ответ не дан в срок (пункт 51, подпункт 2): прежде чем решать, вас выслушают.",
        "No answer in time (paragraph 51, item 2): you are heard before anything is decided.",
    ),
}


def line_of(outcome: Outcome) -> Line:
    """Whether one outcome counts, and the sentence that says why."""
    reason = _reason_not_to_count(outcome)
    return Line(outcome, reason is None, reason or COUNTS[outcome.kind])


def _reason_not_to_count(outcome: Outcome) -> Text | None:
    if outcome.as_job_seeker:
        return AS_JOB_SEEKER
    if not outcome.by_officer:
        return BY_THE_PORTAL
    if not outcome.delivered:
        return NOT_DELIVERED
    return {ContestState.OPEN: CONTESTED, ContestState.UPHELD: UPHELD}.get(outcome.contest)


def ledger_of(outcomes: Iterable[Outcome]) -> Ledger:
    """The ledger in the order of the days; within a day in the order given."""
    return Ledger(tuple(line_of(outcome) for outcome in sorted(outcomes, key=lambda one: one.on)))
