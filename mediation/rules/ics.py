"""An interview as a calendar entry (RFC 5545). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LINE = 75
"""Octets of one content line; longer ones are folded (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. Moments are aware; `sequence` grows with every change, so that a calendar replaces what it has."""

    uid: str
    starts_at: datetime
    length: timedelta
    title: str
    place: str
    notes: str
    stamped_at: datetime
    sequence: int = 0
    cancelled: bool = False


def calendar_of(entry: Entry) -> bytes:
    """The file: CRLF, folded, escaped, times in UTC."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Enbek//Interviews//EN", "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if entry.cancelled else 'PUBLISH'}", "BEGIN:VEVENT", f"UID:{entry.uid}", f"DTSTAMP:{_utc(entry.stamped_at)}",
        f"DTSTART:{_utc(entry.starts_at)}", f"DTEND:{_utc(entry.starts_at + entry.length)}", f"SUMMARY:{_escaped(entry.title)}",
        f"LOCATION:{_escaped(entry.place)}", f"DESCRIPTION:{_escaped(entry.notes)}", f"SEQUENCE:{entry.sequence}",
        f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}", *([] if entry.cancelled else _ALARM), "END:VEVENT", "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


_ALARM = ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT2H", "DESCRIPTION:Enbek", "END:VALARM"]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    plain = "".join(sign for sign in text.replace("\r\n", "\n").replace("\r", "\n") if sign == "\n" or sign >= " ")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Cut by octets and never inside a letter; what goes on begins with a space."""
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > LINE - bool(pieces):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
