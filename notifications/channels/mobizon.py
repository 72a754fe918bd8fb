"""mobizon.kz: the outcome is in `code` of an answer with HTTP 200."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings

from notifications.channels.base import Arrival, DeliveryError, ErrorKind, Outgoing, Received, Report, Sent
from notifications.channels.http import Caller, as_object

ACCEPTED, IN_BACKGROUND = 0, 100
VALIDATION = 1
PERMANENT = {VALIDATION, 6, 11, 12}  # the fields of this message are refused
THROTTLED = {30}
NUMBER_FIELD = "recipient"
FAILED = {"UNDELIV": "undelivered", "REJECTD": "rejected", "EXPIRED": "expired", "DELETED": "deleted"}
PAGE = 100


class MobizonGateway:
    """settings.MOBIZON_URL, MOBIZON_API_KEY, MOBIZON_SENDER (may be empty)."""

    name: ClassVar[str] = "mobizon"
    asked_at_once: ClassVar[int] = PAGE
    takes_answers: ClassVar[bool] = False

    def __init__(self) -> None:
        self._caller = Caller(settings.MOBIZON_URL)

    def find(self, item: Outgoing) -> Sequence[str]:
        """It knows no number of ours: all SMS with this text to this number. Who asks leaves out those that it sent otherwise."""
        criteria = {"criteria[to]": item.address.lstrip("+"), "criteria[text]": item.body, "pagination[pageSize]": PAGE}
        data = self._ask("/service/message/list", criteria)
        items = data.get("items") if isinstance(data, dict) else None
        return [str(row["id"]) for row in items or () if isinstance(row, dict) and "id" in row]

    def send(self, item: Outgoing) -> str:
        fields = {"recipient": item.address.lstrip("+"), "text": item.body}
        if settings.MOBIZON_SENDER:
            fields["from"] = settings.MOBIZON_SENDER
        data = self._ask("/service/message/sendSmsMessage", fields)
        return str(data.get("messageId", "")) if isinstance(data, dict) else str(data or "")

    def reports(self, items: Sequence[Sent]) -> dict[UUID, Report]:
        asked = {f"ids[{number}]": item.reference for number, item in enumerate(items)}
        data = self._ask("/service/message/getSMSStatus", asked)
        rows = data if isinstance(data, list) else []
        status = {str(row.get("id")): str(row.get("status")) for row in rows if isinstance(row, dict)}
        return {item.id: _report(status.get(item.reference, "")) for item in items}

    def received(self, after: int | None) -> Sequence[Received]:
        return ()

    def close(self) -> None:
        self._caller.close()

    def _ask(self, path: str, fields: Mapping[str, Any]) -> Any:
        """The `data` of an answer that says that all went well. Raises DeliveryError."""
        access = {"apiKey": settings.MOBIZON_API_KEY, "api": "v1", "output": "json"}
        answer = as_object(self._caller.post(path, data=fields, params=access))
        if answer.get("code") not in (ACCEPTED, IN_BACKGROUND):
            raise _refusal(answer)
        return answer.get("data")


def _refusal(answer: dict[str, Any]) -> DeliveryError:
    code = answer.get("code")
    if code in PERMANENT:
        kind = ErrorKind.PERMANENT
    else:
        kind = ErrorKind.THROTTLED if code in THROTTLED else ErrorKind.TEMPORARY
    fields = answer.get("data")
    wrong_address = code == VALIDATION and isinstance(fields, dict) and NUMBER_FIELD in fields
    return DeliveryError(kind, f"mobizon.kz code {code}", uncertain=not isinstance(code, int), wrong_address=wrong_address)


def _report(status: str) -> Report:
    if status == "DELIVRD":
        return Report(Arrival.DELIVERED)
    if status in FAILED:
        return Report(Arrival.FAILED, f"mobizon.kz: {FAILED[status]}")
    return Report(Arrival.WAITING)
