"""Confirmation of an organisation by its EDS (M1.1): what is signed, in words, and what the signature gives.

The signer need not be the holder of the account: the head may sign at an officer's computer. What counts is the certificate: the BIN of
this organisation, and the head, the right to sign or HR in it. The statement names the account that acts for the organisation.
"""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import get_language

from employers.models import Confirmation, Organisation
from enbek import clock
from enbek.accounts.models import User
from enbek.i18n import Text
from enbek.signing.acts.services import SignatureRefused, judge_signed, keep_signed, prepare, says

PURPOSE = "employers.confirmation"
Row = tuple[Text, Text]

STATEMENT = Text(
    "Ұйымның осы деректерін және көрсетілген тіркелгінің порталда ұйым атынан әрекет ететінін растаймын.",
    "Подтверждаю эти данные организации и то, что указанная учётная запись действует на портале от имени организации.",
    "I confirm these data of the organisation, and that the account named here acts for the organisation on the portal.",
)
CHANGED = Text(
    "Қол қойылғаннан кейін ұйымның деректері өзгерді. Оларды тексеріп, қайта қол қойыңыз.",
    "Данные организации изменились после того, как были показаны для подписи. Проверьте их и подпишите ещё раз.",
    "The data of the organisation changed after they were shown for signing. Check them and sign once more.",
)


def rows(organisation: Organisation, account: User) -> list[Row]:
    """Everything that is signed, label and value."""
    return [
        (Text("Ұйым", "Организация", "Organisation"), organisation.name),
        (Text("БСН", "БИН", "BIN"), Text.same(organisation.bin.value)),
        (Text("Орналасқан жері", "Место нахождения", "Place"), organisation.settlement.name),
        (Text("Телефон", "Телефон", "Phone"), Text.same(organisation.phone or "—")),
        (Text("Электрондық пошта", "Электронная почта", "E-mail"), Text.same(organisation.email or "—")),
        (Text("Портал тіркелгісі", "Учётная запись портала", "Account on the portal"), Text.same(account.email or account.phone or "—")),
        (Text("Растау", "Подтверждение", "Statement"), STATEMENT),
    ]


def show_for_signing(organisation: Organisation, account: User) -> bytes:
    """The canonical bytes, in the language of the page."""
    return prepare(PURPOSE, reference=str(organisation.pk), rows=rows(organisation, account), language=get_language() or "kk")


def confirm(organisation_id: UUID, account: User, content: bytes, cms: bytes) -> Confirmation:
    """Keep the signature and mark the organisation as confirmed. The same statement sent twice is one confirmation.

    Raises SignatureRefused: `changed`, `auth_key`, `personal_key`, `wrong_organisation`, `no_right`, or whatever is wrong with the signature.
    """
    organisation, before = _as_it_is(Organisation.objects.all(), organisation_id, account, content)
    if before is not None:
        return before
    now = clock.now()
    judged = judge_signed(content, cms, purpose=PURPOSE, must_be_bin=organisation.bin, at=now)
    with transaction.atomic():  # only now: no responder is waited for under the row's lock
        organisation, before = _as_it_is(Organisation.objects.select_for_update(of=("self",)), organisation_id, account, content)
        if before is not None:
            return before
        organisation.confirmed_at = now
        organisation.save(update_fields=["confirmed_at"])
        return Confirmation.objects.create(organisation=organisation, document=keep_signed(judged), account=account, confirmed_at=now)


def _as_it_is(rows_of: QuerySet[Organisation], organisation_id: UUID, account: User, content: bytes) -> tuple[Organisation, Confirmation | None]:
    """The organisation, and the confirmation that this very statement made before. Raises SignatureRefused(`changed`)."""
    organisation = rows_of.select_related("settlement").get(pk=organisation_id)
    before = organisation.confirmations.filter(document__sha256=hashlib.sha256(content).hexdigest()).first()
    if before is None and not says(content, rows(organisation, account)):
        raise SignatureRefused("changed", CHANGED)
    return organisation, before


def newest(organisation: Organisation) -> Confirmation | None:
    """The confirmation that counts, with its signed document."""
    return organisation.confirmations.select_related("document").first()


def still_says(confirmation: Confirmation, organisation: Organisation) -> bool:
    """Whether the data are those that were signed; the account of that statement is the one that brought it."""
    return says(bytes(confirmation.document.content), rows(organisation, confirmation.account))
