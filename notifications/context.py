"""The unread count for pages that show it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from notifications.services import unread_count


def unread(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `unread_messages` costs its one query only on a page whose template asks for it."""
    return {"unread_messages": SimpleLazyObject(lambda: _count(request))}


def _count(request: HttpRequest) -> int:
    return unread_count(request.user) if request.user.is_authenticated else 0
