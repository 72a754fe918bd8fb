"""Finding and decision: two persons, two offices, after the hearing (R51.0, T10, Q-09, Q-20); then the notice (R52, T14, Q-10)."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.accounts.models import User
from enbek.deadlines import services as deadlines
from enbek.deadlines.models import Deadline
from enbek.i18n import Text
from enbek.law import edition_on
from enbek.transitions.services import Actor, apply
from notifications.services import delivered_at
from registration.models import Decision, Trigger
from registration.models.decisions import Kind
from registration.rules.losing import MACHINE
from registration.rules.machine import Status
from registration.services import closing, hearing_papers, rechecking, triggers

DECISION, NOTICE = "T10", "T14"
WAYS_THAT_PROVE_NOTHING_ALONE = 1
"""One way is not enough to call a person told (R52: the notice goes by at least two channels, or on paper)."""


@transaction.atomic
def find(trigger_id: UUID, *, by: User, holds: bool, words: str) -> Trigger:
    """The career centre's finding: the ground holds and no good reason excuses it, or the status is kept. Raises MoveRefused.

    A finding that it holds reaches the labour-mobility centre at once; its two working days begin (T10).
    """
    trigger = triggers.lock(trigger_id)
    trigger.finding, trigger.found_by, trigger.found_at = words, by, clock.now()
    office = trigger.case.centre.name
    if not holds:
        _write_receipt(trigger, Kind.STATUS_KEPT, by, office, words)
    _apply(trigger, "confirm" if holds else "drop", by, office, words)
    deadlines.meet(trigger.subject, "H2", "found")
    if holds:
        mobility = trigger.case.centre.mobility_centre
        deadlines.open_deadline(DECISION, trigger.subject, hours=mobility.hours, office_id=mobility.pk)
    else:
        deadlines.cancel_all(trigger.subject, "dropped")
        hearing_papers.status_kept(trigger, Text.same(words))
    return trigger


def deregister(trigger_id: UUID, *, by: User, words: str) -> Decision | None:
    """The labour-mobility centre decides: out. The only way to `Status.DEREGISTERED`. Raises MoveRefused, RegistryIsSilent.

    A fact of a registry is asked for once more before the act, outside the transaction; if it is gone the sign is withdrawn and None
    returned. Until this act the person is unemployed (Q-20).
    """
    if rechecking.is_gone(trigger_id):
        triggers.withdraw(trigger_id, rechecking.TAKEN_BACK)
        return None
    return _deregister(trigger_id, by, words)


@transaction.atomic
def _deregister(trigger_id: UUID, by: User, words: str) -> Decision:
    trigger = triggers.lock(trigger_id)
    case, mobility = trigger.case, trigger.case.centre.mobility_centre
    trigger.decided_by = by
    decision = _write_receipt(trigger, Kind.DEREGISTERED, by, mobility.name, words)
    _apply(trigger, "deregister", by, mobility.name, words)
    deadlines.meet(trigger.subject, DECISION, "decided")
    facts = {"trigger": str(trigger.pk), "ground": trigger.ground_id}
    closing.end(case, "deregister", Actor.person(by, mobility.name), facts, {"heard_found_and_decided": True})
    deadlines.open_deadline(NOTICE, trigger.subject, hours=case.centre.hours, office_id=case.centre_id)
    ways = hearing_papers.deregistered(trigger, decision)
    if len(ways) > WAYS_THAT_PROVE_NOTHING_ALONE:
        deadlines.meet(trigger.subject, NOTICE, f"sent: {', '.join(ways)}")
    return decision


@transaction.atomic
def keep(trigger_id: UUID, *, by: User, words: str) -> Decision:
    """The labour-mobility centre decides: the status stays. Raises MoveRefused."""
    trigger = triggers.lock(trigger_id)
    trigger.decided_by = by
    mobility = trigger.case.centre.mobility_centre
    decision = _write_receipt(trigger, Kind.STATUS_KEPT, by, mobility.name, words)
    _apply(trigger, "keep", by, mobility.name, words)
    deadlines.meet(trigger.subject, DECISION, "decided")
    hearing_papers.status_kept(trigger, Text.same(words))
    return decision


def _apply(trigger: Trigger, move: str, by: User, office: Text, words: str) -> None:
    context = {
        "unemployed": trigger.case.status == Status.UNEMPLOYED, "words": words,
        "found_by": trigger.found_by_id, "decided_by": trigger.decided_by_id,
    }
    facts = {"ground": trigger.ground_id, "key": trigger.key, "words": words}
    apply(MACHINE, trigger, move, actor=Actor.person(by, office), edition=edition_on(clock.today()).id, context=context, facts=facts)


def _write_receipt(trigger: Trigger, kind: Kind, by: User, authority: Text, words: str) -> Decision:
    """The receipt: the ground, whether it holds, the fact with its source, who decided and why."""
    ground = trigger.ground
    verdict = "holds" if kind == Kind.DEREGISTERED else "does_not_hold"
    entry = {"id": ground.id, "paragraph": ground.paragraph, "text": ground.text.to_json(), "verdict": verdict, "sentence": trigger.sentence}
    trigger.decision = Decision.objects.create(
        case=trigger.case, kind=kind, grounds=[entry], facts=trigger.facts, asked=[], decided_at=clock.now(), decided_by=by,
        authority=authority.to_json(), edition=edition_on(clock.today()).id, paragraph="51", because=Text.same(words).to_json(),
    )
    return trigger.decision


@deadlines.expiry_handler(NOTICE)
@transaction.atomic
def notice_was_due(deadline_id: UUID) -> None:
    """Two working days after the act: proven delivery keeps the term, nothing else does (T14)."""
    row = Deadline.objects.get(pk=deadline_id)
    trigger = triggers.lock(row.subject_id)
    if deadlines.lock_if_run_out(deadline_id) is None:
        return
    proven = delivered_at(trigger.subject, hearing_papers.DEREGISTERED, recipient_id=trigger.case.person.user_id)
    close = deadlines.finish if proven and proven <= row.due_at else deadlines.miss
    close(trigger.subject, NOTICE, "delivered" if proven else "")
