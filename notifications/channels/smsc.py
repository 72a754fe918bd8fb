"""smsc.kz: errors come with HTTP 200; a number of our own (`id`) tells whether an earlier attempt arrived."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings

from notifications.channels.base import Arrival, DeliveryError, ErrorKind, Outgoing, Received, Report, Sent
from notifications.channels.http import Caller, as_object

# https://smsc.kz/api: 1 parameters, 2 login, 3 money, 4 address blocked, 5 date, 6 forbidden, 7 phone, 8 undeliverable, 9 too many
KINDS = {
    1: ErrorKind.PERMANENT,
    2: ErrorKind.TEMPORARY,
    3: ErrorKind.TEMPORARY,
    4: ErrorKind.THROTTLED,
    5: ErrorKind.PERMANENT,
    6: ErrorKind.PERMANENT,
    7: ErrorKind.PERMANENT,
    8: ErrorKind.PERMANENT,
    9: ErrorKind.THROTTLED,
}
ABOUT_THE_NUMBER = {7, 8}
NOTHING_THERE = 3  # error of status.php and get.php: no such message, no new ones
NOT_FOUND = -3
STOPPED, NO_MONEY = -2, 24
DELIVERED = {1, 2, 4}  # delivered, read, link opened
FAILED = {3: "expired", 20: "undeliverable", 22: "wrong number", 23: "forbidden", 25: "unavailable number"}
WRONG_NUMBER = {22, 25}
NUMBER_BITS = 31
"""Their numbers are positive 32-bit integers; ours are taken from the message's UUID."""
FIRST_QUESTION_HOURS = 24


class SmscGateway:
    """settings.SMSC_URL, SMSC_LOGIN, SMSC_PASSWORD, SMSC_SENDER (may be empty)."""

    name: ClassVar[str] = "smsc"
    asked_at_once: ClassVar[int] = 1
    takes_answers: ClassVar[bool] = True

    def __init__(self) -> None:
        self._caller = Caller(settings.SMSC_URL)

    def find(self, item: Outgoing) -> Sequence[str]:
        """A second SMS would be charged and read twice, so an unanswered attempt is asked after."""
        answer = as_object(self._ask("/sys/status.php", phone=item.address.lstrip("+"), id=_number(item.id)))
        if answer.get("status", answer.get("error_code")) in (NOT_FOUND, NOTHING_THERE):
            return ()
        if "status" not in answer:
            raise _refusal(answer)
        return (str(_number(item.id)),)

    def send(self, item: Outgoing) -> str:
        fields = {"phones": item.address.lstrip("+"), "mes": item.body, "id": _number(item.id), "sender": settings.SMSC_SENDER}
        answer = as_object(self._ask("/sys/send.php", **fields))
        if "error_code" in answer or "id" not in answer:
            raise _refusal(answer)
        return str(answer["id"])

    def reports(self, items: Sequence[Sent]) -> dict[UUID, Report]:
        return {item.id: _report(self._status(item)) for item in items}

    def received(self, after: int | None) -> Sequence[Received]:
        """Their list of incoming SMS; the first question takes those of the last day."""
        since = {"after_id": after} if after is not None else {"hour": FIRST_QUESTION_HOURS}
        answer = self._ask("/sys/get.php", get_answers=1, **since)
        if isinstance(answer, dict):
            if answer.get("error_code") == NOTHING_THERE:
                return ()
            raise _refusal(answer)
        if not isinstance(answer, list):
            raise DeliveryError(ErrorKind.TEMPORARY, "the answer is not a list")
        rows = [row for row in answer if isinstance(row, dict) and str(row.get("id", "")).isdigit()]
        return sorted((_received(row) for row in rows), key=lambda row: row.number)

    def close(self) -> None:
        self._caller.close()

    def _status(self, item: Sent) -> dict[str, Any]:
        return as_object(self._ask("/sys/status.php", phone=item.address.lstrip("+"), id=item.reference))

    def _ask(self, path: str, **fields: Any) -> Any:
        access = {"login": settings.SMSC_LOGIN, "psw": settings.SMSC_PASSWORD, "charset": "utf-8", "fmt": 3}
        return self._caller.post(path, data={**access, **{name: value for name, value in fields.items() if value != ""}})


def _number(message_id: UUID) -> int:
    return (message_id.int % (2**NUMBER_BITS - 1)) + 1


def _refusal(answer: dict[str, Any]) -> DeliveryError:
    """An answer that names an error is certain; one that names neither an error nor a number is not."""
    code = answer.get("error_code")
    kind = KINDS.get(code, ErrorKind.TEMPORARY) if isinstance(code, int) else ErrorKind.TEMPORARY
    return DeliveryError(kind, f"smsc.kz error {code}", uncertain=not isinstance(code, int), wrong_address=code in ABOUT_THE_NUMBER)


def _report(answer: dict[str, Any]) -> Report:
    status, moment = answer.get("status"), answer.get("last_timestamp")
    at = datetime.fromtimestamp(int(moment), UTC) if isinstance(moment, int | float) and moment > 0 else None
    if status in DELIVERED:
        return Report(Arrival.DELIVERED, at=at)
    if status in (STOPPED, NO_MONEY):
        return Report(Arrival.NOT_SENT, f"smsc.kz status {status}")
    if status in FAILED:
        return Report(Arrival.FAILED, f"smsc.kz: {FAILED[status]}", wrong_address=status in WRONG_NUMBER)
    return Report(Arrival.WAITING)


def _received(row: dict[str, Any]) -> Received:
    """Their times are text in a zone that the account sets: the moment of our reading is used instead."""
    return Received(int(row["id"]), str(row.get("phone", "")), str(row.get("message", ""))[:2000], None)
