"""What makes a moderator look at a vacancy, each with its reason. Pure. A rule only asks for a look: a person decides.

Own rules of the exchange; discrimination is what the Labour Code forbids `[ext]`. Words of Russian and Kazakh.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from employers.rules.pay import pay_range
from employers.rules.tables import Kind
from enbek.i18n import Text
from enbek.law.vacancies import ALIKE_FROM, LEAST_AGE_TO_WORK_ANYWHERE, WIDEST_PAY_RANGE


class Reason(StrEnum):
    """Why a vacancy is looked at, or declined. Stored; never renamed."""

    FAKE_PAY = "fake_pay"
    SEVERAL_JOBS = "several_jobs"
    MONEY_ASKED = "money_asked"
    CONTACTS = "contacts"
    SEX = "sex"
    AGE = "age"
    DUPLICATE = "duplicate"
    COPIED = "copied"
    REPORTED = "reported"
    NOT_A_JOB = "not_a_job"

    @property
    def words(self) -> Text:
        return WORDS[self]


WORDS: dict[Reason, Text] = {
    Reason.FAKE_PAY: Text("Жалақы шынайы емес сияқты", "Зарплата похожа на ненастоящую", "The pay looks unreal"),
    Reason.SEVERAL_JOBS: Text("Бір хабарландыруда бірнеше жұмыс", "Несколько работ в одной вакансии", "Several jobs in one vacancy"),
    Reason.MONEY_ASKED: Text("Адамнан ақша сұралады", "С человека просят деньги", "Money is asked from the person"),
    Reason.CONTACTS: Text("Мәтінде байланыс деректері бар", "В тексте контакты", "Contacts in the text"),
    Reason.SEX: Text("Жынысы бойынша шектеу", "Ограничение по полу", "A limit by sex"),
    Reason.AGE: Text("Жасы бойынша шектеу", "Ограничение по возрасту", "A limit by age"),
    Reason.DUPLICATE: Text("Ұйымның осындай бос орны бар", "У организации уже есть такая вакансия", "The organisation has such a vacancy already"),
    Reason.COPIED: Text("Басқа ұйымның мәтінімен бірдей", "Повторяет текст другой организации", "Repeats the text of another organisation"),
    Reason.REPORTED: Text("Шағым түсті", "Поступила жалоба", "It was reported"),
    Reason.NOT_A_JOB: Text("Бұл жұмыс емес", "Это не работа", "This is no job"),
}
ADVICE: dict[Reason, Text] = {
    Reason.FAKE_PAY: Text("Шын төленетін соманы жазыңыз.", "Напишите сумму, которую действительно платите.", "Write what you really pay."),
    Reason.SEVERAL_JOBS: Text("Әр жұмысты бөлек жариялаңыз.", "Разместите каждую работу отдельно.", "Publish each job on its own."),
    Reason.MONEY_ASKED: Text("Жұмысқа алу үшін ақша сұрауға болмайды. Осы сөздерді алып тастаңыз.",
                             "За приём на работу деньги брать нельзя. Уберите эти слова.", "Nobody may ask money for a job. Take these words out."),
    Reason.CONTACTS: Text("Байланысты мәтіннен алыңыз: портал хабарламаларды өзі жеткізеді.", "Уберите контакты из текста: сообщения передаёт портал.",
                          "Take contacts out of the text: the portal carries messages."),
    Reason.SEX: Text("Жынысқа қарамайтын сөздермен жазыңыз.", "Напишите так, чтобы пол не имел значения.", "Write so that sex does not matter."),
    Reason.AGE: Text("Жас шегін алып тастаңыз.", "Уберите ограничение по возрасту.", "Take out the limit of age."),
    Reason.DUPLICATE: Text("Бұрынғысына орын қосыңыз немесе оны жабыңыз.", "Добавьте места в прежней или закройте её.", "Add seats to the earlier one or close it."),
    Reason.COPIED: Text("Өз сөзіңізбен жазыңыз.", "Напишите своими словами.", "Write it in your own words."),
    Reason.REPORTED: Text("Шағымда айтылғанды тексеріңіз.", "Проверьте то, на что жалуются.", "Check what the report says."),
    Reason.NOT_A_JOB: Text("Еңбек шарты бойынша жұмысты ғана жариялаңыз.", "Размещайте только работу по трудовому договору.",
                           "Publish only work under an employment contract."),
}
"""What the employer is to do about each reason."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason, and the words or the number in which it shows."""

    reason: Reason
    evidence: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another vacancy of the same occupation in the same place."""

    id: str
    same_organisation: bool
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What is read of a vacancy: `titles` and `texts` in whatever languages it has."""

    titles: Sequence[str]
    texts: Sequence[str]
    pay_from: int
    pay_to: int | None
    kind: str = Kind.ORDINARY.value

    @property
    def words(self) -> str:
        return "\n".join((*self.titles, *self.texts))


