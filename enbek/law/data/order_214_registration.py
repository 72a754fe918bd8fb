"""Order No. 214: the limits of registration (chapters 2 and 3 up to paragraph 45; rows 3 of Annexes 1 and 2)."""

from __future__ import annotations

from enbek.i18n import Text
from enbek.law.editions import ORDER_214
from enbek.law.limits import Party, Quotation, TimeLimit, Unit

BREACH = Text(
    "Мерзім бұзылды: кешігу үшін орган жауап береді, азамат құқығын жоғалтпайды.",
    "Срок нарушен: за задержку отвечает орган, гражданин прав не теряет.",
    "The limit is broken: the office answers for the delay, the citizen loses no right.",
)
ARRIVAL = Text(
    "құжаттар мен мәліметтер келіп түскен күн",
    "день поступления документов и сведений",
    "the day on which the documents and data are received",
)
AS_JOB_SEEKER = Text(
    "жұмыс іздеп жүрген адам ретінде тіркелген күн",
    "день регистрации в качестве лица, ищущего работу",
    "the day of registration as a job seeker",
)
AS_UNEMPLOYED = Text(
    "жұмыссыз ретінде тіркелген күн", "день регистрации в качестве безработного", "the day of registration as unemployed"
)
THEN_UNEMPLOYED = Text(
    "Лайықты жұмыс табылмаса, адам 41-тармақтың негіздері тексерілгеннен кейін автоматты түрде жұмыссыз ретінде тіркеледі.",
    "Если подходящая работа не подобрана, лицо после проверки оснований п. 41 автоматически регистрируется безработным.",
    "If no suitable work was found, the person is registered as unemployed automatically, once the grounds of para. 41 are checked.",
)

