"""What `manage.py law` prints, as plain data."""

from __future__ import annotations

from typing import Any

from enbek.i18n import Text
from enbek.law import TimeLimit, discrepancy
from enbek.workdays.chain import Chain
from enbek.workdays.counting import Explanation


def words(text: Text, language: str | None) -> Any:
    """One language, or all three as an object."""
    return text.in_(language) if language else text.to_json()


def of_limit(limit: TimeLimit, language: str | None = None) -> dict[str, Any]:
    return {
        "id": limit.id,
        "edition": limit.edition,
        "paragraph": limit.paragraph,
        "paragraphs": list(limit.paragraphs),
        "requirements": list(limit.requirements),
        "party": limit.party.value,
        "amount": limit.amount,
        "breach_amount": limit.breach_amount,
        "unit": limit.unit.value,
        "title": words(limit.title, language),
        "starts": words(limit.starts, language),
        "on_expiry": words(limit.on_expiry, language),
        "quotations": [{"paragraph": q.paragraph, "ru": q.ru, "kk": q.kk} for q in limit.quotations],
        "discrepancies": [_of_discrepancy(item, language) for item in limit.discrepancies],
    }


def _of_discrepancy(discrepancy_id: str, language: str | None) -> dict[str, Any]:
    item = discrepancy(discrepancy_id)
    return {"id": item.id, "applied": words(item.applied, language), "reason": words(item.reason, language)}


def of_explanation(explanation: Explanation, language: str | None = None) -> dict[str, Any]:
    return {
        "limit": explanation.limit_id,
        "edition": explanation.edition,
        "paragraph": explanation.paragraph,
        "from": explanation.from_day.isoformat(),
        "due_on": explanation.due_on.isoformat(),
        "due_at": explanation.due_at.isoformat(),
        "days": [
            {"date": day.date.isoformat(), "working": day.working, "why": words(day.why, language)} for day in explanation.days
        ],
    }


def of_chain(chain: Chain) -> dict[str, Any]:
    return {
        "submitted_at": chain.submitted_at.isoformat(),
        "accepted_on": chain.accepted_on.isoformat(),
        "registered_on": chain.registered_on.isoformat(),
        "matching_due_on": chain.matching_due_on.isoformat(),
        "unemployed_on": chain.unemployed_on.isoformat(),
    }
