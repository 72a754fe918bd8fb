"""Open questions about the status, on top of the cabinet: what is asked, on which fact, and that the status stays."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from registration.cabinet import NextStep
from registration.models import Case
from registration.rules.losing import TriggerStatus
from registration.services.hearing_papers import source_of
from seekers.models import Person

SHOWN_TO_THE_PERSON = [state for state in TriggerStatus if state not in (TriggerStatus.SUSPENDED, TriggerStatus.MOOT)]
"""A suspended sign disturbs nobody."""

AWAITING_AN_ANSWER = (TriggerStatus.HEARING, TriggerStatus.ASKED)


class HearingsPanel:
    """Reads `case.triggers` with their answers, newest first; the cabinet fetches both with the case."""

    name = "registration.hearings"
    order = 1
    template = "registration/hearings_panel.html"

    def context(self, person: Person, case: Case | None) -> dict[str, Any]:
        rows = [row for row in case.triggers.all() if row.status in SHOWN_TO_THE_PERSON] if case else []
        return {"hearings": [{"trigger": row, "source": source_of(row)} for row in rows]}

    def next_step(self, person: Person, case: Case | None) -> NextStep | None:
        """The oldest question that the person has not answered yet."""
        if case is None:
            return None
        asked = [row for row in case.triggers.all() if row.status in AWAITING_AN_ANSWER and not row.answers.all()]
        if not asked:
            return None
        return NextStep(
            _("Answer a question about your status"),
            _("Nothing is decided and your status stays. Look at the fact and say how it was: whatever you say before the decision counts."),
            reverse("registration:hearing", args=[asked[-1].pk]), _("See the question"), 8,
        )
