"""What an office has to do for each clock that binds it, in words; and what of it the portal does by itself. Pure."""

from __future__ import annotations

from enbek.i18n import Text
from enbek.law import TimeLimit

DO: dict[str, Text] = {
    "T01": Text("Бас тарту туралы хабарламаны табыстау.", "Вручить уведомление об отказе.", "Hand over the notice of refusal."),
    "T02": Text(
        "Тіркеу немесе бас тарту: портал тізілімдер жауап берген бойда өзі шешеді.",
        "Зарегистрировать или отказать: портал решает сам, как только ответят реестры.",
        "Register or refuse: the portal decides by itself as soon as the registries answer.",
    ),
    "T03": Text(
        "Тексерілген құжаттарды мансап орталығына жіберу.", "Направить проверенные документы в карьерный центр.",
        "Send the checked papers to the career centre.",
    ),
    "T04": Text(
        "Ассистент жіберген өтініш бойынша тіркеу немесе бас тарту: портал тізілімдер жауап берген бойда өзі шешеді.",
        "Зарегистрировать или отказать по заявлению от ассистента: портал решает сам, как только ответят реестры.",
        "Register or refuse on what the assistant sent: the portal decides by itself as soon as the registries answer.",
    ),
    "T05": Text(
        "Лайықты жұмыс таңдауға көмектесу: ұсыныстарды қарау, адаммен сөйлесу.",
        "Помочь с подбором подходящей работы: посмотреть предложения, поговорить с человеком.",
        "Help to find suitable work: look at the offers, talk to the person.",
    ),
    "T08": Text(
        "Төлемге қажетті құжаттар тізбесін жіберу.", "Направить перечень документов для выплаты.", "Send the list of documents for the payment."
    ),
    "H2": Text(
        "Адамның айтқанын қарап, қорытынды жасау.", "Рассмотреть, что сказал человек, и дать вывод.", "Look at what the person said and make the finding."
    ),
    "T10": Text(
        "Есептен шығару мәселесін шешу: мәртебені сақтау немесе есептен шығару.", "Решить вопрос о снятии с учета: сохранить статус или снять.",
        "Decide on the deregistration: keep the status or end it.",
    ),
    "T14": Text(
        "Есептен шығару туралы хабарлама адамға жеткенін тексеру.", "Убедиться, что уведомление о снятии с учета дошло до человека.",
        "Make sure that the notice of deregistration has reached the person.",
    ),
    "T15": Text(
        "Адаммен бірге жеке жоспар жасау.", "Составить вместе с человеком индивидуальный план.", "Draw up the individual plan with the person."
    ),
    "T25": Text(
        "Жұмыссыз мәртебесін шешу: портал тізілімдер жауап берген бойда өзі шешеді.",
        "Решить о статусе безработного: портал решает сам, как только ответят реестры.",
        "Decide on the status of unemployed: the portal decides by itself as soon as the registries answer.",
    ),
}


def duty_of(limit: TimeLimit) -> Text:
    """What is to be done before this clock runs out; the title of the limit where nothing more can be said."""
    return DO.get(limit.id, limit.title)
