"""Who learns of a notice: the officer who acts, and the staff of the centre (M4.1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from careercenters.models import CareerCentre, StaffMember
from careercenters.rules.rights import Role
from employers.layoffs.models import Notice, Version
from enbek.accounts.models import User
from enbek.i18n import Text
from notifications.services import notify

OF_THE_CENTRE = (Role.SPECIALIST, Role.DIRECTOR)


def _staff(centre: CareerCentre) -> Iterable[User]:
    rows = StaffMember.objects.at_work().filter(career_centre=centre, role__in=OF_THE_CENTRE)
    return [member.user for member in rows.select_related("user").order_by("full_name", "pk")]


def _first_day(version: Version) -> date:
    return min(date.fromisoformat(values["release_on"]) for values in version.workers)


def sent(notice: Notice, version: Version) -> None:
    """In the transaction of the act: the officer has it in writing, the centre knows that there is work."""
    key = f"version {version.number}"
    data = {"code": Text.same(notice.code), "centre": notice.centre.name, "workers": len(version.workers), "again": version.number > 1,
            "link": f"work/layoffs/{notice.pk}/"}
    notify("layoff_sent", version.sent_by, data=data, subject=notice.subject, key=key)
    facts = {"employer": notice.organisation.name, "workers": len(version.workers), "first_release": _first_day(version),
             "again": version.number > 1, "mass": version.is_mass, "link": f"office/layoffs/{notice.pk}/"}
    for user in _staff(notice.centre):
        notify("layoff_arrived", user, data=facts, subject=notice.subject, key=key)


def withdrawn(notice: Notice) -> None:
    data = {"employer": notice.organisation.name, "code": Text.same(notice.code), "link": f"office/layoffs/{notice.pk}/"}
    for user in _staff(notice.centre):
        notify("layoff_withdrawn", user, data=data, subject=notice.subject, key="withdrawn")


def received(notice: Notice, version: Version) -> None:
    data = {"code": Text.same(notice.code), "centre": notice.centre.name, "workers": len(version.workers), "link": f"work/layoffs/{notice.pk}/"}
    notify("layoff_received", version.sent_by, data=data, subject=notice.subject, key=f"version {version.number}")
