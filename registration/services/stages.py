"""Tell the state's system of monitoring each stage of its services: exactly once, in order (R22, R43).

The stage is written with the act; sending it is at least once, and its address makes the second time harmless to the receiver.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from enbek import clock, sweeping
from enbek.registries.monitoring import MonitoringUnavailable, StageReport, get_monitoring
from enbek.sweeping import SweepReport
from enbek.transitions.models import Transition
from registration.models import Case, Stage
from registration.rules.stages import service_of

log = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=20), timedelta(hours=1)
"""Between two tries: not a term of the Rules, only politeness to the receiver."""


def note(transition: Transition, case: models.Model) -> None:
    """Write the stage of an act. Called in the act's transaction, under the lock of the case: numbers have no gap and no twin."""
    if not isinstance(case, Case):
        raise TypeError(f"a stage belongs to a case, not to {case!r}")
    Stage.objects.create(
        case=case, transition=transition, number=Stage.objects.filter(case=case).count() + 1, service=service_of(transition.source),
        next_attempt_at=transition.at,
    )


def send_due(*, batch: int = 100) -> SweepReport:
    """Send what waits, case by case in order. A stage that does not get through holds back only the later ones of its case."""
    return sweeping.until_nothing_is_due(lambda: _claim(clock.now(), batch), _send)


def _claim(at: datetime, batch: int) -> list[Any]:
    return [pk for (pk,) in sweeping.claim(Stage.objects.due(at), "next_attempt_at", at, batch)]


def _send(pk: int) -> bool:
    """Outside any transaction. Whether it got through."""
    stage = Stage.objects.select_related("transition", "case__centre").get(pk=pk)
    if stage.sent_at is not None:
        return False
    try:
        get_monitoring().send(_report(stage))
    except MonitoringUnavailable as failure:
        log.warning("stage %s of case %s: %s", stage.number, stage.case.label, failure)
        _try_later(stage, failure)
        return False
    Stage.objects.filter(pk=pk).update(sent_at=clock.now(), failure="", attempts=stage.attempts + 1)
    return True


def _report(stage: Stage) -> StageReport:
    act = stage.transition
    return StageReport(
        file=stage.case_id, number=stage.number, label=stage.case.label, service=stage.service, stage=act.move, at=clock.local(act.at),
        office=stage.case.centre.name.to_json(), paragraph=act.paragraph,
    )


def _try_later(stage: Stage, failure: MonitoringUnavailable) -> None:
    wait = min(FIRST_WAIT * 2 ** min(stage.attempts, 10), LONGEST_WAIT)
    Stage.objects.filter(pk=stage.pk).update(
        next_attempt_at=clock.now() + wait, attempts=stage.attempts + 1, failure=failure.kind.value
    )
