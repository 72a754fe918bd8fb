"""What became of an SMS: asked of the provider; a webhook only makes us ask sooner, whoever calls it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from enbek import clock
from enbek.clock import ALMATY
from enbek.law.notices import REPORT_AWAITED_DAYS, Evidence
from notifications import services
from notifications.channels.base import Arrival, Report
from notifications.models import BadAddress, Message, State
from notifications.services import reports
from notifications.services.reports import ask_reports
from tests.notifications.gateways import First, Second

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_providers")]

NOON = datetime(2026, 3, 10, 12, tzinfo=ALMATY)
SOON = timedelta(minutes=2)


@pytest.fixture(autouse=True)
def _noon(clock_at: Callable[[datetime], datetime]) -> None:
    clock_at(NOON)


def sms() -> Message:
    return Message.objects.get(channel="sms")


def account() -> Message:
    return Message.objects.get(channel="cabinet", message_id="case_closed")


@pytest.fixture
def sent(say) -> Message:
    say("case_closed")
    services.deliver_due()
    return sms()


def fate(arrival: Arrival, **more: Any) -> None:
    First.fate = staticmethod(lambda item: Report(arrival, **more))


def test_a_delivered_sms_is_delivered_and_proves_the_notice(sent: Message) -> None:
    fate(Arrival.DELIVERED)
    with clock.frozen(NOON + SOON):
        assert ask_reports().delivered == 1
    assert (sms().state, sms().delivered_at, sms().report_at) == (State.DELIVERED, NOON + SOON, None)
    assert (account().proof, account().proven_at) == (Evidence.REPORTED, NOON + SOON)


def test_the_providers_time_counts_but_neither_before_the_sending_nor_in_the_future(sent: Message) -> None:
    fate(Arrival.DELIVERED, at=NOON + timedelta(seconds=50))
    with clock.frozen(NOON + SOON):
        ask_reports()
    assert sms().delivered_at == NOON + timedelta(seconds=50)


@pytest.mark.parametrize("claimed", [NOON - timedelta(hours=1), NOON + timedelta(hours=9)])
def test_an_impossible_time_of_the_provider_is_brought_into_its_bounds(sent: Message, claimed: datetime) -> None:
    fate(Arrival.DELIVERED, at=claimed)
    with clock.frozen(NOON + SOON):
        ask_reports()
    assert NOON <= sms().delivered_at <= NOON + SOON


def test_an_sms_that_did_not_arrive_failed_and_a_wrong_number_is_remembered(sent: Message, user) -> None:
    fate(Arrival.FAILED, text="wrong number", wrong_address=True)
    with clock.frozen(NOON + SOON):
        assert ask_reports().failed == 1
    assert (sms().state, sms().error_text) == (State.FAILED, "wrong number")
    assert BadAddress.objects.open().get().address == user.phone
    assert account().proven_at is None


def test_what_the_provider_kept_back_is_sent_by_the_other(sent: Message) -> None:
    fate(Arrival.NOT_SENT, text="no money")
    with clock.frozen(NOON + SOON):
        ask_reports()
        services.deliver_due()
    assert (len(First.taken), len(Second.taken)) == (1, 1)
    assert (sms().state, sms().provider) == (State.SENT, "second")


def test_questions_become_rarer_and_end(sent: Message) -> None:
    moments, moment = [], NOON
    while sms().report_at is not None:
        moment = sms().report_at
        moments.append(moment)
        with clock.frozen(moment):
            ask_reports()
    pauses = [later - sooner for sooner, later in pairwise(moments)]
    assert pauses == sorted(pauses)
    assert timedelta(days=REPORT_AWAITED_DAYS) <= moments[-1] - NOON <= timedelta(days=REPORT_AWAITED_DAYS, hours=2)
    assert len(moments) < 24 * REPORT_AWAITED_DAYS + 12
    assert sms().state == State.SENT, "unknown is unknown: neither delivered nor failed"


def test_many_are_asked_in_one_question(say, make_user) -> None:
    for _ in range(5):
        say(to=make_user(email=None))
    services.deliver_due()
    with clock.frozen(NOON + SOON):
        ask_reports()
    assert [len(items) for items in First.asked] == [2, 2, 1]


def test_a_provider_is_never_asked_inside_a_transaction(sent: Message) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        ask_reports()


@pytest.mark.parametrize("arrival", [Arrival.DELIVERED, Arrival.FAILED, Arrival.NOT_SENT])
def test_an_answer_that_comes_twice_changes_nothing(sent: Message, arrival: Arrival) -> None:
    row = sms()
    read = reports.ReportsRead()
    reports.record(row, Report(arrival, "x"), read)
    state = sms().state
    reports.record(row, Report(Arrival.FAILED, "later"), read)
    assert sms().state == state


# --- webhooks --------------------------------------------------------------------------------------------
SECRET = "a secret word"
HOOK = "/hooks/sms/mobizon/"


def event(message_id: str, **changes: Any) -> dict[str, Any]:
    body: dict[str, Any] = {
        "eventId": 26, "eventType": "sms-delivery-report", "eventCreateTs": "2026-03-10 12:00:40", "webhookId": 1, "attempt": 1,
        "data": {"campaignId": 1, "messageId": message_id, "segNum": 1, "status": "DELIVRD", "to": "77010000000"},
    }
    body |= changes
    body["sign"] = hashlib.sha1(f"{body['eventId']}|{body['attempt']}|{body['eventCreateTs']}|{SECRET}".encode()).hexdigest()  # noqa: S324  # their scheme
    return body


def call(body: Any) -> int:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Client(enforce_csrf_checks=True).post(HOOK, raw, content_type="application/json").status_code


@pytest.fixture
def mobizon(settings: Any, monkeypatch: pytest.MonkeyPatch, sent: Message) -> list[str]:
    """The SMS as if mobizon.kz had it; the list of hints given."""
    settings.MOBIZON_HOOK_SECRET = SECRET
    Message.objects.filter(pk=sent.pk).update(provider="mobizon", provider_reference="42", report_at=NOON + timedelta(minutes=30))
    hints: list[str] = []
    monkeypatch.setattr("enbek.hints.give", lambda task: hints.append(task))
    return hints


def test_a_report_makes_us_ask_and_is_not_believed(mobizon: list[str]) -> None:
    assert call(event("42")) == 200
    assert sms().state == State.SENT, "the provider has yet to be asked"
    assert sms().report_at == NOON
    assert mobizon == ["notifications.look_around"]


def test_a_report_with_a_false_signature_does_nothing(mobizon: list[str]) -> None:
    forged = event("42") | {"sign": "0" * 40}
    assert call(forged) == 403
    assert (sms().report_at, mobizon) == (NOON + timedelta(minutes=30), [])


def test_a_report_whose_data_were_changed_under_a_true_signature_can_only_make_us_ask(mobizon: list[str]) -> None:
    changed = event("42")
    changed["data"]["status"], changed["data"]["to"] = "UNDELIV", "77019999999"
    assert call(changed) == 200
    assert sms().state == State.SENT
    assert not BadAddress.objects.exists()


def test_a_report_that_is_played_again_and_again_makes_us_ask_no_more_than_once_a_minute(mobizon: list[str]) -> None:
    asked = 0
    for second in range(0, 120, 10):
        with clock.frozen(NOON + timedelta(seconds=second)):
            assert call(event("42")) == 200
            due = Message.objects.awaiting_report(clock.now()).count()
            if due:
                asked += 1
                Message.objects.update(report_asked_at=clock.now())
                Message.objects.filter(channel="sms").update(report_at=clock.now() + timedelta(minutes=30))
    assert asked <= 2


def test_a_report_of_an_sms_that_is_done_with_changes_nothing(mobizon: list[str]) -> None:
    Message.objects.filter(channel="sms").update(state=State.DELIVERED, delivered_at=NOON, report_at=None)
    assert call(event("42")) == 200
    assert (sms().state, sms().report_at, mobizon) == (State.DELIVERED, None, [])


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"data": 5}', b"x" * 30_000])
def test_rubbish_is_refused(mobizon: list[str], body: bytes) -> None:
    assert call(body) == 400
    assert mobizon == []


def test_without_a_secret_nobody_is_believed(mobizon: list[str], settings: Any) -> None:
    settings.MOBIZON_HOOK_SECRET = ""
    unsigned = event("42")
    unsigned["sign"] = hashlib.sha1(b"26|1|2026-03-10 12:00:40|").hexdigest()  # noqa: S324  # their scheme
    assert call(unsigned) == 403


@pytest.mark.parametrize(("token", "status"), [("right-token", 200), ("wrong", 404)])
def test_smsc_is_heard_at_its_own_address_only(mobizon: list[str], settings: Any, token: str, status: int) -> None:
    settings.SMSC_HOOK_TOKEN = "right-token"
    answer = Client(enforce_csrf_checks=True).post(f"/hooks/sms/smsc/{token}/", {"phone": "77010000000", "mes": "1", "id": "5"})
    assert answer.status_code == status
    assert mobizon == (["notifications.look_around"] if status == 200 else [])


def test_without_a_token_in_the_settings_smsc_has_no_address(settings: Any) -> None:
    settings.SMSC_HOOK_TOKEN = ""
    assert Client().post("/hooks/sms/smsc/x/").status_code == 404
