"""Open, meet, hold, release, cancel and sweep the clocks. All of them are safe to call twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from enbek import clock, sweeping
from enbek.deadlines.models import NO_LONGER_OWED, Deadline, State
from enbek.i18n import Text
from enbek.law import edition_on, limit
from enbek.law.hours import OfficeHours
from enbek.subjects import Subject
from enbek.sweeping import SweepReport
from enbek.workdays import calendar
from enbek.workdays.counting import due_at, due_on

DONE_LATE = "done late"
"""What a missed clock bears when the thing was done after all and nobody said more."""

Handler = Callable[[UUID], None]
_handlers: dict[tuple[str, str], Handler] = {}
"""By limit and kind of subject; an empty kind stands for every kind that has no handler of its own."""
MissedListener = Callable[[Deadline], None]
_listeners: list[MissedListener] = []


def expiry_handler(limit_id: str, subject_kind: str = "") -> Callable[[Handler], Handler]:
    """Register what happens when a clock of `limit_id` runs out: on every kind of subject, or on one (T11 runs on an interview and on a summons).

    The handler owns its transaction, closes or postpones the clock, and is safe to call twice.
    """

    def register(handler: Handler) -> Handler:
        if _handlers.setdefault((limit_id, subject_kind), handler) is not handler:
            raise ValueError(f"{limit_id} has an expiry handler already")
        return handler

    return register


def on_missed(listener: MissedListener) -> None:
    """Hear of every clock that is closed as missed, in the transaction that closes it. Called in `AppConfig.ready()`."""
    if listener not in _listeners:
        _listeners.append(listener)


def open_deadline(
    limit_id: str, subject: Subject, *, from_day: date | None = None, hours: OfficeHours | None = None, office_id: UUID | None = None
) -> Deadline:
    """Start a clock under the edition of `from_day` (default: today), or beside it: the day of the event is day 0 (CL2, Q-01).

    Returns the open clock if it runs already.
    """
    start = from_day or clock.today()
    edition = edition_on(start)
    rule = limit(limit_id, edition=edition.id)
    last_day = due_on(rule, start, calendar())
    moment = due_at(rule, last_day, hours)
    deadline, _created = Deadline.objects.get_or_create(
        limit_id=limit_id,
        subject_kind=subject.kind,
        subject_id=subject.id,
        state__in=[State.RUNNING, State.HELD],
        defaults={
            "state": State.RUNNING,
            "edition": rule.edition,
            "party": rule.party.value,
            "from_day": start,
            "due_on": last_day,
            "due_at": moment,
            "sweep_at": moment,
            "office_id": office_id,
            "opened_at": clock.now(),
        },
    )
    return deadline


def meet(subject: Subject, limit_id: str, note: str = "") -> bool:
    """Close the open clock as met; as missed if its moment has passed. False if none was open."""
    deadline = _lock(subject, limit_id)
    if deadline is None:
        _note_late_doing(subject, limit_id, note)
        return False
    late = clock.now() > deadline.due_at and deadline.state == State.RUNNING
    _close(deadline, State.MISSED if late else State.MET, note or (DONE_LATE if late else ""))
    return True


def _note_late_doing(subject: Subject, limit_id: str, note: str) -> None:
    """The clock ran out before: it stays missed, and is no longer owed (`DeadlineQuerySet.undone`)."""
    Deadline.objects.of(subject).missed_undone().filter(limit_id=limit_id).update(outcome_note=(note or DONE_LATE)[:200])


def miss(subject: Subject, limit_id: str, note: str = "") -> bool:
    return _close_open(subject, limit_id, State.MISSED, note)


def cancel(subject: Subject, limit_id: str, note: str = "") -> bool:
    return _close_open(subject, limit_id, State.CANCELLED, note)


def finish(subject: Subject, limit_id: str, note: str = "") -> bool:
    """Close as met a period that was there to run out (a matching window), however late the sweep came."""
    return _close_open(subject, limit_id, State.MET, note)


def cancel_all(subject: Subject, note: str = "") -> int:
    """Stop every open clock of a subject, e.g. when its case is closed."""
    open_rows = list(Deadline.objects.of(subject).open().select_for_update().order_by("id"))
    for deadline in open_rows:
        _close(deadline, State.CANCELLED, note)
    Deadline.objects.of(subject).missed_undone().update(outcome_note=NO_LONGER_OWED)
    return len(open_rows)


def hold(subject: Subject, limit_id: str, reason: Text) -> bool:
    """The clock waits, visibly and with its reason; nothing happens on expiry until `release`."""
    deadline = _lock(subject, limit_id)
    if deadline is None:
        return False
    deadline.state, deadline.hold_reason = State.HELD, reason.to_json()
    deadline.save(update_fields=["state", "hold_reason"])
    return True


def release(subject: Subject, limit_id: str) -> bool:
    """Let a held clock run on; if its moment has passed meanwhile, the next sweep acts."""
    deadline = _lock(subject, limit_id)
    if deadline is None or deadline.state != State.HELD:
        return False
    deadline.state, deadline.hold_reason, deadline.sweep_at = State.RUNNING, None, deadline.due_at
    deadline.save(update_fields=["state", "hold_reason", "sweep_at"])
    return True


def postpone(deadline_id: UUID, until: datetime, note: str) -> None:
    """Try again at `until`: something outside did not answer. The clock stays open and says why."""
    Deadline.objects.filter(pk=deadline_id, state=State.RUNNING).update(sweep_at=until, outcome_note=note[:200])


@dataclass(frozen=True, slots=True)
class Claim:
    """A due clock taken under a lease."""

    pk: UUID
    limit_id: str
    subject_kind: str


def claim(at: datetime, batch: int) -> list[Claim]:
    """Take up to `batch` due clocks under a lease; two sweeps at once never take the same row."""
    return [Claim(*row) for row in sweeping.claim(Deadline.objects.due(at), "sweep_at", at, batch, "limit_id", "subject_kind")]


def sweep(*, batch: int = 200) -> SweepReport:
    """Act on every clock that is due now. Each act is one transaction; a failure of one never stops the others."""
    return sweeping.until_nothing_is_due(lambda: claim(clock.now(), batch), _act)


def _act(due: Claim) -> None:
    handler = _handlers.get((due.limit_id, due.subject_kind)) or _handlers.get((due.limit_id, ""), _expire)
    handler(due.pk)


def lock_if_run_out(deadline_id: UUID) -> Deadline | None:
    """The clock under its lock, if it still runs and its moment has passed; None when somebody was faster. For expiry handlers."""
    deadline = Deadline.objects.select_for_update().get(pk=deadline_id)
    return deadline if deadline.state == State.RUNNING and deadline.due_at <= clock.now() else None


@transaction.atomic
def _expire(deadline_id: UUID) -> None:
    """Without a handler an expired clock is a missed one, shown to the citizen and counted for supervision."""
    deadline = lock_if_run_out(deadline_id)
    if deadline is not None:
        _close(deadline, State.MISSED, "")


def _lock(subject: Subject, limit_id: str) -> Deadline | None:
    rows = Deadline.objects.of(subject).open().filter(limit_id=limit_id)
    return rows.select_for_update().order_by("id").first()


def _close_open(subject: Subject, limit_id: str, state: State, note: str) -> bool:
    deadline = _lock(subject, limit_id)
    if deadline is None:
        return False
    _close(deadline, state, note)
    return True


def _close(deadline: Deadline, state: State, note: str) -> None:
    deadline.state, deadline.closed_at, deadline.hold_reason = state, clock.now(), None
    deadline.outcome_note = note[:200]
    deadline.save(update_fields=["state", "closed_at", "hold_reason", "outcome_note"])
    if state == State.MISSED:
        for listener in _listeners:
            listener(deadline)
