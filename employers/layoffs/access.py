"""Whose notices an officer of an employer may see and change. A foreign notice does not exist (404)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from employers.layoffs.models import Notice, Worker

WITH = ("organisation", "centre")


def notice_of(request: HttpRequest, notice_id: UUID) -> Notice:
    """To look at."""
    return get_object_or_404(Notice.objects.of_member(request.user).select_related(*WITH), pk=notice_id)


def notice_to_change(request: HttpRequest, notice_id: UUID) -> Notice:
    """To write in, sign, withdraw."""
    return get_object_or_404(Notice.objects.changeable_by(request.user).select_related(*WITH), pk=notice_id)


def worker_to_change(request: HttpRequest, worker_id: UUID) -> Worker:
    notices = Notice.objects.changeable_by(request.user)
    return get_object_or_404(Worker.objects.filter(notice__in=notices).select_related("notice__organisation", "notice__centre", "occupation"), pk=worker_id)
