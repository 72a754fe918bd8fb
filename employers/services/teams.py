"""Who acts for an organisation: entered by its EDS (M1.1), invited by an owner, changed and let go by an owner."""

from __future__ import annotations

from uuid import UUID

from django.core import signing
from django.db import transaction
from django.db.models import Sum

from careercenters.models import Settlement
from employers.models import Confirmation, Invitation, MemberRole, Membership, Organisation
from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.identifiers import BIN

SALT = "employers.invitation"
LAST_OWNER = Text("Ұйымның кемінде бір иесі болуы керек.", "У организации должен остаться хотя бы один владелец.",
                  "An organisation needs at least one owner.")


class Refused(Exception):
    """The team stays as it is; `reason` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@transaction.atomic
def enter(bin: BIN, *, name_kk: str, name_ru: str, settlement: Settlement, phone: str, email: str) -> Organisation:
    """The organisation of this BIN, to be confirmed by its EDS. It gives nobody any right.

    What stands in the portal is not overwritten by a stranger; only data that nobody has confirmed and for which nobody acts are.
    """
    organisation = Organisation.objects.select_for_update(of=("self",)).filter(bin=bin).first() or Organisation(bin=bin)
    free = organisation._state.adding or not (organisation.is_confirmed or Membership.objects.filter(organisation=organisation).exists())
    if free:
        organisation.name_kk, organisation.name_ru, organisation.settlement = name_kk, name_ru, settlement
        organisation.phone, organisation.email = phone, email
        organisation.save()
    return organisation


@transaction.atomic
def admit(confirmation: Confirmation) -> Membership:
    """Whose account the EDS of the organisation named becomes its owner; who is in the team already keeps the role."""
    return Membership.objects.get_or_create(
        organisation=confirmation.organisation, user=confirmation.account, defaults={"role": MemberRole.OWNER},
    )[0]


def invite(organisation: Organisation, *, role: str, note: str, by: User) -> Invitation:
    return Invitation.objects.create(organisation=organisation, role=MemberRole(role).value, note=note, invited_by=by)


def token_of(invitation: Invitation) -> str:
    """The secret of the link; an owner hands it over."""
    return signing.dumps(str(invitation.pk), salt=SALT)


def invitation_of(token: str) -> Invitation | None:
    """The open invitation of a link; None for one that is wrong, used, taken back or too old."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Invitation.objects.open().select_related("organisation", "invited_by").filter(pk=pk).first()


@transaction.atomic
def accept(invitation_id: UUID, by: User) -> Membership | None:
    """Join the team; None if somebody was faster. Who is in the team already keeps the role, and the invitation is used up."""
    invitation = Invitation.objects.open().select_for_update(of=("self",)).filter(pk=invitation_id).first()
    if invitation is None:
        return None
    invitation.accepted_at, invitation.accepted_by = clock.now(), by
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    return Membership.objects.get_or_create(organisation=invitation.organisation, user=by, defaults={"role": invitation.role})[0]


def revoke(invitation: Invitation) -> None:
    Invitation.objects.open().filter(pk=invitation.pk).update(revoked_at=clock.now())


@transaction.atomic
def change(organisation_id: UUID, member_id: int, role: str) -> None:
    """Give a member another role; an empty role lets them go. Raises Refused for the last owner. Safe to call twice."""
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    member = Membership.objects.filter(organisation=organisation_id, pk=member_id).first()
    if member is None:
        return
    others = Membership.objects.filter(organisation=organisation_id, role=MemberRole.OWNER).exclude(pk=member.pk)
    if role != MemberRole.OWNER and member.role == MemberRole.OWNER and not others.exists():
        raise Refused(LAST_OWNER)
    if role:
        member.role = MemberRole(role)
        member.save(update_fields=["role"])
    else:
        member.delete()


def hired(organisation: Organisation) -> int:
    """People hired on the seats of its vacancies: each an answer of the employer that closed a case as placed (R76)."""
    return organisation.vacancies.aggregate(total=Sum("taken"))["total"] or 0
