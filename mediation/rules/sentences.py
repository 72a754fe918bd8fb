"""The reasons, as the person reads them. Each says what was compared, so that an error can be seen and contested."""

from __future__ import annotations

from enbek.i18n import Text

OCCUPATION_SAME = Text(
    "Бұл сіз іздеген немесе бұрын істеген кәсіптің өзі.",
    "Это та самая профессия, которую вы ищете или по которой работали.",
    "This is the very occupation that you look for or have worked in.",
)
OCCUPATION_NEAR = Text(
    "Сыныптауышта бұл кәсіп сіздікімен бір топта.",
    "По классификатору эта профессия в одной группе с вашей.",
    "In the classifier this occupation is in one group with yours.",
)
OCCUPATION_RELATED = Text(
    "Кәсіп сіздікіне жақын салада. Сәйкес келетінін сыныптауыш айта алмайды.",
    "Профессия из смежной области. Подходит ли она, классификатор сказать не может.",
    "The occupation is in a related field. The classifier cannot tell whether it suits you.",
)
OCCUPATION_FAR = Text(
    "Кәсіп сіз іздегеннен де, бұрынғы жұмысыңыздан да алыс.",
    "Профессия далека и от той, которую вы ищете, и от прежней работы.",
    "The occupation is far both from the one you look for and from your former work.",
)
OCCUPATION_UNKNOWN = Text(
    "Сіз іздеген кәсіпті де, бұрынғы жұмысыңызды да атамадыңыз.",
    "Вы не назвали ни желаемую профессию, ни прежнюю работу.",
    "You named neither the occupation you look for nor your former work.",
)

QUALIFICATION_FREE = Text(
    "Жұмыс беруші білім деңгейін талап етпейді.",
    "Работодатель не требует определённого уровня образования.",
    "The employer requires no level of education.",
)
QUALIFICATION_FITS = Text(
    "Талап етілетін білім деңгейі: {required}. Сіздікі: {own}.",
    "Требуется уровень образования: {required}. У вас: {own}.",
    "Level of education required: {required}. Yours: {own}.",
)
QUALIFICATION_LOW = Text(
    "Талап етілетін білім деңгейі: {required}. Сіздікі төмен: {own}.",
    "Требуется уровень образования: {required}. У вас ниже: {own}.",
    "Level of education required: {required}. Yours is lower: {own}.",
)
QUALIFICATION_UNKNOWN = Text(
    "Талап етілетін білім деңгейі: {required}. Сіз өзіңіздікін көрсетпедіңіз.",
    "Требуется уровень образования: {required}. Свой вы не указали.",
    "Level of education required: {required}. You did not state yours.",
)

EXPERIENCE_FREE = Text(
    "Жұмыс беруші жұмыс өтілін талап етпейді.",
    "Работодатель не требует стажа.",
    "The employer requires no experience.",
)
EXPERIENCE_FITS = Text(
    "Осы мамандық бойынша талап етілетін өтіл (жыл): {required}. Сіздікі: {own}.",
    "Требуемый стаж по этой специальности, лет: {required}. У вас: {own}.",
    "Years of experience required in this speciality: {required}. Yours: {own}.",
)
EXPERIENCE_SHORT = Text(
    "Осы мамандық бойынша талап етілетін өтіл (жыл): {required}. Сіздікі аз: {own}.",
    "Требуемый стаж по этой специальности, лет: {required}. У вас меньше: {own}.",
    "Years of experience required in this speciality: {required}. You have fewer: {own}.",
)
EXPERIENCE_UNKNOWN = Text(
    "Осы мамандық бойынша талап етілетін өтіл (жыл): {required}. Сіз бұрынғы жұмысыңызды көрсетпедіңіз.",
    "Требуемый стаж по этой специальности, лет: {required}. Прежнюю работу вы не указали.",
    "Years of experience required in this speciality: {required}. You did not state your former work.",
)

HEALTH_FREE = Text(
    "Жұмыс орны денсаулыққа ерекше талап қоймайды.",
    "Рабочее место не предъявляет особых требований к здоровью.",
    "The workplace makes no special demands on health.",
)
HEALTH_FITS = Text(
    "Жұмыс орнының ерекшелігі: {demands}. Сіз атаған шектеулерге қайшы келмейді.",
    "Особенности рабочего места: {demands}. Названным вами ограничениям это не противоречит.",
    "Demands of the workplace: {demands}. They do not touch the limits you named.",
)
HEALTH_AGAINST = Text(
    "Жұмыс орнының ерекшелігі сіз атаған шектеуге қайшы келеді: {demands}.",
    "Рабочее место требует того, что вы назвали для себя недоступным: {demands}.",
    "The workplace demands what you named as not for you: {demands}.",
)
HEALTH_UNKNOWN = Text(
    "Жұмыс орнының ерекшелігі: {demands}. Сіз шектеулеріңізді атамадыңыз: бұл міндетті емес.",
    "Особенности рабочего места: {demands}. Ограничений вы не называли: это не обязательно.",
    "Demands of the workplace: {demands}. You named no limits: you need not.",
)

