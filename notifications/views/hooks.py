"""Calls of the providers. Each is a hint to go and ask the provider; nothing that it says is believed.

So a forged or repeated call can do no more than make us ask, and that not more often than we would bear.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from enbek import hints
from notifications.channels.mobizon import MobizonGateway
from notifications.services import reports

LOOK_TASK = "notifications.look_around"
LARGEST = 20_000
"""Bytes of a call; a report is a few hundred."""
ABOUT_SMS = "sms-delivery-report"


@csrf_exempt
@login_not_required
@require_POST
def smsc(request: HttpRequest, token: str) -> HttpResponse:
    """smsc.kz: an SMS came in, or a status changed. It signs neither number nor time, so only the secret of the address counts."""
    if not settings.SMSC_HOOK_TOKEN or not constant_time_compare(token, settings.SMSC_HOOK_TOKEN):
        raise Http404
    hints.give(LOOK_TASK)
    return HttpResponse("OK", content_type="text/plain")


@csrf_exempt
@login_not_required
@require_POST
def mobizon(request: HttpRequest) -> HttpResponse:
    """mobizon.kz: a report. Its signature does not cover the data: the number in it is only asked after."""
    if len(request.body) > LARGEST:
        return HttpResponseBadRequest("too long", content_type="text/plain")
    try:
        event = json.loads(request.body)
    except ValueError:
        return HttpResponseBadRequest("not JSON", content_type="text/plain")
    if not isinstance(event, dict) or not isinstance(event.get("data"), dict):
        return HttpResponseBadRequest("not an event", content_type="text/plain")
    if not _is_signed(event):
        return HttpResponseForbidden("wrong signature", content_type="text/plain")
    if event.get("eventType") == ABOUT_SMS and reports.hasten(MobizonGateway.name, str(event["data"].get("messageId", ""))):
        hints.give(LOOK_TASK)
    return HttpResponse("OK", content_type="text/plain")


def _is_signed(event: dict[str, Any]) -> bool:
    secret = settings.MOBIZON_HOOK_SECRET
    parts = [str(event.get(name, "")) for name in ("eventId", "attempt", "eventCreateTs")]
    expected = hashlib.sha1("|".join([*parts, secret]).encode()).hexdigest()  # noqa: S324  # their scheme
    return bool(secret) and constant_time_compare(str(event.get("sign", "")), expected)
