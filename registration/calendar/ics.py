"""A meeting as a file for calendars (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime

from enbek import clock
from registration.models import Visit
from registration.rules.visit_states import VisitState


def ics_of(visit: Visit, language: str) -> str:
    """One event, in the language of the page; lines end in CRLF and are folded at 75 octets."""
    centre = visit.centre
    place = getattr(centre, f"address_{language}") or centre.name.in_(language)
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Enbek//Calendar//EN", "BEGIN:VEVENT", f"UID:{visit.pk}@enbek", f"DTSTAMP:{_utc(clock.now())}",
        f"DTSTART:{_utc(visit.starts_at)}", f"DTEND:{_utc(visit.ends_at)}", f"SUMMARY:{_escaped(centre.name.in_(language))}",
        f"LOCATION:{_escaped(place)}", f"STATUS:{'CONFIRMED' if visit.state == VisitState.EXPECTED else 'CANCELLED'}", "END:VEVENT", "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A continuation begins with a space; a letter is never cut in two."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > 73:
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])
