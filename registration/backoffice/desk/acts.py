"""The door of every act on a file: still in scope, and nobody did anything to it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from careercenters.models import StaffMember
from careercenters.services.scopes import Scope
from enbek import formats
from enbek.web.templatetags.enbek import lang, language
from registration.backoffice import queue
from registration.backoffice.desk.versions import News, news_since
from registration.models import FileView

View = Callable[..., HttpResponse]
NOT_TYPED = {"csrfmiddlewaretoken", "seen"}


def act_on_case(view: View) -> View:
    """Call `view(request, member, scope, case, …)` under `@staff_required(…)`.

    Whoever had the file open and was moved to another office meanwhile is told so and keeps what was typed (409); to a stranger the
    file does not exist (404). If somebody else acted since the page was drawn, nothing is done and the page says who did what.
    """

    @wraps(view)
    def guarded(request: HttpRequest, member: StaffMember, scope: Scope, case_id: UUID, **kwargs: Any) -> HttpResponse:
        case = queue.cases_in(scope).filter(pk=case_id).first()
        if case is None:
            return _moved_away(request, member, case_id)
        news = news_since(case, request.POST.get("seen", ""), member.user)
        if news:
            messages.warning(request, _("Your act was not done: while the page was open, the case moved on. Look at it and decide again."))
            for one in news:
                messages.info(request, in_words(one))
            return redirect("backoffice:case", case_id=case.pk)
        return view(request, member, scope, case, **kwargs)

    return guarded


def in_words(news: News) -> str:
    return f"{formats.moment(news.at, language())} · {lang(news.who)}: {lang(news.what)}"


def _moved_away(request: HttpRequest, member: StaffMember, case_id: UUID) -> HttpResponse:
    opened = FileView.objects.filter(case=case_id, user=member.user).select_related("case__centre").first()
    if opened is None:
        raise Http404
    typed = [value for name, value in request.POST.items() if name not in NOT_TYPED and value]
    return render(request, "backoffice/moved.html", {"member": member, "case": opened.case, "typed": typed}, status=409)
