"""Before a deregistration and instead of it: the hearing, the answer, the status kept (R51, R52, R64, Q-07, Q-18)."""

from __future__ import annotations

from datetime import date

from enbek.i18n import Text
from notifications.catalogue.samples import at
from notifications.catalogue.types import DATE, MOMENT, TEXT, WITH_RELAY, MessageType, Weight, optional

FACT = Text("«Арман» ЖШС сіз үшін 04.2026 кезеңіне жарна аударды", "ТОО «Арман» перечислило за вас взносы за 04.2026",
            "Arman LLP paid contributions for you for 04.2026")
RECORDS = Text("Әлеуметтік аударымдар тізілімі", "Реестр социальных отчислений", "Register of social contributions")

MESSAGES = (
    MessageType(
        "hearing_opened",
        Text("Тыңдау ашылды", "Открыто заслушивание", "A hearing was opened"),
        ("R51.0", "R52"),
        Weight.NOTICE,
        {"ground": TEXT, "fact": TEXT, "source": TEXT, "as_of": optional(MOMENT), "answer_by": DATE},
        {
            "fact": FACT, "source": RECORDS, "as_of": at(19, 9, 30), "answer_by": date(2026, 3, 27),
            "ground": Text("Ол үшін міндетті жарналар түсті", "За него поступили обязательные взносы", "Mandatory contributions were received"),
        },
        channels=WITH_RELAY,
        starts=("H1",),
    ),
    MessageType(
        "asked_before_hearing",
        Text("Тыңдауға дейінгі сұрақ", "Вопрос до заслушивания", "A question before any hearing"),
        ("R51.1", "R64.1"),
        Weight.ALERT,
        {"question": TEXT, "fact": TEXT, "source": TEXT},
        {"question": Text("Бұл қандай төлем?", "Что это за платёж?", "What is this payment for?"), "fact": FACT, "source": RECORDS},
        channels=WITH_RELAY,
    ),
    MessageType(
        "hearing_answered",
        Text("Түсініктеме қабылданды", "Объяснение принято", "Explanation taken"),
        ("R51.0",),
        Weight.ALERT,
        {"answered_at": MOMENT, "reason": TEXT},
        {"answered_at": at(20, 12, 30), "reason": Text("ауыру", "болезнь", "illness")},
        prompt=True,
    ),
    MessageType(
        "hearing_prolonged",
        Text("Тыңдау мерзімі жаңадан басталды", "Срок заслушивания начат заново", "The term of the hearing begins anew"),
        ("R51.0",),
        Weight.ALERT,
        {"what": TEXT, "answer_by": DATE},
        {"what": Text("жеке кабинет", "личный кабинет", "the personal account"), "answer_by": date(2026, 3, 31)},
    ),
    MessageType(
        "status_kept",
        Text("Мәртебе сақталды", "Статус сохранён", "The status is kept"),
        ("R51.0",),
        Weight.ALERT,
        {"decided_on": DATE, "fact": TEXT, "because": TEXT},
        {
            "decided_on": date(2026, 3, 30), "fact": FACT,
            "because": Text("бұрынғы жұмыс үшін төлем", "платёж за прежнюю работу", "a payment for earlier work"),
        },
    ),
    MessageType(
        "circumstance_told",
        Text("Мән-жай туралы хабар қабылданды", "Сообщение об обстоятельстве принято", "Report of a change taken"),
        ("R64.1", "R51.6"),
        Weight.ALERT,
        {"circumstance": TEXT, "told_at": MOMENT, "due_on": DATE},
        {
            "circumstance": Text("тұрғылықты жерін ауыстыру", "перемена места жительства", "a change of residence"), "told_at": at(20, 12, 30),
            "due_on": date(2026, 3, 27),
        },
        prompt=True,
    ),
)
