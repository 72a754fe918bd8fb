"""Forms of our own, where the Rules oblige to a notice and give it no form (Q-10)."""

from __future__ import annotations

from enbek.documents.parts import Blank, Wording, Words

_RU_NAME = "Фамилия, имя, отчество (при его наличии)"
_KK_NAME = "Тегі, аты, әкесінің аты (бар болса)"
_EN_NAME = "Surname, given name, patronymic (if any)"

DEREGISTRATION = {
    "ru": Wording(
        "Собственная форма портала: к уведомлению по пункту 52 Правила формы не устанавливают", "Форма",
        "Уведомление о снятии с учета в качестве безработного",
        (
            Blank("name", _RU_NAME, lead="Вы"),
            Words("в соответствии с пунктом 51 Правил сняты с учета в качестве безработного"),
            Blank("office", "наименование центра трудовой мобильности"),
            Words("по основанию:"),
            Blank("reasons", "основание, факт, источник сведений"),
            Words(
                "Если вы не согласны, подайте жалобу в центр трудовой мобильности, который принял решение "
                "(статья 91 Административного процедурно-процессуального кодекса); с результатом можно не согласиться в суде (пункты 59 и 60 "
                "Правил). Снова обратиться за регистрацией можно в любой день."
            ),
        ),
        (Words("Дата снятия с учета и выдачи: {issued}."), Blank("specialist", _RU_NAME, lead="Решение принял(а)")),
    ),
    "kk": Wording(
        "Порталдың өз нысаны: 52-тармақтағы хабарламаға Қағидалар нысан белгілемейді", "Нысан",
        "Жұмыссыз ретінде есептен шығару туралы хабарлама",
        (
            Blank("name", _KK_NAME, lead="Сіз"),
            Words("Қағидалардың 51-тармағына сәйкес жұмыссыз ретінде есептен шығарылдыңыз"),
            Blank("office", "еңбек мобильділігі орталығының атауы"),
            Words("негізі:"),
            Blank("reasons", "негіз, факт, мәліметтің дереккөзі"),
            Words(
                "Келіспесеңіз, шешім қабылдаған еңбек мобильділігі орталығына шағым беріңіз (Әкімшілік "
                "рәсімдік-процестік кодекстің 91-бабы); нәтижесімен келіспесеңіз, сотқа жүгінуге болады (Қағидалардың 59 және 60-тармақтары). "
                "Тіркелуге кез келген күні қайта жүгінуге болады."
            ),
        ),
        (Words("Есептен шығарылған және берілген күні: {issued}."), Blank("specialist", _KK_NAME, lead="Шешімді қабылдаған")),
    ),
    "en": Wording(
        "The exchange's own form: the Rules set none for the notice of paragraph 52", "Form",
        "Notice of deregistration as unemployed",
        (
            Blank("name", _EN_NAME, lead="You,"),
            Words("under paragraph 51 of the Rules, are deregistered as unemployed by"),
            Blank("office", "name of the labour-mobility centre"),
            Words("on the ground:"),
            Blank("reasons", "ground, fact, source"),
            Words(
                "If you disagree, complain to the labour-mobility centre that decided "
                "(article 91 of the Administrative Procedural and Process Code); its result can be taken to court (paragraphs 59 and 60 of the "
                "Rules). You may apply for registration again on any day."
            ),
        ),
        (Words("Deregistered and issued on {issued}."), Blank("specialist", _EN_NAME, lead="Decided by")),
    ),
}
