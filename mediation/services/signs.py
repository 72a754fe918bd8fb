"""What offers and interviews may mean for the status, told to the room that hears and decides (R51.2a, R51.2b, R51.3a; Q-08).

Nothing is decided here: `registration.services.triggers` opens a hearing, persons decide. What the ledger no longer counts is taken back.
"""

from __future__ import annotations

from enbek.deadlines.models import Deadline
from enbek.i18n import Text
from enbek.law.thresholds import REFUSALS_TO_DEREGISTER
from mediation.models import Interview
from mediation.models.offers import AnswerLimit
from mediation.rules.ledger import Ledger, Line
from mediation.services import ledger
from mediation.services.ledger import NOTICE
from registration.models import Case, Trigger
from registration.rules.checks import Fact
from registration.rules.machine import Status
from registration.rules.signs import Period, Sign, Source
from registration.services import triggers

SILENCE, REFUSALS, ABSENCE = "offer", "refusals", "interview"

SILENT = Text(
    "Мансап орталығының жұмыс ұсынысына мерзімінде жауап берілмеген.",
    "На предложение работы от карьерного центра не ответили в срок.",
    "The career centre's offer of work was not answered in time.",
)
REFUSED = Text(
    "Мансап орталығы ұсынған лайықты жұмыстан бас тарту саны: {number}.",
    "Отказов от подходящей работы, предложенной карьерным центром: {number}.",
    "Refusals of suitable work offered by the career centre: {number}.",
)
ABSENT = Text(
    "Жұмыс беруші: адам ұсынылған жұмыс орнына мерзімінде келмеген.",
    "Работодатель сообщил: человек не пришёл в срок по месту предложенной работы.",
    "The employer said: the person did not come to the place of the offered work in time.",
)
NO_LONGER_COUNTS = Text(
    "Ұсыныс бұдан былай есепке алынбайды: оған қарсылық білдірілген.",
    "Предложение больше не считается: оно оспорено.",
    "The offer counts no more: it was contested.",
)


def weigh(case: Case) -> None:
    """Report what the ledger counts now, take back what it counts no more. The caller holds the case's lock; safe to call again."""
    if case.status != Status.UNEMPLOYED:
        return
    book = ledger.of(case)
    wanted = [*_refusals(book), *(_silence(line) for line in book.counted_silences)]
    keys = {sign.key for sign in wanted}
    ours = Trigger.objects.open().filter(case=case, source=Source.OFFERS.value).exclude(key__startswith=f"{ABSENCE}:")
    for trigger in ours.exclude(key__in=keys).order_by("pk"):
        triggers.withdraw(trigger.pk, NO_LONGER_COUNTS)
    for sign in wanted:
        triggers.report(case.pk, sign)


def _refusals(book: Ledger) -> list[Sign]:
    """One sign for every three that count, so that a fourth refusal opens no second hearing (R51.2a)."""
    counted = book.counted_refusals
    return [
        Sign(
            ground_id="R51.2a", key=f"{REFUSALS}:{end // REFUSALS_TO_DEREGISTER}", source=Source.OFFERS, sentence=REFUSED.format(number=end),
            facts=tuple(Fact("offers", "refused", str(line.outcome.offer), line.why) for line in counted[:end]),
            occurred_on=counted[end - 1].outcome.on,
        )
        for end in range(REFUSALS_TO_DEREGISTER, len(counted) + 1, REFUSALS_TO_DEREGISTER)
    ]


def _silence(line: Line) -> Sign:
    subject = ledger.subject_of(line.outcome.offer)
    term = Deadline.objects.of(subject).filter(limit_id=AnswerLimit.UNEMPLOYED).order_by("-opened_at").first()
    return Sign(
        ground_id="R51.2b", key=f"{SILENCE}:{line.outcome.offer}", source=Source.OFFERS, sentence=SILENT,
        facts=(Fact("offers", "unanswered", str(line.outcome.offer), line.why),), occurred_on=line.outcome.on,
        term=Period(term.from_day, term.due_on) if term else None, notice=(subject, NOTICE),
    )


def absence(case: Case, interview: Interview, term: Deadline) -> None:
    """The five working days are over and the employer says that the person did not come (R51.3a, T11). The caller holds the case's lock."""
    fact = Fact("offers", "interview", str(interview.pk), ABSENT)
    triggers.report(case.pk, Sign(
        ground_id="R51.3a", key=f"{ABSENCE}:{interview.pk}", source=Source.OFFERS, sentence=ABSENT, facts=(fact,), occurred_on=term.due_on,
        term=Period(term.from_day, term.due_on), notice=(interview.subject, "interview_set"),
    ))
