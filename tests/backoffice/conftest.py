"""An office with its staff, and a neighbouring one whose files are none of its business."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from careercenters.models import CareerCentre, MobilityCentre, StaffMember
from careercenters.rules.rights import Role
from careercenters.services.staffing import appoint
from tests import factories
from tests.registration.conftest import job_seeker, sandbox, state, submit, window_ends

__all__ = ["job_seeker", "sandbox", "state", "submit", "window_ends"]

Hire = Callable[..., StaffMember]


def other_centre(mobility: MobilityCentre | None = None) -> CareerCentre:
    """A career centre that is not the one of `factories`; of the same mobility centre unless told."""
    office = CareerCentre(
        mobility_centre=mobility or factories.mobility_centre(), settlement=factories.town(),
        **factories.names("Алматы мансап орталығы", "Карьерный центр Алматы", "Almaty career centre"),
    )
    office.set_hours(office.STANDARD_HOURS)
    office.save()
    return office


@pytest.fixture
def hire(db: Any) -> Hire:
    """`hire(Role.DIRECTOR, career_centre=…)`; without an office, a specialist's is the one of `factories`."""

    def hired(role: Role = Role.SPECIALIST, **place: Any) -> StaffMember:
        if not place and role in {Role.SPECIALIST, Role.ASSISTANT, Role.DIRECTOR}:
            place = {"career_centre": factories.career_centre()}
        if not place and role == Role.MOBILITY_OFFICER:
            place = {"mobility_centre": factories.mobility_centre()}
        return appoint(StaffMember(user=factories.user(), role=role, full_name="Нұрғалиева Динара", **place))

    return hired
