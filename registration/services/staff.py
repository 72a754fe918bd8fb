"""The name under which an officer signs an act: that of the appointment, never the address of the account."""

from __future__ import annotations

from careercenters.models import StaffMember
from enbek.accounts.models import User
from enbek.masks import masked


def name_of_officer(user: User | None) -> str:
    """Empty for an automatic act; an account without an appointment shows no more of itself than is needed to ask about it."""
    if user is None:
        return ""
    try:
        return user.staff_member.full_name  # of the row itself: lists fetch `decided_by__staff_member` with the decisions
    except StaffMember.DoesNotExist:
        return masked(str(user))
