"""The system of monitoring hears of each stage exactly once and in order, whatever breaks on the way (R22, R43)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from enbek import clock
from enbek.registries.monitoring import HttpMonitoring, MonitoringUnavailable, StageReport, using_monitoring
from enbek.registries.port import Unavailable
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import MONITORING, Mode, Store, WrongStage
from enbek.transitions.models import Transition
from registration.models import Case, Stage
from registration.services import promotion, stages
from registration.services.closing import CloseReason, close_by_request
from tests import factories

Submit = Callable[..., Case]
AT = "2026-03-20 11:00"


@pytest.fixture
def monitoring(state: SandboxClient) -> Iterator[SandboxClient]:
    """The sandbox plays the system of monitoring; the exchange tells it over HTTP."""
    with using_monitoring(HttpMonitoring(state.base_url, timeout=0.5)):
        yield state
    state.set_mode(MONITORING, Mode.OK)


class Recorder:
    """A receiver in the same process that may die after taking a stage."""

    def __init__(self) -> None:
        self.taken: list[StageReport] = []
        self.dies = False

    def send(self, report: StageReport) -> None:
        self.taken.append(report)
        if self.dies:
            raise KeyboardInterrupt


def told(client: SandboxClient, case: Case) -> list[str]:
    return [stage["stage"] for stage in client.stages(str(case.pk))]


@pytest.mark.django_db
def test_each_act_from_the_application_to_the_status_is_told_once_in_order_without_naming_the_person(
    job_seeker: Submit, monitoring: SandboxClient, window_ends: Callable[[], datetime]
) -> None:
    case = job_seeker()
    window_ends()
    assert promotion.promote(case.pk, promotion.EXPIRED)
    stages.send_due()
    stages.send_due()
    received = monitoring.stages(str(case.pk))
    assert [(one["number"], one["stage"], one["service"], one["paragraph"]) for one in received] == [
        (1, "submit", "job_seeker", "32"), (2, "register_job_seeker", "job_seeker", "33"), (3, "register_unemployed", "unemployed", "38"),
    ]
    assert case.person.iin.value not in str(received)
    assert case.person.surname not in str(received)
    assert not Stage.objects.waiting().exists()


@pytest.mark.django_db
def test_an_act_that_is_undone_has_no_stage(job_seeker: Submit) -> None:
    case = job_seeker()
    before = Stage.objects.count()
    with transaction.atomic():
        close_by_request(case.pk, CloseReason.OWN_WISH)
        assert Stage.objects.count() == before + 1
        transaction.set_rollback(True)
    assert Stage.objects.count() == before
    assert Transition.objects.of(case.subject).count() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mode", "kind"), [(Mode.DOWN, "refused"), (Mode.ERROR, "server_error"), (Mode.GARBAGE, "malformed")]
)
def test_a_failing_receiver_delays_and_loses_nothing(
    mode: Mode, kind: str, job_seeker: Submit, monitoring: SandboxClient, clock_at: Callable[[Any], datetime]
) -> None:
    case = job_seeker()
    monitoring.set_mode(MONITORING, mode)
    stages.send_due()
    first, second = Stage.objects.filter(case=case).order_by("number")
    assert (first.failure, first.attempts, second.attempts) == (kind, 1, 0), "the second waits for the first"
    stages.send_due()
    first.refresh_from_db()
    assert first.attempts == 1, "not before its time"
    monitoring.set_mode(MONITORING, Mode.OK)
    clock_at(first.next_attempt_at + timedelta(seconds=1))
    stages.send_due()
    assert told(monitoring, case) == ["submit", "register_job_seeker"]


@pytest.mark.django_db
def test_one_case_that_does_not_get_through_holds_back_no_other(job_seeker: Submit) -> None:
    blocked, free = job_seeker(), job_seeker(person=factories.person())
    taken: list[StageReport] = []

    class Refuses:
        def send(self, report: StageReport) -> None:
            if report.file == blocked.pk:
                raise MonitoringUnavailable(Unavailable.REFUSED)
            taken.append(report)

    with using_monitoring(Refuses()):
        stages.send_due()
    assert [(one.file, one.number) for one in taken] == [(free.pk, 1), (free.pk, 2)]


@pytest.mark.django_db
def test_a_worker_killed_after_the_receiver_took_a_stage_sends_it_again_and_it_counts_once(
    job_seeker: Submit, monitoring: SandboxClient, clock_at: Callable[[Any], datetime]
) -> None:
    case = job_seeker()
    recorder = Recorder()
    recorder.dies = True
    with using_monitoring(recorder), pytest.raises(KeyboardInterrupt):
        stages.send_due()
    HttpMonitoring(monitoring.base_url, timeout=2).send(recorder.taken[0])  # what the killed worker's receiver holds
    stages.send_due()
    assert told(monitoring, case) == ["submit"], "under the dead worker's lease nothing is sent"
    clock_at(clock.now() + timedelta(minutes=3))
    stages.send_due()
    assert told(monitoring, case) == ["submit", "register_job_seeker"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_stage_once(submit: Submit) -> None:
    cases = [submit(factories.person()) for _number in range(4)]  # registered at once, after the commit
    recorder, errors = Recorder(), []
    here = clock.now()

    def work() -> None:
        try:
            with clock.frozen(here):
                stages.send_due(batch=1)
        except Exception as error:  # noqa: BLE001 - told to the test
            errors.append(error)
        finally:
            connection.close()

    with using_monitoring(recorder):
        workers = [threading.Thread(target=work) for _number in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        stages.send_due()
    assert errors == []
    assert sorted((one.file, one.number) for one in recorder.taken) == sorted((case.pk, number) for case in cases for number in (1, 2))
    for case in cases:
        assert [one.number for one in recorder.taken if one.file == case.pk] == [1, 2]


def test_the_receiver_takes_no_gap_and_no_other_content(tmp_path: Any) -> None:
    store = Store(tmp_path)
    assert store.put_stage("f", 1, {"stage": "submit"}) is True
    assert store.put_stage("f", 1, {"stage": "submit"}) is False
    with pytest.raises(WrongStage):
        store.put_stage("f", 1, {"stage": "close"})
    with pytest.raises(WrongStage):
        store.put_stage("f", 3, {"stage": "close"})
    assert store.stages("f") == [{"stage": "submit"}]
    store.close()
