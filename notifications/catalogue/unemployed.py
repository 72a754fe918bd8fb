"""Registration as unemployed, summonses, deregistration (R38–R60)."""

from __future__ import annotations

from datetime import date

from enbek.i18n import Text
from notifications.catalogue.samples import CENTRE, EMPLOYER, MEETING, PHONE, at
from notifications.catalogue.types import DATE, MOMENT, TEXT, TEXTS, WITH_RELAY, MessageType, Weight, optional

MESSAGES = (
    MessageType(
        "registered_as_unemployed",
        Text("Жұмыссыз ретінде тіркелу", "Регистрация безработного", "Registered as unemployed"),
        ("R38.3", "R56", "R40"),
        Weight.ALERT,
        {"registered_on": DATE, "career_centre": TEXT, "because": optional(TEXT), "plan_by": optional(DATE)},
        {
            "registered_on": date(2026, 3, 13), "career_centre": CENTRE, "plan_by": date(2026, 3, 17),
            "because": Text("Лайықты жұмыс табылмады", "Подходящая работа не подобрана", "No suitable work was found"),
        },
    ),
    MessageType(
        "refused_as_unemployed",
        Text("Жұмыссыз ретінде тіркеуден бас тарту", "Отказ в регистрации безработного", "Refused as unemployed"),
        ("R38.3", "R41.2", "R56", "R59", "R60"),
        Weight.NOTICE,
        {"decided_on": DATE, "grounds": TEXTS, "source": optional(TEXT), "as_of": optional(MOMENT)},
        {
            "decided_on": date(2026, 3, 13), "as_of": at(13, 0, 4),
            "grounds": [Text("Жұмыспен қамтылған адам (41-тармақ, 2-тармақша)", "Занятое лицо (подпункт 2 пункта 41)",
                             "Employed person (para 41, item 2)")],
            "source": Text("Еңбек шарттарын есепке алудың бірыңғай жүйесі", "Единая система учёта трудовых договоров",
                           "Unified register of employment contracts"),
        },
    ),
    MessageType(
        "payment_documents",
        Text("Әлеуметтік төлемге қажетті құжаттар", "Документы для социальной выплаты", "Documents for the social payment"),
        ("R42", "R57"),
        Weight.ALERT,
        {"documents": optional(TEXTS)},
        {
            "documents": [
                Text("төлемді тағайындау туралы өтініш", "заявление о назначении выплаты", "application for the payment"),
                Text("банк шотының нөмірі", "номер банковского счёта", "bank account number"),
            ],
        },
    ),
    MessageType(
        "summons",
        Text("Мансап орталығына шақыру", "Вызов в карьерный центр", "Summons to the career centre"),
        ("R44", "R51.3b", "R63"),
        Weight.NOTICE,
        {"measure": TEXT, "career_centre": TEXT, "place": TEXT, "meet_at": optional(MOMENT)},
        {
            "measure": Text("кәсіптік оқуға жолдама алу", "получение направления на профессиональное обучение", "a referral to vocational training"),
            "career_centre": CENTRE, "place": MEETING, "meet_at": at(18, 10),
        },
        channels=WITH_RELAY,
        starts=("T12",),
    ),
    MessageType(
        "place_of_work_or_training",
        Text("Жұмыс немесе оқу орны туралы хабарлама", "О месте работы или обучения", "The place of work or training"),
        ("R51.3a", "R65"),
        Weight.NOTICE,
        {"what": TEXT, "organisation": TEXT, "place": TEXT, "contact": optional(TEXT)},
        {
            "what": Text("оқуға жолдама", "направление на обучение", "referral to training"), "organisation": EMPLOYER, "place": MEETING,
            "contact": PHONE,
        },
        channels=WITH_RELAY,
        starts=("T11",),
    ),
    MessageType(
        "deregistered",
        Text("Есептен шығару", "Снятие с учета", "Deregistration"),
        ("R51.0", "R52", "R59", "R60"),
        Weight.NOTICE,
        {"deregistered_on": DATE, "grounds": TEXTS, "decided_by": TEXT, "source": optional(TEXT), "as_of": optional(MOMENT)},
        {
            "deregistered_on": date(2026, 3, 20), "as_of": at(19, 9, 30), "decided_by": Text("Алматы қаласының еңбек мобильділігі орталығы",
                "Центр трудовой мобильности города Алматы", "Labour-mobility centre of Almaty"),
            "grounds": [Text("жұмыссыз үшін міндетті аударымдар түсті (51-тармақ, 1-тармақша)",
                             "поступление за безработного обязательных отчислений (подпункт 1 пункта 51)",
                             "mandatory contributions received for the person (para 51, item 1)")],
            "source": Text("Әлеуметтік аударымдар тізілімі", "Реестр социальных отчислений", "Register of social contributions"),
        },
        channels=WITH_RELAY,
    ),
)
