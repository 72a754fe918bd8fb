"""The nightly watch over the registries: signs of paragraph 51 about every unemployed person (R51.1, R51.5, R51.6; Q-07).

Bulk requests over batches of persons. The database knows who was looked at tonight: a watch that was killed goes on where it stopped, two workers
never take the same persons, and a registry that is silent makes no sign and leaves no gap: its persons come again until it has answered.
"""

from __future__ import annotations

import logging
import time as machine
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from enbek import clock, sweeping
from enbek.registries.port import MOST_AT_ONCE, Answer, Registry
from enbek.registries.services import ask_many
from registration.models import Case, Trigger, Watch
from registration.rules import watching
from registration.rules.machine import Status
from registration.rules.signs import Source
from registration.services import cases, rechecking, triggers

log = logging.getLogger(__name__)

NIGHT = time(2, 0)
"""When the watch begins, Almaty time: the registries of the state are idle then. Not a term of the Rules."""

TRY_AGAIN = timedelta(minutes=10)
"""Between two tries at a silent registry."""

ENOUGH = 200.0
"""Seconds after which one run lets the next go on: less than a task may take."""

Answered = Mapping[Registry, Mapping[str, Answer]]


@dataclass(frozen=True, slots=True)
class WatchReport:
    """Persons looked at, signs found (new or known), persons who wait for a silent registry."""

    seen: int = 0
    signs: int = 0
    waiting: int = 0

    def __add__(self, other: WatchReport) -> WatchReport:
        return WatchReport(self.seen + other.seen, self.signs + other.signs, self.waiting + other.waiting)


def watch_due(*, enough: float = ENOUGH) -> WatchReport:
    """Look at everybody whose night it is, batch by batch, for at most `enough` seconds. Safe to run at any time, in parallel, and to kill."""
    _enrol()
    report, ends = WatchReport(), machine.monotonic() + enough
    while machine.monotonic() < ends:
        now = clock.now()
        claimed = [row[0] for row in sweeping.claim(Watch.objects.due(now), "next_at", now, MOST_AT_ONCE)]
        if not claimed:
            break
        report += _look_at(claimed)
    return report


def _enrol() -> None:
    """Everybody who became unemployed since the last night is watched from the next one on."""
    first = next_night(clock.now())
    new = Case.objects.filter(status=Status.UNEMPLOYED, watch__isnull=True).values_list("pk", flat=True)
    Watch.objects.bulk_create((Watch(case_id=pk, next_at=first) for pk in new.iterator()), batch_size=1000, ignore_conflicts=True)


def next_night(now: datetime) -> datetime:
    """The first beginning of a watch after `now`."""
    tonight = datetime.combine(now.date(), NIGHT, clock.ALMATY)
    return tonight if tonight > now else tonight + timedelta(days=1)


def _look_at(case_ids: Sequence[UUID]) -> WatchReport:
    """One batch: the bulk requests outside any transaction, then what they say."""
    rows = Case.objects.filter(pk__in=case_ids, status=Status.UNEMPLOYED).select_related("person", "watch").prefetch_related("circumstances").order_by("pk")
    found = list(rows)
    Watch.objects.filter(case__in=set(case_ids) - {case.pk for case in found}).delete()
    if not found:
        return WatchReport()
    answered = ask_many([case.person.iin for case in found], _to_ask(found))
    known = _open_signs(found)
    signs = sum(_read(case, _of_person(answered, case), known.get(case.pk, [])) for case in found)
    waiting = _mark(found, answered)
    return WatchReport(seen=len(found) - waiting, signs=signs, waiting=waiting)


def _to_ask(found: Sequence[Case]) -> list[Registry]:
    """All of them, or on a further try those that were silent; contracts always, for they say what a payment means (Q-07)."""
    silent = {name for case in found for name in (case.watch.silent or watching.ASKED)}
    return [registry for registry in watching.ASKED if registry in silent or registry is Registry.EMPLOYMENT_CONTRACTS]


def _of_person(answered: Answered, case: Case) -> dict[Registry, Answer]:
    """What is known of one person. A payment is not read while the contracts behind it are not known."""
    own = {registry: answers[case.person.iin.value] for registry, answers in answered.items() if case.person.iin.value in answers}
    if Registry.EMPLOYMENT_CONTRACTS not in own:
        own.pop(Registry.CONTRIBUTIONS, None)
    return own


def _open_signs(found: Sequence[Case]) -> dict[UUID, list[Trigger]]:
    known: dict[UUID, list[Trigger]] = {}
    for trigger in Trigger.objects.open().filter(case__in=found, source=Source.REGISTRY).order_by("pk"):
        known.setdefault(trigger.case_id, []).append(trigger)
    return known


def _read(case: Case, answers: Mapping[Registry, Answer], known: Sequence[Trigger]) -> int:
    """Report what is there, take back what a registry that answered no longer shows. The failure of one person stops no other."""
    try:
        signs = watching.signs_in(answers, cases.watched(case))
        for sign in signs:
            triggers.report(case.pk, sign)
        keys = {sign.key for sign in signs}
        for trigger in known:
            if Registry(trigger.facts[0]["registry"]) in answers and trigger.key not in keys:
                triggers.withdraw(trigger.pk, rechecking.TAKEN_BACK)
    except Exception:  # whatever is wrong with one file must not leave the others unwatched; it is tried again the next night
        log.exception("the watch failed for case %s", case.label)
        return 0
    return len(signs)


@transaction.atomic
def _mark(found: Sequence[Case], answered: Answered) -> int:
    """Who is done for tonight, and who comes again because a registry was silent; returns how many those are."""
    now = clock.now()
    rows = []
    for case in found:
        asked = case.watch.silent or [registry.value for registry in watching.ASKED]
        own = _of_person(answered, case)
        silent = [name for name in asked if Registry(name) not in own]
        rows.append(Watch(
            case=case, silent=silent, seen_at=case.watch.seen_at if silent else now, next_at=now + TRY_AGAIN if silent else next_night(now)
        ))
    Watch.objects.bulk_update(rows, ["silent", "seen_at", "next_at"])
    return sum(bool(row.silent) for row in rows)
