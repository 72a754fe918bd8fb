"""Time limits: who must do what, in how many days, from when, and what the end of the period means.

The only place from which the exchange takes a number of days.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from enbek.i18n import Text
from enbek.law.editions import BESIDE, GUIDE, ORDER_214, edition
from enbek.law.errors import LawError


class Party(StrEnum):
    """Who is bound by a limit."""

    CITIZEN = "citizen"
    CAREER_CENTRE = "career_centre"
    MOBILITY_CENTRE = "mobility_centre"
    ASSISTANT = "assistant"
    EMPLOYER = "employer"
    PORTAL = "portal"

    @property
    def is_office(self) -> bool:
        """An office ends its day at closing time; everybody else at 24:00 (Q-01)."""
        return self in (Party.CAREER_CENTRE, Party.MOBILITY_CENTRE, Party.ASSISTANT)

    @property
    def words(self) -> Text:
        return PARTY_WORDS[self]


PARTY_WORDS: dict[Party, Text] = {
    Party.CITIZEN: Text("азамат", "гражданин", "citizen"),
    Party.CAREER_CENTRE: Text("мансап орталығы", "карьерный центр", "career centre"),
    Party.MOBILITY_CENTRE: Text("еңбек мобильділігі орталығы", "центр трудовой мобильности", "labour-mobility centre"),
    Party.ASSISTANT: Text("ассистент", "ассистент", "assistant"),
    Party.EMPLOYER: Text("жұмыс беруші", "работодатель", "employer"),
    Party.PORTAL: Text("портал", "портал", "portal"),
}


class Unit(StrEnum):
    """What is counted (CL1): never mixed."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


@dataclass(frozen=True, slots=True)
class Quotation:
    """The deciding words of one paragraph, literally. `ru` is None where the act exists in Kazakh only, `kk` in Russian only."""

    paragraph: str
    ru: str | None
    kk: str | None


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """One period of one edition. `amount` is the target; `breach_amount` is longer where the two texts differ (D-01)."""

    id: str
    edition: str
    paragraphs: tuple[str, ...]
    requirements: tuple[str, ...]
    party: Party
    amount: int
    unit: Unit
    title: Text
    starts: Text
    on_expiry: Text
    quote_ru: str | None
    quote_kk: str | None
    discrepancies: tuple[str, ...] = ()
    breach: int | None = None
    further: tuple[Quotation, ...] = ()

    @property
    def breach_amount(self) -> int:
        """Days after which the duty is broken on every reading; the same as `amount` where there is only one reading."""
        return self.amount if self.breach is None else self.breach

    @property
    def paragraph(self) -> str:
        return self.paragraphs[0]

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        return (Quotation(self.paragraph, self.quote_ru, self.quote_kk), *self.further)


class UnknownLimit(LawError):
    """This edition has no limit of that id; the sentence names those it has."""


_LIMITS: dict[str, dict[str, TimeLimit]] = {}


def declare(*limits: TimeLimit) -> None:
    """Enter limits into the register (called by `enbek.law.data` only). Raises ValueError for a second of one id."""
    for item in limits:
        edition(item.edition)
        if _LIMITS.setdefault(item.edition, {}).setdefault(item.id, item) is not item:
            raise ValueError(f"{item.id} is declared twice in {item.edition}")


def limits(edition_id: str = ORDER_214) -> tuple[TimeLimit, ...]:
    """All limits of an edition in the order of their ids."""
    edition(edition_id)
    return tuple(sorted(_LIMITS.get(edition_id, {}).values(), key=lambda item: item.id))


def has_limit(limit_id: str, edition_id: str) -> bool:
    return limit_id in _LIMITS.get(edition_id, {})


def limit(limit_id: str, edition: str | None = None) -> TimeLimit:
    """The limit of this id in an edition (default: the one in force), or beside every Order. Raises UnknownLimit or UnknownEdition."""
    edition_id = edition or ORDER_214
    found = _LIMITS.get(edition_id, {}).get(limit_id)
    if found is None and edition_id != GUIDE:
        found = _LIMITS[BESIDE].get(limit_id)
    if found is None:
        names = ", ".join(item.id for item in limits(edition_id))
        raise UnknownLimit(Text(
            f"{edition_id} редакциясында «{limit_id}» мерзімі жоқ; бар мерзімдер: {names}.",
            f"В редакции {edition_id} нет срока «{limit_id}»; есть: {names}.",
            f"Edition {edition_id} has no time limit “{limit_id}”; it has: {names}.",
        ))
    return found
