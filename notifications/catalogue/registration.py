"""The way to the registration as a job seeker, corrections, certificates, the end at one's own wish (R4–R37, R44, R45)."""

from __future__ import annotations

from datetime import date

from enbek.i18n import Text
from notifications.catalogue.samples import CENTRE, PHONE, at
from notifications.catalogue.types import (
    DATE,
    FLAG,
    MOMENT,
    QUIET_CHANNELS,
    REGISTRIES,
    TEXT,
    TEXTS,
    WITH_RELAY,
    MessageType,
    Weight,
    optional,
)

MESSAGES = (
    MessageType(
        "application_received",
        Text("Өтініш түсті", "Заявление поступило", "Application received"),
        ("R25.2", "CL3", "A1.7", "A1.8b"),
        Weight.ALERT,
        {"submitted_at": MOMENT, "accepted_on": DATE, "result_due": DATE, "career_centre": TEXT, "off_hours": optional(FLAG)},
        {
            "submitted_at": at(6, 19, 40), "accepted_on": date(2026, 3, 10), "result_due": date(2026, 3, 11),
            "career_centre": CENTRE, "off_hours": True,
        },
        prompt=True,
    ),
    MessageType(
        "services_explained",
        Text("Мемлекеттік қолдау шаралары және портал туралы", "О мерах поддержки и работе с порталом", "Support measures and how to use the portal"),
        ("R9", "R13", "R18"),
        Weight.ALERT,
        {"career_centre": TEXT, "phone": optional(TEXT)},
        {"career_centre": CENTRE, "phone": PHONE},
        channels=QUIET_CHANNELS,
    ),
    MessageType(
        "registered_as_job_seeker",
        Text("Жұмыс іздеп жүрген адам ретінде тіркелу", "Регистрация лица, ищущего работу", "Registered as a job seeker"),
        ("R12.3", "R13", "R35"),
        Weight.ALERT,
        {"registered_on": DATE, "career_centre": TEXT, "matching_until": DATE},
        {"registered_on": date(2026, 3, 10), "career_centre": CENTRE, "matching_until": date(2026, 3, 12)},
    ),
    MessageType(
        "registered_through_assistant",
        Text("Ассистент арқылы тіркелу", "Регистрация через ассистента", "Registered through the assistant"),
        ("R18", "R19", "R20"),
        Weight.ALERT,
        {"registered_on": DATE, "career_centre": TEXT, "assistant": optional(TEXT), "matching_until": DATE},
        {
            "registered_on": date(2026, 3, 10), "career_centre": CENTRE, "matching_until": date(2026, 3, 12),
            "assistant": Text.same("А. Б. Сәрсенов"),
        },
        channels=WITH_RELAY,
    ),
    MessageType(
        "refused_as_job_seeker",
        Text("Тіркеуден бас тарту (жұмыс іздеп жүрген адам)", "Отказ в регистрации лица, ищущего работу", "Refused as a job seeker"),
        ("R8", "A1.9", "R59"),
        Weight.NOTICE,
        {"decided_on": DATE, "grounds": TEXTS},
        {
            "decided_on": date(2026, 3, 10),
            "grounds": [Text("Тегі жеке куәліктегі деректерге сәйкес келмейді", "Фамилия не совпадает с данными удостоверения личности",
                             "The surname differs from the identity record")],
        },
    ),
    MessageType(
        "registry_delay",
        Text("Тізілімнің жауабы күтілуде", "Ждём ответа реестра", "Waiting for a registry"),
        ("R7", "R38.2", "R54"),
        Weight.ALERT,
        {"registries": REGISTRIES},
        {"registries": ["contributions", "pensions"]},
    ),
    MessageType(
        "correction_received",
        Text("Түзету туралы өтініш түсті", "Запрос на исправление принят", "Correction request received"),
        ("R7", "R38.2", "R59"),
        Weight.ALERT,
        {"record": TEXT, "received_at": MOMENT},
        {
            "received_at": at(13, 12, 30),
            "record": Text("2025 жылғы еңбек шарты", "трудовой договор 2025 года", "employment contract of 2025"),
        },
        prompt=True,
    ),
    MessageType(
        "correction_decided",
        Text("Түзету туралы шешім", "Решение об исправлении", "Correction decided"),
        ("R7", "R38.2", "R59"),
        Weight.NOTICE,
        {"record": TEXT, "accepted": FLAG, "decided_on": DATE, "explanation": optional(TEXT)},
        {
            "record": Text("2025 жылғы еңбек шарты", "трудовой договор 2025 года", "employment contract of 2025"),
            "accepted": True, "decided_on": date(2026, 3, 17),
            "explanation": Text("Шарт бұзылғаны расталды", "Расторжение договора подтверждено", "The end of the contract was confirmed"),
        },
    ),
    MessageType(
        "certificate_issued",
        Text("Жұмыссыз ретінде тіркелу туралы ақпарат", "Информация о регистрации безработного", "Information on registration issued"),
        ("R45.1", "R45.2"),
        Weight.ALERT,
        {"issued_on": DATE, "valid_until": DATE, "code": TEXT},
        {"issued_on": date(2026, 3, 16), "valid_until": date(2026, 4, 15), "code": "K7QM-2WXD"},
        prompt=True,
    ),
    MessageType(
        "case_closed",
        Text("Тіркеу жабылды", "Регистрация закрыта", "Registration closed"),
        ("R44", "R59"),
        Weight.NOTICE,
        {"closed_on": DATE, "reason": TEXT},
        {
            "closed_on": date(2026, 3, 18),
            "reason": Text("өз өтінішіңіз бойынша", "по вашему заявлению", "at your own request"),
        },
    ),
)
