"""The loop under the sweeps of the house: claim what is due, act on each row, let the failure of one stop no other.

A sweep may run many times at once and may die at any moment: a claimed row is left alone until its lease ends, then it is due again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import models, transaction

log = logging.getLogger(__name__)

Row = TypeVar("Row")
AnyModel = TypeVar("AnyModel", bound=models.Model)

LEASE = timedelta(minutes=2)
"""How long a claimed row is left alone: longer than any act on it takes, short enough after a crash."""


@dataclass(frozen=True, slots=True)
class SweepReport:
    """What one sweep did: rows claimed, acts done, and failed ones (they come back after the lease)."""

    claimed: int = 0
    handled: int = 0
    failed: int = 0

    def __add__(self, other: SweepReport) -> SweepReport:
        return SweepReport(self.claimed + other.claimed, self.handled + other.handled, self.failed + other.failed)


def claim(due: models.QuerySet[AnyModel], field: str, at: datetime, batch: int, *columns: str) -> list[tuple[Any, ...]]:
    """Take up to `batch` due rows: `field`, by which they are due, moves to the end of the lease. Two sweeps never take the same row.

    Returns the primary key and `columns` of each.
    """
    with transaction.atomic():
        rows = list(due.select_for_update(skip_locked=True).values_list("pk", *columns)[:batch])
        due.model._default_manager.filter(pk__in=[row[0] for row in rows]).update(**{field: at + LEASE})
    return rows


def act_on(rows: Iterable[Row], act: Callable[[Row], object]) -> SweepReport:
    """One act a row, each its own transaction. An act that returns False found nothing to do: another worker was faster."""
    report = SweepReport()
    for row in rows:
        try:
            report += SweepReport(claimed=1, handled=int(act(row) is not False))
        except Exception:  # one bad row must not stop all others; the next sweep tries it again
            log.exception("%s failed", row)
            report += SweepReport(claimed=1, failed=1)
    return report


def until_nothing_is_due(claim_some: Callable[[], Sequence[Row]], act: Callable[[Row], object]) -> SweepReport:
    """Claim and act, batch by batch."""
    report = SweepReport()
    while rows := claim_some():
        report += act_on(rows, act)
    return report
