"""The door of the back office: who one is, what one may, and for which offices."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import scope_of

View = Callable[..., HttpResponse]


def staff_required(right: Right) -> Callable[[View], View]:
    """Call `view(request, member, scope, …)` for a member of the staff at work who has `right`.

    To anybody else the page does not exist (404); only at the queue, where the staff's links lead, those of the staff without an
    appointment or without the right are told so (403). Without a second factor one is led to set it up first (STAFF_SECOND_FACTOR).
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_staff:
                raise Http404
            member = _member(request)
            if member is None or not member.may(right):
                if right is not Right.SEE_QUEUE:
                    raise Http404
                return render(request, "backoffice/no_place.html", {"member": member}, status=403)
            if settings.STAFF_SECOND_FACTOR and not is_mfa_enabled(request.user):
                messages.info(request, _("Before you open people's files, set up the second step of signing in."))
                return redirect("mfa_index")
            return view(request, member, scope_of(member), *args, **kwargs)

        return guarded

    return guard


def _member(request: HttpRequest) -> StaffMember | None:
    places = ("career_centre", "mobility_centre", "region")
    return StaffMember.objects.at_work().select_related("user", *places).filter(user=request.user.pk).first()
