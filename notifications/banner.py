"""A strip over the pages of the cabinet while an address of the person does not work."""

from __future__ import annotations

import re

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from enbek.web.banners import Banner
from enbek.web.templatetags.enbek import language
from notifications.services import troubles

CABINET = re.compile(r"^/[a-z]{2}/me/")


def bad_address(request: HttpRequest) -> Banner | None:
    """One query, and only on pages of the cabinet."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not CABINET.match(request.path):
        return None
    if not troubles.of(user):
        return None
    words = _("Our messages do not reach your phone or e-mail. This does not count against you, but you may learn of something late.")
    return Banner(words, f"/{language()}/me/profile/", _("Check your contacts"))
