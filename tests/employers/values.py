"""The values of a good vacancy, as an employer fills them in."""

from __future__ import annotations

from typing import Any

from employers.models import Draft, Organisation
from employers.rules.steps import STEPS
from employers.services import drafts
from enbek.accounts.models import User
from tests.mediation import factories as make


def good(**other: Any) -> dict[str, Any]:
    values = {
        "occupation": make.occupation().pk, "settlement": make.settlement().pk, "regime": "full_time", "pay_from": 300_000, "pay_to": 350_000,
        "duties_ru": "Вести учёт, сдавать отчётность.", "conditions": "normal", "seats": 2, "appeared_on": "2026-03-13", "kind": "ordinary",
    }
    return {**values, **other}


def draft(organisation: Organisation, by: User, **other: Any) -> Draft:
    """A draft with every step answered."""
    row, values = drafts.start(organisation, by), good(**other)
    for step, names in STEPS.items():
        row = drafts.keep(row.pk, step, {name: values[name] for name in names if name in values})
    return row
