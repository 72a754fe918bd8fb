"""The nightly watch: what the registries show becomes a question; an outage makes none and leaves no gap (R51.1, R51.5, R51.6, Q-07)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import pytest

from enbek import clock
from enbek.identifiers import IIN
from enbek.registries.config import get_port, using_port
from enbek.registries.port import MOST_AT_ONCE, Answer, Registry, RegistryUnavailable, Unavailable
from enbek.registries.sandbox.client import SandboxClient
from enbek.registries.sandbox.store import Mode
from enbek.registries.shapes import nothing_known
from registration.models import Case, Trigger, Watch
from registration.rules.losing import TriggerStatus
from registration.rules.machine import Status
from registration.services import closing, hearings, watching

pytestmark = pytest.mark.django_db
ClockAt = Callable[[str], datetime]
ARMAN = {"payer": "ТОО «Арман»", "bin": "050640991404"}
CONTRACT = {"employer": "ТОО «Арман»", "bin": "050640991404", "position": "x", "started_on": "2026-03-16", "ended_on": None}


def paid(period: str, amount: int = 8500, on: str = "2026-04-05") -> dict[str, Any]:
    return {**ARMAN, "period": period, "paid_on": on, "amount": amount}


@pytest.fixture
def shows(state: SandboxClient) -> Callable[..., None]:
    """`shows(case, Registry.PENSIONS, pensions=[…])`: the registry says this of the person."""

    def say(case: Case, registry: Registry, **data: Any) -> None:
        state.set_facts(registry, case.person.iin.value, {**nothing_known(registry), **data})

    return say


@pytest.fixture
def tonight(clock_at: ClockAt) -> Callable[..., watching.WatchReport]:
    """Everybody is enrolled by day and looked at in the night."""

    def look(at: str = "2026-04-07 02:05") -> watching.WatchReport:
        watching.watch_due()
        clock_at(at)
        return watching.watch_due()

    return look


def found(case: Case) -> list[tuple[str, str]]:
    return [(row.ground_id, row.status) for row in Trigger.objects.filter(case=case).order_by("ground_id", "key")]


def test_nothing_is_found_where_nothing_is(unemployed: Callable[..., Case], tonight: Callable[..., watching.WatchReport]) -> None:
    case = unemployed()
    assert tonight() == watching.WatchReport(seen=1)
    assert found(case) == []
    assert watching.watch_due() == watching.WatchReport(), "once a night"


@pytest.mark.parametrize(
    ("payments", "contracts", "expected"),
    [
        ([paid("2026-04")], [CONTRACT], [("R51.1", "hearing"), ("R51.6", "hearing")]),
        ([paid("2026-04")], [], [("R51.1", "asked")]),  # not known to be work, or a namesake's with a wrong digit: ask first
        ([paid("2026-03")], [], [("R51.1", "asked")]),  # the month of the registration: part of it lay before
        ([paid("2026-02")], [], []),  # a past period
        ([paid("2026-04"), paid("2026-04", -8500)], [], []),  # corrected
        ([paid("2026-04", on="2026-02-27")], [], []),  # paid in advance, before the registration
    ],
)
def test_a_payment_asks_first_unless_a_contract_stands_behind_it(
    unemployed: Callable[..., Case], shows: Callable[..., None], tonight: Callable[..., watching.WatchReport],
    payments: list[Any], contracts: list[Any], expected: list[Any],
) -> None:
    case = unemployed()
    shows(case, Registry.CONTRIBUTIONS, payments=payments)
    shows(case, Registry.EMPLOYMENT_CONTRACTS, contracts=contracts)
    tonight()
    assert found(case) == expected
    case.refresh_from_db()
    assert case.status == Status.UNEMPLOYED


@pytest.mark.parametrize(
    ("registry", "data", "expected"),
    [
        (Registry.ENTREPRENEURSHIP, {"sole_proprietor": {"active": True, "since": "2026-03-20", "until": None}}, [("R51.6", "hearing")]),
        (Registry.ENTREPRENEURSHIP, {"sole_proprietor": {"active": True, "since": "2026-04-03", "until": None}}, []),  # the five days still run
        (Registry.ENTREPRENEURSHIP, {"sole_proprietor": {"active": True, "since": "2026-02-20", "until": None}}, []),  # before the registration
        (Registry.ENTREPRENEURSHIP, {"founder_of": [{"bin": "050640991404", "name": "x", "since": "2026-03-20"}]}, [("R51.6", "hearing")]),
        (Registry.PENSIONS, {"pensions": [{"kind": "age", "since": "2026-03-20"}]}, [("R51.6", "hearing")]),
        (Registry.DISABILITY, {"group": 2, "since": "2026-03-20"}, [("R51.6", "hearing")]),
        (Registry.CONVICTIONS, {"sentences": [{"kind": "imprisonment", "suspended": False, "in_force_from": "2026-03-20", "until": None}]},
         [("R51.5", "hearing")]),
        (Registry.CONVICTIONS, {"sentences": [{"kind": "imprisonment", "suspended": True, "in_force_from": "2026-03-20", "until": None}]}, []),
        (Registry.CONVICTIONS, {"sentences": [{"kind": "community_work", "suspended": False, "in_force_from": "2026-03-20", "until": None}]}, []),
    ],
)
def test_what_each_registry_shows(
    unemployed: Callable[..., Case], shows: Callable[..., None], tonight: Callable[..., watching.WatchReport],
    registry: Registry, data: dict[str, Any], expected: list[Any],
) -> None:
    case = unemployed()
    shows(case, registry, **data)
    tonight()
    assert found(case) == expected


def test_another_residence_asks_when_it_was(unemployed: Callable[..., Case], state: SandboxClient, tonight: Callable[..., Any]) -> None:
    case = unemployed()
    said = state.facts(Registry.IDENTITY, case.person.iin.value)
    state.set_facts(Registry.IDENTITY, case.person.iin.value, {**said, "residence_kato": "750000000"})
    tonight()
    assert found(case) == [("R51.6", "asked")]


@pytest.mark.parametrize("mode", [Mode.DOWN, Mode.ERROR, Mode.GARBAGE])
def test_an_outage_makes_no_sign_and_leaves_no_gap(
    unemployed: Callable[..., Case], shows: Callable[..., None], state: SandboxClient, tonight: Callable[..., Any], clock_at: ClockAt, mode: Mode
) -> None:
    case = unemployed()
    shows(case, Registry.PENSIONS, pensions=[{"kind": "age", "since": "2026-03-20"}])
    state.set_mode(Registry.PENSIONS, mode)
    assert tonight() == watching.WatchReport(waiting=1)
    assert found(case) == []
    assert Watch.objects.get(case=case).silent == ["pensions"]
    state.set_mode(Registry.PENSIONS, Mode.OK)
    assert watching.watch_due() == watching.WatchReport(), "politely later"
    clock_at("2026-04-07 02:16")
    assert watching.watch_due() == watching.WatchReport(seen=1, signs=1)
    assert found(case) == [("R51.6", "hearing")]


def test_a_payment_is_not_read_while_the_contracts_are_silent(
    unemployed: Callable[..., Case], shows: Callable[..., None], state: SandboxClient, tonight: Callable[..., Any]
) -> None:
    case = unemployed()
    shows(case, Registry.CONTRIBUTIONS, payments=[paid("2026-04")])
    state.set_mode(Registry.EMPLOYMENT_CONTRACTS, Mode.DOWN)
    tonight()
    assert found(case) == []
    assert set(Watch.objects.get(case=case).silent) == {"contributions", "employment_contracts"}


def test_a_registry_that_takes_back_its_answer_withdraws_the_sign(
    unemployed: Callable[..., Case], shows: Callable[..., None], state: SandboxClient, tonight: Callable[..., Any]
) -> None:
    case = unemployed()
    shows(case, Registry.PENSIONS, pensions=[{"kind": "age", "since": "2026-03-20"}])
    tonight()
    hearings.answer(Trigger.objects.get(case=case).pk, reason="wrong_record", words="x")
    state.set_mode(Registry.PENSIONS, Mode.DOWN)
    tonight("2026-04-08 02:05")
    assert found(case) == [("R51.6", "hearing")], "silence takes nothing back"
    state.set_mode(Registry.PENSIONS, Mode.OK)
    shows(case, Registry.PENSIONS, pensions=[])
    tonight("2026-04-08 02:30")
    assert found(case) == [("R51.6", TriggerStatus.WITHDRAWN)]


class Counting:
    """A registry that knows nothing, counts its requests, and may fall over at one of them."""

    def __init__(self, dies_at: int = 0) -> None:
        self.dies_at, self.asked = dies_at, []

    def ask(self, registry: Registry, iin: IIN) -> Answer:
        raise RegistryUnavailable(registry, Unavailable.NOT_CONFIGURED)

    def ask_many(self, registry: Registry, iins: Sequence[IIN]) -> dict[str, Answer]:
        self.asked.append((registry, len(iins)))
        if self.dies_at and len(self.asked) >= self.dies_at:
            raise KeyboardInterrupt
        as_of = datetime.fromisoformat("2026-04-07T02:00:00+05:00")
        return {iin.value: Answer(registry, as_of, nothing_known(registry)) for iin in iins}


def test_batches_are_asked_in_bulk_and_a_killed_watch_goes_on_where_it_stopped(
    unemployed: Callable[..., Case], clock_at: ClockAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_AT_ONCE", 2)
    for _one in range(5):
        unemployed()
    watching.watch_due()
    clock_at("2026-04-07 02:05")
    kinds = len(watching.watching.ASKED)
    with using_port(Counting(dies_at=kinds + 1)), pytest.raises(KeyboardInterrupt):
        watching.watch_due()
    assert Watch.objects.filter(seen_at__isnull=False).count() == 2
    clock_at("2026-04-07 02:10")  # the lease of the batch that died is over
    port = Counting()
    with using_port(port):
        assert watching.watch_due().seen == 3
    assert sorted({size for _registry, size in port.asked}) == [1, 2]
    assert len(port.asked) == 2 * kinds
    assert not Watch.objects.filter(seen_at__isnull=True).exists()


def test_who_is_no_longer_unemployed_is_watched_no_more(unemployed: Callable[..., Case], tonight: Callable[..., Any], clock_at: ClockAt) -> None:
    case = unemployed()
    tonight()
    closing.close_by_request(case.pk, closing.CloseReason.OWN_JOB)
    tonight("2026-04-08 02:05")
    assert not Watch.objects.exists()


def test_a_request_takes_no_more_persons_than_the_registries_do(state: SandboxClient) -> None:
    with pytest.raises(ValueError, match="at most"):
        get_port().ask_many(Registry.STUDY, [IIN("871008401427")] * (MOST_AT_ONCE + 1))


def test_the_night_is_the_next_one() -> None:
    evening = datetime(2026, 4, 6, 23, 0, tzinfo=clock.ALMATY)
    assert watching.next_night(evening).date() == date(2026, 4, 7)
    assert watching.next_night(watching.next_night(evening)).date() == date(2026, 4, 8)
