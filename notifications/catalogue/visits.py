"""Meetings at the career centre: what was agreed, what changed, what is coming (R44)."""

from __future__ import annotations

from enbek.i18n import Text
from notifications.catalogue.samples import CENTRE, MEETING, at
from notifications.catalogue.types import FLAG, MOMENT, QUIET_CHANNELS, TEXT, MessageType, Weight, optional

MESSAGES = (
    MessageType(
        "visit_arranged",
        Text("Мансап орталығындағы кездесу", "Встреча в карьерном центре", "A meeting at the career centre"),
        ("R44",),
        Weight.ALERT,
        {"meet_at": MOMENT, "career_centre": TEXT, "place": TEXT, "moved": optional(FLAG)},
        {"meet_at": at(18, 10), "career_centre": CENTRE, "place": MEETING, "moved": True},
        channels=QUIET_CHANNELS,
        prompt=True,
    ),
    MessageType(
        "visit_cancelled",
        Text("Кездесу болмайды", "Встреча отменена", "A meeting is cancelled"),
        ("R44",),
        Weight.ALERT,
        {"meet_at": MOMENT, "career_centre": TEXT, "reason": optional(TEXT)},
        {"meet_at": at(18, 10), "career_centre": CENTRE, "reason": Text("маман ауырып қалды", "специалист заболел", "the specialist is ill")},
    ),
    MessageType(
        "visit_reminder",
        Text("Кездесу туралы еске салу", "Напоминание о встрече", "A reminder of a meeting"),
        ("R44",),
        Weight.ALERT,
        {"meet_at": MOMENT, "career_centre": TEXT, "place": TEXT},
        {"meet_at": at(18, 10), "career_centre": CENTRE, "place": MEETING},
    ),
)
