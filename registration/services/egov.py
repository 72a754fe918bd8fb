"""Applications that a person makes on the portal of e-government and that the centre processes here (R25–R27).

The portal of e-government asks for the words to be signed (`prepare`), has them signed by the person's EDS, and brings the signature (`submit`):
what is signed there is what is kept and shown here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import override

from careercenters.models import CareerCentre, Settlement
from enbek.i18n import Text
from enbek.identifiers import IIN
from registration.models import Application, Case
from registration.models.applications import CentreBasis
from registration.rules.channels import Channel
from registration.services import applications
from registration.services.applications import ALREADY_OPEN, ApplicationRefused, Arrival
from seekers.services import people, resumes

NO_CENTRE = Text(
    "Бұл елді мекенге қызмет көрсететін мансап орталығы табылмады.",
    "Для этого населённого пункта не найден карьерный центр.",
    "No career centre serves this settlement.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EgovApplication:
    """What the other portal sends. Name and residence are those of the identity document, taken through the gateway (R27.2).

    `stays_in`: the settlement of a temporary stay, where the person wants to be served there (R26). `answers` are columns of
    `Application` (A1.F), `work` those of the résumé. `language` is "kk" or "ru".
    """

    iin: IIN
    surname: str
    given_name: str
    patronymic: str
    residence: Settlement
    address: str
    answers: dict[str, Any]
    work: dict[str, Any]
    language: str
    phone: str | None = None
    email: str | None = None
    stays_in: Settlement | None = None


def centre_for(application: EgovApplication) -> CareerCentre:
    """The centre at the place of residence or of temporary stay (R26). Raises ApplicationRefused where none serves it."""
    place = application.stays_in or application.residence
    centre = CareerCentre.objects.filter(serves=place).order_by("name_ru", "pk").first()
    if centre is None:
        raise ApplicationRefused(NO_CENTRE)
    return centre


@transaction.atomic
def prepare(sent: EgovApplication) -> tuple[UUID, bytes]:
    """The application's id and the bytes to be signed. Sent again before it was signed, it is filled in anew.

    Raises ApplicationRefused (open case, no centre), people.ContactTaken.
    """
    if Case.objects.open().filter(person__iin=sent.iin).exists():
        raise ApplicationRefused(ALREADY_OPEN)
    centre = centre_for(sent)
    names = {"surname": sent.surname, "given_name": sent.given_name, "patronymic": sent.patronymic, "settlement": sent.residence, "address": sent.address}
    person = people.save_at_the_desk(sent.iin, names, email=sent.email, phone=sent.phone, language=sent.language)
    resumes.save_fields(person, sent.work)
    application = applications.draft_of(person)
    basis = CentreBasis.TEMPORARY_STAY if sent.stays_in else CentreBasis.RESIDENCE
    applications.save_step(application, "egov", {**sent.answers, "centre": centre, "centre_basis": basis})
    saved = Application.objects.select_related("person__user", "person__resume", "centre").get(pk=application.pk)  # the row as it is now, résumé included
    with override(sent.language):
        return saved.pk, applications.show_for_signing(saved)


def submit(application_id: UUID, cms: bytes) -> Case:
    """The signature made on the other portal; the case is the same as everywhere, its result goes back with the director's EDS (R28).

    Raises SignatureRefused, ApplicationRefused. Sent twice, it is one case.
    """
    application = Application.objects.only("pk").get(pk=application_id)
    return applications.submit(application.pk, cms, Arrival(channel=Channel.EGOV))
