"""Drafts that come from a device without a connection: taken once, never over something newer (R14–R16)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from careercenters.models import CareerCentre, StaffMember
from enbek import clock
from enbek.identifiers import IIN
from registration.models import Case, Intake
from registration.models.intakes import IntakeState
from registration.services import intakes


class Conflict(Exception):
    """The exchange has something else by now. `case`: it has become a case, or the person has one; else `intake` is a newer draft."""

    def __init__(self, *, intake: Intake | None = None, case: Case | None = None) -> None:
        super().__init__("newer")
        self.intake, self.case = intake, case


@dataclass(frozen=True, slots=True)
class DeviceDraft:
    """`key` is made once by the device; `base_version` is the version that the device last saw, 0 for none."""

    key: UUID
    base_version: int
    iin: IIN
    sections: dict[str, dict[str, Any]]
    received_on: date
    received_note: str
    digest: str


def digest_of(values: dict[str, Any]) -> str:
    """A fingerprint of what the device sent: the same again is a retry and no second draft."""
    return hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def take(member: StaffMember, centre: CareerCentre, draft: DeviceDraft) -> Intake:
    """Take a draft, or say what stands against it. The same draft sent again changes nothing.

    Raises Conflict, people.ContactTaken. Two sends at once: the second waits for the row of the first and finds itself taken.
    """
    CareerCentre.objects.select_for_update().get(pk=centre.pk)  # two devices of one office take turns
    known = Intake.objects.filter(device_key=draft.key).first()
    if known is not None and known.device_digest == draft.digest:
        return known
    intake = known or Intake.objects.filter(centre=centre, iin=draft.iin, state=IntakeState.OPEN).first()
    _refuse_what_is_newer(intake, draft)
    if intake is None:
        intake = intakes.start(member, centre, draft.iin)
    return _write(intake, member, draft)


def _refuse_what_is_newer(intake: Intake | None, draft: DeviceDraft) -> None:
    if intake is not None and intake.state == IntakeState.SUBMITTED:
        raise Conflict(intake=intake, case=Case.objects.get(application=intake.application_id))
    if intake is not None and (intake.state != IntakeState.OPEN or intake.version != draft.base_version or intake.iin != draft.iin):
        raise Conflict(intake=intake)
    case = Case.objects.open().filter(person__iin=draft.iin).first()
    if case is not None:
        raise Conflict(intake=intake, case=case)


def _write(intake: Intake, member: StaffMember, draft: DeviceDraft) -> Intake:
    intake = intakes.save_who(intake.pk, intake.version, member, draft.sections["who"])
    for name in (intakes.SITUATION, intakes.WORK):
        if name in draft.sections:
            intake = intakes.save_section(intake.pk, intake.version, member, name, draft.sections[name])
    if intakes.PAPERS in draft.sections:
        intake = intakes.save_papers(intake.pk, intake.version, member, draft.sections[intakes.PAPERS])
    if intakes.CONSENTS in draft.sections:
        intake = intakes.save_consents(intake.pk, intake.version, member, draft.sections[intakes.CONSENTS], informed_on=draft.received_on)
    intake.device_key, intake.device_digest, intake.changed_at = draft.key, draft.digest, clock.now()
    intake.received_on, intake.received_note = draft.received_on, draft.received_note
    intake.save(update_fields=["device_key", "device_digest", "changed_at", "received_on", "received_note"])
    return intake
