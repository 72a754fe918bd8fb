"""Asking the registries about a person and keeping what they said (R7, R10, R31, R38.2, R54)."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from datetime import datetime

from django.conf import settings
from django.db import transaction

from enbek import clock
from enbek.identifiers import IIN
from enbek.registries.config import get_port
from enbek.registries.facts import Facts
from enbek.registries.http import MAX_BACK_OFF
from enbek.registries.models import RegistryAnswer, Status
from enbek.registries.port import Answer, Registry, RegistryPort, RegistryUnavailable, Unavailable
from enbek.subjects import Subject

log = logging.getLogger(__name__)

Outcome = Answer | Unavailable


def collect(iin: IIN, registries: Iterable[Registry], *, subject: Subject) -> Facts:
    """Ask all registries at once, store each answer or failure, return what is known.

    Never raises for a silent registry: it is in `Facts.missing`. Raises RuntimeError inside a transaction, where a
    slow registry would hold row locks.
    """
    _refuse_inside_transaction()
    outcomes = _ask_all(get_port(), iin, tuple(dict.fromkeys(registries)))
    received_at = clock.now()
    rows = {
        registry: _row(registry, outcome, iin=iin, subject=subject, received_at=received_at)
        for registry, outcome in outcomes.items()
    }
    RegistryAnswer.objects.bulk_create(rows.values())
    return Facts(
        received_at=received_at,
        answers={r: o for r, o in outcomes.items() if isinstance(o, Answer)},
        missing={r: o for r, o in outcomes.items() if isinstance(o, Unavailable)},
        stored={registry: row.pk for registry, row in rows.items()},
    )


def ask_many(iins: Sequence[IIN], registries: Iterable[Registry]) -> dict[Registry, dict[str, Answer]]:
    """Ask every registry about the same persons, one bulk request each, all at once; nothing is stored.

    A registry that gave no usable answer is not in the result. Raises RuntimeError inside a transaction.
    """
    _refuse_inside_transaction()
    port, asked = get_port(), tuple(dict.fromkeys(registries))
    if not asked or not iins:
        return {}
    with ThreadPoolExecutor(max_workers=len(asked), thread_name_prefix="registry") as pool:
        answers = pool.map(lambda registry: _many(port, registry, iins), asked)
        return {registry: found for registry, found in zip(asked, answers, strict=True) if found is not None}


def _many(port: RegistryPort, registry: Registry, iins: Sequence[IIN]) -> dict[str, Answer] | None:
    try:
        return port.ask_many(registry, iins)
    except RegistryUnavailable:
        return None


def _refuse_inside_transaction() -> None:
    """Django's own guard: it knows the transaction that wraps a test case from one that the code opened."""
    with transaction.atomic(durable=True):
        pass


def _longest() -> float:
    """Seconds within which everything is answered or given up."""
    return float(settings.REGISTRIES_TIMEOUT + MAX_BACK_OFF) * (settings.REGISTRIES_RETRIES + 1)


def _ask_all(port: RegistryPort, iin: IIN, registries: tuple[Registry, ...]) -> dict[Registry, Outcome]:
    """Every registry in a thread of its own, so that one slow answer costs no more than itself."""
    if not registries:
        return {}
    pool = ThreadPoolExecutor(max_workers=len(registries), thread_name_prefix="registry")
    try:
        asked = {r: pool.submit(copy_context().run, port.ask, r, iin) for r in registries}
        wait(asked.values(), timeout=_longest())
        return {registry: _outcome(registry, future, iin) for registry, future in asked.items()}
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _outcome(registry: Registry, future: Future[Answer], iin: IIN) -> Outcome:
    if not future.done():
        log.warning("registry %s about %s: given up after %.0f s", registry, iin, _longest())
        return Unavailable.TIMEOUT
    error = future.exception()
    if isinstance(error, RegistryUnavailable):
        return error.kind
    if error is not None:
        raise error
    return future.result()


def _row(registry: Registry, outcome: Outcome, *, iin: IIN, subject: Subject, received_at: datetime) -> RegistryAnswer:
    row = RegistryAnswer(
        subject_kind=subject.kind, subject_id=subject.id, registry=registry, iin=iin, received_at=received_at
    )
    if isinstance(outcome, Answer):
        row.status, row.as_of, row.data = Status.OK, outcome.as_of, dict(outcome.data)
    else:
        row.status, row.kind = Status.UNAVAILABLE, outcome
    return row
