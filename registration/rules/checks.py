"""The grounds on which a person is not registered, each asked of the facts one by one. Pure.

Facts arrive as the registries' answers (`enbek.registries.shapes`); the result says for every ground whether it holds,
on which facts, in a sentence that a person can check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dateutil.relativedelta import relativedelta

from enbek.i18n import Text
from enbek.law import Ground, ground
from enbek.law.thresholds import MIN_AGE_UNEMPLOYED, MIN_AGE_WITHOUT_REPRESENTATIVE, pension_age_reached_on


class Verdict(StrEnum):
    HOLDS = "holds"
    DOES_NOT_HOLD = "does_not_hold"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a registry (or the person) says: which registry, what, in words."""

    registry: str
    field: str
    value: str
    sentence: Text


@dataclass(frozen=True, slots=True)
class Result:
    """One ground put to the facts."""

    ground: Ground
    verdict: Verdict
    sentence: Text
    facts: tuple[Fact, ...] = ()

    @property
    def holds(self) -> bool:
        return self.verdict is Verdict.HOLDS


@dataclass(frozen=True, slots=True)
class Applicant:
    """What the rules need to know of the person who applied."""

    surname: str
    given_name: str
    birth_date: date
    sex: str
    claims_measures: bool = False
    has_representative: bool = False
    finding_of_false_data: str = ""


Answers = Mapping[str, Mapping[str, Any]]


def _not(ground_id: str, kk: str, ru: str, en: str) -> Result:
    return Result(ground(ground_id), Verdict.DOES_NOT_HOLD, Text(kk, ru, en))


def _is(ground_id: str, sentence: Text, facts: Iterable[Fact] = ()) -> Result:
    return Result(ground(ground_id), Verdict.HOLDS, sentence, tuple(facts))


def age_on(birth_date: date, day: date) -> int:
    return relativedelta(day, birth_date).years


# --- registration as a job seeker: A1.9 -----------------------------------------------------------


def check_job_seeker(person: Applicant, answers: Answers, day: date) -> list[Result]:
    """Both grounds of refusal of Annex 1 row 9 (R8, D-30)."""
    return [unreliable_data(person, answers["identity"]), incomplete_data(person, day)]


def unreliable_data(person: Applicant, identity: Mapping[str, Any]) -> Result:
    """A1.9.1: what the person states differs from the state's own record (R7, R8)."""
    if not identity.get("found", True):
        return _is("A1.9.1", Text(
            "Бұл ЖСН жеке тұлғалар тізілімінде жоқ.",
            "Такого ИИН нет в реестре физических лиц.",
            "This IIN is not in the register of persons.",
        ), [Fact("identity", "found", "false", Text("ЖСН табылмады", "ИИН не найден", "IIN not found"))])
    if not identity.get("alive", True):
        return _is("A1.9.1", Text(
            "Тізілім бойынша бұл адам қайтыс болған деп көрсетілген.",
            "По данным реестра этот человек числится умершим.",
            "The register records this person as deceased.",
        ), [Fact("identity", "alive", "false", Text("қайтыс болған деп жазылған", "запись о смерти", "recorded as deceased"))])
    differing = [name for name in ("surname", "given_name") if _plain(getattr(person, name)) != _plain(identity.get(name, ""))]
    if differing:
        facts = [Fact("identity", name, str(identity.get(name, "")), _NAME_DIFFERS[name]) for name in differing]
        return _is("A1.9.1", Text(
            "Өтініштегі аты-жөні жеке тұлғалар тізіліміндегі жазбадан өзгеше.",
            "Имя в заявке отличается от записи в реестре физических лиц.",
            "The name in the application differs from the record in the register of persons.",
        ), facts)
    return _not("A1.9.1", "Мәліметтер тізілім жазбасымен сәйкес келеді.", "Сведения совпадают с записью реестра.",
                "The data agree with the register's record.")


_NAME_DIFFERS = {
    "surname": Text("тегі басқаша жазылған", "фамилия записана иначе", "the surname is recorded differently"),
    "given_name": Text("аты басқаша жазылған", "имя записано иначе", "the given name is recorded differently"),
}


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").replace("-", " ").split())


def incomplete_data(person: Applicant, day: date) -> Result:
    """A1.9.2: below the age, an application needs a statement of a legal representative (R6)."""
    if age_on(person.birth_date, day) < MIN_AGE_WITHOUT_REPRESENTATIVE and not person.has_representative:
        return _is("A1.9.2", Text(
            "Заңды өкілдердің бірінің өтініші қоса берілмеген (6-тармақ).",
            "Не приложено заявление одного из законных представителей (п. 6).",
            "The statement of one of the legal representatives is missing (para. 6).",
        ), [_birth_fact(person)])
    return _not("A1.9.2", "Барлық қажетті мәліметтер берілген.", "Все необходимые сведения представлены.", "All the required data are given.")


# --- registration as unemployed: R41 --------------------------------------------------------------


def check_unemployed(person: Applicant, answers: Answers, day: date) -> list[Result]:
    """The six checks of paragraph 41, in its order (R38.2, R54)."""
    return [
        under_age(person, day),
        employed(answers["employment_contracts"], answers["entrepreneurship"], day),
        pension_age(person, day),
        false_data(person),
        student(person, answers["study"], day),
        convicted(answers["convictions"], day),
    ]


def under_age(person: Applicant, day: date) -> Result:
    """R41.1"""
    if age_on(person.birth_date, day) < MIN_AGE_UNEMPLOYED:
        return _is("R41.1", Text("Он алты жасқа толмаған.", "Не исполнилось шестнадцати лет.", "Not yet sixteen."), [_birth_fact(person)])
    return _not("R41.1", "Он алты жасқа толған.", "Шестнадцать лет исполнилось.", "Sixteen or older.")


