"""What the exchange itself has to say: periods that end, offices that are late, addresses that fail (D-20)."""

from __future__ import annotations

from datetime import date

from enbek.i18n import Text
from notifications.catalogue.samples import CENTRE, EMPLOYER, VACANCY
from notifications.catalogue.types import (
    DATE,
    FLAG,
    NUMBER,
    QUIET_CHANNELS,
    SENTENCE,
    TEXT,
    Channel,
    MessageType,
    Weight,
    optional,
)

MESSAGES = (
    MessageType(
        "deadline_reminder",
        Text("Мерзімнің соңғы күні", "Последний день срока", "The last day of a period"),
        ("R64.1", "R72.1", "R72.2", "R74"),
        Weight.ALERT,
        {"what": TEXT, "last_day": DATE, "paragraph": TEXT, "about": optional(TEXT), "on_expiry": optional(TEXT)},
        {
            "what": Text("Жұмыссыздың ұсынысқа жауабы", "Ответ безработного на предложение", "An answer to an offer by an unemployed person"),
            "last_day": date(2026, 3, 19), "paragraph": Text("72-тармақ", "п. 72", "para. 72"), "about": VACANCY,
            "on_expiry": Text("Ұсынысқа уақтылы жауап бермеу есептен шығаруға негіз болуы мүмкін.",
                              "Ответ не в срок может стать основанием для снятия с учета.",
                              "A late answer may become a ground for deregistration."),
        },
    ),
    MessageType(
        "office_late",
        Text("Мекеме мерзімді өткізіп алды", "Учреждение пропустило срок", "The office is late"),
        ("R59", "R60"),
        Weight.ALERT,
        {"duty": TEXT, "office": TEXT, "due_on": DATE, "paragraph": TEXT},
        {
            "duty": Text("Жұмысқа орналастырудың жеке жоспарын жасау", "Составление индивидуального плана трудоустройства",
                         "Drawing up the individual employment plan"),
            "office": CENTRE, "due_on": date(2026, 3, 17), "paragraph": Text("61-тармақ", "п. 61", "para. 61"),
        },
    ),
    MessageType(
        "address_failed",
        Text("Хабарлама жетпеді", "Сообщение не дошло", "A message did not arrive"),
        ("R35", "R52", "R56"),
        Weight.ALERT,
        {"address": TEXT, "by_phone": FLAG},
        {"address": "•••••••1122", "by_phone": True},
    ),
    MessageType(
        "sms_reply",
        Text("SMS жауабына жауап", "Ответ на SMS", "Reply to an SMS"),
        ("R37.2", "R72.1", "R72.2"),
        Weight.ALERT,
        {"sentence": SENTENCE},
        {"sentence": Text("Бұл нөмір порталда тіркелмеген.", "Этот номер не зарегистрирован на портале.", "This number is not registered at the portal.")},
        channels=(Channel.SMS,),
        prompt=True,
    ),
    MessageType(
        "signing_code",
        Text("Өтінішке қол қою коды", "Код для подписания заявки", "Code for signing the application"),
        ("R24", "A1.10"),
        Weight.ALERT,
        {"code": TEXT},
        {"code": "493021"},
        channels=(Channel.SMS,),
        prompt=True,
    ),
    MessageType(
        "layoff_arrived",
        Text("Орталыққа: босату туралы хабарлама келді", "Центру: поступило уведомление о высвобождении", "To the centre: a notice of release arrived"),
        ("M4.1", "M5.2"),
        Weight.ALERT,
        {"employer": TEXT, "workers": NUMBER, "first_release": DATE, "again": FLAG, "mass": FLAG},
        {"employer": EMPLOYER, "workers": 12, "first_release": date(2026, 4, 27), "again": False, "mass": False},
        channels=QUIET_CHANNELS,
    ),
    MessageType(
        "layoff_withdrawn",
        Text("Орталыққа: босату туралы хабарлама кері қайтарылды", "Центру: уведомление о высвобождении отозвано",
             "To the centre: a notice of release was withdrawn"),
        ("M6",),
        Weight.ALERT,
        {"employer": TEXT, "code": TEXT},
        {"employer": EMPLOYER, "code": Text.same("PRf5d32270359b1c")},
        channels=QUIET_CHANNELS,
    ),
)
