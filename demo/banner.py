"""The strips of the demo: its clock, which is moved here; and an invented identity for a visitor who has none yet."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enbek import clock
from enbek.formats import short_day
from enbek.web.banners import Banner, Button
from seekers.models import Person

OWN_PAGES = ("registration", "mediation")
"""Apps on whose pages a person waits for a clock."""


def demo_banner(request: HttpRequest) -> Banner:
    """The demo's present moment; on a person's own pages also the jump to the next deadline of that person."""
    now = clock.now()
    text = _("Demo: %(moment)s") % {"moment": f"{short_day(now.date(), (get_language() or 'kk')[:2])}, {now:%H:%M}"}
    jump = Button(reverse("demo:move_clock"), _("To the next deadline"), "to", "mine") if _waits(request) else None
    return Banner(text=text, link=reverse("demo:panel"), link_text=_("Demo panel"), button=jump)


def _waits(request: HttpRequest) -> bool:
    match = getattr(request, "resolver_match", None)
    return bool(match and match.app_name in OWN_PAGES and getattr(request, "user", None) and request.user.is_authenticated)


def newcomer_banner(request: HttpRequest) -> Banner | None:
    """Where a visitor is asked for an IIN: nobody should type a real one into a demo."""
    match = getattr(request, "resolver_match", None)
    if match is None or match.view_name != "seekers:profile" or Person.objects.filter(user=request.user).exists():  # type: ignore[misc]  # only who signed in comes here
        return None
    text = _("This is a demo: do not type your real IIN. Take an invented identity with a résumé; any other well-formed IIN works too.")
    return Banner(text=text, button=Button(reverse("demo:newcomer"), _("Invent me")))