def findings(notice: Notice, neighbours: Iterable[Neighbour] = ()) -> list[Finding]:
    """Everything a moderator should look at; empty for an ordinary vacancy."""
    found = [Finding(reason, evidence) for reason, rule in RULES for evidence in [rule(notice)] if evidence]
    return found + _alike(notice, neighbours)


# --- pay ----------------------------------------------------------------------------------------------------------
_RUN = "0123456789876543210"


def _fake_pay(notice: Notice) -> str:
    pays = [notice.pay_from] + ([notice.pay_to] if notice.pay_to else [])
    typed = any(len(set(str(pay))) == 1 or str(pay) in _RUN for pay in pays)
    wide = notice.pay_to is not None and notice.pay_to > WIDEST_PAY_RANGE * notice.pay_from
    return pay_range(notice.pay_from, notice.pay_to).ru if typed or wide else ""


# --- words --------------------------------------------------------------------------------------------------------
def _pattern(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)


_HARMLESS_MONEY = _pattern(r"без\s+(?:каких-либо\s+)?(?:вложени|предоплат|взнос|залог)\w*", r"(?:взнос|залог|предоплат)\w*\s+не\s+(?:требу|нуж|бер)\w*",
                           r"\b(?:жарна|кепіл|алдын ала төлем)\w*\s+(?:жоқ|керек емес|алынбайды)")
_MONEY = _pattern(
    r"предоплат\w*", r"(?:вступительн|регистрационн|страхов)\w+\s+взнос\w*", r"внес(?:ти|ите)\s+(?:залог|взнос|депозит)\w*", r"\bпод\s+залог\b",
    r"платн\w+\s+(?:обучени|стажировк|анкет)\w*", r"оплат\w+\s+(?:обучени|анкет|оформлени|пропуск|медкнижк)\w*\s+(?:за\s+ваш|за\s+сч[её]т|самостоятельн|кандидат)\w*",
    r"перевед\w+\s+(?:деньги|\d|тенге|на\s+карт)\w*", r"(?:нужн|требу)\w+\s+вложени\w*", r"вложени\w*\s+от\s+\d", r"стартов\w+\s+капитал\w*",
    r"алдын\s+ала\s+тө\w+", r"(?:кіру|тіркеу)\s+жарнасы\w*", r"ақша\s+аудар\w*", r"ақылы\s+оқыту\w*", r"кепілақы\w*", r"салым\s+салу\w*",
)
_PHONE = r"(?<!\d)(?:\+?7|8)[\s\-(.]*7\d{2}[\s\-).]*\d{3}[\s\-.]*\d{2}[\s\-.]*\d{2}(?!\d)"
_CONTACTS = _pattern(
    _PHONE, r"[\w.+-]+@[\w-]+\.[a-z]{2,}", r"(?:https?://|www\.)\S*[\w/]", r"\b(?:t|wa)\.me/\S*[\w/]", r"(?<![\w@])@[a-z]\w{3,}",
    r"\b(?:whats\s?app|telegram|instagram|ватсап\w*|вацап\w*|телеграм\w*|инстаграм\w*)\b",
)
_SEX = _pattern(
    r"только\s+(?:для\s+)?(?:мужчин|женщин|девуш|парн|юнош)\w*", r"(?:требу\w+|нуж\w+|ищем|примем)\s+(?:\w+\s+)?(?:мужчин|женщин|девуш|парн|юнош)\w*",
    r"\bпол\s*[:–-]?\s*(?:мужской|женский|муж|жен)\b", r"\b(?:мужчин|женщин|девуш|парн)\w*\s+(?:до|от|в\s+возрасте)\s+\d\d", r"приятн\w+\s+внешност\w*",
    r"\bтек\s+(?:ер|әйел|қыз|жігіт)\w*", r"\b(?:қыз|жігіт|әйел|ер\s?адам|ер\s+кісі)\w*\s+(?:керек|қажет|іздейміз|алынады)", r"\bжынысы\s*[:–-]?\s*(?:ер|әйел)\w*",
)
_AGES = re.compile(
    r"(?:возраст\w*\s*[:–-]?\s*)(?:(?:от\s+(\d\d))?[^\d\n]{0,8}(?:до|[-–])\s*(\d\d)|от\s+(\d\d))"
    r"|(?:не\s+старше|в\s+возрасте\s+до|(?:женщин|мужчин|девуш|парн|кандидат|люд)\w*\s+до)\s+(\d\d)"
    r"|\bот\s+(\d\d)\s+до\s+(\d\d)\s+лет\b(?!\s+(?:опыт|стаж))|\b(\d\d)\s*[-–]\s*(\d\d)\s+лет\b(?!\s+(?:опыт|стаж))"
    r"|(\d\d)\s+(?:жасқа|жастан\s+асп)\w*|(\d\d)\s*[-–]\s*(\d\d)\s+жас\b|\bжасы\s*[:–-]?\s*(\d\d)\s*[-–]\s*(\d\d)",
    re.IGNORECASE,
)
_WITHOUT_AGE = frozenset({Kind.YOUTH_PRACTICE.value, Kind.SILVER_AGE.value, Kind.FIRST_JOB.value, Kind.GENERATIONS.value})
"""Programmes that are for an age by law."""


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return " ".join(match[0].split()) if match else ""


