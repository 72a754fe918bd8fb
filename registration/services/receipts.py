"""Write the receipt of a decision from the results of the checks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.registries.facts import Facts
from enbek.registries.port import REGISTRY_CODES, Registry
from registration.models import Case, Decision
from registration.models.decisions import Kind
from registration.rules.checks import Fact, Result


def write(
    case: Case, kind: Kind, results: Iterable[Result], facts: Facts, *, authority: Text, edition: str, paragraph: str, because: Text | None = None,
    decided_by: User | None = None,
) -> Decision:
    """One decision row; the caller holds the transaction. Facts of a ground bear the registry's as-of time."""
    rows = list(results)
    return Decision.objects.create(
        case=case,
        kind=kind,
        grounds=[_ground(result) for result in rows],
        facts=[_fact(result, fact, facts) for result in rows for fact in result.facts],
        asked=[{key: value for key, value in entry.items() if key != "data"} for entry in facts.as_receipt()],
        decided_at=clock.now(),
        decided_by=decided_by,
        authority=authority.to_json(),
        edition=edition,
        paragraph=paragraph,
        because=because.to_json() if because else None,
    )


def _ground(result: Result) -> dict[str, Any]:
    return {
        "id": result.ground.id,
        "paragraph": result.ground.paragraph,
        "text": result.ground.text.to_json(),
        "verdict": result.verdict.value,
        "sentence": result.sentence.to_json(),
    }


def _fact(result: Result, fact: Fact, facts: Facts) -> dict[str, Any]:
    return {
        "ground": result.ground.id,
        "registry": fact.registry,
        "field": fact.field,
        "value": fact.value,
        "sentence": fact.sentence.to_json(),
        "as_of": _as_of(fact, facts),
    }


def _as_of(fact: Fact, facts: Facts) -> str | None:
    """When the registry says it was so; None for what the IIN itself tells."""
    if fact.registry not in REGISTRY_CODES:
        return None
    return facts.answer(Registry(fact.registry)).as_of.isoformat()