REGIME_FITS = Text(
    "Жұмыс уақыты сіздің қалауыңызға сай: {offered}.",
    "Режим рабочего времени соответствует вашему желанию: {offered}.",
    "The working time is one you chose: {offered}.",
)
REGIME_OTHER = Text(
    "Жұмыс уақыты: {offered}. Сіз басқасын таңдадыңыз: {wanted}.",
    "Режим рабочего времени: {offered}. Вы выбрали другой: {wanted}.",
    "Working time: {offered}. You chose another: {wanted}.",
)
REGIME_UNKNOWN = Text(
    "Жұмыс уақыты: {offered}. Сіз қалауыңызды көрсетпедіңіз.",
    "Режим рабочего времени: {offered}. Своего желания вы не указали.",
    "Working time: {offered}. You stated no wish.",
)

TRANSPORT_REMOTE = Text(
    "Жұмыс қашықтан орындалады: жұмыс орнына барудың қажеті жоқ.",
    "Работа дистанционная: ездить на рабочее место не нужно.",
    "The work is remote: there is no journey to the workplace.",
)
TRANSPORT_SAME = Text(
    "Жұмыс орны сіз тұратын жерде: {place}.",
    "Рабочее место там же, где вы живёте: {place}.",
    "The workplace is where you live: {place}.",
)
TRANSPORT_ACCESSIBLE = Text(
    "Сіз тұратын жерден жұмыс орнына күн сайын қатынауға болады: {place}.",
    "До рабочего места можно ежедневно добираться из вашего населённого пункта: {place}.",
    "The workplace can be reached every day from where you live: {place}.",
)
TRANSPORT_RELOCATION = Text(
    "Жұмыс орны басқа жерде ({place}), бірақ сіз көшуге дайынсыз.",
    "Рабочее место в другом населённом пункте ({place}), но вы готовы к переезду.",
    "The workplace is elsewhere ({place}), but you are ready to move.",
)
TRANSPORT_UNKNOWN = Text(
    "Жұмыс орны сіздің өңіріңізде ({place}). Күн сайын қатынауға бола ма, белгісіз.",
    "Рабочее место в вашем регионе ({place}). Можно ли добираться ежедневно, неизвестно.",
    "The workplace is in your region ({place}). Whether it can be reached every day is not known.",
)
TRANSPORT_FAR = Text(
    "Жұмыс орнына сіз тұратын жерден күн сайын қатынау мүмкін емес: {place}.",
    "До рабочего места нельзя ежедневно добираться из вашего населённого пункта: {place}.",
    "The workplace cannot be reached every day from where you live: {place}.",
)

PAY_FITS = Text(
    "Жалақы: {pay}. Сіз атаған ең төменгі деңгей: {wish}.",
    "Зарплата: {pay}. Названный вами минимум: {wish}.",
    "Pay: {pay}. The lowest pay you named: {wish}.",
)
PAY_WITHIN = Text(
    "Жалақы: {pay}. Сіз атаған ең төменгі деңгей ({wish}) осы аралықта: жұмыс берушіден нақтылаңыз.",
    "Зарплата: {pay}. Названный вами минимум ({wish}) внутри этой вилки: уточните у работодателя.",
    "Pay: {pay}. The lowest pay you named ({wish}) lies inside this range: ask the employer.",
)
PAY_LOW = Text(
    "Жалақы: {pay}. Бұл сіз атаған ең төменгі деңгейден ({wish}) аз.",
    "Зарплата: {pay}. Это меньше названного вами минимума ({wish}).",
    "Pay: {pay}. This is below the lowest pay you named ({wish}).",
)
PAY_UNKNOWN = Text(
    "Сіз ең төменгі жалақыны атамадыңыз.",
    "Вы не назвали минимальную зарплату.",
    "You named no lowest pay.",
)

REQUIREMENTS_FREE = Text(
    "Жұмыс беруші басқа талап қоймаған.",
    "Других требований работодатель не указал.",
    "The employer stated no other requirements.",
)
REQUIREMENTS_FIT = Text(
    "Жұмыс берушінің басқа талаптары түйіндемеңізге сай.",
    "Другие требования работодателя соответствуют вашему резюме.",
    "Your résumé meets the other requirements of the employer.",
)
REQUIREMENTS_MISSING = Text(
    "Жұмыс беруші талап етеді, ал түйіндемеңізде жоқ: {what}.",
    "Работодатель требует, а в резюме этого нет: {what}.",
    "The employer requires what your résumé does not have: {what}.",
)
REQUIREMENTS_UNKNOWN = Text(
    "Жұмыс беруші талап етеді, ал түйіндемеңізде бұл туралы айтылмаған: {what}.",
    "Работодатель требует, а в резюме об этом не сказано: {what}.",
    "The employer requires something that your résumé does not speak of: {what}.",
)
DRIVING = Text(
    "жүргізуші куәлігі, {category} санаты", "водительское удостоверение категории {category}", "driving licence, category {category}"
)
COMPUTER = Text("компьютерде жұмыс істеу", "работа на компьютере", "work with a computer")

