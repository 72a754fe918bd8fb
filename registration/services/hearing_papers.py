"""What goes out in a hearing and after it: the notice that opens it, the receipt of an answer, the act (R52, T14, Q-10)."""

from __future__ import annotations

from typing import Any

from enbek import clock, formats
from enbek.documents.annexes import DeregistrationNotice, Form
from enbek.documents.services import issue
from enbek.i18n import LANGUAGES, Text
from enbek.law import limit
from enbek.registries.port import REGISTRY_CODES, Registry
from enbek.workdays import calendar
from enbek.workdays.counting import due_on
from notifications.models import Message
from notifications.services import notify
from registration.models import Decision, HearingAnswer, Trigger
from registration.rules.signs import SOURCES
from registration.services.papers import name_of
from registration.services.staff import name_of_officer

OPENED, DEREGISTERED = "hearing_opened", "deregistered"

WITH_SOURCE = Text("{law} — {fact} ({source})", "{law} — {fact} ({source})", "{law} — {fact} ({source})")
AS_OF = Text("{source}, {moment} жағдай бойынша", "{source}, по состоянию на {moment}", "{source}, as of {moment}")


def source_of(trigger: Trigger) -> Text:
    """Who says so: the registry, or the part of the exchange."""
    code = trigger.facts[0]["registry"] if trigger.facts else trigger.source
    return Registry(code).title if code in REGISTRY_CODES else SOURCES[code]


def link_of(trigger: Trigger) -> str:
    return f"me/hearings/{trigger.pk}/"


def _tell(trigger: Trigger, message: str, key: str, data: dict[str, Any]) -> list[Message]:
    common = {"case": trigger.case.label, "link": link_of(trigger)}
    return notify(message, trigger.case.person.user, data={**common, **data}, subject=trigger.subject, key=f"{trigger.pk}:{key}")


def hearing_opened(trigger: Trigger) -> None:
    """The draft: ground, fact, source, and until when answers are taken at the least. Its proven delivery starts the term (H1)."""
    data = {
        "ground": trigger.ground.text, "fact": trigger.words, "source": source_of(trigger),
        "answer_by": due_on(limit("H1"), clock.today(), calendar()),
        **({"as_of": trigger.as_of} if trigger.as_of else {}),
    }
    _tell(trigger, OPENED, "hearing", data)


def asked_first(trigger: Trigger) -> None:
    question = trigger.asked
    if question is not None:
        _tell(trigger, "asked_before_hearing", "question", {"question": question, "fact": trigger.words, "source": source_of(trigger)})


def answer_taken(answer: HearingAnswer) -> None:
    """The receipt of an answer, in the transaction that keeps it."""
    _tell(answer.trigger, "hearing_answered", str(answer.pk), {"answered_at": answer.given_at, "reason": answer.reason_words})


def term_begins_anew(trigger: Trigger, what: Text) -> None:
    data = {"what": what, "answer_by": due_on(limit("H1"), clock.today(), calendar())}
    _tell(trigger, "hearing_prolonged", f"anew:{clock.today()}", data)


def status_kept(trigger: Trigger, because: Text) -> None:
    _tell(trigger, "status_kept", "kept", {"decided_on": clock.today(), "fact": trigger.words, "because": because})


def deregistered(trigger: Trigger, decision: Decision) -> list[str]:
    """The notice on the own form (Q-10), by every channel that reaches the person; returns the channels."""
    case = trigger.case
    officer = name_of_officer(decision.decided_by)
    form = DeregistrationNotice(name=name_of(case.person), office=case.centre.mobility_centre.name, reasons=(_reason(trigger),))
    issue(Form.D51, recipient=case.person.user, subject=case.subject, data=form, issued_on=clock.today(), decided_by=Text.same(officer), key=str(decision.pk))
    data = {
        "deregistered_on": clock.today(), "grounds": [trigger.ground.text], "decided_by": case.centre.mobility_centre.name, "source": source_of(trigger),
        **({"as_of": trigger.as_of} if trigger.as_of else {}),
    }
    return [str(row.channel) for row in _tell(trigger, DEREGISTERED, str(decision.pk), data)]


def _reason(trigger: Trigger) -> Text:
    """Ground, fact and source with its time: what the own form states."""
    source = source_of(trigger)
    if trigger.as_of:
        moment = Text(*(formats.moment(trigger.as_of, language) for language in LANGUAGES))
        source = AS_OF.format(source=source, moment=moment)
    return WITH_SOURCE.format(law=trigger.ground.text, fact=trigger.words, source=source)
