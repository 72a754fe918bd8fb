"""The administration behind the sign-in of the exchange: its limits on tries, its EDS and its second step hold here too."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache


class StaffAdminSite(AdminSite):
    """Nobody signs in at `/admin/login/` with a password alone: the form is that of the exchange (STAFF_SECOND_FACTOR)."""

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not _lacks_second_factor(request)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return _login(request, super().login, extra_context)


@never_cache
def _login(request: HttpRequest, own: Any, extra_context: dict[str, Any] | None) -> HttpResponse:
    if request.user.is_authenticated and request.user.is_staff and _lacks_second_factor(request):
        messages.info(request, _("Before you open people's files, set up the second step of signing in."))
        return redirect("mfa_index")
    answer: HttpResponse = secure_admin_login(own)(request, extra_context)
    return answer


def _lacks_second_factor(request: HttpRequest) -> bool:
    return bool(settings.STAFF_SECOND_FACTOR and not is_mfa_enabled(request.user))
