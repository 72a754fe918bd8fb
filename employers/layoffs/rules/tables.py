"""The directories of the form (M2.4, M3.3, Q-15)."""

from __future__ import annotations

from enbek.classifiers.tables import EducationLevel, Titled, said


class Reason(Titled):
    """M2.4: the first three stand in the manual; the fourth is a ground of the Labour Code [ext]."""

    DECLINE = "decline", said(
        "Өндіріс, орындалатын жұмыстар мен көрсетілетін қызметтер көлемінің төмендеуі", "Снижение объёма производства и выполняемых работ и услуг",
        "Less production, work and services",
    )
    LIQUIDATION = "liquidation", said("Кәсіпорынның таратылуы", "Ликвидация предприятия", "Liquidation of the enterprise")
    CESSATION = "cessation", said("Жұмыс беруші қызметінің тоқтатылуы", "Прекращение деятельности работодателя", "The employer ceases to operate")
    STAFF_CUT = "staff_cut", said("Жұмыскерлер санының немесе штатының қысқаруы", "Сокращение численности или штата работников", "Fewer posts or workers")


class WithdrawalReason(Titled):
    MISTAKE = "mistake", said("Хабарлама қате жіберілген", "Уведомление отправлено по ошибке", "The notice was sent by mistake")
    NOBODY_RELEASED = "nobody_released", said("Ешкім босатылмайды", "Никто не высвобождается", "Nobody is released")
    REPLACED = "replaced", said("Оның орнына басқа хабарлама жіберіледі", "Вместо него подаётся другое", "Another notice takes its place")
    OTHER = "other", said("Басқа себеп", "Другая причина", "Another reason")


EDUCATION = (
    EducationLevel.SECONDARY, EducationLevel.POST_SECONDARY, EducationLevel.VOCATIONAL, EducationLevel.HIGHER, EducationLevel.POSTGRADUATE,
)
"""M3.3: five levels, in the order of the manual."""
