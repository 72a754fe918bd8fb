"""Who of the staff looks after notices on paper and notices that did not arrive (R20, R52, R71.2, R73.6, D-42)."""

from __future__ import annotations

from careercenters.models import StaffMember
from careercenters.rules.rights import Right, Role
from careercenters.services.scopes import scope_of
from enbek.accounts.models import User
from notifications.desk import Scope


def messages_scope(user: User) -> Scope | None:
    """The member's centres, and the villages of an assistant. Supervision looks and does not act in an office's stead."""
    member = StaffMember.objects.at_work().select_related("career_centre", "mobility_centre", "region").filter(user=user.pk).first()
    if member is None or not member.may(Right.OPEN_FILE):
        return None
    scope = scope_of(member)
    if member.role == Role.SUPERVISOR and member.region_id is None:
        return Scope(acts=False)  # the whole country, also people of no office
    return Scope(frozenset(scope.centre_ids), scope.settlements, acts=member.role != Role.SUPERVISOR)
