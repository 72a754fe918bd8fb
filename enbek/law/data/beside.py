"""Terms that run beside any edition of the Rules: of the Administrative Procedural and Process Code, and the exchange's own.

The Code is not among the sources [ext]; the amounts are the readings named in docs/deregistration.md and await a lawyer. An own term
binds an office of the exchange or gives time to a citizen; it takes nothing from anybody.
"""

from __future__ import annotations

from enbek.i18n import Text
from enbek.law.editions import BESIDE
from enbek.law.limits import Party, TimeLimit, Unit

LATE_AND_VISIBLE = Text(
    "Мерзім бұзылды: бұл азаматқа көрінеді және оған зиянын тигізбейді.",
    "Срок нарушен: гражданину это видно и ему не вредит.",
    "The term is broken: the citizen sees it and it harms nobody.",
)

LIMITS = (
    TimeLimit(
        id="H1", edition=BESIDE, paragraphs=("51",), requirements=("Q-18", "R51.0"), party=Party.CITIZEN, amount=3, unit=Unit.WORKING_DAYS,
        title=Text("Тыңдау: себебіңізді айту", "Заслушивание: назвать свои причины", "Hearing: saying your reasons"),
        starts=Text("хабарламаның жеткені дәлелденген күн", "день, когда доказано вручение уведомления", "the day on which the notice is proven to be delivered"),
        on_expiry=Text(
            "Мәртебе сақталады. Мансап орталығы істе барды қарайды; шешім қабылданғанша айтылғанның бәрі ескеріледі.",
            "Статус сохраняется. Карьерный центр рассматривает то, что есть в деле; всё сказанное до решения учитывается.",
            "The status stays. The career centre looks at what is in the file; whatever is said before the decision counts.",
        ),
        quote_ru=None, quote_kk=None,
    ),
    TimeLimit(
        id="H2", edition=BESIDE, paragraphs=("51",), requirements=("Q-09",), party=Party.CAREER_CENTRE, amount=1, unit=Unit.WORKING_DAYS,
        title=Text("Мансап орталығының қорытындысы", "Вывод карьерного центра", "Finding of the career centre"),
        starts=Text("тыңдау мерзімі аяқталған күн", "день окончания срока заслушивания", "the day on which the term of the hearing ends"),
        on_expiry=LATE_AND_VISIBLE, quote_ru=None, quote_kk=None,
    ),
)
