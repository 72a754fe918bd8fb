"""A sign that a ground of paragraph 51 may hold: what was seen, by whom, as of when. Pure.

Every source of signs (the registries, offers, the calendar, the plan, an officer) speaks of them in this one way, and
`registration.services.triggers.report` takes them. A sign decides nothing: a person is heard, and persons decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from enbek.i18n import Text
from enbek.law.deregistration import rule
from enbek.subjects import Subject
from registration.rules.checks import Fact


class Source(StrEnum):
    """Where a sign comes from. Stored."""

    REGISTRY = "registry"
    OFFERS = "offers"
    CALENDAR = "calendar"
    PLAN = "plan"
    OFFICER = "officer"


SOURCES: dict[str, Text] = {
    "iin": Text("ЖСН", "ИИН", "IIN"),
    "offers": Text("Порталдағы ұсыныстар мен жауаптар", "Предложения и ответы на портале", "Offers and answers on the exchange"),
    "calendar": Text("Мансап орталығының кездесулер күнтізбесі", "Календарь встреч карьерного центра", "The career centre's calendar of meetings"),
    "plan": Text("Жеке жоспар", "Индивидуальный план", "The individual plan"),
    "officer": Text("Мекеме қызметкерінің қорытындысы", "Вывод сотрудника учреждения", "A finding of an officer"),
}
"""Names of sources that are no registry, by the `registry` of a fact."""


@dataclass(frozen=True, slots=True)
class Period:
    """A term in which the person was to do something, both days included."""

    begins: date
    ends: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """`key` names the fact within its case: a second sign of one key is the same one. `occurred_on` is the day of the fact.

    `notice`: the subject and message whose delivery must be proven, else nothing is held against the person (Q-08, R51.3).
    `asks_first`: the question that comes before anything else (Q-07). `suspended`: why nothing may follow for now.
    Raises UnknownGround for an id that is none of paragraph 51.
    """

    ground_id: str
    key: str
    source: Source
    sentence: Text
    facts: tuple[Fact, ...]
    occurred_on: date
    as_of: datetime | None = None
    term: Period | None = None
    notice: tuple[Subject, str] | None = None
    asks_first: Text | None = None
    suspended: Text | None = None

    def __post_init__(self) -> None:
        rule(self.ground_id)
