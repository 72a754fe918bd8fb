"""The way out of letters with alerts: one click of a mail program (RFC 8058), or a page with one button."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from notifications.services import preferences


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """The token is the right: a mail program sends no cookies and no token of a form. A mere look changes nothing."""
    try:
        user = preferences.user_of(token)
    except preferences.BadToken:
        raise Http404 from None
    if request.method == "POST":
        preferences.unsubscribe(user)
    return render(request, "notifications/pages/unsubscribe.html", {"done": request.method == "POST"})
