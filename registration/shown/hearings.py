"""A hearing as the person's page and the office's draw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from enbek import clock, formats
from enbek.deadlines.models import Deadline
from enbek.deadlines.strip import Strip, strip_of
from enbek.i18n import LANGUAGES, Text
from enbek.law.deregistration import rule
from enbek.transitions.services import history
from registration.models import HearingAnswer, Trigger
from registration.rules.losing import TriggerStatus
from registration.services.hearing_papers import source_of
from registration.services.staff import name_of_officer

TONES = {
    TriggerStatus.KEPT: "good", TriggerStatus.WITHDRAWN: "good", TriggerStatus.MOOT: "neutral",
    TriggerStatus.DEREGISTERED: "bad",
}
BY = Text("{paragraph} · {who}", "{paragraph} · {who}", "{paragraph} · {who}")


@dataclass(frozen=True, slots=True)
class Hearing:
    """The question, its fact and source, what was said, what runs, what happened. `not_told`: its notice is not proven to have arrived."""

    trigger: Trigger
    tone: str
    source: Text
    as_of: datetime | None
    good_reason_excuses: bool
    clocks: list[Strip]
    answers: list[HearingAnswer]
    events: list[dict[str, Any]]
    found_by: str
    not_told: bool


def hearing_of(trigger: Trigger) -> Hearing:
    clocks = list(Deadline.objects.of(trigger.subject))
    return Hearing(
        trigger=trigger,
        tone=TONES.get(TriggerStatus(trigger.status), "warn"),
        source=source_of(trigger),
        as_of=clock.local(trigger.as_of) if trigger.as_of else None,
        good_reason_excuses=rule(trigger.ground_id).good_reason_excuses,
        clocks=[strip_of(row) for row in clocks if row.is_open],
        answers=list(trigger.answers.all()),
        events=[_event(row) for row in history(trigger.subject)],
        found_by=name_of_officer(trigger.found_by),
        not_told=trigger.status == TriggerStatus.HEARING and not any(row.limit_id == "H1" for row in clocks),
    )


def _event(row: Any) -> dict[str, Any]:
    words = Text(*(formats.paragraph(row.paragraph, language) for language in LANGUAGES))
    return {"at": clock.local(row.at), "title": row.title, "text": BY.format(paragraph=words, who=row.office or ""), "state": "done"}
