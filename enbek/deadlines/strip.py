"""A clock as a person sees it: the strip of days, who owes what, how much is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.i18n import Text
from enbek.law import TimeLimit
from enbek.law.limits import Party
from enbek.workdays import calendar
from enbek.workdays.counting import DayNote, explain

OWNERS: dict[Party, Text] = {
    Party.CITIZEN: Text("сіз", "вы", "you"),
    Party.CAREER_CENTRE: Text("мансап орталығы", "карьерный центр", "the career centre"),
    Party.MOBILITY_CENTRE: Text("еңбек мобильділігі орталығы", "центр трудовой мобильности", "the labour-mobility centre"),
    Party.ASSISTANT: Text("ассистент", "ассистент", "the assistant"),
    Party.EMPLOYER: Text("жұмыс беруші", "работодатель", "the employer"),
    Party.PORTAL: Text("портал", "портал", "the portal"),
}


@dataclass(frozen=True, slots=True)
class Strip:
    """What `components/clock_strip.html` draws."""

    limit: TimeLimit
    days: list[DayNote]
    due_on: date
    due_at: datetime
    state: str
    today: date
    owner: Text
    hold_reason: Text | None
    days_left: int
    note: str


def strip_of(deadline: Deadline) -> Strip:
    """The days from the event to the end of the term; `days_left` counts working days after today."""
    cal = calendar()
    today = clock.today()
    computed = explain(deadline.limit, deadline.from_day, cal)
    return Strip(
        limit=deadline.limit,
        days=list(computed.days),
        due_on=deadline.due_on,
        due_at=clock.local(deadline.due_at),
        state=deadline.state,
        today=today,
        owner=OWNERS[Party(deadline.party)],
        hold_reason=deadline.held_because,
        days_left=max(0, cal.count(today, deadline.due_on)) if today < deadline.due_on else 0,
        note=deadline.outcome_note,
    )
