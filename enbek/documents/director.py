"""The director's EDS on documents for egov (R28, D-31): asked for when a document is given out, made singly or in a batch.

Signed is the canonical record of the document, the same bytes that the portal seals: the check page verifies both anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from enbek import clock
from enbek.documents.models import AwaitedSignature, IssuedDocument
from enbek.i18n import Text
from enbek.identifiers import BIN
from enbek.signing import Policy, verify
from enbek.signing.acts.services import SignatureRefused, judge_signed, keep_signed, trust_store
from enbek.signing.acts.shown import ShownSigner, shown_signers
from enbek.signing.rules import DIRECTOR_ROLES

PURPOSE = "documents.director"

NO_SIGNATURE = Text("Қолтаңба келмеді.", "Подпись не пришла.", "No signature came.")
REVOKED = Text("Құжат кері қайтарылған.", "Документ отозван.", "The document was revoked.")
ALTERED = Text("Құжаттың жазбасы өзгертілген.", "Запись документа изменена.", "The record of the document was altered.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document of a batch; `problem` is None when it is signed."""

    document: IssuedDocument
    problem: Text | None


@dataclass(frozen=True, slots=True)
class DirectorVerdict:
    """What the check page says: still awaited, or whose signature it is and whether it holds today."""

    awaited: bool
    holds: bool = False
    why_not: Text | None = None
    signer: ShownSigner | None = None


def ask(document: IssuedDocument, office_id: UUID) -> AwaitedSignature:
    """This document goes out with the signature of that centre's director; asked twice, it waits once."""
    return AwaitedSignature.objects.get_or_create(document=document, defaults={"office_id": office_id, "asked_at": clock.now()})[0]


def sign(document_id: UUID, cms: bytes, office_bin: BIN) -> AwaitedSignature:
    """Keep the signature of the centre's head or a person with the right to sign. A document that is signed stays as it is.

    Raises SignatureRefused: `revoked`, `altered`, `wrong_organisation`, `no_right`, or whatever is wrong with the signature.
    """
    row = AwaitedSignature.objects.select_related("document").get(pk=document_id)
    if row.signature_id is not None:
        return row
    _may_be_signed(row.document)
    judged = judge_signed(
        row.document.canonical(), cms, purpose=PURPOSE, must_be_bin=office_bin, roles=DIRECTOR_ROLES, at=clock.now()
    )
    with transaction.atomic():  # only now: no responder is waited for under the row's lock
        row = AwaitedSignature.objects.select_for_update(of=("self",)).select_related("document").get(pk=document_id)
        if row.signature_id is None:
            _may_be_signed(row.document)
            row.signature = keep_signed(judged)
            row.save(update_fields=["signature"])
    return row


def _may_be_signed(document: IssuedDocument) -> None:
    """Raises SignatureRefused."""
    if document.revoked_at is not None:
        raise SignatureRefused("revoked", REVOKED)
    if not document.is_intact:
        raise SignatureRefused("altered", ALTERED)


def sign_many(rows: Iterable[tuple[AwaitedSignature, bytes | None]], office_bin: BIN) -> list[Outcome]:
    """Each document in a transaction of its own: what is wrong with one signature stops no other."""
    return [Outcome(row.document, _problem_of(row, cms, office_bin)) for row, cms in rows]


def _problem_of(row: AwaitedSignature, cms: bytes | None, office_bin: BIN) -> Text | None:
    if cms is None:
        return NO_SIGNATURE
    try:
        sign(row.pk, cms, office_bin)
    except SignatureRefused as refused:
        return refused.reason
    return None


def check(document: IssuedDocument) -> DirectorVerdict | None:
    """Verify the director's signature anew; None for a document that needs none.

    As with the seal: it holds today, or, once its certificate has ended, at the moment when the exchange received it.
    """
    row: AwaitedSignature | None = getattr(document, "awaited_signature", None)  # the view brings it with the document
    if row is None:
        return None
    if row.signature is None:
        return DirectorVerdict(awaited=True)
    cms, content = bytes(row.signature.cms), document.canonical()
    report = verify(cms, content=content, trust=trust_store(), at=clock.now(), revocation=Policy.IF_KNOWN)
    profile = report.signers[0].profile if report.signers else None
    if not report.ok and profile is not None and profile.not_after < report.at:
        report = verify(cms, content=content, trust=trust_store(), at=row.signature.signed_at, revocation=Policy.IF_KNOWN)
    signers = shown_signers(report)
    return DirectorVerdict(False, report.ok, report.failure.detail if report.failure else None, signers[0] if signers else None)
