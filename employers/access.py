"""Whose rows an officer of an employer may see and change. A foreign row does not exist (404)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from employers.models import Draft, Vacancy
from employers.models.organisations import MAY_POST


def draft_of(request: HttpRequest, draft_id: UUID) -> Draft:
    """A draft of an organisation for which the signed-in person may post, not given up."""
    rows = Draft.objects.of_member(request.user).filter(dropped_at__isnull=True).select_related("organisation", "edits")
    return get_object_or_404(rows, pk=draft_id)


def vacancy_of(request: HttpRequest, vacancy_id: UUID) -> Vacancy:
    """A vacancy of an organisation of the signed-in person: to look at."""
    return get_object_or_404(Vacancy.objects.of_member(request.user).for_cards(), pk=vacancy_id)


def vacancy_to_change(request: HttpRequest, vacancy_id: UUID) -> Vacancy:
    """The same, for who may also post."""
    rows = Vacancy.objects.filter(organisation__membership__user=request.user, organisation__membership__role__in=MAY_POST)
    return get_object_or_404(rows.for_cards(), pk=vacancy_id)
