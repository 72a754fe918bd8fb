"""The messages of the signed-in person."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from enbek.accounts.models import User
from enbek.deadlines.models import Deadline
from enbek.deadlines.strip import Strip, strip_of
from enbek.web import navigation
from notifications import services
from notifications.catalogue import MESSAGES, TO_EMPLOYERS
from notifications.forms import SettingsForm
from notifications.models import Message
from notifications.services import journal, preferences, troubles

PER_PAGE = 20


def reader(request: HttpRequest) -> User:
    """The signed-in person (LoginRequiredMiddleware lets nobody else through)."""
    return cast(User, request.user)


@require_safe
@never_cache
def inbox(request: HttpRequest) -> HttpResponse:
    """All messages of the personal account, newest first."""
    rows = Message.objects.in_cabinet(reader(request)).defer("body", "html", "data")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notifications/pages/inbox.html", {"page_obj": page, "unread": services.unread_count(reader(request))})


@require_safe
@never_cache
def message(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One message with what became of it on the other channels; opening it marks it as read. Another's is not found."""
    row = get_object_or_404(Message.objects.in_cabinet(reader(request)), pk=pk)
    services.mark_read(row)
    copies = Message.objects.copies(reader(request), [row.key]).select_related("relay").defer("body", "html")
    context = {"message": row, "copies": copies, "clocks": _clocks(row), "waits_to_start": _waits_to_start(row)}
    return render(request, "notifications/pages/message.html", context)


def _clocks(row: Message) -> list[Strip]:
    """The clocks that this notice has started."""
    if not row.type.starts:
        return []
    rows = Deadline.objects.of(row.about).filter(limit_id__in=row.type.starts).order_by("due_at", "pk")
    return [strip_of(deadline) for deadline in rows]


def _waits_to_start(row: Message) -> bool:
    """Whether a clock of this notice has yet to begin."""
    applies = not row.type.starts_if or bool(row.data.get(row.type.starts_if))
    return bool(row.type.starts) and applies and row.proven_at is None


@require_safe
@never_cache
def case_journal(request: HttpRequest, case: str) -> HttpResponse:
    """All that was said in one case, by every channel, with the proof of each notice."""
    entries = journal.journal_of(reader(request), case)
    if not entries:
        raise Http404
    return render(request, "notifications/pages/journal.html", {"case": case, "entries": entries})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def choice(request: HttpRequest) -> HttpResponse:
    """Language and channels. What the law sends is listed and cannot be switched off."""
    user = reader(request)
    stored = preferences.preference_of(user)
    initial = {"language": user.language, "email_alerts": stored.email_alerts, "sms_alerts": stored.sms_alerts}
    form = SettingsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        preferences.save(user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("notifications:settings")
    is_employer = navigation.role_of(request) == "employer"
    notices = [kind for kind in MESSAGES.values() if kind.is_notice and (kind.id in TO_EMPLOYERS) is is_employer]
    context = {"form": form, "notices": notices, "bad_addresses": troubles.of(user)}
    return render(request, "notifications/pages/settings.html", context)
