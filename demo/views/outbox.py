"""What went out by e-mail and SMS, as each of the people got it."""

from __future__ import annotations

from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from notifications.models import Message
from seekers.models import Person

NEWEST = 200
"""Messages that one page shows."""


@login_not_required
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """One letter box a person; the box with the newest letter on top."""
    sent = list(Message.objects.recent_outgoing()[:NEWEST])
    names = dict(Person.objects.filter(user__in={message.recipient_id for message in sent}).values_list("user", "pk"))
    people = Person.objects.in_bulk(names.values())
    order = {user: place for place, user in enumerate(dict.fromkeys(message.recipient_id for message in sent))}
    boxes = [
        (people[names[user]].full_name if user in names else str(user), list(letters))
        for user, letters in groupby(sorted(sent, key=lambda m: order[m.recipient_id]), key=lambda m: m.recipient_id)
    ]
    return render(request, "demo/outbox.html", {"boxes": boxes})
