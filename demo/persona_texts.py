"""What each persona's story is and what to press, in the three languages."""

from __future__ import annotations

from enbek.i18n import Text

STORIES: dict[str, tuple[Text, Text]] = {
    "ordinary": (
        Text(
            "34 жаста, бухгалтер. Кәсіпорын жабылған соң жұмыссыз қалды. Кедергі жоқ.",
            "34 года, бухгалтер. Осталась без работы, когда закрылась фирма. Препятствий нет.",
            "34, an accountant. Lost her job when the firm closed. Nothing stands in her way.",
        ),
        Text(
            "Өтінішті толтырып, қол қойыңыз: хабарлама бірден келеді. Содан кейін кабинеттің үстіндегі «Келесі мерзімге» басыңыз: мәртебе мен анықтама.",
            "Заполните и подпишите заявку: уведомление придёт сразу. Затем нажмите над кабинетом «К следующему сроку»: статус и справка.",
            "Fill in and sign the application: the notice comes at once. Then press “To the next deadline” above the cabinet: status and certificate.",
        ),
    ),
    "off-hours": (
        Text(
            "41 жаста, кассир. Өтінішті Наурыз алдындағы жұма күні кешке береді.",
            "41 год, кассир. Подаёт заявку вечером в пятницу накануне Наурыза.",
            "41, a cashier. Applies on the Friday evening before the Nauryz holidays.",
        ),
        Text(
            "Панельде «Бүгін кешке» басып, өтінішке қол қойыңыз: берілген күні мен қабылданған күні екі бөлек көрсетіледі.",
            "Нажмите на панели «К вечеру» и подпишите заявку: дата подачи и дата приёма покажутся отдельно.",
            "Press “To this evening” on the panel and sign the application: the day of submission and the day of acceptance differ.",
        ),
    ),
    "fifteen": (
        Text(
            "15 жаста, мектеп оқушысы, жазғы жұмыс іздейді. Заңды өкілі – анасы.",
            "15 лет, школьница, ищет работу на лето. Законный представитель – мать.",
            "15, a pupil who looks for summer work. Her legal representative is her mother.",
        ),
        Text(
            "Өкілдің өтінішін қосыңыз: жұмыс іздеп жүрген адам ретінде тіркеледі, жұмыссыз ретінде – жоқ (41-тармақ 1)).",
            "Приложите заявление представителя: регистрация как ищущей работу состоится, как безработной – нет (п. 41 1)).",
            "Add the representative's statement: she becomes a job seeker, and is not registered as unemployed (para. 41 1)).",
        ),
    ),
    "seventeen": (
        Text(
            "17 жаста, мектепті бітірген. Өкілдің өтініші енді қажет емес.",
            "17 лет, окончил девять классов. Заявление представителя уже не нужно.",
            "17, has left school. No representative's statement is needed any more.",
        ),
        Text(
            "Өтінішке қол қойыңыз: өкіл туралы қадам жоқ, жас бойынша кедергі де жоқ.",
            "Подпишите заявку: шага о представителе нет, препятствия по возрасту тоже.",
            "Sign the application: there is no step about a representative and no obstacle of age.",
        ),
    ),
    "employed": (
        Text(
            "Жұмыстан шыққан, бірақ жұмыс беруші еңбек шартын тізілімде жаппаған.",
            "Уволился, но работодатель не закрыл трудовой договор в реестре.",
            "Has left his job, but the employer did not close the contract in the registry.",
        ),
        Text(
            "Жұмыссыз мәртебесінен бас тартылғанда «бұл жазба қате» басыңыз; демо панеліндегі «Мемлекет жазбасын түзетеді» шартты жабады, "
            "шешім қайта қаралады.",
            "После отказа в статусе безработного нажмите «эта запись неверна»; кнопка панели «Государство исправляет запись» закроет договор, "
            "решение будет пересмотрено.",
            "After the refusal press “this record is wrong”; “The state corrects its record” on the panel closes the contract and the decision "
            "is taken anew.",
        ),
    ),
    "pension-man": (
        Text(
            "63 жастағы ер адам, зейнеткерлік жасқа жеткен.",
            "Мужчина 63 лет, достиг пенсионного возраста.",
            "A man of 63, of pension age.",
        ),
        Text(
            "Жұмыс іздеп жүрген адам ретінде тіркеледі; жұмыссыз ретінде тіркеуден бас тартылады (41-тармақ 3)).",
            "Будет зарегистрирован как ищущий работу; в статусе безработного откажут (п. 41 3)).",
            "Is registered as a job seeker and refused as unemployed (para. 41 3)).",
        ),
    ),
    "pension-woman": (
        Text(
            "61 жастағы әйел, зейнеткерлік жасқа жеткен.",
            "Женщина 61 года, достигла пенсионного возраста.",
            "A woman of 61, of pension age.",
        ),
        Text(
            "Ер адамнан екі жас кіші, ал нәтиже бірдей: түбіртекте туған күні мен жас көрсетіледі.",
            "На два года моложе мужчины, а итог тот же: в решении названы дата рождения и возраст.",
            "Two years younger than the man and the same result: the receipt names the birth date and the age.",
        ),
    ),
    "student-full-time": (
        Text(
            "21 жаста, университеттің күндізгі бөлімінде оқиды, белсенді шараларға қатысқысы келеді.",
            "21 год, студент очного отделения университета, хочет участвовать в активных мерах.",
            "21, a full-time university student who claims active measures.",
        ),
        Text(
            "Шараларға «иә» десе – бас тарту (41-тармақ 5)); «жоқ» десе – тіркеледі.",
            "Отметить «да» мерам – откажут (п. 41 5)); «нет» – зарегистрируют.",
            "Claiming measures leads to a refusal (para. 41 5)); not claiming them, to registration.",
        ),
    ),
    "student-part-time": (
        Text(
            "24 жаста, колледжде сырттай оқиды.",
            "24 года, учится в колледже заочно.",
            "24, studies part-time at a college.",
        ),
        Text(
            "Сырттай оқу кедергі емес: шешімде оқу көрсетіледі, бірақ негіз болмайды.",
            "Заочная учёба не препятствие: в решении она названа, но основанием не стала.",
            "Part-time study is no obstacle: the receipt shows it, and it is not a ground.",
        ),
    ),
    "convicted": (
        Text(
            "Сот түзеу жұмыстарын тағайындаған.",
            "Приговорён к исправительным работам.",
            "Sentenced to corrective work.",
        ),
        Text(
            "Жұмыссыз ретінде тіркеуден бас тартылады (41-тармақ 6)).",
            "В регистрации безработным откажут (п. 41 6)).",
            "Registration as unemployed is refused (para. 41 6)).",
        ),
    ),
    "suspended": (
        Text(
            "Бас бостандығынан шартты түрде айырылған.",
            "Осуждён к лишению свободы условно.",
            "Has a suspended sentence of imprisonment.",
        ),
        Text(
            "Шартты жаза негізге жатпайды: жұмыссыз ретінде тіркеледі.",
            "Условное наказание не основание: будет зарегистрирован безработным.",
            "A suspended sentence is not a ground: he is registered as unemployed.",
        ),
    ),
    "registry-down": (
        Text(
            "Бәрі дұрыс, бірақ соттылық тізілімі ол туралы жауап бермейді.",
            "Всё в порядке, но реестр судимостей о ней не отвечает.",
            "All is well, but the registry of convictions does not answer about her.",
        ),
        Text(
            "Мерзім өткенде шешім шықпайды: кабинет кімді күтіп тұрғанын айтады. Панельдегі «Мемлекет жазбасын түзетеді» тізілімді қосады.",
            "По истечении срока решения нет: кабинет называет, кого ждут. Кнопка панели «Государство исправляет запись» включит реестр.",
            "When the term ends there is no decision: the cabinet names who is waited for. “The state corrects its record” on the panel "
            "switches it on.",
        ),
    ),
    "agrees": (
        Text(
            "Тәжірибелі дәнекерлеуші. Оған лайықты жұмыс табылады.",
            "Опытный электрогазосварщик. Для него находится подходящая работа.",
            "An experienced welder. There is suitable work for him.",
        ),
        Text(
            "Тіркелген соң ұсыныстар келеді: бірін қарап, келісіңіз.",
            "После регистрации придут предложения: посмотрите, чем они подходят, и согласитесь на одно.",
            "Offers come after registration: see why they suit and agree to one.",
        ),
    ),
    "refuses": (
        Text(
            "Аспаз. Ұсыныс келеді, бірақ ол бас тартады.",
            "Повар. Предложение приходит, но она отказывается.",
            "A cook. An offer comes and she refuses it.",
        ),
        Text(
            "Ұсыныстан бас тартыңыз: ереже бойынша жұмыссыз ретінде тіркеледі (38-тармақ).",
            "Откажитесь от предложения: по Правилам последует регистрация безработной (п. 38).",
            "Refuse the offer: by the Rules, registration as unemployed follows (para. 38).",
        ),
    ),
    "village": (
        Text(
            "Мансап орталығы жоқ ауылда тұрады.",
            "Живёт в селе, где нет карьерного центра.",
            "Lives in a village without a career centre.",
        ),
        Text(
            "Ауылға қызмет көрсететін орталық ұсынылады; хабарламалар әкім арқылы да жеткізіледі.",
            "Предлагается центр, который обслуживает село; уведомления идут и через акима.",
            "The centre that serves the village is proposed; notices also go through the akim.",
        ),
    ),
    "sole-proprietor": (
        Text(
            "Дара кәсіпкер ретінде тіркелген, әлі жабылмаған.",
            "Зарегистрирован как ИП, оно не закрыто.",
            "Is registered as an active sole proprietor.",
        ),
        Text(
            "Жұмыспен қамтылған адам болып есептеледі: бас тарту (41-тармақ 2)).",
            "Считается занятым: в статусе безработного откажут (п. 41 2)).",
            "Counts as employed: registration as unemployed is refused (para. 41 2)).",
        ),
    ),
    "disabled": (
        Text(
            "Үшінші топтағы мүгедектігі бар, тігінші. Ауыр көтеруге және ұзақ тұруға болмайтынын өзі көрсеткен.",
            "Портной с инвалидностью третьей группы. Сам указал: нельзя поднимать тяжести и долго стоять.",
            "A tailor with a disability of group 3, who chose to say: no lifting, no long standing.",
        ),
        Text(
            "Ұсыныстардың «денсаулық жағдайы» жолын қараңыз: тыйым салынған талабы бар жұмыс ұсынылмайды.",
            "Посмотрите строку «состояние здоровья» в предложениях: работа с запретным требованием не предлагается.",
            "See the line “health” of the offers: work with a forbidden demand is not offered.",
        ),
    ),
    "employer": (
        Text(
            "Ұйымның кадр бөлімінің қызметкері.",
            "Сотрудница отдела кадров организации.",
            "A human-resources officer of an organisation.",
        ),
        Text(
            "Ұйымның бос орындарын және жіберілген адамдарды қараңыз.",
            "Посмотрите вакансии организации и направленных людей.",
            "See the organisation's vacancies and the people referred to it.",
        ),
    ),
    "specialist": (
        Text("Мансап орталығының маманы.", "Специалист карьерного центра.", "A specialist of a career centre."),
        Text(
            "Кезектегі мерзімдер мен істерді қараңыз.",
            "Посмотрите очередь сроков и дела.",
            "See the queue of terms and the cases.",
        ),
    ),
    "director": (
        Text(
            "Мансап орталығының директоры: «электрондық үкімет» порталына жіберілетін хабарламаларға ЭЦҚ-мен қол қояды (28-тармақ).",
            "Директор карьерного центра: подписывает ЭЦП уведомления для портала «электронного правительства» (пункт 28).",
            "The director of a career centre: signs by EDS the notices that go out to the portal of e-government (paragraph 28).",
        ),
        Text(
            "«Қол қоюды күтетін құжаттар» бетінде оларға бір рет қол қойыңыз.",
            "На странице «Документы на подпись» подпишите их одним разом.",
            "On the page of documents that wait for a signature sign them at one go.",
        ),
    ),
}

GROUPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text("Кәдімгі жол", "Обычный путь", "The usual way"), ("ordinary", "off-hours", "village")),
    (Text("Ұсынылған жұмыс", "Предложенная работа", "Offered work"), ("agrees", "refuses", "disabled")),
    (Text("Жас", "Возраст", "Age"), ("fifteen", "seventeen", "pension-man", "pension-woman")),
    (Text("Тізілімдегі жазба", "Запись в реестре", "A record in a registry"),
     ("employed", "sole-proprietor", "registry-down", "convicted", "suspended", "student-full-time", "student-part-time")),
    (Text("Үстелдің арғы жағы", "По другую сторону стола", "The other side of the desk"), ("employer", "specialist", "director")),
)
"""The personas as the panel lists them; each stands in one group (tests/demo)."""
