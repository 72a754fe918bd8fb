"""smsc.kz and mobizon.kz over HTTP with a stand-in that answers as they do: errors inside HTTP 200."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from enbek import clock
from notifications.channels.base import Arrival, DeliveryError, ErrorKind, Outgoing, Sender, Sent
from notifications.channels.mobizon import MobizonGateway
from notifications.channels.sms import FileGateway, gateways
from notifications.channels.smsc import SmscGateway
from tests.notifications.providers import SmsServer, running

SEND, STATUS = "/sys/send.php", "/sys/status.php"
MOBIZON, LIST, STATES = "/service/message/sendSmsMessage", "/service/message/list", "/service/message/getSMSStatus"
GET = "/sys/get.php"


@pytest.fixture
def provider(settings: Any) -> Iterator[SmsServer]:
    with running(SmsServer()) as server:
        settings.SMSC_URL = settings.MOBIZON_URL = server.url
        settings.SMSC_LOGIN, settings.SMSC_PASSWORD, settings.MOBIZON_API_KEY = "enbek", "secret-word", "secret-key"
        settings.SMS_TIMEOUT = 0.5
        yield server


def sms(**changes: Any) -> Outgoing:
    fields: dict[str, Any] = {
        "id": uuid.uuid4(), "attempt": 1, "address": "+77010001122", "subject": "", "body": "Enbek: Сәлем",
        "html": "", "language": "kk", "now": clock.now(),
    }
    return Outgoing(**fields | changes)


def failure(sender: Sender, item: Outgoing | None = None) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        sender.send(item or sms())
    sender.close()
    return caught.value


def test_smsc_takes_a_message_in_kazakh(provider: SmsServer) -> None:
    provider.answers[SEND] = lambda fields: {"id": int(fields["id"]), "cnt": 1}
    reference = SmscGateway().send(sms())
    path, fields = provider.asked[0]
    assert (path, fields["phones"], fields["mes"], fields["charset"]) == (SEND, "77010001122", "Enbek: Сәлем", "utf-8")
    assert fields["id"] == reference
    assert 0 < int(reference) < 2**31


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (1, ErrorKind.PERMANENT), (2, ErrorKind.TEMPORARY), (3, ErrorKind.TEMPORARY), (4, ErrorKind.THROTTLED), (6, ErrorKind.PERMANENT),
        (7, ErrorKind.PERMANENT), (8, ErrorKind.PERMANENT), (9, ErrorKind.THROTTLED), (77, ErrorKind.TEMPORARY),
    ],
)
def test_smsc_says_its_errors_inside_http_200(provider: SmsServer, code: int, kind: ErrorKind) -> None:
    provider.answers[SEND] = {"error": "words", "error_code": code}
    assert failure(SmscGateway()).kind == kind


def test_smsc_is_asked_whether_it_has_an_sms_by_the_number_that_we_gave_it(provider: SmsServer) -> None:
    item = sms()
    provider.answers |= {STATUS: {"status": 1}, SEND: lambda fields: {"id": int(fields["id"]), "cnt": 1}}
    assert list(SmscGateway().find(item)) == [SmscGateway().send(item)]
    assert provider.asked[0][1]["id"] == provider.asked[1][1]["id"]


@pytest.mark.parametrize("unknown", [{"status": -3}, {"error": "not found", "error_code": 3}])
def test_smsc_says_that_it_does_not_have_an_sms(provider: SmsServer, unknown: dict[str, Any]) -> None:
    provider.answers[STATUS] = unknown
    assert not SmscGateway().find(sms())


@pytest.mark.parametrize("silent", [{"error": "blocked", "error_code": 4}, "hang", 500, {}])
def test_smsc_that_does_not_say_is_not_taken_for_a_no(provider: SmsServer, silent: Any) -> None:
    provider.answers[STATUS] = silent
    with pytest.raises(DeliveryError):
        SmscGateway().find(sms())


def test_mobizon_is_asked_by_number_and_text(provider: SmsServer) -> None:
    provider.answers[LIST] = {"code": 0, "data": {"items": [{"id": 41}, {"id": 42}], "totalItemCount": 2}, "message": ""}
    assert list(MobizonGateway().find(sms())) == ["41", "42"]
    fields = provider.asked[0][1]
    assert (fields["criteria[to]"], fields["criteria[text]"]) == ("77010001122", "Enbek: Сәлем")


@pytest.mark.parametrize(
    ("answer", "uncertain"),
    [("hang", True), (500, True), ("<html>", True), ({}, True), (403, False), (429, False), ({"error": "x", "error_code": 3}, False)],
)
def test_only_an_attempt_without_a_clear_answer_is_uncertain(provider: SmsServer, answer: Any, uncertain: bool) -> None:
    provider.answers[SEND] = answer
    assert failure(SmscGateway()).uncertain is uncertain


@pytest.mark.parametrize("code", [7, 8])
def test_a_number_that_smsc_does_not_know_is_a_wrong_address(provider: SmsServer, code: int) -> None:
    provider.answers[SEND] = {"error": "words", "error_code": code}
    assert failure(SmscGateway()).wrong_address


def test_a_number_that_mobizon_refuses_is_a_wrong_address_and_a_text_is_not(provider: SmsServer) -> None:
    provider.answers[MOBIZON] = {"code": 1, "data": {"recipient": "wrong"}, "message": ""}
    assert failure(MobizonGateway()).wrong_address
    provider.answers[MOBIZON] = {"code": 1, "data": {"text": "wrong"}, "message": ""}
    assert not failure(MobizonGateway()).wrong_address


@pytest.mark.parametrize("gateway_class", [SmscGateway, MobizonGateway])
@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("hang", ErrorKind.TEMPORARY), ("<html>maintenance</html>", ErrorKind.TEMPORARY), ([], ErrorKind.TEMPORARY),
        ({}, ErrorKind.TEMPORARY), (500, ErrorKind.TEMPORARY), (403, ErrorKind.TEMPORARY), (429, ErrorKind.THROTTLED),
    ],
)
def test_a_provider_in_trouble_costs_the_person_nothing(provider: SmsServer, gateway_class: Any, answer: Any, kind: ErrorKind) -> None:
    provider.answers = {SEND: answer, MOBIZON: answer}
    error = failure(gateway_class())
    assert error.kind == kind
    assert "secret" not in error.text


def test_a_provider_that_is_not_there_is_asked_again_later(settings: Any) -> None:
    settings.SMSC_URL = "http://127.0.0.1:1"
    error = failure(SmscGateway())
    assert (error.kind, error.uncertain) == (ErrorKind.TEMPORARY, False)


def test_mobizon_takes_a_message(provider: SmsServer) -> None:
    provider.answers[MOBIZON] = {"code": 0, "data": {"campaignId": "1", "messageId": "42", "status": 2}, "message": ""}
    assert MobizonGateway().send(sms()) == "42"
    _, fields = provider.asked[0]
    assert (fields["recipient"], fields["text"], fields["apiKey"]) == ("77010001122", "Enbek: Сәлем", "secret-key")


def test_mobizon_may_work_in_the_background(provider: SmsServer) -> None:
    provider.answers[MOBIZON] = {"code": 100, "data": 917, "message": ""}
    assert MobizonGateway().send(sms()) == "917"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (1, ErrorKind.PERMANENT), (8, ErrorKind.TEMPORARY), (12, ErrorKind.PERMANENT), (14, ErrorKind.TEMPORARY),
        (30, ErrorKind.THROTTLED), (999, ErrorKind.TEMPORARY),
    ],
)
def test_mobizon_says_its_errors_inside_http_200(provider: SmsServer, code: int, kind: ErrorKind) -> None:
    provider.answers[MOBIZON] = {"code": code, "data": {}, "message": "words"}
    assert failure(MobizonGateway()).kind == kind


def sent(reference: str) -> Sent:
    return Sent(uuid.uuid4(), "+77010001122", reference)


@pytest.mark.parametrize(
    ("status", "arrival", "wrong"),
    [
        (-1, Arrival.WAITING, False), (0, Arrival.WAITING, False), (1, Arrival.DELIVERED, False), (2, Arrival.DELIVERED, False),
        (3, Arrival.FAILED, False), (20, Arrival.FAILED, False), (22, Arrival.FAILED, True), (24, Arrival.NOT_SENT, False),
        (25, Arrival.FAILED, True), (-3, Arrival.WAITING, False),
    ],
)
def test_smsc_reports_each_sms(provider: SmsServer, status: int, arrival: Arrival, wrong: bool) -> None:
    provider.answers[STATUS] = {"status": status, "last_timestamp": 1_770_000_000}
    item = sent("77")
    report = SmscGateway().reports([item])[item.id]
    assert (report.arrival, report.wrong_address) == (arrival, wrong)
    assert provider.asked[0][1]["id"] == "77"


def test_mobizon_reports_many_at_once(provider: SmsServer) -> None:
    items = [sent(str(number)) for number in range(4)]
    states = ["DELIVRD", "UNDELIV", "ENQUEUD"]
    provider.answers[STATES] = {"code": 0, "data": [{"id": number, "status": state} for number, state in enumerate(states)], "message": ""}
    reports = MobizonGateway().reports(items)
    assert [reports[item.id].arrival for item in items] == [Arrival.DELIVERED, Arrival.FAILED, Arrival.WAITING, Arrival.WAITING]
    assert len(provider.asked) == 1
    assert provider.asked[0][1]["ids[3]"] == "3"


def test_smsc_tells_what_came_in_after_a_number(provider: SmsServer) -> None:
    provider.answers[GET] = [
        {"id": 12, "phone": "77010001122", "message": "1", "to_phone": "77000000000", "received": "10.03.2026 12:00:00"},
        {"id": 11, "phone": "77010003344", "message": "2 жалақысы аз"}, {"id": "?", "phone": "1"}, "rubbish",
    ]
    rows = SmscGateway().received(10)
    assert [(row.number, row.phone, row.text) for row in rows] == [(11, "77010003344", "2 жалақысы аз"), (12, "77010001122", "1")]
    assert provider.asked[0][1]["after_id"] == "10"


def test_smsc_with_nothing_new_has_nothing_new(provider: SmsServer) -> None:
    provider.answers[GET] = {"error": "no messages", "error_code": 3}
    assert not SmscGateway().received(None)
    assert "hour" in provider.asked[0][1]


def test_in_the_demo_an_sms_is_a_file(settings: Any, tmp_path: Path) -> None:
    settings.SMS_FILE_PATH = tmp_path / "sms"
    name = FileGateway().send(sms())
    text = (tmp_path / "sms" / name).read_text("utf-8")
    assert "To: +77010001122" in text
    assert text.endswith("Enbek: Сәлем\n")


def test_a_full_disk_is_a_temporary_fault(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.SMS_FILE_PATH = tmp_path / "file"
    assert failure(FileGateway()).kind == ErrorKind.TEMPORARY


def test_the_gateways_are_chosen_by_their_names(settings: Any) -> None:
    settings.SMS_CHANNEL = "notifications.channels.smsc.SmscGateway, notifications.channels.mobizon.MobizonGateway"
    assert [type(one) for one in gateways()] == [SmscGateway, MobizonGateway]
    settings.SMS_CHANNEL = ""
    assert gateways() == []
