"""Everything that is due now, in the order in which one act opens the next. Beat, cron and the demo panel ask the same question."""

from __future__ import annotations

from collections.abc import Callable

from employers.services import liveness
from enbek.deadlines import services as deadlines
from mediation.services import candidates, interviews, matching, withdrawing
from notifications.services import deliver_due, look_around
from registration.services import importing, stages, sweeping, visits, watching

SWEEPS: dict[str, Callable[[], object]] = {
    "reports, answers, reminders": look_around,
    "acts on cases": sweeping.do_due_work,
    "vacancies still there": liveness.sweep,
    "dead vacancies": withdrawing.withdraw_dead,
    "matching": matching.match_due,
    "candidates": candidates.match_new,
    "deadlines": deadlines.sweep,
    "watch over the registries": watching.watch_due,
    "stages of the service": stages.send_due,
    "reminders of visits": visits.remind_due,
    "imports of job seekers": importing.go_on,
    "interviews": interviews.look_after,
    "messages": deliver_due,
}


def mediate() -> None:
    """The sweeps of this room alone, one after the other: what is gone, who looks for work, who is looked for, who is expected."""
    for sweep in (withdrawing.withdraw_dead, matching.match_due, candidates.match_new, interviews.look_after):
        sweep()


def run_due() -> dict[str, object]:
    """Run each sweep once; returns what each reports."""
    return {name: sweep() for name, sweep in SWEEPS.items()}
