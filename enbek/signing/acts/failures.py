"""Attempts to sign that failed for technical reasons: stamped, kept, shown to the person as proof (issue 5, item 7).

Kept are the account, the moment, what was to be signed and a code; of one account at most one row a minute.
"""

from __future__ import annotations

from django.db import models

from enbek import clock
from enbek.accounts.models import User
from enbek.signing.acts.failing import PURPOSES, REASONS, SEEN_BY_THE_EXCHANGE
from enbek.signing.acts.models import FailedSigning
from enbek.signing.acts.services import SignatureRefused


def record(user: User, purpose: str, code: str) -> FailedSigning:
    """Stamp a failure; the first one of a minute stays. Raises ValueError for a purpose or code that is not known."""
    if purpose not in PURPOSES or code not in REASONS:
        raise ValueError(f"{purpose} {code}")
    now = clock.now()
    return FailedSigning.objects.get_or_create(
        user=user, minute=now.replace(second=0, microsecond=0), defaults={"at": now, "purpose": purpose, "code": code}
    )[0]


def note(user: User, purpose: str, refused: Exception) -> None:
    """Stamp a refusal of the exchange itself, when its reason is technical; other refusals are not failures."""
    if isinstance(refused, SignatureRefused) and refused.code in SEEN_BY_THE_EXCHANGE:
        record(user, purpose, refused.code)


def failures_of(user: User) -> models.QuerySet[FailedSigning]:
    return FailedSigning.objects.filter(user=user)


SHOWN_TO_OFFICE = 10


def before_office(user: User) -> list[FailedSigning]:
    """The newest failures of a person's applications, for the office that has the case; how the person signs in is not its business."""
    return list(failures_of(user).filter(purpose__startswith="registration.")[:SHOWN_TO_OFFICE])