def _money(notice: Notice) -> str:
    return _first(_MONEY, _HARMLESS_MONEY.sub(" ", notice.words))


def _contacts(notice: Notice) -> str:
    return _first(_CONTACTS, notice.words)


def _sex(notice: Notice) -> str:
    return _first(_SEX, notice.words)


def _age(notice: Notice) -> str:
    """An age other than the one below which some work is closed."""
    if notice.kind in _WITHOUT_AGE:
        return ""
    for match in _AGES.finditer(notice.words):
        if {int(number) for number in match.groups() if number} - {LEAST_AGE_TO_WORK_ANYWHERE}:
            return " ".join(match[0].split())
    return ""


_JOB = re.compile(r"[^\W\d_]{4,}")


def _several(notice: Notice) -> str:
    """A title that lists two or more occupations. A hyphen joins one: водитель-экспедитор."""
    for title in notice.titles:
        parts = [part for part in re.split(r"[,;/|+]|\s+и\s+|\s+және\s+|\s+and\s+", re.sub(r"\([^)]*\)", "", title)) if _JOB.search(part)]
        if len(parts) > 1:
            return title
    return ""


RULES: tuple[tuple[Reason, Callable[[Notice], str]], ...] = (
    (Reason.FAKE_PAY, _fake_pay), (Reason.SEVERAL_JOBS, _several), (Reason.MONEY_ASKED, _money), (Reason.CONTACTS, _contacts),
    (Reason.SEX, _sex), (Reason.AGE, _age),
)


# --- likeness -----------------------------------------------------------------------------------------------------
_WORD, _PHRASE = re.compile(r"\w+"), 3


def phrases(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of three words; a shorter text is one phrase."""
    words = _WORD.findall(text.lower())
    if len(words) <= _PHRASE:
        return frozenset({tuple(words)})
    return frozenset(tuple(words[start:start + _PHRASE]) for start in range(len(words) - _PHRASE + 1))


def likeness(one: str, other: str) -> float:
    """Share of common phrases among all, 0–1; the same both ways, 1 for a text with itself."""
    left, right = phrases(one), phrases(other)
    return len(left & right) / len(left | right)


def _alike(notice: Notice, neighbours: Iterable[Neighbour]) -> list[Finding]:
    same = [one for one in neighbours if likeness(notice.words, one.text) >= ALIKE_FROM]
    own, foreign = [one for one in same if one.same_organisation], [one for one in same if not one.same_organisation]
    found = [Finding(Reason.DUPLICATE, own[0].id)] if own else []
    return found + ([Finding(Reason.COPIED, foreign[0].id)] if foreign else [])
