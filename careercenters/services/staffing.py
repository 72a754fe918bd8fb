"""Appoint and dismiss: the account's door to the back office follows the appointment."""

from __future__ import annotations

from django.db import transaction

from careercenters.models import StaffMember


@transaction.atomic
def appoint(member: StaffMember) -> StaffMember:
    """Save an appointment; the account becomes one of the staff, or stops being one when `active` ended. Superusers stay."""
    member.save()
    user = member.user
    is_staff = member.active or user.is_superuser
    if user.is_staff != is_staff:
        user.is_staff = is_staff
        user.save(update_fields=["is_staff"])
    return member