def employed(contracts: Mapping[str, Any], entrepreneurship: Mapping[str, Any], day: date) -> Result:
    """R41.2: an open employment contract or an active sole proprietorship."""
    facts = [_contract_fact(c) for c in contracts["contracts"] if _in_force(c["started_on"], c["ended_on"], day)]
    trader = entrepreneurship.get("sole_proprietor")
    if trader and trader["active"]:
        facts.append(Fact("entrepreneurship", "sole_proprietor", trader["since"], Text(
            f"жеке кәсіпкер, {_day(trader['since'])} бастап жұмыс істейді", f"действующий ИП с {_day(trader['since'])}",
            f"sole proprietor, active since {_day(trader['since'])}")))
    if facts:
        return _is("R41.2", Text("Тізілім бойынша жұмыспен қамтылған.", "По данным реестра — занятое лицо.",
                                 "Employed according to the registry."), facts)
    return _not("R41.2", "Қолданыстағы еңбек шарты да, тіркелген жеке кәсіпкерлік те жоқ.",
                "Нет ни действующего трудового договора, ни действующего ИП.", "No open employment contract and no active sole proprietorship.")


def pension_age(person: Applicant, day: date) -> Result:
    """R41.3: Social Code art. 207(1)–(3)."""
    reached = pension_age_reached_on(person.birth_date, person.sex)
    if day >= reached:
        return _is("R41.3", Text(
            f"Зейнеткерлік жасқа {reached:%d.%m.%Y} толған.", f"Пенсионный возраст достигнут {reached:%d.%m.%Y}.",
            f"Pension age was reached on {reached:%d.%m.%Y}."), [_birth_fact(person)])
    return _not("R41.3", f"Зейнеткерлік жасқа {reached:%d.%m.%Y} толады.", f"Пенсионный возраст наступит {reached:%d.%m.%Y}.",
                f"Pension age will be reached on {reached:%d.%m.%Y}.")


def false_data(person: Applicant) -> Result:
    """R41.4: "knowingly" is a finding of a person, never of a machine."""
    if person.finding_of_false_data:
        return _is("R41.4", Text.same(person.finding_of_false_data))
    return _not("R41.4", "Жалған мәлімет туралы қызметкердің қорытындысы жоқ.", "Вывода сотрудника о ложных сведениях нет.",
                "No officer has found any of the data to be false.")


def student(person: Applicant, study: Mapping[str, Any], day: date) -> Result:
    """R41.5: only a full-time student who claims active measures (D-35, read in the citizen's favour)."""
    studies = [s for s in study["studies"] if s["form"] == "full_time" and _in_force(s["since"], s["until"], day)]
    if not studies:
        return _not("R41.5", "Күндізгі оқу бөлімінде оқымайды.", "Не обучается очно.", "Not in full-time study.")
    facts = [Fact("study", "studies", s["institution"], Text(
        f"күндізгі бөлімде оқиды: {s['institution']}", f"обучается очно: {s['institution']}", f"full-time student: {s['institution']}"))
        for s in studies]
    if person.claims_measures:
        return _is("R41.5", Text("Оқиды және белсенді шараларға қатысуға үміткер.", "Учится и претендует на активные меры содействия занятости.",
                                 "Studies and claims active employment measures."), facts)
    return Result(ground("R41.5"), Verdict.DOES_NOT_HOLD, Text(
        "Оқиды, бірақ белсенді шараларға үміткер емес.", "Учится, но на активные меры не претендует.", "Studies but does not claim active measures."),
        tuple(facts))


_COUNTED_SENTENCES = {
    "corrective_work": Text("түзеу жұмыстары", "исправительные работы", "corrective work"),
    "community_work": Text("қоғамдық жұмыстар", "общественные работы", "community work"),
    "imprisonment": Text("бас бостандығынан айыру", "лишение свободы", "imprisonment"),
}


def convicted(convictions: Mapping[str, Any], day: date) -> Result:
    """R41.6: a suspended sentence does not count."""
    facts = []
    for s in convictions["sentences"]:
        if s["kind"] in _COUNTED_SENTENCES and not s["suspended"] and _in_force(s["in_force_from"], s["until"], day):
            facts.append(Fact("convictions", "sentences", s["kind"], _COUNTED_SENTENCES[s["kind"]]))
    if facts:
        return _is("R41.6", Text("Заңды күшіне енген үкім бар.", "Есть вступивший в силу приговор.", "There is a sentence in force."), facts)
    return _not("R41.6", "Осы тармақта аталған жаза жоқ.", "Наказаний, названных в этом пункте, нет.", "No sentence named in this paragraph.")


# --- facts ----------------------------------------------------------------------------------------


def _birth_fact(person: Applicant) -> Fact:
    born = f"{person.birth_date:%d.%m.%Y}"
    return Fact("iin", "birth_date", born, Text(f"туған күні {born}", f"дата рождения {born}", f"born on {born}"))


def _contract_fact(contract: Mapping[str, Any]) -> Fact:
    employer, since = contract["employer"], _day(contract["started_on"])
    return Fact("employment_contracts", "contracts", employer, Text(
        f"ашық еңбек шарты: {employer}, {since} бастап", f"действующий трудовой договор: {employer}, с {since}",
        f"open employment contract: {employer}, since {since}"))


def _day(value: str) -> str:
    """A registry's ISO date as people write it here."""
    return f"{date.fromisoformat(value):%d.%m.%Y}"


def _in_force(since: str | None, until: str | None, day: date) -> bool:
    """Whether `day` lies in the period; the last day still belongs to it. Dates are ISO strings."""
    begun = since is None or date.fromisoformat(since) <= day
    return begun and (until is None or date.fromisoformat(until) >= day)
