"""Order No. 214: the limits of labour mediation (chapter 5, paragraphs 66–75)."""

from __future__ import annotations

from enbek.i18n import Text
from enbek.law.data.order_214_registration import BREACH
from enbek.law.editions import ORDER_214
from enbek.law.limits import Party, Quotation, TimeLimit, Unit

OFFER = Text("мансап орталығының ұсынысы алынған күн", "день получения предложения карьерного центра",
             "the day on which the career centre's offer is received")

LIMITS = (
    TimeLimit(
        id="T16", edition=ORDER_214, paragraphs=("66",), requirements=("R66",), party=Party.EMPLOYER, amount=5,
        unit=Unit.WORKING_DAYS, discrepancies=("D-22", "D-51"),
        starts=Text("бос жұмыс орны пайда болған күн", "день появления вакансии", "the day on which the vacancy appears"),
        on_expiry=Text("Жұмыс беруші міндетін бұзды; бос орынды кейін де жариялауға болады.",
                       "Работодатель нарушил обязанность; вакансию можно разместить и позже.",
                       "The employer's duty is broken; the vacancy can still be published."),
        title=Text("Бос жұмыс орны туралы мәлімет жіберу", "Направление сведений о вакансии", "Reporting a vacancy"),
        quote_ru="в течение пяти рабочих дней со дня их появления с указанием условий труда и оплаты",
        quote_kk="олар пайда болған күннен бастап бес жұмыс күні ішінде жібереді",
    ),
    TimeLimit(
        id="T17", edition=ORDER_214, paragraphs=("69",), requirements=("R69.1",), party=Party.CAREER_CENTRE, amount=1,
        unit=Unit.WORKING_DAYS, on_expiry=BREACH, discrepancies=("D-04",),
        starts=Text("бос жұмыс орны тіркелген күн", "день регистрации вакансии", "the day on which the vacancy is registered"),
        title=Text("Бос жұмыс орнына кандидаттар таңдау", "Подбор кандидатов на вакансию", "Selecting candidates for a vacancy"),
        quote_ru="карьерный центр в течение одного рабочего дня проводит подбор кандидатов на вакансии",
        quote_kk="мансап орталығы бір жұмыс күні ішінде осы тараудың",
    ),
    TimeLimit(
        id="T18", edition=ORDER_214, paragraphs=("71",), requirements=("R71.1",), party=Party.CAREER_CENTRE, amount=1, breach=3,
        unit=Unit.WORKING_DAYS, discrepancies=("D-01", "D-12", "D-50"),
        starts=Text("бос жұмыс орны пайда болған күн", "день возникновения вакансии", "the day on which the vacancy arises"),
        on_expiry=Text("Орыс мәтініндегі бір күн – мақсат, одан кейін мерзім өтті деп көрсетіледі; қазақ мәтініндегі үш күннен кейін – бұзу.",
                       "Один день русского текста — цель, после него срок показан как просроченный; после трёх дней казахского — нарушение.",
                       "The one day of the Russian text is the target, after it the limit shows as overdue; after the three days of the "
                       "Kazakh text it is broken."),
        title=Text("Лайықты жұмыс туралы хабарлау", "Уведомление о подходящей работе", "Notice of suitable work"),
        quote_ru="Работник карьерного центра в течение одного рабочего дня со дня возникновения вакансий уведомляет",
        quote_kk="бос жұмыс орны пайда болған күннен бастап үш жұмыс күні ішінде лайықты жұмыстың бар екені туралы",
    ),
    TimeLimit(
        id="T19", edition=ORDER_214, paragraphs=("72",), requirements=("R72.1", "R37.2"), party=Party.CITIZEN, amount=1,
        unit=Unit.WORKING_DAYS, starts=OFFER, discrepancies=("D-41",),
        on_expiry=Text("Жұмыс іздеп жүрген адамның үнсіздігі үшін жаза көзделмеген: жауап күту аяқталады, тіркеу жалғасады.",
                       "За молчание лица, ищущего работу, санкции нет: ожидание ответа заканчивается, регистрация идёт дальше.",
                       "A job seeker's silence is not sanctioned: the wait for an answer ends and registration goes on."),
        title=Text("Жұмыс іздеп жүрген адамның ұсынысқа жауабы", "Ответ лица, ищущего работу, на предложение",
                   "A job seeker's answer to an offer"),
        quote_ru="лицо, ищущее работу в течение одного рабочего дня",
        quote_kk="жұмыс іздеп жүрген адам бір жұмыс күні ішінде",
    ),
    TimeLimit(
        id="T20", edition=ORDER_214, paragraphs=("72", "51.2"), requirements=("R72.2", "R51.2b"), party=Party.CITIZEN, amount=3,
        unit=Unit.WORKING_DAYS, starts=OFFER,
        on_expiry=Text("Жұмыссыздың уақтылы жауап бермеуі есептен шығаруға негіз болуы мүмкін; алдымен азамат тыңдалады, шешімді адам "
                       "қабылдайды.",
                       "Несвоевременный ответ безработного может стать основанием снятия с учета; сначала гражданина выслушают, решает "
                       "человек.",
                       "An unemployed person's late answer may become a ground for deregistration; the citizen is heard first and a "
                       "person decides."),
        title=Text("Жұмыссыздың және өзге де жүгінген адамның ұсынысқа жауабы", "Ответ безработного и иного обратившегося лица на предложение",
                   "An answer to an offer by an unemployed person or another applicant"),
        quote_ru="безработный и иное обратившееся лицо в течение трех рабочих дней",
        quote_kk="жұмыссыз және өзге де жүгінген адам үш жұмыс күні ішінде",
        further=(Quotation("51.2", "несвоевременного уведомления карьерного центра", "уақтылы хабардар етпегенде"),),
    ),
    TimeLimit(
        id="T21", edition=ORDER_214, paragraphs=("73",), requirements=("R73.1",), party=Party.CAREER_CENTRE, amount=1,
        unit=Unit.WORKING_DAYS, on_expiry=BREACH,
        starts=Text("кандидат келіскен күн", "день согласия кандидата", "the day of the candidate's consent"),
        title=Text("Кандидаттың түйіндемесін жұмыс берушіге жіберу", "Направление резюме кандидата работодателю",
                   "Sending the candidate's résumé to the employer"),
        quote_ru="специалист карьерного центра в течение одного рабочего дня направляет работодателю данные (резюме) отобранных кандидатов",
        quote_kk="Мансап орталығының маманы бір жұмыс күні ішінде",
    ),
    TimeLimit(
        id="T23", edition=ORDER_214, paragraphs=("75",), requirements=("R75.1", "R75.2"), party=Party.EMPLOYER, amount=5,
        unit=Unit.WORKING_DAYS,
        starts=Text("кандидат жіберілген күн", "день направления кандидата", "the day on which the candidate is referred"),
        on_expiry=Text("Жауап болмаса, жұмыс беруші бас тартты деп саналады. Бұл азаматтың бас тартуы емес.",
                       "Молчание считается отказом работодателя. Это не отказ гражданина.",
                       "Silence counts as a refusal by the employer. It is not a refusal by the citizen."),
        title=Text("Жұмыс берушінің жіберілген кандидат туралы жауабы", "Ответ работодателя о направленном кандидате",
                   "The employer's answer about a referred candidate"),
        quote_ru="Работодатель в течение пяти рабочих дней со дня направления кандидата для трудоустройства извещает карьерный центр",
        quote_kk="кандидатты жұмысқа орналастыру үшін жолдаған күннен бастап бес жұмыс күні ішінде",
        further=(Quotation(
            "75",
            "Отсутствие извещения работодателем о приеме на работу в течение пяти рабочих дней считается отказом в трудоустройстве "
            "предложенного кандидата",
            "хабарландыруының бес жұмыс күні ішінде болмауы ұсынылған кандидатты жұмысқа орналастырудан бас тарту болып саналады",
        ),),
    ),
)
