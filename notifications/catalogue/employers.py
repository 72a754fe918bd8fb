"""What employers learn (R73, R75, R80)."""

from __future__ import annotations

from datetime import date

from enbek.i18n import Text
from notifications.catalogue.samples import MEETING, VACANCY, at
from notifications.catalogue.types import DATE, MOMENT, QUIET_CHANNELS, TEXT, MessageType, Weight, optional

MESSAGES = (
    MessageType(
        "employer_candidate",
        Text("Жұмыс берушіге: кандидат жіберілді", "Работодателю: направлен кандидат", "To the employer: a candidate"),
        ("R73.2", "R75.1", "R75.2"),
        Weight.NOTICE,
        {"vacancy": TEXT, "referred_on": DATE, "answer_by": DATE},
        {"vacancy": VACANCY, "referred_on": date(2026, 3, 12), "answer_by": date(2026, 3, 19)},
    ),
    MessageType(
        "employer_reminder",
        Text("Жұмыс берушіге: жауап мерзімі бітіп барады", "Работодателю: срок ответа истекает", "To the employer: the answer is due"),
        ("R73.3", "R75.1", "R75.2"),
        Weight.ALERT,
        {"vacancy": TEXT, "referred_on": DATE, "answer_by": DATE},
        {"vacancy": VACANCY, "referred_on": date(2026, 3, 12), "answer_by": date(2026, 3, 19)},
    ),
    MessageType(
        "employer_interview_declined",
        Text("Жұмыс берушіге: кандидат келе алмайды", "Работодателю: кандидат не придёт", "To the employer: the candidate declines"),
        ("R80",),
        Weight.ALERT,
        {"vacancy": TEXT, "interview_at": MOMENT, "reason": optional(TEXT)},
        {
            "vacancy": VACANCY, "interview_at": at(16, 11),
            "reason": Text("басқа жұмысқа келісті", "договорился о другой работе", "agreed to other work"),
        },
    ),
    MessageType(
        "employer_interview_agreed",
        Text("Жұмыс берушіге: әңгімелесу уақыты", "Работодателю: время собеседования", "To the employer: the time of the interview"),
        ("R73.4", "R79"),
        Weight.ALERT,
        {"vacancy": TEXT, "interview_at": MOMENT, "place": TEXT},
        {"vacancy": VACANCY, "interview_at": at(16, 11), "place": MEETING},
        channels=QUIET_CHANNELS,
    ),
    MessageType(
        "employer_interview_lapsed",
        Text("Жұмыс берушіге: уақыт таңдалмады", "Работодателю: время не выбрано", "To the employer: no time was chosen"),
        ("R73.4",),
        Weight.ALERT,
        {"vacancy": TEXT, "interview_at": MOMENT},
        {"vacancy": VACANCY, "interview_at": at(16, 11)},
        channels=QUIET_CHANNELS,
    ),
)
