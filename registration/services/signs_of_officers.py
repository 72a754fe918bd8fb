"""A fact that an officer has found, told as a sign: false papers, a measure left, contacts missed (R51.3c, R51.4, R51.5, R51.7)."""

from __future__ import annotations

import hashlib
from datetime import date
from uuid import UUID

from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from registration.models import Trigger
from registration.rules.checks import Fact
from registration.rules.signs import Sign, Source
from registration.services import triggers


def report(case_id: UUID, *, by: User, ground: str, occurred_on: date, words: str) -> Trigger | None:
    """Open a hearing about it; "knowingly" and "without good reason" are for the finding and the decision, not for this. Safe to call twice.

    The words are the officer's own, in the language in which they were written.
    """
    said = Text.same(words)
    digest = hashlib.sha256(words.encode()).hexdigest()[:16]
    sign = Sign(
        ground_id=ground, key=f"officer:{ground}:{occurred_on}:{digest}", source=Source.OFFICER, sentence=said,
        facts=(Fact("officer", ground, words, said),), occurred_on=occurred_on, as_of=clock.now(),
    )
    return triggers.report(case_id, sign, by=by)
