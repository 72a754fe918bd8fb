"""Cases for tests: the signed application is stored as signing would store it; its own checks are tested in tests/signing."""

from __future__ import annotations

from typing import Any
from unittest import mock

from django.db import transaction

from enbek import clock
from enbek.signing.acts.models import SignedDocument
from registration.models import Application, Case
from registration.services import applications
from seekers.models import Person
from tests import factories


def signed(person: Person) -> SignedDocument:
    now = clock.now()
    return SignedDocument.objects.create(
        purpose=applications.PURPOSE, content=b"{}", cms=b"0", signer_iin=person.iin, signer_name=person.full_name,
        report={}, signed_at=now, verified_at=now,
    )


def signature_taken(module: Any, person: Person) -> Any:
    """Any bytes count as the person's good signature while `module` takes them, and they are judged outside of any transaction."""

    def judge(content: bytes, *_args: Any, **_kwargs: Any) -> Any:
        with transaction.atomic(durable=True):  # raises RuntimeError inside one: a responder that hangs would hold its row locks
            return mock.Mock(content=content)

    return mock.patch.multiple(module, judge_signed=judge, keep_signed=lambda _judged: signed(person))


def filled_draft(person: Person, **values: Any) -> Application:
    """An application with every step filled in."""
    centre = values.pop("centre", None) or factories.career_centre()
    answers = {
        "without_work": True, "reason": "resigned", "claims_measures": False, "centre": centre, "publish_resume": False,
        "allow_outsourcing": False, "data_consent": True, "warned": True, **values,
    }
    draft = Application.objects.create(person=person, done=["situation", "work", "centre", "consents"], **answers)
    applications.show_for_signing(draft)
    return draft


def submitted_case(person: Person, **values: Any) -> Case:
    """Submit a filled draft; only the verification of the signature is taken as passed."""
    draft = filled_draft(person, **values)
    with signature_taken(applications, person):
        return applications.submit(draft.pk, b"cms")
