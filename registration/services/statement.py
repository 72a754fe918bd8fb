"""What a person signs, in the words of the official application form (A1.F) and of the data form (OA1.2, minimised). Reads the rows, writes nothing."""

from __future__ import annotations

from enbek.classifiers.tables import EducationLevel, Regime
from enbek.i18n import Text
from registration.models import Application

Row = tuple[Text, Text]

YES, NO = Text("Иә", "Да", "Yes"), Text("Жоқ", "Нет", "No")
NOTHING = Text("көрсетілмеген", "не указано", "not stated")

REQUEST = Text(
    "Мені жұмыс іздеп жүрген адам ретінде тіркеуді сұраймын.",
    "Прошу зарегистрировать меня в качестве лица, ищущего работу.",
    "I ask to be registered as a job seeker.",
)
WITHOUT_WORK = Text(
    "Менде жұмыс және (немесе) табыс (кіріс) жоқ екенін растаймын.",
    "Подтверждаю, что у меня нет работы и (или) заработка (дохода).",
    "I confirm that I have no work and (or) no earnings (income).",
)
DATA_CONSENT = Text(
    "«Жұмыс іздеп жүрген адамдарды тіркеу» мемлекеттік қызметін көрсету үшін қажетті дербес деректерімді жинауға және өңдеуге келісім беремін.",
    "Даю согласие на сбор, обработку моих персональных данных, необходимых для оказания государственной услуги "
    "«Регистрация лиц, ищущих работу».",
    "I consent to the collection and processing of my personal data needed for the state service “Registration of job seekers”.",
)
WARNING = Text(
    "Дәйексіз мәліметтер мен жасанды құжаттар бергенім үшін жауапкершілік туралы ескертілді.",
    "Предупрежден(а) об ответственности за предоставление недостоверных сведений и поддельных документов.",
    "I have been warned of the liability for giving unreliable data and forged documents.",
)


def statement_rows(application: Application) -> list[Row]:
    """Label and value of everything that is signed, in the order of the form."""
    return [*_who(application), *_request(application), *_work(application), *_consents(application)]


def _who(application: Application) -> list[Row]:
    person, centre = application.person, application.centre
    rows = [
        (Text("Мансап орталығы", "Карьерный центр", "Career centre"), centre.name if centre else NOTHING),
        (Text("Өтініш беруші", "Заявитель", "Applicant"), Text.same(person.full_name)),
        (Text("ЖСН", "ИИН", "IIN"), Text.same(person.iin.value)),
        (Text("Тұратын жері", "Место жительства", "Place of residence"), person.settlement.name),
        (Text("Телефон", "Телефон", "Phone"), Text.same(person.user.phone or "—")),
        (Text("Электрондық пошта", "Электронная почта", "E-mail"), Text.same(person.user.email or "—")),
    ]
    if application.representative_iin:
        rows.append((Text("Заңды өкіл", "Законный представитель", "Legal representative"),
                     Text.same(f"{application.representative_name}, {application.representative_iin.value}")))
    return rows


def _request(application: Application) -> list[Row]:
    return [
        (Text("Өтініш", "Заявление", "Request"), REQUEST),
        (Text("Растау", "Подтверждение", "Statement"), WITHOUT_WORK),
        (Text("Белсенді шараларға қатысқым келеді", "Хочу участвовать в активных мерах содействия занятости", "I want to take part in active measures"),
         _yes_no(application.claims_measures)),
    ]


def _work(application: Application) -> list[Row]:
    resume = application.person.resume
    regimes = [Regime(code).title for code in resume.regimes]
    return [
        (Text("Іздейтін жұмысым", "Желаемая работа", "Work looked for"), resume.wanted.title if resume.wanted else NOTHING),
        (Text("Ең төменгі жалақы", "Минимальная оплата", "Lowest pay"), Text.same(f"{resume.min_pay} ₸") if resume.min_pay else NOTHING),
        (Text("Жұмыс уақыты", "Режим работы", "Working time"), _joined(regimes) if regimes else NOTHING),
        (Text("Білімі", "Образование", "Education"),
         EducationLevel(resume.education_level).title if resume.education_level else NOTHING),
        (Text("Тәжірибесі, жыл", "Опыт, лет", "Experience, years"), Text.same(str(resume.experience_years))),
        (Text("Басқа жерге көшуге дайын", "Готовность к переезду", "Ready to move"), _yes_no(resume.relocation)),
    ]


def _consents(application: Application) -> list[Row]:
    return [
        (Text("Түйіндемені порталда жариялау", "Разместить резюме на портале", "Publish the résumé on the exchange"), _yes_no(application.publish_resume)),
        (Text("Аутсорсинг арқылы көмек және деректерді жекеше агенттіктерге беру", "Содействие через аутсорсинг и передача данных частным агентствам",
              "Help through outsourcing, with data given to private agencies"), _yes_no(application.allow_outsourcing)),
        (Text("Дербес деректер", "Персональные данные", "Personal data"), DATA_CONSENT),
        (Text("Ескерту", "Предупреждение", "Warning"), WARNING),
    ]


def _yes_no(value: bool | None) -> Text:
    return YES if value else NO


def _joined(texts: list[Text]) -> Text:
    return Text(*(", ".join(text.in_(language) for text in texts) for language in ("kk", "ru", "en")))
