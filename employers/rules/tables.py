"""Closed tables of a vacancy. Labels in three languages; codes are stored and never renamed."""

from __future__ import annotations

from enbek.classifiers.tables import Titled, said


class Kind(Titled):
    """Whether the state shares the cost of the workplace (active measures; the last three names are of programmes)."""

    ORDINARY = "ordinary", said("Кәдімгі бос жұмыс орны", "Обычная вакансия", "Ordinary vacancy")
    SOCIAL_JOB = "social_job", said("Әлеуметтік жұмыс орны", "Социальное рабочее место", "Social job")
    YOUTH_PRACTICE = "youth_practice", said("Жастар практикасы", "Молодёжная практика", "Youth practice")
    PUBLIC_WORKS = "public_works", said("Қоғамдық жұмыс", "Общественные работы", "Public works")
    FIRST_JOB = "first_job", said("Алғашқы жұмыс орны", "Первое рабочее место", "First job")
    GENERATIONS = "generations", said("Ұрпақтар келісімшарты", "Контракт поколений", "Generations contract")
    SILVER_AGE = "silver_age", said("Күміс жас", "Серебряный возраст", "Silver age")


class Conditions(Titled):
    """Working conditions, which R66 obliges to name (Labour Code, working conditions)."""

    NORMAL = "normal", said("Қалыпты", "Нормальные", "Normal")
    HEAVY = "heavy", said("Ауыр жұмыс", "Тяжёлая работа", "Heavy work")
    HARMFUL = "harmful", said("Зиянды", "Вредные", "Harmful")
    DANGEROUS = "dangerous", said("Қауіпті", "Опасные", "Dangerous")


class ClosingReason(Titled):
    """Why a vacancy is no longer there. `BY_THE_EMPLOYER` are for people to choose; the others the portal writes."""

    HIRED_HERE = "hired_here", said("Осы портал арқылы адам алынды", "Приняли человека через портал", "Hired through this portal")
    HIRED_ELSEWHERE = "hired_elsewhere", said("Адам басқа жолмен алынды", "Нашли человека иначе", "Hired in another way")
    POST_CANCELLED = "post_cancelled", said("Лауазым қысқартылды", "Должность сокращена", "The post was cancelled")
    MISTAKE = "mistake", said("Қате жарияланған", "Размещена по ошибке", "Published by mistake")
    OTHER = "other", said("Басқа себеп", "Другая причина", "Another reason")
    SEATS_TAKEN = "seats_taken", said("Барлық орынға адам алынды", "Все места заняты", "All seats are taken")
    ABANDONED = "abandoned", said("Жұмыс беруші растамады", "Работодатель не подтвердил", "Not confirmed by the employer")


BY_THE_EMPLOYER = (
    ClosingReason.HIRED_HERE, ClosingReason.HIRED_ELSEWHERE, ClosingReason.POST_CANCELLED, ClosingReason.MISTAKE, ClosingReason.OTHER,
)
"""What an employer may choose from."""
