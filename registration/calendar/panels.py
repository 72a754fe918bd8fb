"""The meetings ahead, in the cabinet."""

from __future__ import annotations

from typing import Any

from enbek import clock
from enbek.deadlines.models import Deadline
from enbek.deadlines.strip import strip_of
from registration.cabinet import NextStep
from registration.models import Case, Visit
from registration.rules.visit_states import VisitState
from registration.services.visits import TERM
from seekers.models import Person


class VisitsPanel:
    """What lies ahead, and the clock of a summons that was delivered (T12)."""

    name = "registration.visits"
    order = 40
    template = "visits/panel.html"

    def context(self, person: Person, case: Case | None) -> dict[str, Any]:
        if case is None or not case.is_open:
            return {"case": None, "ahead": [], "clocks": []}
        rows = list(Visit.objects.filter(person=person, state=VisitState.EXPECTED, starts_at__gt=clock.now()).select_related("centre"))
        clocks = Deadline.objects.open().filter(limit_id=TERM, subject_kind="registration.visit", subject_id__in=Visit.objects.filter(case=case).values("pk"))
        return {"case": case, "ahead": rows, "clocks": [strip_of(row) for row in clocks]}

    def next_step(self, person: Person, case: Case | None) -> NextStep | None:
        return None
