"""Hearing the person before anything is decided: the answer, its evidence, the end of the term (Q-18, Q-20)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.accounts.models import User
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline
from enbek.i18n import Text
from enbek.law import edition_on
from enbek.transitions.services import Actor, apply
from notifications.services import acted
from registration.models import HearingAnswer, Interruption, Trigger
from registration.models.triggers import AnswerChannel
from registration.rules.losing import MACHINE, TriggerStatus
from registration.services import hearing_papers, triggers

TERM = "H1"
FINDING = "H2"
LOOK_AGAIN_AFTER = timedelta(hours=1)
"""While a failure of the portal lasts, the end of a hearing is put off by this much again and again."""

OVER = Text(
    "Бұл мәселе бойынша шешім қабылданып қойған. Келіспесеңіз, шағым беруге болады (59-тармақ).",
    "По этому вопросу решение уже принято. Если не согласны, можно подать жалобу (п. 59).",
    "This question is decided already. If you disagree, you may complain (para. 59).",
)


class HearingOver(Exception):
    """There is nothing left to answer; `reason` says what to do instead."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@transaction.atomic
def answer(
    trigger_id: UUID, *, reason: str, words: str, evidence: Any = None, channel: str = AnswerChannel.CABINET, recorded_by: User | None = None,
    all_said: bool = False,
) -> HearingAnswer:
    """The person's explanation, taken until the decision: in the term, or after it (then it says so and counts all the same).

    An answer that comes when the career centre has found already brings the question back to it. `all_said` ends the hearing at once,
    at the person's own wish. Raises HearingOver.
    """
    trigger = triggers.lock(trigger_id)
    if not trigger.is_open:
        raise HearingOver(OVER)
    acted(trigger.subject, hearing_papers.OPENED, trigger.case.person.user_id)
    given = HearingAnswer.objects.create(
        trigger=trigger, reason=reason, words=words, evidence=evidence or "", channel=channel, recorded_by=recorded_by, given_at=clock.now(),
        after_term=_is_after_term(trigger),
    )
    hearing_papers.answer_taken(given)
    if trigger.status == TriggerStatus.DECISION:
        _bring_back(trigger)
    elif trigger.status == TriggerStatus.HEARING and all_said:
        deadlines.meet(trigger.subject, TERM, "all was said")
        _end(trigger)
    return given


def _is_after_term(trigger: Trigger) -> bool:
    clock_of_term = Deadline.objects.of(trigger.subject).filter(limit_id=TERM).order_by("-opened_at").first()
    return clock_of_term is not None and clock_of_term.due_at < clock.now()


def _bring_back(trigger: Trigger) -> None:
    """What was found did not know this answer: the career centre looks again, and its finding is made anew."""
    trigger.finding, trigger.found_at, trigger.found_by = "", None, None
    apply(MACHINE, trigger, "look_again", actor=Actor.person(trigger.case.person.user), edition=edition_on(clock.today()).id)
    deadlines.cancel(trigger.subject, "T10", "a new answer is looked at")
    _owe_a_finding(trigger)


def _end(trigger: Trigger) -> None:
    apply(MACHINE, trigger, "end_hearing", actor=Actor.system(trigger.case.centre.name), edition=edition_on(clock.today()).id)
    _owe_a_finding(trigger)


def _owe_a_finding(trigger: Trigger) -> None:
    centre = trigger.case.centre
    deadlines.open_deadline(FINDING, trigger.subject, hours=centre.hours, office_id=centre.pk)


@deadlines.expiry_handler(TERM)
@transaction.atomic
def term_ended(deadline_id: UUID) -> None:
    """The term is over: the career centre looks at what is in the file. If the exchange failed within it, the person gets it anew."""
    row = Deadline.objects.get(pk=deadline_id)
    trigger = triggers.lock(row.subject_id)
    term = deadlines.lock_if_run_out(deadline_id)
    if term is None:
        return
    if trigger.status != TriggerStatus.HEARING:
        deadlines.cancel(trigger.subject, TERM, "no hearing runs")
        return
    failure = Interruption.objects.within(term.opened_at, term.due_at).first()
    if failure is not None and failure.ended_at is None:
        deadlines.postpone(deadline_id, clock.now() + LOOK_AGAIN_AFTER, "the portal does not work")
    elif failure is not None:
        deadlines.finish(trigger.subject, TERM, "the portal had failed: the term begins anew")
        deadlines.open_deadline(TERM, trigger.subject)
        hearing_papers.term_begins_anew(trigger, failure.what)
    else:
        deadlines.finish(trigger.subject, TERM, "the term ended")
        _end(trigger)
