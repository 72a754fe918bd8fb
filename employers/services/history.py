"""Versions of a vacancy and what each changed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from employers.models import Vacancy, VacancyVersion
from employers.rules.versions import Difference, differences
from enbek import clock
from enbek.accounts.models import User


@dataclass(frozen=True, slots=True)
class Change:
    """One version after the first, and what is different in it."""

    version: VacancyVersion
    differences: list[Difference]


def snapshot(vacancy: Vacancy) -> dict[str, Any]:
    """The values with the titles of today, so that an old version reads as it read."""
    titles = {"occupation_title": vacancy.occupation.title.to_json(), "settlement_title": vacancy.settlement.name.to_json()}
    return {**vacancy.values, **titles}


def write(vacancy: Vacancy, by: User | None) -> VacancyVersion:
    """Keep the present version; the caller holds the vacancy's lock and the transaction."""
    return VacancyVersion.objects.create(vacancy=vacancy, number=vacancy.version, at=clock.now(), by=by, values=snapshot(vacancy))


def changes(vacancy: Vacancy) -> list[Change]:
    """Newest first; empty while there is one version."""
    rows = list(VacancyVersion.objects.filter(vacancy=vacancy).order_by("number"))
    return [Change(after, differences(before.values, after.values)) for before, after in pairwise(rows)][::-1]
