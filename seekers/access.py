"""Pages of a signed-in person: whoever has an account but no profile yet is asked for it first; who works here is led to their own page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from enbek.accounts.models import User
from enbek.web import navigation
from enbek.web.templatetags.enbek import language
from seekers.models import Person

View = Callable[..., HttpResponse]


def person_required(view: View) -> View:
    """Call `view(request, person, …)`; without a profile, lead to it and come back afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = Person.objects.filter(user=request.user).first()
        if person is None:
            home = navigation.home_of(navigation.role_of(request))
            if home is not None:
                return redirect(home.url(language()))
            messages.info(request, _("First tell us who you are: it takes a minute."))
            return redirect(f"{reverse('seekers:profile')}?{urlencode({'next': request.get_full_path()})}")
        person.user = cast(User, request.user)  # LoginRequiredMiddleware lets nobody else through
        return view(request, person, *args, **kwargs)

    return guarded
