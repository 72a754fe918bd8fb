"""What each of the six circumstances of paragraph 64 leads to, said before it is sent. Pure."""

from __future__ import annotations

from enbek.i18n import Text

CONSEQUENCES: dict[str, Text] = {
    "residence": Text(
        "Мәртебеңіз сақталады. Басқа жерде сізге басқа мансап орталығы қызмет көрсете алады.",
        "Статус сохраняется. На новом месте вас может обслуживать другой карьерный центр.",
        "Your status stays. At the new place another career centre may serve you.",
    ),
    "work": Text(
        "Хабарлаудың өзі ештеңені жаппайды. Жұмыс беруші жарна аударса, мәртебе туралы мәселе туады: алдымен сізді тыңдайды. Тіркеуді өзіңіз де жаба аласыз.",
        "Само сообщение ничего не закрывает. Когда работодатель перечислит взносы, возникнет вопрос о статусе: сначала вас выслушают. Можно закрыть "
        "регистрацию и самому.",
        "Telling it closes nothing. When the employer pays contributions, a question about your status comes up: you are heard first. You may also close "
        "the registration yourself.",
    ),
    "entrepreneurship": Text(
        "Хабарлаудың өзі ештеңені жаппайды; уақтылы айтылғаны үшін есептен шығару мәселесі туындамайды.",
        "Само сообщение ничего не закрывает; вопроса о снятии с учета из-за сообщённого вовремя не возникает.",
        "Telling it closes nothing; what was told in time raises no question of deregistration.",
    ),
    "founder": Text(
        "Хабарлаудың өзі ештеңені жаппайды; уақтылы айтылғаны үшін есептен шығару мәселесі туындамайды.",
        "Само сообщение ничего не закрывает; вопроса о снятии с учета из-за сообщённого вовремя не возникает.",
        "Telling it closes nothing; what was told in time raises no question of deregistration.",
    ),
    "disability": Text(
        "Мәртебеңіз сақталады; ұсынылатын жұмыс денсаулығыңызға қарай іріктеледі.",
        "Статус сохраняется; предлагаемая работа подбирается с учётом здоровья.",
        "Your status stays; work is selected with regard to your health.",
    ),
    "pension": Text(
        "Хабарлаудың өзі ештеңені жаппайды. Бұдан әрі не болатынын мансап орталығы түсіндіреді.",
        "Само сообщение ничего не закрывает. Что дальше, объяснит карьерный центр.",
        "Telling it closes nothing. Your career centre explains what comes next.",
    ),
}
