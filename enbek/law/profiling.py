"""The category of a job seeker by the expected length of unemployment (R11, R17).

The Rules order categories and give neither names nor a formula (Q-04). This one is additive and open: every part of the score has its
weight, its words and its reason. It only orders help; nothing is ever refused because of it, and an officer may override it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from enbek.i18n import Text

VERSION = "2026-1"
"""Stored with every card: a changed weight is a new version."""


@dataclass(frozen=True, slots=True)
class Band:
    """Values from `at_least` on (until the next band) weigh `points`."""

    at_least: int
    points: int
    says: Text


@dataclass(frozen=True, slots=True)
class Factor:
    """One input: its bands from low to high, and why it matters."""

    id: str
    title: Text
    reason: Text
    bands: tuple[Band, ...]

    def band(self, value: int) -> Band:
        return next(band for band in reversed(self.bands) if value >= band.at_least)


@dataclass(frozen=True, slots=True)
class Category:
    """Scores from `at_least` on; a higher category is offered more help, sooner."""

    id: str
    at_least: int
    title: Text
    help: Text


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is known of the person. None means not known and weighs nothing. Ages and experience in years, `languages` beside the native one."""

    age: int
    months_without_work: int | None
    experience_years: int
    education_level: str
    languages: int
    computer_skills: bool
    relocation: bool
    rural: bool
    health_limits: int


@dataclass(frozen=True, slots=True)
class Part:
    """One factor's share of the score."""

    factor: str
    value: int
    points: int
    title: Text
    says: Text
    reason: Text

    def to_json(self) -> dict[str, Any]:
        texts = {"title": self.title.to_json(), "says": self.says.to_json(), "reason": self.reason.to_json()}
        return {"factor": self.factor, "value": self.value, "points": self.points} | texts


@dataclass(frozen=True, slots=True)
class Profile:
    """The score, its parts, the category and the version of the weights."""

    category: str
    points: int
    parts: tuple[Part, ...]
    version: str = VERSION

    def to_json(self) -> dict[str, Any]:
        parts = [part.to_json() for part in self.parts]
        return {"category": self.category, "points": self.points, "version": self.version, "parts": parts}


EDUCATION_STEPS: dict[str, int] = {
    "primary": 0, "basic_secondary": 0, "secondary": 1, "vocational": 2, "post_secondary": 2, "higher": 3, "postgraduate": 3,
}
"""Levels of the Law on Education in the order in which the factor counts them; an empty level is not known."""

_NO = Text("жоқ", "нет", "no")
_YES = Text("иә", "да", "yes")

