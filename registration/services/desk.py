"""What is done by hand with a case: explanations given, papers returned, notices handed over; people helped without a status (R5.2, R9, R12, R13, R61.1)."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from careercenters.models import CareerCentre, StaffMember
from enbek import clock
from enbek.documents.models import IssuedDocument
from registration.models import Case, DutyMark, Handover, Intake, OtherApplicant, PaperSignature
from registration.services import papers


@transaction.atomic
def mark_told(case_id: UUID, duty: str, member: StaffMember, *, on: date, note: str = "") -> DutyMark:
    """The person was told (R9, R13, R18). The first mark stays: a second one changes nothing."""
    values = {"by": member, "done_on": on, "note": note, "entered_at": clock.now()}
    return DutyMark.objects.get_or_create(case_id=case_id, duty=duty, defaults=values)[0]


@transaction.atomic
def return_papers(intake_id: UUID, member: StaffMember) -> int:
    """All documents shown were given back after the data were entered (R5.2); how many were marked now."""
    intake = Intake.objects.select_for_update().get(pk=intake_id)
    return intake.papers.filter(returned_at__isnull=True).update(returned_at=clock.now(), returned_by=member)


def scan_of(paper: PaperSignature) -> bytes | None:
    """The stored scan; None when it is gone or no longer the file whose fingerprint was kept."""
    try:
        with paper.scan.open("rb") as file:
            content: bytes = file.read()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == paper.scan_sha256 else None


def hand_over(case: Case, document: IssuedDocument, member: StaffMember, values: dict[str, Any]) -> Handover:
    """A notice handed over against a receipt, once (R12.2k, D-03); it counts as delivered to the person."""
    with transaction.atomic():
        defaults = {**values, "case": case, "by": member, "entered_at": clock.now()}
        handover, created = Handover.objects.get_or_create(document=document, defaults=defaults)
        if created:
            papers.handed_over(case, document)
    return handover


def note_other_applicant(centre: CareerCentre, member: StaffMember, values: dict[str, Any]) -> OtherApplicant:
    """Somebody was helped without becoming a job seeker (R61.1)."""
    return OtherApplicant.objects.create(centre=centre, by=member, entered_at=clock.now(), **values)
