"""The employer's notices: the list, one of them, its head, giving a draft up (M2, M4.3, M6)."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from employers.layoffs.access import notice_of, notice_to_change
from employers.layoffs.forms import NoticeForm
from employers.layoffs.models import Notice, Worker
from employers.layoffs.rules.checking import due_on
from employers.layoffs.services import drafting, sending
from employers.models import Membership, Organisation
from employers.models.organisations import MAY_POST
from enbek import clock
from enbek.accounts.models import User
from enbek.transitions.services import history

PAGE_SIZE, WORKERS_SHOWN = 20, 50


@never_cache
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """M4.3: identifier, number of workers, day, reason; the newest first."""
    organisations = list(Organisation.objects.of_member(request.user).order_by("name_ru", "pk"))
    rows = Notice.objects.filter(organisation__in=organisations).annotate(people=Count("workers")).order_by("-created_at", "pk")
    may_post = Organisation.objects.posted_by(request.user).exists()
    context = {"organisations": organisations, "page_obj": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
               "unconfirmed": [one for one in organisations if not one.is_confirmed], "may_post": may_post}
    return render(request, "layoffs/notices.html", context)


@never_cache
def add(request: HttpRequest) -> HttpResponse:
    """M2.1–M2.6. Only for organisations that were confirmed by their EDS (M1.1)."""
    account = cast(User, request.user)
    organisations = [one for one in Organisation.objects.posted_by(account).order_by("name_ru", "pk") if one.is_confirmed]
    if not organisations:
        messages.info(request, _("A notice is written for an organisation that is confirmed by its EDS, by an officer who may post for it."))
        return redirect("employer_layoffs:notices")
    form = NoticeForm(request.POST or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        made = drafting.begin(values.pop("organisation", organisations[0]), account, values)
        messages.success(request, _("The draft is kept. Now add the workers."))
        return redirect("employer_layoffs:notice", notice_id=made.pk)
    return _head_page(request, form, None, organisations[0] if len(organisations) == 1 else None)


@never_cache
def edit(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """M5.1."""
    row = notice_to_change(request, notice_id)
    initial = {"centre": row.centre_id, "reason": row.reason, "released_this_year": row.released_this_year}
    form = NoticeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            drafting.change(row.pk, form.cleaned_data)
        except drafting.Refused as refused:
            for name, sentence in refused.problems.items():
                form.add_error(name or None, str(sentence))
        else:
            messages.success(request, _("The notice is kept."))
            return redirect("employer_layoffs:notice", notice_id=row.pk)
    return _head_page(request, form, row, row.organisation)


def _head_page(request: HttpRequest, form: NoticeForm, row: Notice | None, organisation: Organisation | None) -> HttpResponse:
    today = clock.today()
    counted = Worker.objects.released(organisation, today.replace(month=1, day=1), today).count() if organisation else None
    return render(request, "layoffs/head.html", {"form": form, "notice": row, "counted": counted})


@never_cache
@require_safe
def notice(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    row = notice_of(request, notice_id)
    people = row.workers.select_related("occupation").order_by("surname", "given_name", "iin")
    context = {
        "notice": row, "page_obj": Paginator(people, WORKERS_SHOWN).get_page(request.GET.get("page")), "version": sending.newest(row),
        "unchecked": row.workers.unchecked().count(), "clock": duty_of(row), "problems": sending.problems(row), "may_post": _may_post(request, row),
        "events": [{"at": act.at, "title": act.title, "text": "", "state": "done", "url": ""} for act in history(row.subject)],
    }
    return render(request, "layoffs/notice.html", context)


def duty_of(row: Notice) -> dict[str, Any] | None:
    """The employer's clock (Q-16): by the earliest release of those whom the centre does not know yet. None when everybody is told."""
    first = row.workers.filter(first_sent_on__isnull=True).aggregate(day=Min("release_on"))["day"] if row.is_open else None
    if first is None:
        return None
    due, today = due_on([first]), clock.today()
    return {"first": first, "due_on": due, "left": (due - today).days if due else 0, "late": (today - due).days if due else 0}


def _may_post(request: HttpRequest, row: Notice) -> bool:
    return Membership.objects.filter(organisation=row.organisation_id, user=request.user, role__in=MAY_POST).exists()


@never_cache
def delete(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """M6, with a question first; what was sent is withdrawn instead (Q-15)."""
    row = notice_to_change(request, notice_id)
    if not row.is_draft:
        return redirect("employer_layoffs:withdraw", notice_id=row.pk)
    if request.method == "POST":
        drafting.delete(row.pk)
        messages.success(request, _("The draft %(code)s is deleted.") % {"code": row.code})
        return redirect("employer_layoffs:notices")
    return render(request, "layoffs/delete.html", {"notice": row, "people": row.workers.count()})
