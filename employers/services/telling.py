"""What an organisation's team learns of its vacancies. The caller holds the transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from employers.models import Membership, Review, Vacancy
from employers.models.moderation import AUTHORITY as OPERATOR
from employers.models.moderation import Outcome
from employers.models.organisations import MAY_POST
from enbek.i18n import Text
from notifications.services import notify

__all__ = ["OPERATOR", "asked", "asleep", "decided"]


def _tell(vacancy: Vacancy, message: str, key: str, link: str, data: Mapping[str, Any]) -> None:
    team = Membership.objects.filter(organisation=vacancy.organisation_id, role__in=MAY_POST).select_related("user").order_by("pk")
    for member in team:
        notify(message, member.user, data={"vacancy": vacancy.title, "link": link, **data}, subject=vacancy.subject, key=key)


def asked(vacancy: Vacancy, until: date, token: str) -> None:
    _tell(vacancy, "vacancy_confirm", f"asked:{vacancy.asked_at}", f"vacancies/confirm/{token}/", {"confirm_by": until})


def asleep(vacancy: Vacancy, until: date, token: str) -> None:
    _tell(vacancy, "vacancy_asleep", f"asleep:{vacancy.asked_at}", f"vacancies/confirm/{token}/", {"closes_on": until})


def decided(vacancy: Vacancy, review: Review, advice: list[Text]) -> None:
    """The receipt itself stands on the vacancy's page."""
    data = {"approved": review.outcome == Outcome.APPROVED, "reasons": advice, "words": Text.same(review.words) if review.words else None}
    _tell(vacancy, "vacancy_reviewed", str(review.pk), f"vacancies/{vacancy.pk}/manage/", data)
