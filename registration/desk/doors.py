"""The ways from the queue to the other rooms of the staff that a member may enter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careercenters.models import StaffMember
from careercenters.rules.rights import Right, Role


@dataclass(frozen=True, slots=True)
class Door:
    title: Any
    url: str


def doors_of(member: StaffMember) -> list[Door]:
    doors = []
    if member.may(Right.TAKE_APPLICATION):
        doors += [Door(_("Reception"), reverse("backoffice:intakes")), Door(_("Calendar"), reverse("backoffice:visits")), Door(_("Other applicants"), reverse("backoffice:other_applicants"))]
    if member.may(Right.SUPERVISE):
        doors.append(Door(_("Supervision"), reverse("supervision:supervision")))
    if member.may(Right.OPEN_FILE):
        doors.append(Door(_("Notices of release"), reverse("office_layoffs:notices")))
    if member.may(Right.IMPORT_PEOPLE):
        doors.append(Door(_("Bringing job seekers over"), reverse("imports:imports")))
    if member.role == Role.ASSISTANT:
        doors.append(Door(_("Without a connection"), reverse("backoffice:village")))
    return doors
