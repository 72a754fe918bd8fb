"""Contradictions and dangling references inside Order No. 214 on which the exchange had to decide (matrix 8.2)."""

from __future__ import annotations

from enbek.i18n import Text
from enbek.law.discrepancies import Discrepancy, Reading


def _within(discrepancy_id: str, place: str, first: tuple[Text, Text], second: tuple[Text, Text], applied: Text, reason: Text) -> Discrepancy:
    return Discrepancy(discrepancy_id, place, Reading(*first), Reading(*second), applied, reason)


def _p(point: str) -> Text:
    return Text(f"{point}-тармақ", f"п. {point}", f"para. {point}")


DISCREPANCIES = (
    _within(
        "D-22", "68",
        (_p("68"), Text("бос орын туралы мәлімет 67-тармақта аталған", "сведения о вакансии названы в п. 67", "the content of a vacancy stands in para. 67")),
        (_p("67"), Text("алып тасталған", "исключён", "was deleted")),
        Text("№ 259 бұйрықтың 54-тармағының тізбесі және 66-тармақ", "перечень п. 54 приказа № 259 и п. 66",
             "the list of para. 54 of Order No. 259, and para. 66"),
        Text("Басқа тізбе дереккөздерде жоқ.", "Другого перечня в источниках нет.", "The sources hold no other list."),
    ),
    _within(
        "D-23", "74, 51.3",
        (_p("74"), Text("жұмыс берушіге үш жұмыс күні ішінде жүгінеді", "обратиться к работодателю в течение трёх рабочих дней",
                        "go to the employer within three working days")),
        (_p("51(3)"), Text("есептен шығару негізі бес жұмыс күнінен кейін", "основание снятия с учета — после пяти рабочих дней",
                           "a ground for deregistration only after five working days")),
        Text("үш күнде еске салынады, бес күн өтпейінше іс қозғалмайды", "на третий день напоминание, до конца пятого дела не открывают",
             "a reminder after three days, no case before the end of five"),
        Text("Азаматқа қолайлы оқылым.", "Прочтение в пользу гражданина.", "The reading that favours the citizen."),
    ),
    _within(
        "D-24", "36",
        (_p("36"), Text("бос орындар 5-тараудың 4-параграфына сәйкес таңдалады", "вакансии подбирают по параграфу 4 главы 5",
                        "vacancies are selected under § 4 of chapter 5")),
        (Text("4-параграф", "параграф 4", "§ 4"), Text("іріктеу ережесі жоқ", "правил подбора не содержит", "holds no rules of selection")),
        Text("70-тармақтың және 2-тармақтың 10)-тармақшасының өлшемдері", "критерии п. 70 и подп. 10) п. 2", "the criteria of para. 70 and para. 2(10)"),
        Text("Лайықты жұмыстың жалғыз анықтамасы осында.", "Только там определена подходящая работа.", "Suitable work is defined only there."),
    ),
    _within(
        "D-25", "45, A9",
        (_p("45"), Text("тіркелгені туралы ақпарат", "информация о регистрации", "information on registration")),
        (Text("9-қосымша", "приложение 9", "Annex 9"), Text("тіркелгені не тіркелмегені, 98-бапқа сілтейді",
                                                             "о регистрации либо её отсутствии, со ссылкой на статью 98",
                                                             "on registration or its absence, citing article 98")),
        Text("екі түрі де беріледі, 98 және 99-баптар аталады", "выдаются обе, названы статьи 98 и 99", "both are issued, articles 98 and 99 are named"),
        Text("Жұмыссызға қатысты бап – 99.", "О безработных говорит статья 99.", "The unemployed are the matter of article 99."),
    ),
    _within(
        "D-26", "2, 4",
        (_p("2(7)"), Text("жүгінген кез келген адам", "любой обратившийся", "anyone who applied")),
        (_p("4"), Text("жұмысы және (немесе) табысы жоқ адам", "не имеющий работы и (или) заработка", "who has no work and/or earnings")),
        Text("4-тармақ шарт ретінде қолданылады", "п. 4 применяется как условие", "para. 4 is applied as the condition"),
        Text("Арнайы норма жалпы анықтамадан басым.", "Специальная норма важнее общего определения.", "The special rule prevails over the definition."),
    ),
    _within(
        "D-27", "4, 5, 26, 30",
        (_p("4, 30, 34"), Text("тұрғылықты жері бойынша", "по месту жительства", "at the place of residence")),
        (_p("5, 26"), Text("немесе уақытша болатын жері бойынша", "либо по месту временного пребывания", "or of temporary stay")),
        Text("екеуіне де жол беріледі, негізі сақталады", "допустимо и то и другое, основание хранится", "both are allowed and the basis is kept"),
        Text("Азаматқа қолайлы оқылым.", "Прочтение в пользу гражданина.", "The reading that favours the citizen."),
    ),
    _within(
        "D-28", "40, A2.5",
        (_p("40"), Text("хабарлама сұрау бойынша беріледі", "уведомление выдают по запросу", "the notice is issued on request")),
        (Text("2-қосымша", "приложение 2", "Annex 2"), Text("хабарлама – қызметтің нәтижесі", "уведомление — результат услуги",
                                                             "the notice is the result of the service")),
        Text("автоматты түрде жасалады, сұрау бойынша жүктеледі", "создаётся автоматически, скачивается по запросу",
             "it is made automatically and downloaded on request"),
        Text("Екі талап та орындалады.", "Так выполнены оба требования.", "Both demands are met that way."),
    ),
    _within(
        "D-29", "38, 56",
        (_p("38"), Text("портал және (немесе) ұялы байланыс", "портал и (или) сотовая связь", "the portal and/or a mobile phone")),
        (_p("56"), Text("АКТ және (немесе) ұялы байланыс", "ИКТ и (или) сотовая связь", "ICT and/or a mobile phone")),
        Text("барлық қолжетімді арна бойынша жіберіледі", "отправляется по всем доступным каналам", "it goes out by every channel there is"),
        Text("Азаматқа қолайлы оқылым.", "Прочтение в пользу гражданина.", "The reading that favours the citizen."),
    ),
    _within(
        "D-30", "8, A1.9",
        (_p("8"), Text("бір негіз: дәйексіз мәліметтер", "одно основание: недостоверность", "one ground: unreliable data")),
        (Text("1-қосымшаның 9-жолы", "строка 9 приложения 1", "Annex 1 row 9"), Text("екі негіз: талаптарға сәйкес келмеу де бар",
                                                                                   "два основания: ещё и несоответствие требованиям",
                                                                                   "two grounds: also data that do not meet the requirements")),
        Text("екі бөлек код", "два отдельных кода", "two separate codes"),
        Text("Бас тарту себебі анық көрсетілуі тиіс.", "Причина отказа должна быть названа точно.", "The reason of a refusal must be exact."),
    ),
    _within(
        "D-31", "28, A3–A9",
        (_p("28"), Text("директор немесе ол уәкілеттік берген адам қол қояды", "подписывает директор или уполномоченное им лицо",
                        "signed by the director or an authorised person")),
        (Text("нысандар", "формы", "the forms"), Text("мансап орталығының маманы", "специалист карьерного центра", "a specialist of the career centre")),
        Text("қол қоюшының рөлі сақталады", "роль подписавшего хранится", "the role of the signer is kept"),
        Text("Екеуі де орталықтың атынан әрекет етеді.", "Оба действуют от имени центра.", "Both act in the centre's name."),
    ),
    _within(
        "D-32", "59, 60",
        (_p("59, 60"), Text("шағымды қарау мерзімі жоқ, АРПК-ге сілтеме", "срока рассмотрения жалобы нет, есть отсылка к АППК",
                            "no period for a complaint, a reference to the code")),
        (Text("№ 259 бұйрық, 46 және 47-тармақтар", "приказ № 259, п. 46 и 47", "Order No. 259, para. 46 and 47"),
         Text("бес және он бес жұмыс күні", "пять и пятнадцать рабочих дней", "five and fifteen working days")),
        Text("портал шағым мерзімін есептемейді, кодекске сілтейді", "портал срока не считает и отсылает к кодексу",
             "the portal computes no period and refers to the code"),
        Text("Ескі мерзімдер күшін жойған, жаңасы дереккөздерде жоқ.", "Старые сроки утратили силу, новых в источниках нет.",
             "The old periods are repealed and the sources hold no new ones."),
    ),
    _within(
        "D-40", "38, 53, A2.3",
        (_p("38, 53"), Text("мерзім біткенде автоматты түрде", "автоматически по истечении срока", "automatically at the end of the period")),
        (Text("2-қосымшаның 3-жолы", "строка 3 приложения 2", "Annex 2 row 3"), Text("қызмет мерзімі – екі жұмыс күні", "срок услуги — два рабочих дня",
                                                                                   "the service takes two working days")),
        Text("мерзім біткенде шешіледі; екі күн – сыртқы дабыл", "решается по истечении; два дня — внешняя тревога",
             "decided at the end; the two days are the outer alarm"),
        Text("Қысқа мерзім – мақсат, ұзағы – бұзу.", "Короткий срок — цель, длинный — нарушение.", "The shorter is the target, the longer the breach."),
    ),
    _within(
        "D-41", "23, 36, 72",
        (_p("23, 36"), Text("іріктеу екі жұмыс күні", "подбор — два рабочих дня", "matching takes two working days")),
        (_p("72"), Text("ұсынысқа жауап беруге бір жұмыс күні", "на ответ — один рабочий день", "one working day to answer an offer")),
        Text("жауап мерзімі біткенше тіркеу кейінге қалады", "регистрация ждёт конца срока ответа", "registration waits for the end of the answer's clock"),
        Text("Екінші күні келген ұсынысқа жауап беруге уақыт қалуы тиіс; үнсіздік жазаланбайды.",
             "На предложение второго дня нужно успеть ответить; молчание не наказывается.",
             "There must be time to answer an offer of the second day; silence is not sanctioned."),
    ),
    _within(
        "D-42", "20, 37, 52, 71, 73",
        (_p("37, 52"), Text("ауыл тұрғынына әкім арқылы", "сельскому жителю через акима", "to a villager through the akim")),
        (_p("20, 71, 73"), Text("ассистент арқылы", "через ассистента", "through the assistant")),
        Text("бір жеткізу кезегі, екі рөл де көреді", "одна очередь передачи, её видят обе роли", "one relay queue that both roles see"),
        Text("Хабар қайсысы арқылы болса да жетуі тиіс.", "Сообщение должно дойти через любого из них.", "The message must arrive by either of them."),
    ),
    _within(
        "D-43", "76",
        (_p("76"), Text("бір адам жұмысқа алынса, бос орын жойылады", "вакансия удаляется после одного найма", "the vacancy is deleted after one hire")),
        (Text("бірнеше орын", "несколько мест", "several seats"), Text("бір бос орында бірнеше жұмыс орны болуы мүмкін",
                                                                       "в одной вакансии бывает несколько мест", "one vacancy may have several seats")),
        Text("орын саны азаяды, нөлде жойылады", "число мест уменьшается, при нуле удаляется", "a seat is taken off; at zero it is deleted"),
        Text("Қалған орындар бос күйінде қалады.", "Остальные места остаются свободными.", "The other seats are still free."),
    ),
    _within(
        "D-44", "33, 38, 61, 63, 74",
        (_p("61, 63, 74"), Text("еңбек мобильділігі орталығы тіркейді", "регистрирует центр трудовой мобильности",
                                "the labour-mobility centre registers")),
        (_p("33, 38"), Text("жүйе автоматты түрде тіркейді", "система регистрирует автоматически", "the system registers automatically")),
        Text("шешімді жүйе орталықтың атынан қабылдайды", "решает система от имени центра", "the system decides in the centre's name"),
        Text("Әр шешімнің жауапты органы болуы тиіс.", "У каждого решения должен быть ответственный орган.", "Every decision needs its authority."),
    ),
)
