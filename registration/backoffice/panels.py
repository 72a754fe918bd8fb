"""What the person sees of the office's side, in the cabinet: terms it let pass, and who opened the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from enbek.deadlines.models import NO_LONGER_OWED, Deadline, State
from enbek.i18n import Text
from enbek.law import TimeLimit
from enbek.law.limits import Party
from registration.cabinet import NextStep
from registration.models import Case
from registration.services.looking import views_of
from seekers.models import Person

SHOWN = 3


@dataclass(frozen=True, slots=True)
class MissedDuty:
    """One thing that an office owed and did not do in time."""

    who: Text
    limit: TimeLimit
    due_on: date
    done_late: bool
    still_owed: bool


class MissedDutiesPanel:
    """A missed office deadline is shown to the citizen too (DESIGN §4)."""

    name = "registration.missed_duties"
    order = 5
    template = "backoffice/missed_panel.html"

    def context(self, person: Person, case: Case | None) -> dict[str, Any]:
        return {"missed": missed_duties(case) if case else []}

    def next_step(self, person: Person, case: Case | None) -> NextStep | None:
        return None


def missed_duties(case: Case) -> list[MissedDuty]:
    parties = [party.value for party in Party if party.is_office or party is Party.PORTAL]
    subjects = [case.pk, *case.triggers.values_list("pk", flat=True)]
    rows = Deadline.objects.filter(subject_id__in=subjects, state=State.MISSED, party__in=parties).order_by("due_at", "id")
    return [MissedDuty(Party(row.party).words, row.limit, row.due_on, row.outcome_note not in {"", NO_LONGER_OWED}, not row.outcome_note) for row in rows]


class WhoLookedPanel:
    """Who of the staff opened the person's file (promise 6)."""

    name = "registration.who_looked"
    order = 80
    template = "backoffice/looked_panel.html"

    def context(self, person: Person, case: Case | None) -> dict[str, Any]:
        if case is None:
            return {"case": None, "views": []}
        return {"case": case, "views": views_of(person)[:SHOWN]}

    def next_step(self, person: Person, case: Case | None) -> NextStep | None:
        return None
