"""Order No. 214: the limits of an unemployed person's spell (paragraphs 51, 52, 61, 64, 74)."""

from __future__ import annotations

from enbek.i18n import Text
from enbek.law.data.order_214_registration import AS_UNEMPLOYED, BREACH
from enbek.law.editions import ORDER_214
from enbek.law.limits import Party, Quotation, TimeLimit, Unit

LIMITS = (
    TimeLimit(
        id="T10", edition=ORDER_214, paragraphs=("51",), requirements=("R51.0",), party=Party.MOBILITY_CENTRE, amount=2,
        unit=Unit.WORKING_DAYS, on_expiry=BREACH, discrepancies=("D-44", "D-67"),
        starts=Text("мансап орталығынан ақпарат алынған күн", "день получения информации от карьерного центра",
                    "the day on which the career centre's information is received"),
        title=Text("Есептен шығару туралы шешім", "Решение о снятии с учета", "Decision on deregistration"),
        quote_ru="Центр трудовой мобильности в течение двух рабочих дней со дня получения соответствующей информации",
        quote_kk="тиісті ақпаратты алған күннен бастап екі жұмыс күні ішінде жұмыссызды",
    ),
    TimeLimit(
        id="T11", edition=ORDER_214, paragraphs=("51.3",), requirements=("R51.3a",), party=Party.CITIZEN, amount=5,
        unit=Unit.WORKING_DAYS, discrepancies=("D-10", "D-23"),
        starts=Text("мансап орталығы жұмыс немесе оқу орны туралы хабардар еткен күн",
                    "день уведомления карьерным центром о месте трудоустройства или обучения",
                    "the day of the career centre's notice of the place of work or training"),
        on_expiry=Text("Дәлелді себепсіз келмеу есептен шығаруға негіз болуы мүмкін; алдымен азамат тыңдалады, шешімді адам қабылдайды.",
                       "Неявка без уважительных причин может стать основанием снятия с учета; сначала гражданина выслушают, решает человек.",
                       "No-show without good reason may become a ground for deregistration; the citizen is heard first and a person decides."),
        title=Text("Ұсынылған жұмыс немесе оқу орнына келу", "Явка по месту предложенной работы или обучения",
                   "Coming to the place of the offered job or training"),
        quote_ru="в течение пяти рабочих дней со дня уведомления карьерным центром по месту предложенного трудоустройства или обучения",
        quote_kk="хабардар еткен күннен бастап бес жұмыс күнi iшiнде ұсынылған жұмысқа орналасу орнына немесе оқу орнына келмегенде",
    ),
    TimeLimit(
        id="T12", edition=ORDER_214, paragraphs=("51.3",), requirements=("R51.3b",), party=Party.CITIZEN, amount=3,
        unit=Unit.WORKING_DAYS, discrepancies=("D-10", "D-58"),
        starts=Text("шақыру алынған күн", "день получения вызова", "the day on which the summons is received"),
        on_expiry=Text("Дәлелді себепсіз келмеу есептен шығаруға негіз болуы мүмкін; алдымен азамат тыңдалады, шешімді адам қабылдайды.",
                       "Неявка без уважительных причин может стать основанием снятия с учета; сначала гражданина выслушают, решает человек.",
                       "No-show without good reason may become a ground for deregistration; the citizen is heard first and a person decides."),
        title=Text("Белсенді шараларға қатысу үшін шақыру бойынша мансап орталығына келу",
                   "Явка в карьерный центр по вызову на активные меры",
                   "Coming to the career centre on a summons for active measures"),
        quote_ru="в течение трех рабочих дней по вызову в карьерный центр на участие в активных мерах содействия занятости",
        quote_kk="шақыру бойынша халықты жұмыспен қамтуға жәрдемдесудің белсенді шараларына қатысу үшін үш жұмыс күнi ішінде",
    ),
    TimeLimit(
        id="T13", edition=ORDER_214, paragraphs=("64", "51.6"), requirements=("R64.1", "R51.6"), party=Party.CITIZEN, amount=5,
        unit=Unit.WORKING_DAYS, discrepancies=("D-08", "D-09"),
        starts=Text("мән-жай туындаған күн (білген күні кейін болса – сол күн)",
                    "день наступления обстоятельства (или день, когда о нём стало известно, если он позже)",
                    "the day on which the circumstance occurs (or on which the person learns of it, if later)"),
        on_expiry=Text("Уақтылы хабарламау есептен шығаруға негіз болуы мүмкін; алдымен азамат тыңдалады, шешімді адам қабылдайды.",
                       "Несвоевременное сообщение может стать основанием снятия с учета; сначала гражданина выслушают, решает человек.",
                       "A late report may become a ground for deregistration; the citizen is heard first and a person decides."),
        title=Text("Мән-жайлардың өзгергені туралы хабарлау", "Сообщение об изменении обстоятельств", "Reporting a change of circumstances"),
        quote_ru="в течение пяти рабочих дней со дня наступления обстоятельств, влияющих на дальнейшую работу с ним",
        quote_kk="өзгерістер туралы ақпаратты уақтылы, бес жұмыс күні ішінде мансап орталығына ұсынады",
        further=(Quotation(
            "51.6",
            "несвоевременное (в течение пяти рабочих дней) предоставление карьерному центру обстоятельств",
            "уақтылы, бес жұмыс күнi iшiнде ұсынбағанда",
        ),),
    ),
    TimeLimit(
        id="T14", edition=ORDER_214, paragraphs=("52",), requirements=("R52",), party=Party.CAREER_CENTRE, amount=2,
        unit=Unit.WORKING_DAYS, on_expiry=BREACH, discrepancies=("D-42",),
        starts=Text("есептен шығарылған күн", "день снятия с учета", "the day of deregistration"),
        title=Text("Есептен шығару туралы хабарлама", "Уведомление о снятии с учета", "Notice of deregistration"),
        quote_ru="Карьерный центр в течение двух рабочих дней со дня снятия безработного с учета уведомляет его об этом",
        quote_kk="Мансап орталығы жұмыссыз есептен шығарылған күннен бастап екі жұмыс күні ішінде",
    ),
    TimeLimit(
        id="T15", edition=ORDER_214, paragraphs=("61",), requirements=("R61.2",), party=Party.CAREER_CENTRE, amount=2,
        unit=Unit.WORKING_DAYS, starts=AS_UNEMPLOYED, on_expiry=BREACH, discrepancies=("D-44",),
        title=Text("Жұмысқа орналастырудың жеке жоспарын жасау", "Составление индивидуального плана трудоустройства",
                   "Drawing up the individual employment plan"),
        quote_ru="в течение двух рабочих дней со дня регистрации лица, ищущего работу центром трудовой мобильности в качестве "
                 "безработного, составляет",
        quote_kk="жұмыссыз ретінде тіркеген күннен бастап екі жұмыс күні ішінде",
    ),
    TimeLimit(
        id="T22", edition=ORDER_214, paragraphs=("74",), requirements=("R74",), party=Party.CITIZEN, amount=3,
        unit=Unit.WORKING_DAYS, discrepancies=("D-11", "D-23", "D-49"),
        starts=Text("әңгімелесу уақыты мен орны туралы хабарланған күн", "день уведомления о времени и месте собеседования",
                    "the day of the notice of the interview's time and place"),
        on_expiry=Text("Портал ескертеді. Есептен шығару мәселесі бес жұмыс күні өтпейінше көтерілмейді (51-тармақтың 3)-тармақшасы).",
                       "Портал напоминает. Вопрос о снятии с учета не ставится до истечения пяти рабочих дней (подп. 3) п. 51).",
                       "The portal reminds. Deregistration is not raised before the five working days of para. 51(3) are over."),
        title=Text("Жұмыс берушіге жүгіну", "Обращение к работодателю", "Going to the employer"),
        quote_ru="в течение трех рабочих дней со дня уведомления о времени и месте проведения собеседования",
        quote_kk="хабарлаған күннен бастап үш жұмыс күні ішінде жұмысқа орналастыру мәселесі бойынша жұмыс берушіге жүгінуге тиіс",
    ),
)
