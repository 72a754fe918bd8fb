"""Between the editions, and between the Rules and the guide (matrix 8.3 and 8.4)."""

from __future__ import annotations

from enbek.i18n import Text
from enbek.law.discrepancies import Discrepancy, Reading

OLD = Text("№ 259 бұйрық", "приказ № 259", "Order No. 259")
NEW = Text("№ 214 бұйрық", "приказ № 214", "Order No. 214")
GUIDE = Text("пайдаланушы нұсқаулығы", "руководство пользователя", "the user guide")
IN_FORCE = Text("оқиға күні қолданыста болған редакция", "редакция, действовавшая в день события", "the edition in force on the day of the event")
PINNED = Text("Іс әр мерзімнің редакциясын сақтайды: ереже кері күшке ие емес.", "Дело хранит редакцию каждого срока: обратной силы нет.",
              "A case keeps the edition of each clock: rules do not act backwards.")
RULES_BIND = Text("Нұсқаулық – құқықтық акт емес және күшін жойған заңға сүйенеді.", "Руководство — не правовой акт и ссылается на утративший силу закон.",
                  "The guide is no legal act and refers to a repealed law.")


def _editions(discrepancy_id: str, place: str, old: Text, new: Text, applied: Text = IN_FORCE, reason: Text = PINNED) -> Discrepancy:
    return Discrepancy(discrepancy_id, place, Reading(OLD, old), Reading(NEW, new), applied, reason)


def _guide(discrepancy_id: str, place: str, guide: Text, rules: Text, applied: Text, reason: Text = RULES_BIND) -> Discrepancy:
    return Discrepancy(discrepancy_id, place, Reading(GUIDE, guide), Reading(NEW, rules), applied, reason)


