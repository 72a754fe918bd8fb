"""The port to state registries: what may be asked and how a missing answer is named (R7, R10, R31, R41). No Django here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from enbek.i18n import Text

if TYPE_CHECKING:  # the sandbox, a stand-alone program, uses this module without Django
    from enbek.identifiers import IIN


class Registry(StrEnum):
    """A register of the state that the Rules let the portal ask about a person."""

    IDENTITY = "identity"
    EMPLOYMENT_CONTRACTS = "employment_contracts"
    CONTRIBUTIONS = "contributions"
    ENTREPRENEURSHIP = "entrepreneurship"
    STUDY = "study"
    CONVICTIONS = "convictions"
    PENSIONS = "pensions"
    DISABILITY = "disability"

    @property
    def title(self) -> Text:  # type: ignore[override]  # str.title() has no use here
        return _REGISTRY_TITLES[self]


class Unavailable(StrEnum):
    """Why a registry gave no usable answer. None of these ever counts against the person."""

    TIMEOUT = "timeout"
    REFUSED = "refused"
    SERVER_ERROR = "server_error"
    MALFORMED = "malformed"
    NOT_CONFIGURED = "not_configured"

    @property
    def title(self) -> Text:  # type: ignore[override]  # str.title() has no use here
        return _KIND_TITLES[self]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a registry said about one person, true `as_of` a moment. `data` has the registry's shape (`shapes.py`)."""

    registry: Registry
    as_of: datetime
    data: Mapping[str, Any]


MOST_AT_ONCE = 100
"""Persons in one bulk request: what the registries of the state take."""

REGISTRY_CODES = frozenset(registry.value for registry in Registry)
"""What a stored fact may name as its registry; anything else came from the person."""


class RegistryUnavailable(Exception):
    """No usable answer: the act that needs it waits, it is never refused for that."""

    def __init__(self, registry: Registry, kind: Unavailable, detail: str = "") -> None:
        super().__init__(f"{registry}: {kind}{f' ({detail})' if detail else ''}")
        self.registry = registry
        self.kind = kind
        self.detail = detail


class RegistryPort(Protocol):
    """Whoever can answer for the state: the HTTP adapter, or a test's own."""

    def ask(self, registry: Registry, iin: IIN) -> Answer:
        """The registry's answer about this person. Raises RegistryUnavailable."""
        ...

    def ask_many(self, registry: Registry, iins: Sequence[IIN]) -> dict[str, Answer]:
        """Answers about up to MOST_AT_ONCE persons in one request, by IIN; who is not among them got none. Raises RegistryUnavailable."""
        ...


_REGISTRY_TITLES = {
    Registry.IDENTITY: Text(
        "«Жеке тұлғалар» мемлекеттік дерекқоры",
        "Государственная база данных «Физические лица»",
        "State database of natural persons",
    ),
    Registry.EMPLOYMENT_CONTRACTS: Text(
        "Еңбек шарттарын есепке алудың бірыңғай жүйесі",
        "Единая система учёта трудовых договоров",
        "Unified register of employment contracts",
    ),
    Registry.CONTRIBUTIONS: Text(
        "Міндетті зейнетақы жарналары мен әлеуметтік аударымдар туралы мәліметтер",
        "Сведения об обязательных пенсионных взносах и социальных отчислениях",
        "Records of compulsory pension and social contributions",
    ),
    Registry.ENTREPRENEURSHIP: Text(
        "Дара кәсіпкерлер мен заңды тұлғалардың тізілімі",
        "Реестр индивидуальных предпринимателей и юридических лиц",
        "Register of sole proprietors and legal entities",
    ),
    Registry.STUDY: Text(
        "Ұлттық білім беру дерекқоры", "Национальная образовательная база данных", "National education database"
    ),
    Registry.CONVICTIONS: Text(
        "Құқықтық статистика және арнайы есепке алу мәліметтері",
        "Сведения правовой статистики и специальных учётов",
        "Records of legal statistics and special registers",
    ),
    Registry.PENSIONS: Text(
        "Зейнетақылар мен жәрдемақылар дерекқоры", "База данных пенсий и пособий", "Database of pensions and benefits"
    ),
    Registry.DISABILITY: Text(
        "Мүгедектігі бар адамдардың орталықтандырылған дерекқоры",
        "Централизованный банк данных лиц с инвалидностью",
        "Central database of persons with disabilities",
    ),
}

_KIND_TITLES = {
    Unavailable.TIMEOUT: Text("уақытында жауап бермеді", "не ответила вовремя", "did not answer in time"),
    Unavailable.REFUSED: Text("қосылымды қабылдамады", "не приняла соединение", "did not accept the connection"),
    Unavailable.SERVER_ERROR: Text("қатемен жауап берді", "ответила ошибкой", "answered with an error"),
    Unavailable.MALFORMED: Text(
        "түсініксіз жауап берді", "дала неразборчивый ответ", "gave an answer that cannot be read"
    ),
    Unavailable.NOT_CONFIGURED: Text("әлі қосылмаған", "ещё не подключена", "is not connected yet"),
}