FACTORS: tuple[Factor, ...] = (
    Factor(
        "months_without_work",
        Text("Жұмыссыз өткен уақыт", "Время без работы", "Time without work"),
        Text("Адам неғұрлым ұзақ жұмыссыз болса, соғұрлым жұмысқа оралу қиын", "Чем дольше человек без работы, тем труднее вернуться",
             "The longer without work, the harder the return"),
        (
            Band(0, 0, Text("үш айдан аз", "меньше трёх месяцев", "less than three months")),
            Band(3, 2, Text("үш айдан алты айға дейін", "от трёх до шести месяцев", "three to six months")),
            Band(6, 4, Text("алты айдан бір жылға дейін", "от шести месяцев до года", "six months to a year")),
            Band(12, 6, Text("бір жыл және одан көп", "год и больше", "a year or more")),
        ),
    ),
    Factor(
        "age",
        Text("Жас", "Возраст", "Age"),
        Text("Алғашқы жұмысын іздейтін жастар мен зейнет алдындағы адамдар ұзағырақ іздейді",
             "Молодые в поиске первой работы и люди предпенсионного возраста ищут дольше",
             "Young people looking for a first job and people near pension age search longer"),
        (
            Band(0, 2, Text("жиырма бес жасқа дейін", "до двадцати пяти лет", "under twenty-five")),
            Band(25, 0, Text("жиырма бестен елуге дейін", "от двадцати пяти до пятидесяти лет", "twenty-five to fifty")),
            Band(50, 2, Text("елу жас және одан үлкен", "пятьдесят лет и старше", "fifty or older")),
        ),
    ),
    Factor(
        "experience_years",
        Text("Осындай жұмыстағы тәжірибе", "Опыт такой работы", "Experience in this kind of work"),
        Text("Жұмыс берушілер ең алдымен тәжірибеге қарайды", "Работодатели прежде всего смотрят на опыт", "Employers look at experience first"),
        (
            Band(0, 3, Text("тәжірибесі жоқ", "без опыта", "none")),
            Band(1, 1, Text("бір жылдан үш жылға дейін", "от года до трёх лет", "one to three years")),
            Band(3, 0, Text("үш жыл және одан көп", "три года и больше", "three years or more")),
        ),
    ),
    Factor(
        "education_level",
        Text("Білім деңгейі", "Уровень образования", "Level of education"),
        Text("Кәсіптік білім лайықты бос орындардың ауқымын кеңейтеді", "Профессиональное образование расширяет круг подходящих вакансий",
             "Professional education widens the range of suitable vacancies"),
        (
            Band(0, 3, Text("негізгі орта немесе төмен", "основное среднее или ниже", "basic secondary or lower")),
            Band(1, 2, Text("жалпы орта", "общее среднее", "general secondary")),
            Band(2, 1, Text("техникалық және кәсіптік немесе орта білімнен кейінгі", "техническое и профессиональное или послесреднее",
                            "vocational or post-secondary")),
            Band(3, 0, Text("жоғары", "высшее", "higher")),
        ),
    ),
    Factor(
        "health_limits",
        Text("Денсаулыққа байланысты шектеулер", "Ограничения по здоровью", "Health limits"),
        Text("Жағдайы лайықты жұмыс орындары азырақ", "Рабочих мест с подходящими условиями меньше", "Fewer workplaces have fitting conditions"),
        (Band(0, 0, _NO), Band(1, 2, Text("бар", "есть", "some")), Band(3, 3, Text("үш және одан көп", "три и больше", "three or more"))),
    ),
    Factor(
        "rural",
        Text("Ауылда тұрады", "Живёт в селе", "Lives in a village"),
        Text("Ауылда бос жұмыс орындары мен көлік аз", "В селе меньше вакансий и транспорта", "Villages have fewer vacancies and less transport"),
        (Band(0, 0, _NO), Band(1, 1, _YES)),
    ),
    Factor(
        "relocation",
        Text("Көшуге дайын", "Готовность к переезду", "Ready to move"),
        Text("Көшуге дайын адамға бүкіл ел бойынша жұмыс ұсынуға болады", "Готовому к переезду можно предложить работу по всей стране",
             "Who is ready to move can be offered work all over the country"),
        (Band(0, 0, _NO), Band(1, -1, _YES)),
    ),
    Factor(
        "computer_skills",
        Text("Компьютерді жұмыста қолданады", "Пользуется компьютером в работе", "Uses a computer at work"),
        Text("Көп бос орын компьютерді білуді талап етеді", "Многие вакансии требуют владения компьютером", "Many vacancies ask for computer skills"),
        (Band(0, 1, _NO), Band(1, 0, _YES)),
    ),
    Factor(
        "languages",
        Text("Тілдер", "Языки", "Languages"),
        Text("Екі және одан көп тіл білу таңдауды кеңейтеді", "Знание двух и более языков расширяет выбор", "Two or more languages widen the choice"),
        (
            Band(0, 1, Text("бір тілден аспайды", "не больше одного", "one at most")),
            Band(2, 0, Text("екі және одан көп", "два и больше", "two or more")),
        ),
    ),
)

CATEGORIES: tuple[Category, ...] = (
    Category("A", -10, Text("A – қысқа іздеу күтіледі", "A — ожидается короткий поиск", "A – a short search is expected"),
             Text("Бос орындарды өз бетінше таңдау және порталдың ұсыныстары", "Самостоятельный выбор вакансий и предложения портала",
                  "One's own choice of vacancies and the portal's offers")),
    Category("B", 5, Text("B – орташа іздеу күтіледі", "B — ожидается поиск средней длительности", "B – a search of medium length is expected"),
             Text("Оған қоса маманның кеңесі және іздеу дағдыларын үйрету", "Вдобавок консультация специалиста и обучение навыкам поиска",
                  "In addition a specialist's advice and training in job search")),
    Category("C", 10, Text("C – ұзақ іздеу күтіледі", "C — ожидается долгий поиск", "C – a long search is expected"),
             Text("Оған қоса белсенді шаралар бірінші кезекте ұсынылады", "Вдобавок в первую очередь предлагаются активные меры",
                  "In addition active measures are offered first")),
)
"""From the shortest expected search to the longest. Bounds are points."""


def category(category_id: str) -> Category:
    """The category of this id. Raises KeyError for a name that does not exist."""
    return {item.id: item for item in CATEGORIES}[category_id]


def _values(inputs: Inputs) -> dict[str, int | None]:
    return {
        "months_without_work": inputs.months_without_work,
        "age": inputs.age,
        "experience_years": inputs.experience_years,
        "education_level": EDUCATION_STEPS.get(inputs.education_level),
        "health_limits": inputs.health_limits,
        "rural": int(inputs.rural),
        "relocation": int(inputs.relocation),
        "computer_skills": int(inputs.computer_skills),
        "languages": inputs.languages,
    }


def profile(inputs: Inputs) -> Profile:
    """Score and category of a person, with every part that led to it (R11). What is not known weighs nothing."""
    parts, values = [], _values(inputs)
    for factor in FACTORS:
        value = values[factor.id]
        if value is not None:
            band = factor.band(value)
            parts.append(Part(factor.id, value, band.points, factor.title, band.says, factor.reason))
    points = sum(part.points for part in parts)
    chosen = next(item for item in reversed(CATEGORIES) if points >= item.at_least)
    return Profile(chosen.id, points, tuple(parts))
