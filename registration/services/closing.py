"""How a case ends: a hire (R76, R81) or the person's own wish (G6, D-37). Deregistration has its own hearing."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.classifiers.tables import Titled, said
from enbek.deadlines import services as deadlines
from enbek.law import edition_on
from enbek.transitions.machine import Context
from enbek.transitions.services import Actor, apply
from registration.models import Case
from registration.rules.machine import MACHINE
from registration.services import cases, papers, triggers, waiting


class CloseReason(Titled):
    """The reasons that the portal's guide names (G6)."""

    OWN_JOB = "own_job", said("өз бетінше жұмыс тапты", "самостоятельно нашёл(ла) работу", "found work on one's own")
    MOVED = "moved", said("басқа жерге көшу", "переезд", "moving away")
    CONSCRIPTION = "conscription", said("әскери қызметке шақырылу", "призыв на воинскую службу", "called up for military service")
    MEDICAL = "medical", said("медициналық қорытынды", "медицинское заключение", "a medical conclusion")
    OWN_WISH = "own_wish", said("өз қалауы", "собственное желание", "own wish")


def place(case_id: UUID, *, employer: str, title: dict[str, str], on: date, reference: dict[str, Any]) -> None:
    """The employer confirmed the hire: the case ends well. The caller holds the transaction. Safe to call twice."""
    case = cases.lock(case_id)
    if not case.is_open:
        return
    facts = {"employer": employer, "title": title, "hired_on": on.isoformat(), **reference}
    end(case, "place", Actor.system(case.centre.name), facts)
    papers.placed(case, employer=employer, title=title, on=on)


@transaction.atomic
def close_by_request(case_id: UUID, reason: CloseReason) -> Case:
    """The person ends the registration. Raises MoveRefused if the case has ended already."""
    case = cases.lock(case_id)
    end(case, "close", Actor.person(case.person.user), {"reason": reason.value})
    papers.closed(case, reason=reason.title)
    return case


def end(case: Case, move: str, actor: Actor, facts: dict[str, Any], context: Context | None = None) -> None:
    """Close the case by this move, stop its clocks, let fall what might have led to a deregistration. The caller holds lock and transaction."""
    case.closed_on = clock.today()
    waiting.done(case)
    apply(MACHINE, case, move, actor=actor, edition=edition_on(clock.today()).id, facts=facts, context=context)
    deadlines.cancel_all(case.subject, move)
    triggers.case_ended(case)