LIMITS = (
    TimeLimit(
        id="T01", edition=ORDER_214, paragraphs=("8",), requirements=("R8", "A1.9"), party=Party.CAREER_CENTRE, amount=1,
        unit=Unit.WORKING_DAYS, starts=ARRIVAL, on_expiry=BREACH, discrepancies=("D-30",),
        title=Text("Жұмыс іздеп жүрген адам ретінде тіркеуден бас тарту", "Отказ в регистрации в качестве лица, ищущего работу",
                   "Refusal of registration as a job seeker"),
        quote_ru="карьерный центр в течение одного рабочего дня со дня их поступления возвращает приложенные к заявлению документы",
        quote_kk="мансап орталығы олар келіп түскен күннен бастап бір жұмыс күні ішінде өтінішке қоса берілген құжаттарды қайтарады",
    ),
    TimeLimit(
        id="T02", edition=ORDER_214, paragraphs=("12",), requirements=("R12.1", "R27.1"), party=Party.CAREER_CENTRE, amount=1,
        unit=Unit.WORKING_DAYS, starts=ARRIVAL, on_expiry=BREACH, discrepancies=("D-03", "D-20"),
        title=Text("Жұмыс іздеп жүрген адам ретінде тіркеу", "Регистрация в качестве лица, ищущего работу", "Registration as a job seeker"),
        quote_ru="карьерный центр в течение одного рабочего дня со дня их поступления регистрируют соискателя в качестве лиц, ищущих "
                 "работу",
        quote_kk="мансап орталығы олар келіп түскен күннен бастап бір жұмыс күні ішінде ізденушіні жұмыс іздеп жүрген адамдар ретінде "
                 "тіркейді",
    ),
    TimeLimit(
        id="T03", edition=ORDER_214, paragraphs=("19",), requirements=("R19",), party=Party.ASSISTANT, amount=1, unit=Unit.WORKING_DAYS,
        on_expiry=BREACH,
        starts=Text("құжаттардың дәйектілігі анықталған күн", "день, когда установлена достоверность документов",
                    "the day on which the documents are found reliable"),
        title=Text("Ассистент құжаттарды мансап орталығына жібереді", "Ассистент направляет документы в карьерный центр",
                   "The assistant sends the documents to the career centre"),
        quote_ru="После установления достоверности представленных документов и (или) данных (сведений), содержащихся в них, ассистент "
                 "в течение одного рабочего дня, направляет в карьерный центр документы",
        quote_kk="дәйектілігін анықтағаннан кейін бір жұмыс күні ішінде мансап орталығына",
    ),
    TimeLimit(
        id="T04", edition=ORDER_214, paragraphs=("20",), requirements=("R20",), party=Party.CAREER_CENTRE, amount=1,
        unit=Unit.WORKING_DAYS, on_expiry=BREACH,
        starts=Text("құжаттар ассистенттен алынған күн", "день получения документов от ассистента",
                    "the day on which the documents are received from the assistant"),
        title=Text("Ассистент жіберген құжаттар бойынша тіркеу", "Регистрация по документам, присланным ассистентом",
                   "Registration on the documents sent by the assistant"),
        quote_ru="Работник карьерного центра в течение одного рабочего дня со дня получения документов от ассистента вносит "
                 "персональные данные соискателя",
        quote_kk="ассистенттен құжаттарды алған күннен бастап бір жұмыс күні ішінде ізденушінің дербес деректерін",
    ),
    TimeLimit(
        id="T05", edition=ORDER_214, paragraphs=("23",), requirements=("R23",), party=Party.CAREER_CENTRE, amount=2,
        unit=Unit.WORKING_DAYS, starts=AS_JOB_SEEKER, on_expiry=THEN_UNEMPLOYED, discrepancies=("D-45", "D-64"),
        title=Text("Мансап орталығы лайықты жұмыс таңдауға жәрдемдеседі", "Карьерный центр содействует в подборе подходящей работы",
                   "The career centre helps to find suitable work"),
        quote_ru="Карьерный центр в течение двух рабочих дней со дня регистрации лица, ищущего работу, оказывает ему содействие в "
                 "подборе подходящей работы",
        quote_kk="Мансап орталығы жұмыс іздеп жүрген адамды тіркеген күннен бастап екі жұмыс күні ішінде",
    ),
    TimeLimit(
        id="T06", edition=ORDER_214, paragraphs=("36",), requirements=("R36",), party=Party.PORTAL, amount=2, unit=Unit.WORKING_DAYS,
        starts=AS_JOB_SEEKER, on_expiry=THEN_UNEMPLOYED, discrepancies=("D-64", "D-24", "D-41"),
        title=Text("Портал бос жұмыс орындарын автоматты түрде таңдайды", "Портал автоматически подбирает вакансии",
                   "The portal selects vacancies automatically"),
        quote_ru="Портал enbek.kz в течение двух рабочих дней со дня регистрации лица, ищущего работу, автоматически подбирает вакансии",
        quote_kk="жұмыс іздеп жүрген адам тіркелген күннен бастап екі жұмыс күні ішінде осы Қағидалардың",
    ),
    TimeLimit(
        id="T07", edition=ORDER_214, paragraphs=("38", "53"), requirements=("R38.1", "R53"), party=Party.PORTAL, amount=0, breach=2,
        unit=Unit.WORKING_DAYS, discrepancies=("D-40", "D-41", "D-44", "D-46", "D-61"),
        starts=Text("іріктеу мерзімі аяқталған немесе ұсынылған жұмыстан бас тартылған күн",
                    "день окончания срока подбора или отказа от предложенной работы",
                    "the day on which matching ends or the offered work is refused"),
        on_expiry=Text("Шешім бірден автоматты түрде қабылданады; қызметтің екі жұмыс күндік мерзімі – сыртқы шек.",
                       "Решение принимается автоматически и сразу; срок услуги в два рабочих дня — внешняя граница.",
                       "The decision is automatic and immediate; the two working days of the service are the outer bound."),
        title=Text("Жұмыссыз ретінде автоматты тіркеу немесе бас тарту", "Автоматическая регистрация безработным или отказ",
                   "Automatic registration as unemployed, or refusal"),
        quote_ru="карьерный центр по истечении периода, указанного в пункте 23 настоящих Правил, не подобрал для лица, ищущего работу, "
                 "подходящую работу, или лицо, ищущее работу, отказалось от предложенной работы",
        quote_kk="ААЖ-да жұмыс іздеп жүрген адам автоматты түрде жұмыссыз ретінде тіркеледі",
        further=(Quotation(
            "53",
            "по истечении периода, указанного в пункте 36 настоящих Правил, не подобрана подходящая работа",
            "онда жұмыс іздеп жүрген адам автоматты түрде жұмыссыз ретінде тіркеледі",
        ),),
    ),
    TimeLimit(
        id="T08", edition=ORDER_214, paragraphs=("42",), requirements=("R42",), party=Party.CAREER_CENTRE, amount=1,
        unit=Unit.WORKING_DAYS, starts=AS_UNEMPLOYED, on_expiry=BREACH, discrepancies=("D-48",),
        title=Text("Әлеуметтік төлемге қажетті құжаттар тізбесін хабарлау", "Перечень документов для социальной выплаты",
                   "The list of documents for the social payment"),
        quote_ru="в течение одного рабочего дня со дня регистрации извещает безработного",
        quote_kk="тіркелген күннен бастап бір жұмыс күні ішінде жұмыссызды",
    ),
    TimeLimit(
        id="T09", edition=ORDER_214, paragraphs=("45",), requirements=("R45.2", "A9"), party=Party.CITIZEN, amount=30,
        unit=Unit.CALENDAR_DAYS, discrepancies=("D-25", "D-52"),
        starts=Text("ақпарат берілген күн", "день выдачи информации", "the day of issue"),
        on_expiry=Text("Құжаттың қолданылу мерзімі аяқталады; жаңасын кез келген уақытта сұратуға болады.",
                       "Срок действия документа истекает; новый можно запросить в любое время.",
                       "The document expires; a new one can be requested at any time."),
        title=Text("Жұмыссыз ретінде тіркелу туралы ақпараттың қолданылу мерзімі",
                   "Срок действия информации о регистрации в качестве безработного",
                   "Validity of the information on registration as unemployed"),
        quote_ru="Срок действия предоставленной информации о регистрации в качестве безработного составляет тридцать календарных дней "
                 "со дня ее выдачи",
        quote_kk="қолданылу мерзімі оны берген күннен бастап күнтізбелік отыз күнді құрайды",
    ),
    TimeLimit(
        id="T24", edition=ORDER_214, paragraphs=("A1.3",), requirements=("A1.3",), party=Party.CAREER_CENTRE, amount=1,
        unit=Unit.WORKING_DAYS, starts=ARRIVAL, on_expiry=BREACH,
        title=Text("«Жұмыс іздеп жүрген адамдарды тіркеу» мемлекеттік көрсетілетін қызметінің мерзімі",
                   "Срок государственной услуги «Регистрация лиц, ищущих работу»",
                   "Term of the state service “Registration of job seekers”"),
        quote_ru="1 (один) рабочий день", quote_kk="1 (бір) жұмыс күні",
    ),
    TimeLimit(
        id="T25", edition=ORDER_214, paragraphs=("A2.3",), requirements=("A2.3",), party=Party.MOBILITY_CENTRE, amount=2,
        unit=Unit.WORKING_DAYS, on_expiry=BREACH, discrepancies=("D-40", "D-61"),
        starts=Text("іріктеу мерзімі аяқталған немесе ұсынылған жұмыстан бас тартылған күн",
                    "день окончания срока подбора или отказа от предложенной работы",
                    "the day on which matching ends or the offered work is refused"),
        title=Text("«Жұмыссыздарды тіркеу» мемлекеттік қызметінің мерзімі", "Срок государственной услуги «Регистрация безработных»",
                   "Term of the state service “Registration of the unemployed”"),
        quote_ru="2 (два) рабочих дня", quote_kk="2 (екі) жұмыс күні",
    ),
)
