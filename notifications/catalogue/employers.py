"""What employers learn (R73, R75, R80)."""

from __future__ import annotations

from datetime import date

from enbek.i18n import Text
from notifications.catalogue.samples import CENTRE, MEETING, VACANCY, at
from notifications.catalogue.types import (
    DATE,
    FLAG,
    MOMENT,
    NUMBER,
    QUIET_CHANNELS,
    TEXT,
    TEXTS,
    MessageType,
    Weight,
    optional,
)

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
    MessageType(
        "vacancy_confirm",
        Text("Жұмыс берушіге: бос орын әлі бар ма?", "Работодателю: вакансия ещё открыта?", "To the employer: is the vacancy still there?"),
        ("R68.1",),
        Weight.ALERT,
        {"vacancy": TEXT, "confirm_by": DATE},
        {"vacancy": VACANCY, "confirm_by": date(2026, 3, 19)},
        channels=QUIET_CHANNELS,
    ),
    MessageType(
        "vacancy_asleep",
        Text("Жұмыс берушіге: бос орын көрсетілмейді", "Работодателю: вакансия не показывается", "To the employer: the vacancy is not shown"),
        ("R68.1",),
        Weight.ALERT,
        {"vacancy": TEXT, "closes_on": DATE},
        {"vacancy": VACANCY, "closes_on": date(2026, 4, 18)},
        channels=QUIET_CHANNELS,
    ),
    MessageType(
        "vacancy_reviewed",
        Text("Жұмыс берушіге: модератордың шешімі", "Работодателю: решение модератора", "To the employer: a moderator's decision"),
        ("R68.1",),
        Weight.ALERT,
        {"vacancy": TEXT, "approved": FLAG, "reasons": TEXTS, "words": optional(TEXT)},
        {
            "vacancy": VACANCY, "approved": False, "words": Text.same("2-абзац"),
            "reasons": [Text("Мәтінде байланыс деректері бар. Оларды алып тастаңыз", "В тексте контакты. Уберите их", "Contacts in the text. Take them out")],
        },
        channels=QUIET_CHANNELS,
    ),
    MessageType(
        "layoff_sent",
        Text("Жұмыс берушіге: босату туралы хабарлама жіберілді", "Работодателю: уведомление о высвобождении отправлено",
             "To the employer: the notice of release is sent"),
        ("M4.1", "M5.2"),
        Weight.ALERT,
        {"code": TEXT, "centre": TEXT, "workers": NUMBER, "again": FLAG},
        {"code": Text.same("PRf5d32270359b1c"), "centre": CENTRE, "workers": 12, "again": False},
        channels=QUIET_CHANNELS,
        prompt=True,
    ),
    MessageType(
        "layoff_received",
        Text("Жұмыс берушіге: орталық хабарламаны қабылдады", "Работодателю: центр принял уведомление", "To the employer: the centre received the notice"),
        ("M4.1",),
        Weight.ALERT,
        {"code": TEXT, "centre": TEXT, "workers": NUMBER},
        {"code": Text.same("PRf5d32270359b1c"), "centre": CENTRE, "workers": 12},
        channels=QUIET_CHANNELS,
    ),
)
