"""The people of the demo, one for each path of the Rules: who they are, what the registries say of them, what to press."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from careercenters.rules.rights import Role
from demo.country.identifiers import iin_for
from demo.country.names import Name
from demo.country.seekers import PERSONA_SERIALS
from demo.persona_texts import STORIES
from enbek.classifiers.tables import EducationLevel, HealthLimit, Regime
from enbek.i18n import Text
from enbek.identifiers import IIN
from enbek.registries.port import Registry
from enbek.registries.sandbox.store import Mode

PASSWORD = "enbek-demo-2026"
"""The password of every persona: there is nothing to protect in an invented country."""

Records = Mapping[Registry, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Worked:
    """One job of the résumé; `ended_on` None while the contract is open."""

    employer: str
    occupation: str
    started_on: date
    ended_on: date | None
    pay: int


@dataclass(frozen=True, slots=True)
class Persona:
    """`records` is what registries hold besides identity and the contracts of `worked`; `put_right` what they hold once corrected; `post` is for the staff."""

    key: str
    number: int
    name: Name
    born: date
    sex: str
    settlement: str
    role: Literal["seeker", "employer", "staff"] = "seeker"
    post: Role = Role.SPECIALIST
    occupation: str = ""
    level: EducationLevel = EducationLevel.SECONDARY
    worked: tuple[Worked, ...] = ()
    min_pay: int = 150_000
    regimes: tuple[Regime, ...] = (Regime.FULL_TIME,)
    relocation: bool = False
    driving: str = ""
    computer_skills: bool = False
    health_limits: tuple[HealthLimit, ...] = ()
    unemployed_since: date | None = None
    records: Records = field(default_factory=dict)
    put_right: Records = field(default_factory=dict)
    silent: Registry | None = None
    expects_offers: bool = False
    representative: str = ""

    @property
    def iin(self) -> str:
        """In full: these people are invented, and the demo shows their numbers."""
        return iin_for(self.born, self.sex, PERSONA_SERIALS.start + self.number).value

    @property
    def representative_iin(self) -> IIN | None:
        """The legal representative of a person under the age of one (R6)."""
        return (
            iin_for(date(1984, 3, 17), "F", PERSONA_SERIALS.start + 100 + self.number) if self.representative else None
        )

    @property
    def full_name(self) -> str:
        return f"{self.name.surname} {self.name.given_name} {self.name.patronymic}"

    @property
    def email(self) -> str:
        return f"{self.key}@demo.example"

    @property
    def phone(self) -> str:
        """A number under which nobody is reached: the demo's SMS go to files."""
        return f"+77010000{self.number:03d}"

    @property
    def language(self) -> str:
        return self.name.language

    @property
    def story(self) -> Text:
        return STORIES[self.key][0]

    @property
    def press(self) -> Text:
        return STORIES[self.key][1]

    @property
    def fault(self) -> tuple[Registry, Mode] | None:
        """How a registry misbehaves about this person alone."""
        return (self.silent, Mode.DOWN) if self.silent else None


CLOSED_FIRM = Worked("«Көкжиек Сервис» ЖШС (мысал)", "2411-1", date(2017, 9, 4), date(2026, 2, 27), 240_000)
OPEN_CONTRACT = Worked("ТОО «Арман Логистик» (пример)", "4110-1", date(2023, 4, 3), None, 260_000)


def _studies(institution: str, kind: str, form: str, since: str) -> Records:
    return {
        Registry.STUDY: {
            "studies": [{"institution": institution, "kind": kind, "form": form, "since": since, "until": None}]
        }
    }


def _sentence(kind: str, since: str, until: str, *, suspended: bool = False) -> Records:
    return {
        Registry.CONVICTIONS: {
            "sentences": [{"kind": kind, "suspended": suspended, "in_force_from": since, "until": until}]
        }
    }


def _contract(job: Worked, position: str, ended_on: str | None) -> Records:
    contract = {
        "employer": job.employer,
        "bin": "050640991404",
        "position": position,
        "started_on": job.started_on.isoformat(),
        "ended_on": ended_on,
    }
    return {Registry.EMPLOYMENT_CONTRACTS: {"contracts": [contract]}}


