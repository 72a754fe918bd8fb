"""Vacancies, offers, interviews, hires: what the person learns (R36, R69–R81)."""

from __future__ import annotations

from datetime import date

from enbek.i18n import Text
from notifications.catalogue.samples import EMPLOYER, MEETING, PHONE, VACANCY, at
from notifications.catalogue.types import (
    DATE,
    FLAG,
    MOMENT,
    NUMBER,
    QUIET_CHANNELS,
    TEXT,
    TEXTS,
    WITH_RELAY,
    MessageType,
    Weight,
    optional,
)

MESSAGES = (
    MessageType(
        "vacancies_selected",
        Text("Бос жұмыс орындары іріктелді", "Подобраны вакансии", "Vacancies selected"),
        ("R36", "R78"),
        Weight.ALERT,
        {"count": NUMBER, "matching_until": optional(DATE)},
        {"count": 5, "matching_until": date(2026, 3, 12)},
    ),
    MessageType(
        "vacancy_digest",
        Text("Сақталған іздеу бойынша жаңа бос орындар", "Новые вакансии по сохранённому поиску", "New vacancies of a saved search"),
        ("R78",),
        Weight.ALERT,
        {"search": TEXT, "count": NUMBER, "vacancies": TEXTS},
        {
            "search": Text("бухгалтер, Алматы", "бухгалтер, Алматы", "accountant, Almaty"), "count": 2,
            "vacancies": [Text("Бухгалтер – «Алатау Құрылыс» ЖШС", "Бухгалтер – ТОО «Алатау Құрылыс»", "Accountant – Alatau Qurylys LLP"),
                          Text("Аға бухгалтер – «Арман» АҚ", "Старший бухгалтер – АО «Арман»", "Senior accountant – Arman JSC")],
        },
        channels=QUIET_CHANNELS,
    ),
    MessageType(
        "offer_received",
        Text("Лайықты жұмыс ұсынылды", "Предложена подходящая работа", "Suitable work offered"),
        ("R71.1", "R71.2", "R72.1", "R72.2"),
        Weight.NOTICE,
        {"vacancy": TEXT, "employer": TEXT, "answer_by": DATE, "place": optional(TEXT), "pay": optional(TEXT), "unemployed": optional(FLAG),
         "answer_to": optional(NUMBER), "answer_code": optional(NUMBER)},
        {
            "vacancy": VACANCY, "employer": EMPLOYER, "answer_by": date(2026, 3, 11), "unemployed": True,
            "place": Text("Алматы қаласы", "город Алматы", "Almaty"), "pay": Text.same("280 000–320 000 ₸"),
            "answer_to": 77010000000, "answer_code": 4821,
        },
        channels=WITH_RELAY,
    ),
    MessageType(
        "offer_answered",
        Text("Жауабыңыз қабылданды", "Ваш ответ принят", "Answer to an offer received"),
        ("R37.2", "R72.1", "R72.2"),
        Weight.ALERT,
        {"vacancy": TEXT, "employer": TEXT, "answered_at": MOMENT, "agreed": FLAG, "unemployed": optional(FLAG)},
        {"vacancy": VACANCY, "employer": EMPLOYER, "answered_at": at(11, 10, 15), "agreed": True, "unemployed": True},
        prompt=True,
    ),
    MessageType(
        "offer_withdrawn",
        Text("Жұмыс ұсынысы кері қайтарылды", "Предложение работы отозвано", "Offer withdrawn"),
        ("R71.1", "R72.1", "R76"),
        Weight.ALERT,
        {"vacancy": TEXT, "employer": TEXT, "reason": TEXT, "withdrawn_on": DATE},
        {
            "vacancy": VACANCY, "employer": EMPLOYER, "withdrawn_on": date(2026, 3, 11),
            "reason": Text("бос орын жабылды", "вакансия закрыта", "the vacancy was closed"),
        },
    ),
    MessageType(
        "referred_to_employer",
        Text("Деректеріңіз жұмыс берушіге жіберілді", "Данные направлены работодателю", "Referred to an employer"),
        ("R73.1", "R75.1", "R75.2"),
        Weight.ALERT,
        {"vacancy": TEXT, "employer": TEXT, "referred_on": DATE, "answer_by": DATE},
        {"vacancy": VACANCY, "employer": EMPLOYER, "referred_on": date(2026, 3, 12), "answer_by": date(2026, 3, 19)},
    ),
    MessageType(
        "interview_set",
        Text("Әңгімелесу белгіленді", "Назначено собеседование", "Interview set"),
        ("R73.4", "R73.5", "R73.6", "R74", "R79", "R80"),
        Weight.NOTICE,
        {"vacancy": TEXT, "employer": TEXT, "interview_at": MOMENT, "place": TEXT, "contact": optional(TEXT), "unemployed": optional(FLAG)},
        {"vacancy": VACANCY, "employer": EMPLOYER, "interview_at": at(16, 11), "place": MEETING, "contact": PHONE, "unemployed": True},
        channels=WITH_RELAY,
        starts=("T22", "T11"),
        starts_if="unemployed",
    ),
    MessageType(
        "interview_declined",
        Text("Әңгімелесуден бас тартуыңыз қабылданды", "Отказ от собеседования принят", "Declining the interview received"),
        ("R80",),
        Weight.ALERT,
        {"vacancy": TEXT, "employer": TEXT, "interview_at": MOMENT, "declined_at": MOMENT},
        {"vacancy": VACANCY, "employer": EMPLOYER, "interview_at": at(16, 11), "declined_at": at(13, 9, 20)},
        prompt=True,
    ),
    MessageType(
        "employer_declined",
        Text("Жұмыс беруші қабылдамады", "Работодатель не принял", "The employer declined"),
        ("R75.1", "R75.2"),
        Weight.ALERT,
        {"vacancy": TEXT, "employer": TEXT, "declined_on": DATE, "silent": FLAG, "reason": optional(TEXT)},
        {
            "vacancy": VACANCY, "employer": EMPLOYER, "declined_on": date(2026, 3, 20), "silent": True,
            "reason": Text("қажетті дағдылары жоқ", "нет нужных навыков", "the skills needed are missing"),
        },
    ),
    MessageType(
        "placed",
        Text("Жұмысқа орналасу", "Трудоустройство", "Hired"),
        ("R76", "R81"),
        Weight.ALERT,
        {"vacancy": TEXT, "employer": TEXT, "hired_on": DATE},
        {"vacancy": VACANCY, "employer": EMPLOYER, "hired_on": date(2026, 3, 18)},
    ),
)
