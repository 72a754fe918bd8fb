"""The door for every sign that a ground of paragraph 51 may hold, and what may happen to it before anybody decides (R51, Q-07, Q-08).

Upper floors and the watch over the registries call `report`; nothing else opens a hearing.
"""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.accounts.models import User
from enbek.deadlines import services as deadlines
from enbek.i18n import Text
from enbek.law import edition_on
from enbek.transitions.services import Actor, apply
from notifications.services import delivered_at
from registration.models import Case, Interruption, Trigger
from registration.rules.losing import MACHINE, TriggerStatus
from registration.rules.machine import Status
from registration.rules.signs import Period, Sign
from registration.services import cases, hearing_papers

PORTAL_FAILED = Text(
    "Сол күндері портал немесе байланыс істемеді: {what}. Бұл адамға қарсы есептелмейді.",
    "В эти дни не работал портал или связь: {what}. Против человека это не считается.",
    "The portal or the messages did not work on those days: {what}. It does not count against the person.",
)


@transaction.atomic
def report(case_id: UUID, sign: Sign, *, by: User | None = None) -> Trigger | None:
    """Take a sign: ask first, hear the person, or suspend. The status of the case does not move (Q-20). Safe to call twice.

    None if there is nothing to hold against anybody: the case is not that of an unemployed person, or the notice behind the sign was
    not proven to be delivered (Q-08, R51.3). Of two calls at once one writes the row and both return it.
    """
    case = cases.lock(case_id)
    if case.status != Status.UNEMPLOYED or not _was_told(case, sign):
        return None
    known = Trigger.objects.filter(case=case, key=sign.key).exclude(status=TriggerStatus.WITHDRAWN).first()
    return known or _write(case, sign, by)


def _was_told(case: Case, sign: Sign) -> bool:
    if sign.notice is None:
        return True
    subject, message_id = sign.notice
    return delivered_at(subject, message_id, recipient_id=case.person.user_id) is not None


def _write(case: Case, sign: Sign, by: User | None) -> Trigger:
    because = sign.suspended or failure_within(sign.term)
    trigger = Trigger(
        case=case, ground_id=sign.ground_id, source=sign.source.value, key=sign.key, sentence=sign.sentence.to_json(), facts=_facts(sign),
        occurred_on=sign.occurred_on, as_of=sign.as_of, edition=edition_on(clock.today()).id, reported_by=by, reported_at=clock.now(),
        suspended_because=because.to_json() if because else None, question=sign.asks_first.to_json() if sign.asks_first else None,
    )
    move = "suspend" if because else "ask" if sign.asks_first else "open"
    _move(trigger, move, _actor(case, by))
    _tell(trigger)
    return trigger


def _facts(sign: Sign) -> list[dict[str, object]]:
    as_of = sign.as_of.isoformat() if sign.as_of else None
    return [
        {"ground": sign.ground_id, "registry": fact.registry, "field": fact.field, "value": fact.value, "sentence": fact.sentence.to_json(), "as_of": as_of}
        for fact in sign.facts
    ]


def failure_within(term: Period | None) -> Text | None:
    """Why nothing that was due in this term counts: the exchange itself had failed in it (promise 3)."""
    if term is None:
        return None
    failure = Interruption.objects.touching(term.begins, term.ends).first()
    return PORTAL_FAILED.format(what=failure.what) if failure else None


def _actor(case: Case, by: User | None) -> Actor:
    return Actor.person(by, case.centre.name) if by else Actor.system(case.centre.name)


def _move(trigger: Trigger, move: str, actor: Actor, *, words: str = "") -> None:
    context = {"unemployed": trigger.case.status == Status.UNEMPLOYED, "words": words}
    facts = {"ground": trigger.ground_id, "key": trigger.key, **({"words": words} if words else {})}
    apply(MACHINE, trigger, move, actor=actor, edition=edition_on(clock.today()).id, context=context, facts=facts)


def _tell(trigger: Trigger) -> None:
    """A hearing begins when its notice is proven to be delivered; a suspended sign disturbs nobody."""
    if trigger.status == TriggerStatus.HEARING:
        hearing_papers.hearing_opened(trigger)
    elif trigger.status == TriggerStatus.ASKED:
        hearing_papers.asked_first(trigger)


def lock(trigger_id: UUID) -> Trigger:
    """The trigger and, before it, its case under their row locks (the order of the house). Raises Trigger.DoesNotExist."""
    found = Trigger.objects.only("case_id").get(pk=trigger_id)
    case = cases.lock(found.case_id)
    trigger = Trigger.objects.select_for_update().get(pk=trigger_id)
    trigger.case = case
    return trigger


@transaction.atomic
def open_hearing(trigger_id: UUID, *, by: User) -> Trigger:
    """An officer lets a question or a suspended sign go on to a hearing. Raises MoveRefused."""
    trigger = lock(trigger_id)
    trigger.suspended_because = None
    _move(trigger, "open", _actor(trigger.case, by))
    _tell(trigger)
    return trigger


@transaction.atomic
def suspend(trigger_id: UUID, because: Text, *, by: User | None = None) -> Trigger:
    """Nothing goes on until an officer says so: the state itself failed, or delays. Raises MoveRefused."""
    trigger = lock(trigger_id)
    trigger.suspended_because = because.to_json()
    _move(trigger, "suspend", _actor(trigger.case, by))
    deadlines.cancel_all(trigger.subject, "suspended")
    return trigger


@transaction.atomic
def withdraw(trigger_id: UUID, because: Text) -> Trigger:
    """Its source took the sign back. Whoever was told of it is told of this. Safe to call twice."""
    trigger = lock(trigger_id)
    if not trigger.is_open:
        return trigger
    told = trigger.status != TriggerStatus.SUSPENDED
    _move(trigger, "withdraw", Actor.system(trigger.case.centre.name))
    deadlines.cancel_all(trigger.subject, "withdrawn")
    if told:
        hearing_papers.status_kept(trigger, because)
    return trigger


def case_ended(case: Case) -> None:
    """The case ended another way: nothing of it may lead to a deregistration any more. The caller holds lock and transaction."""
    for trigger in Trigger.objects.open().select_for_update().filter(case=case).order_by("id"):
        trigger.case = case
        _move(trigger, "lapse", Actor.system(case.centre.name))
        deadlines.cancel_all(trigger.subject, "the case ended")