# fmt: off
PERSONAS: tuple[Persona, ...] = (
    Persona(
        "ordinary", 1, Name("Жұмабаева", "Айгүл", "Серікқызы", "kk"), date(1991, 8, 14), "F", "391010000", occupation="2411-1",
        level=EducationLevel.HIGHER, worked=(CLOSED_FIRM,), min_pay=220_000, computer_skills=True,
    ),
    Persona(
        "off-hours", 2, Name("Ковалёв", "Дмитрий", "Сергеевич", "ru"), date(1984, 6, 2), "M", "551010000", occupation="5230-1",
        worked=(Worked("ТОО «Береке Трейд» (пример)", "5230-1", date(2020, 3, 2), date(2026, 1, 30), 180_000),), min_pay=150_000,
    ),
    Persona(
        "fifteen", 3, Name("Оспанова", "Томирис", "Даниярқызы", "kk"), date(2010, 9, 9), "F", "111010000", occupation="6113-1",
        level=EducationLevel.BASIC_SECONDARY, min_pay=85_000, regimes=(Regime.PART_TIME,),
        records=_studies("Көкшетау, № 5 мектеп-гимназия", "school_senior", "full_time", "2025-09-01"), representative="Оспанова Әсел Маратқызы",
    ),
    Persona(
        "seventeen", 4, Name("Сәрсенов", "Әлібек", "Қанатұлы", "kk"), date(2008, 7, 21), "M", "311010000", occupation="5223-1",
        level=EducationLevel.BASIC_SECONDARY, min_pay=130_000,
    ),
    Persona(
        "employed", 5, Name("Төлегенов", "Ерлан", "Болатұлы", "kk"), date(1986, 11, 30), "M", "591010000", occupation="4110-1",
        level=EducationLevel.VOCATIONAL, worked=(OPEN_CONTRACT,), min_pay=200_000, computer_skills=True, driving="B",
        unemployed_since=date(2026, 3, 2), put_right=_contract(OPEN_CONTRACT, "Делопроизводитель", "2026-03-01"),
    ),
    Persona(
        "pension-man", 6, Name("Григорьев", "Виктор", "Павлович", "ru"), date(1962, 11, 5), "M", "631010000", occupation="8182-1",
        level=EducationLevel.VOCATIONAL, min_pay=280_000,
        worked=(Worked("КГП «Жылу» (пример)", "8182-1", date(2001, 5, 14), date(2025, 12, 31), 210_000),),
    ),
    Persona(
        "pension-woman", 7, Name("Бекмұратова", "Раушан", "Төлегенқызы", "kk"), date(1964, 12, 20), "F", "431010000", occupation="4415-1",
        level=EducationLevel.VOCATIONAL, min_pay=150_000,
        worked=(Worked("Қызылорда мұрағаты (мысал)", "4415-1", date(1998, 2, 2), date(2026, 1, 15), 170_000),),
    ),
    Persona(
        "student-full-time", 8, Name("Ахметов", "Санжар", "Асқарұлы", "kk"), date(2004, 10, 3), "M", "101010000", occupation="2642-1",
        min_pay=350_000, computer_skills=True, records=_studies("Семей, университет", "university", "full_time", "2022-09-01"),
    ),
    Persona(
        "student-part-time", 9, Name("Семёнова", "Дарья", "Олеговна", "ru"), date(2001, 5, 17), "F", "591610000", occupation="4120-1",
        min_pay=150_000, computer_skills=True, records=_studies("Тайынша, колледж", "college", "part_time", "2024-09-01"),
        worked=(Worked("КГУ «Школа № 2» (пример)", "4120-1", date(2023, 1, 9), date(2025, 11, 28), 130_000),),
    ),
    Persona(
        "convicted", 10, Name("Попов", "Роман", "Игоревич", "ru"), date(1993, 3, 8), "M", "621010000", occupation="9333-1", min_pay=180_000,
        records=_sentence("corrective_work", "2025-10-14", "2026-10-14"),
    ),
    Persona(
        "suspended", 11, Name("Қалиев", "Нұрлан", "Жомартұлы", "kk"), date(1989, 9, 25), "M", "621610000", occupation="9312-1", min_pay=200_000,
        records=_sentence("imprisonment", "2024-12-03", "2027-12-03", suspended=True),
    ),
    Persona(
        "registry-down", 12, Name("Иванова", "Елена", "Юрьевна", "ru"), date(1978, 1, 19), "F", "271010000", occupation="7532-1",
        level=EducationLevel.VOCATIONAL, min_pay=260_000, silent=Registry.CONVICTIONS,
        worked=(Worked("ТОО «Отау Текстиль» (пример)", "7532-1", date(2015, 6, 1), date(2026, 2, 10), 230_000),),
    ),
    Persona(
        "agrees", 13, Name("Рахымов", "Талғат", "Ержанұлы", "kk"), date(1988, 4, 11), "M", "151010000", occupation="7212-1",
        level=EducationLevel.VOCATIONAL, min_pay=300_000, regimes=(Regime.FULL_TIME, Regime.SHIFT, Regime.ROTATION), driving="B",
        worked=(Worked("ТОО «Сарыарқа Маш» (пример)", "7212-1", date(2016, 8, 1), date(2026, 2, 20), 380_000),), expects_offers=True,
    ),
    Persona(
        "refuses", 14, Name("Ким", "Светлана", "Викторовна", "ru"), date(1985, 12, 1), "F", "750000000", occupation="5120-1",
        level=EducationLevel.VOCATIONAL, min_pay=180_000, regimes=(Regime.FULL_TIME, Regime.SHIFT),
        worked=(Worked("ТОО «Самал Кафе» (пример)", "5120-1", date(2019, 5, 6), date(2026, 2, 28), 260_000),), expects_offers=True,
    ),
    Persona(
        "village", 15, Name("Ізтілеуов", "Бауыржан", "Мұратұлы", "kk"), date(1983, 2, 27), "M", "474030100", occupation="6121-3",
        level=EducationLevel.SECONDARY, min_pay=150_000,
        worked=(Worked("«Достық» шаруа қожалығы (мысал)", "6121-3", date(2018, 4, 1), date(2025, 12, 1), 170_000),),
    ),
    Persona(
        "sole-proprietor", 16, Name("Юлдашев", "Тимур", "Алексеевич", "ru"), date(1990, 7, 7), "M", "790000000", occupation="7231-1",
        level=EducationLevel.VOCATIONAL, min_pay=500_000, driving="B",
        records={Registry.ENTREPRENEURSHIP: {"sole_proprietor": {"active": True, "since": "2024-02-12", "until": None}, "founder_of": []}},
    ),
    Persona(
        "disabled", 17, Name("Смағұлов", "Марат", "Қайратұлы", "kk"), date(1980, 5, 5), "M", "311010000", occupation="7531-1",
        level=EducationLevel.VOCATIONAL, min_pay=150_000, regimes=(Regime.FULL_TIME, Regime.PART_TIME, Regime.FLEXIBLE),
        health_limits=(HealthLimit.LIFTING, HealthLimit.STANDING),
        worked=(Worked("ТОО «Тұмар Текстиль» (пример)", "7531-1", date(2012, 3, 1), date(2026, 1, 31), 190_000),),
        records={
            Registry.DISABILITY: {"group": 3, "since": "2019-06-18", "limits": ["lifting", "standing"]},
            Registry.PENSIONS: {"pensions": [{"kind": "disability", "since": "2019-06-18"}]},
        },
        expects_offers=True,
    ),
    Persona("employer", 18, Name("Лебедева", "Марина", "Андреевна", "ru"), date(1987, 10, 12), "F", "710000000", role="employer"),
    Persona("specialist", 19, Name("Нұрғалиева", "Динара", "Сакенқызы", "kk"), date(1992, 2, 3), "F", "391010000", role="staff"),
    Persona("director", 20, Name("Сыздықов", "Ғалымжан", "Ерболұлы", "kk"), date(1975, 4, 22), "M", "391010000", role="staff", post=Role.DIRECTOR),
)
# fmt: on


def persona(key: str) -> Persona:
    """Raises KeyError for a key that nobody has."""
    found = next((one for one in PERSONAS if one.key == key), None)
    if found is None:
        raise KeyError(key)
    return found
