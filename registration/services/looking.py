"""The log of openings: written each time, read by the person."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from careercenters.models import StaffMember
from careercenters.rules.rights import Role
from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from registration.models import Case, FileView
from registration.services.staff import name_of_officer
from seekers.models import Person

ADMINISTRATION = Text("порталдың әкімшісі", "администратор портала", "administrator of the portal")
PORTAL = Text("Электрондық еңбек биржасы", "Электронная биржа труда", "Electronic Labour Exchange")


def note(case: Case, member: StaffMember) -> FileView:
    """A member of the staff opened the file: every time, not only the first."""
    return FileView.objects.create(
        case=case, user=member.user, name=member.full_name, at=clock.now(),
        role=Role(member.role).words.to_json(), office=member.office_name.to_json(),
    )


def note_administrator(case: Case, user: User) -> FileView:
    """The rows of a case were opened in the administration of the portal."""
    return FileView.objects.create(
        case=case, user=user, name=name_of_officer(user), at=clock.now(), role=ADMINISTRATION.to_json(), office=PORTAL.to_json()
    )


def names_of(users: Iterable[UUID]) -> dict[UUID | None, str]:
    """Account → name on the appointment. One query; accounts that never belonged to the staff are not in it."""
    return {row.user_id: row.full_name for row in StaffMember.objects.filter(user__in=list(users)).only("user_id", "full_name")}


def views_of(person: Person) -> QuerySet[FileView]:
    """All openings of all files of this person, newest first."""
    return FileView.objects.filter(case__person=person).select_related("case")
