"""The two providers' own words: what they are asked and how they answer (errors with HTTP 200)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from demo.phones.book import Book

Fields = Mapping[str, str]
Answer = Callable[[Book, Fields], Any]

PARAMETERS, NOT_THERE = 1, 3
DELIVERED = 1


def _smsc_send(book: Book, fields: Fields) -> Any:
    if not fields.get("phones") or not fields.get("mes"):
        return {"error": "parameters error", "error_code": PARAMETERS}
    sms = book.take(fields["phones"], fields["mes"], "smsc.kz", fields.get("id", ""))
    return {"id": int(sms.reference), "cnt": 1}


def _smsc_status(book: Book, fields: Fields) -> Any:
    sms = book.find(fields.get("id", ""))
    return {"status": DELIVERED} if sms else {"error": "message not found", "error_code": NOT_THERE}


def _smsc_inbox(book: Book, fields: Fields) -> Any:
    rows = book.replies_after(int(fields.get("after_id") or 0))
    if not rows:
        return {"error": "no messages", "error_code": NOT_THERE}
    return [{"id": row.number, "phone": row.phone, "message": row.text} for row in rows]


def _done(data: Any) -> dict[str, Any]:
    return {"code": 0, "data": data, "message": ""}


def _mobizon_send(book: Book, fields: Fields) -> Any:
    if not fields.get("recipient") or not fields.get("text"):
        return {"code": PARAMETERS, "data": {"recipient": "required"}, "message": "validation"}
    sms = book.take(fields["recipient"], fields["text"], "mobizon.kz")
    return _done({"campaignId": sms.reference, "messageId": sms.reference, "status": 2})


def _mobizon_states(book: Book, fields: Fields) -> Any:
    asked = [value for name, value in fields.items() if name.startswith("ids")]
    return _done([{"id": reference, "status": "DELIVRD"} for reference in asked if book.find(reference)])


def _mobizon_list(book: Book, fields: Fields) -> Any:
    phone, text = fields.get("criteria[to]", ""), fields.get("criteria[text]", "")
    found = [{"id": sms.reference} for sms in book.sent if (sms.phone, sms.text) == (phone, text)]
    return _done({"items": found, "totalItemCount": len(found)})


ANSWERS: dict[str, Answer] = {
    "/sys/send.php": _smsc_send,
    "/sys/status.php": _smsc_status,
    "/sys/get.php": _smsc_inbox,
    "/service/message/sendSmsMessage": _mobizon_send,
    "/service/message/getSMSStatus": _mobizon_states,
    "/service/message/list": _mobizon_list,
}
