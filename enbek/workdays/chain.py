"""The whole chain of an application: accepted, registered, matched, unemployed. Pure; the latest lawful days.

Decided (docs/law.md): over enbek.kz registration is automatic on the day of acceptance (R33); at a centre and over egov.kz the centre has
T02. The automatic act at the end of matching is done at the first sweep after 24:00 and bears its date: the calendar day after.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from enbek.law import GUIDE, ORDER_214, ORDER_259, Edition, TimeLimit, edition_on, has_limit, limit
from enbek.law.hours import CAREER_CENTRE_HOURS, OfficeHours
from enbek.workdays.counting import ONE_DAY, Acceptance, Explanation, accept, due_on, explain
from enbek.workdays.table import WorkdayCalendar


class Channel(StrEnum):
    """How the application comes (R4)."""

    ENBEK = "enbek"
    EGOV = "egov"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Chain:
    """One application from its submission to the status of unemployed, if nothing else happens on the way."""

    acceptance: Acceptance
    channel: Channel
    edition: str
    registration: TimeLimit | None
    registered_on: date
    matching: TimeLimit
    matching_due_on: date
    unemployed_on: date

    @property
    def submitted_at(self) -> datetime:
        return self.acceptance.submitted_at

    @property
    def accepted_on(self) -> date:
        return self.acceptance.accepted_on

    def explained(self, cal: WorkdayCalendar) -> list[Explanation]:
        """The days of each limit on the way."""
        registering = [explain(self.registration, self.accepted_on, cal)] if self.registration else []
        return [*registering, explain(self.matching, self.registered_on, cal)]


def chain_of(submitted_at: datetime, channel: Channel, cal: WorkdayCalendar, *, hours: OfficeHours = CAREER_CENTRE_HOURS,
             edition: Edition | None = None) -> Chain:
    """The chain of an application submitted at an aware moment, under the edition of the day of acceptance unless one is named.

    Raises NaiveTime, YearOutsideTable, UnknownEdition.
    """
    acceptance = accept(submitted_at, hours, cal)
    rules = (edition or edition_on(acceptance.accepted_on)).id
    registration = None if channel is Channel.ENBEK else limit("T02", _with("T02", rules))
    registered_on = due_on(registration, acceptance.accepted_on, cal) if registration else acceptance.accepted_on
    matching = _matching(channel, rules)
    matching_due_on = due_on(matching, registered_on, cal)
    return Chain(
        acceptance=acceptance,
        channel=channel,
        edition=rules,
        registration=registration,
        registered_on=registered_on,
        matching=matching,
        matching_due_on=matching_due_on,
        unemployed_on=_unemployed_on(matching_due_on, rules, cal),
    )


def _with(limit_id: str, edition_id: str) -> str:
    """The guide is silent on most limits: those are the Rules' own."""
    return ORDER_214 if edition_id == GUIDE and not has_limit(limit_id, GUIDE) else edition_id


def _matching(channel: Channel, edition_id: str) -> TimeLimit:
    """The portal's own window over enbek.kz (T06), else the centre's (T05); the guide and Order 259 know one window only."""
    preferred, other = ("T06", "T05") if channel is Channel.ENBEK or edition_id == GUIDE else ("T05", "T06")
    return limit(preferred if has_limit(preferred, edition_id) else other, edition_id)


def _unemployed_on(matching_due_on: date, edition_id: str, cal: WorkdayCalendar) -> date:
    """D-46: automatic under Order 214; two signed steps under Order 259."""
    if edition_id != ORDER_259:
        return matching_due_on + ONE_DAY
    sent = due_on(limit("O31", ORDER_259), matching_due_on, cal)
    return due_on(limit("O32", ORDER_259), sent, cal)
