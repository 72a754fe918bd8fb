"""Facts: what one collection of answers says, typed per registry, and how it goes into a receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from enbek.registries import shapes
from enbek.registries.port import Answer, Registry, RegistryUnavailable, Unavailable


@dataclass(frozen=True, slots=True)
class Facts:
    """Answers received at one time, and the registries that gave none (`missing`)."""

    received_at: datetime
    answers: Mapping[Registry, Answer]
    missing: dict[Registry, Unavailable]
    stored: Mapping[Registry, UUID] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return not self.missing

    def answer(self, registry: Registry) -> Answer:
        """Raises RegistryUnavailable for one that gave no answer, KeyError for one not asked."""
        if registry in self.missing:
            raise RegistryUnavailable(registry, self.missing[registry])
        return self.answers[registry]

    @property
    def identity(self) -> shapes.Identity | shapes.UnknownPerson:
        return cast("shapes.Identity | shapes.UnknownPerson", self.answer(Registry.IDENTITY).data)

    @property
    def employment_contracts(self) -> shapes.EmploymentContracts:
        return cast(shapes.EmploymentContracts, self.answer(Registry.EMPLOYMENT_CONTRACTS).data)

    @property
    def contributions(self) -> shapes.Contributions:
        return cast(shapes.Contributions, self.answer(Registry.CONTRIBUTIONS).data)

    @property
    def entrepreneurship(self) -> shapes.Entrepreneurship:
        return cast(shapes.Entrepreneurship, self.answer(Registry.ENTREPRENEURSHIP).data)

    @property
    def study(self) -> shapes.Study:
        return cast(shapes.Study, self.answer(Registry.STUDY).data)

    @property
    def convictions(self) -> shapes.Convictions:
        return cast(shapes.Convictions, self.answer(Registry.CONVICTIONS).data)

    @property
    def pensions(self) -> shapes.Pensions:
        return cast(shapes.Pensions, self.answer(Registry.PENSIONS).data)

    @property
    def disability(self) -> shapes.Disability:
        return cast(shapes.Disability, self.answer(Registry.DISABILITY).data)

    def as_receipt(self) -> list[dict[str, Any]]:
        """One JSON-ready entry per registry asked: its name, its answer as of when, or why there is none."""
        entries = [self._answered(answer) for answer in self.answers.values()]
        entries += [self._silent(registry, kind) for registry, kind in self.missing.items()]
        order = list(Registry)
        return sorted(entries, key=lambda entry: order.index(Registry(entry["registry"])))

    def _answered(self, answer: Answer) -> dict[str, Any]:
        return {
            **self._common(answer.registry),
            "status": "ok",
            "as_of": answer.as_of.isoformat(),
            "data": dict(answer.data),
        }

    def _silent(self, registry: Registry, kind: Unavailable) -> dict[str, Any]:
        return {**self._common(registry), "status": "unavailable", "kind": kind.value, "why": kind.title.to_json()}

    def _common(self, registry: Registry) -> dict[str, Any]:
        stored = self.stored.get(registry)
        return {
            "registry": registry.value,
            "title": registry.title.to_json(),
            "received_at": self.received_at.isoformat(),
            "answer_id": str(stored) if stored else None,
        }