DISCREPANCIES = (
    _editions("D-45", "23", Text("іріктеу – бір жұмыс күні", "подбор — один рабочий день", "matching: one working day"),
              Text("екі жұмыс күні", "два рабочих дня", "two working days")),
    _editions("D-46", "38", Text("құжаттарға бір, қол қоюға тағы бір жұмыс күні", "день на документы и день на подпись",
                                 "one working day for the documents and one for the signature"),
              Text("автоматты түрде", "автоматически", "automatically")),
    _editions("D-47", "38, 40", Text("шешім туралы хабарлама екі жұмыс күні ішінде", "уведомление о решении в течение двух рабочих дней",
                                     "notice of the decision within two working days"),
              Text("хабарландыру бірден, құжат сұрау бойынша", "оповещение сразу, документ по запросу", "an alert at once, the document on request")),
    _editions("D-48", "42", Text("құжаттар тізбесі екі жұмыс күні ішінде", "перечень документов в течение двух рабочих дней",
                                 "the list of documents within two working days"),
              Text("бір жұмыс күні ішінде", "в течение одного рабочего дня", "within one working day")),
    _editions("D-49", "74", Text("жұмыс берушіге бес жұмыс күні ішінде", "к работодателю в течение пяти рабочих дней",
                                 "to the employer within five working days"),
              Text("үш жұмыс күні ішінде", "в течение трёх рабочих дней", "within three working days")),
    _editions("D-50", "71", Text("лайықты жұмыс туралы үш жұмыс күні ішінде", "о подходящей работе в течение трёх рабочих дней",
                                 "notice of suitable work within three working days"),
              Text("орысша бір, қазақша үш жұмыс күні", "по-русски один, по-казахски три рабочих дня", "one working day in Russian, three in Kazakh")),
    _editions("D-51", "66", Text("бос орын жазбаша немесе портал арқылы", "вакансия письменно или через портал", "a vacancy in writing or by the portal"),
              Text("тек портал арқылы", "только через портал", "by the portal only")),
    _editions("D-52", "45", Text("анықтама – бөлек мемлекеттік қызмет, бір күн", "справка — отдельная услуга, один день",
                                 "the certificate is a service of its own, one day"),
              Text("ақпарат сұрау бойынша электрондық құжат ретінде", "информация по запросу в виде электронного документа",
                   "information on request as an electronic document")),
    _editions("D-53", "41", Text("бас тартудың бес негізі", "пять оснований отказа", "five grounds of refusal"),
              Text("алты негіз: сотталғандар қосылды", "шесть: добавлены осуждённые", "six: the convicted were added")),
    _editions("D-54", "59, 60", Text("шағымға бес және он бес жұмыс күні", "на жалобу пять и пятнадцать рабочих дней",
                                     "five and fifteen working days for a complaint"),
              Text("тек кодекске сілтеме", "только отсылка к кодексу", "a reference to the code only")),
    _editions("D-57", "A1", Text("бір жалпы келісім", "одно общее согласие", "one blanket consent"),
              Text("екі бөлек иә/жоқ", "два отдельных да/нет", "two separate yes/no"),
              Text("екі бөлек келісім", "два отдельных согласия", "two separate consents")),
    _editions("D-65", "14", Text("ассистент алдын ала тіркейді", "ассистент предварительно регистрирует", "the assistant registers provisionally"),
              Text("ассистент деректерді алдын ала толтырады", "ассистент предварительно заполняет данные", "the assistant pre-fills the data")),
    _editions("D-66", "26", Text("тіркелген жері бойынша", "по месту регистрации", "by the registered address"),
              Text("тұрғылықты немесе уақытша болатын жері бойынша", "по месту жительства или временного пребывания",
                   "by residence or temporary stay")),
    _editions("D-67", "51", Text("есептен шығаруға басшы ЭЦҚ-мен қол қояды", "снятие с учета подписывает руководитель ЭЦП",
                                 "the head signs the deregistration electronically"),
              Text("қол туралы айтылмаған", "о подписи не сказано", "no signature is named"),
              Text("шешімді адам қабылдап, қол қояды", "решает и подписывает человек", "a person decides and signs"),
              Text("Азаматқа қарсы шараны машина өзі жасамайды.", "Меру против гражданина машина сама не принимает.",
                   "A machine never acts against a citizen on its own.")),
    _guide("D-64", "23, 36", Text("іріктеу – үш жұмыс күні", "подбор — три рабочих дня", "matching: three working days"),
           Text("екі жұмыс күні", "два рабочих дня", "two working days"), Text("екі жұмыс күні", "два рабочих дня", "two working days")),
    _guide("D-33", "51, A1.9", Text("бес кінә бойынша есептен шыққан адам отыз күнтізбелік күн қайта тіркеле алмайды",
                                    "снятый с учета по пяти причинам не может регистрироваться тридцать календарных дней",
                                    "after deregistration for five faults, thirty calendar days without registration"),
           Text("мұндай негіз жоқ", "такого основания нет", "there is no such ground"),
           Text("қолданылмайды; Әлеуметтік кодексте болса, қосуға болады", "не применяется; можно включить, если это есть в Социальном кодексе",
                "not applied; it can be switched on if the Social Code has it"),
           Text("Бас тарту негіздері тек 1-қосымшаның 9-жолында.", "Основания отказа — только в строке 9 приложения 1.",
                "The grounds of refusal stand in Annex 1 row 9 only.")),
    _guide("D-34", "12, 35", Text("электрондық пошта да", "и электронная почта", "e-mail too"),
           Text("АКТ және ұялы байланыс", "ИКТ и сотовая связь", "ICT and mobile"),
           Text("электрондық поштаға да жіберіледі", "отправляется и на почту", "e-mail is sent too"),
           Text("Электрондық пошта – ақпараттық-коммуникациялық технология.", "Электронная почта — тоже ИКТ.", "E-mail is an information technology too.")),
    _guide("D-35", "41", Text("барлық студенттер, оқушылар, елден кеткендер тіркелмейді", "не регистрируют всех студентов, школьников и уехавших",
                              "no students, pupils or people who left the country"),
           Text("тек белсенді шараларға үміткер студенттер мен оқушылар", "только претендующих на активные меры студентов и учащихся",
                "only students and pupils who claim active measures"),
           Text("41-тармақ шешеді", "решает п. 41", "para. 41 decides")),
    _guide("D-36", "A1", Text("түйіндеме міндетті және көрінеді", "резюме обязательно и видно", "a résumé is required and visible"),
           Text("жариялау келісіммен", "публикация по согласию", "published by consent"),
           Text("түйіндеме жеке, жариялау келісіммен", "резюме закрыто, публикация по согласию", "private by default, published by consent")),
    _guide("D-37", "51", Text("өз еркімен есептен шығу батырмасы бар", "есть кнопка снятия по собственному желанию", "a button to leave the register"),
           Text("мұндай негіз жоқ", "такого основания нет", "there is no such ground"),
           Text("ерікті жабу өз кодымен", "добровольное закрытие со своим кодом", "voluntary closing with a code of its own"),
           Text("Ешкім еркінен тыс тіркеуде ұсталмайды.", "Никого не держат на учете против воли.", "Nobody is kept on the register against their will.")),
    _guide("D-38", "M3.9", Text("мысалда босату күні өтіп кеткен", "в примере дата высвобождения уже прошла", "the example has a past layoff date"),
           Text("ереже жоқ", "правила нет", "no rule"),
           Text("өткен күн себебін жазғанда ғана қабылданады", "прошедшая дата принимается с объяснением", "a past date is accepted with a reason"),
           Text("Кешіккен хабарлама жоғалғаннан жақсы.", "Опоздавшее уведомление лучше пропавшего.", "A late notice is better than a lost one.")),
    _guide("D-39", "M5.2", Text("жіберуге GOST, өзгертуге AUTH сертификаты", "GOST для отправки, AUTH для изменения", "GOST to send, AUTH to change"),
           Text("ереже жоқ", "правила нет", "no rule"),
           Text("екі рет те қол қою сертификаты", "оба раза сертификат подписи", "a signing certificate both times"),
           Text("AUTH – кіруге арналған, қол қоюға емес.", "AUTH предназначен для входа, а не для подписи.", "AUTH is for signing in, not for signing.")),
    _guide("D-58", "51.3", Text("«уақытша жұмыс орындарына» шақыру", "вызов на «временные рабочие места»", "a summons to “temporary state jobs”"),
           Text("кез келген белсенді шараға шақыру", "вызов на любую активную меру", "a summons to any active measure"),
           Text("51-тармақ", "п. 51", "para. 51")),
    _guide("D-61", "38, A2.3", Text("жұмыссыз ретінде лезде тіркейді", "регистрирует безработным моментально", "registers as unemployed instantly"),
           Text("қызмет мерзімі – екі жұмыс күні", "срок услуги — два рабочих дня", "the service takes two working days"),
           Text("бірден – мақсат, екі күн – шек", "сразу — цель, два дня — граница", "at once is the aim, two days the bound"),
           Text("Қысқа мерзім – мақсат, ұзағы – бұзу.", "Короткий срок — цель, длинный — нарушение.", "The shorter is the target, the longer the breach.")),
)
