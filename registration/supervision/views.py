"""The tables of supervision, as a page and as CSV, and the open part for everybody."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from careercenters.access import staff_required
from careercenters.models import CareerCentre, MobilityCentre, Region, StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from enbek import clock
from enbek.law import limit
from enbek.law.offices import OPEN_FIGURES_DAYS
from enbek.web.templatetags.enbek import lang
from registration.rules.watched import published
from registration.supervision import measures

DAYS = (("30", gettext_lazy("30 days")), ("90", gettext_lazy("90 days")), ("365", gettext_lazy("a year")))
AGES = {
    "day": gettext_lazy("up to a day"), "five": gettext_lazy("up to 5 days"), "twenty": gettext_lazy("up to 20 days"),
    "older": gettext_lazy("longer"),
}


class PeriodForm(forms.Form):
    days = forms.ChoiceField(label=gettext_lazy("For the last"), choices=DAYS, required=False)
    office = forms.ChoiceField(label=gettext_lazy("Office"), required=False)

    def __init__(self, data: Any, *, scope: Scope) -> None:
        super().__init__(data)
        offices = [*scope.mobility_centres, *scope.centres]
        self.fields["office"].choices = [("", _("all")), *((str(office.pk), str(office.name)) for office in offices)]

    def since(self) -> datetime:
        days = self.cleaned_data["days"] if self.is_valid() else ""
        return clock.now() - timedelta(days=int(days or DAYS[0][0]))

    def narrowed(self, scope: Scope) -> Scope:
        chosen = self.cleaned_data["office"] if self.is_valid() else ""
        if not chosen:
            return scope
        return replace(
            scope, centres=tuple(one for one in scope.centres if str(one.pk) == chosen),
            mobility_centres=tuple(one for one in scope.mobility_centres if str(one.pk) == chosen),
        )


@never_cache
@require_safe
@staff_required(Right.SUPERVISE)
def supervision(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    form = PeriodForm(request.GET, scope=scope)
    since, now = form.since(), clock.now()
    chosen = form.narrowed(scope)
    terms = measures.kept_terms(chosen.office_ids, since)
    sent, failed = measures.messages(chosen.centre_ids, since)
    context = {
        "member": member,
        "form": form,
        "since": clock.local(since).date(),
        "limits": measures.by_limit(terms),
        "offices": measures.by_office(chosen, terms, since, now),
        "backlog": [(AGES[name], number) for name, number in measures.backlog(chosen, now)],
        "grounds": measures.refused_by_ground(chosen.centre_ids, since),
        "sent": sent,
        "failed": failed,
        "untold": measures.untold_stages(chosen.centre_ids),
        "may_open": member.may(Right.OPEN_FILE),
    }
    return render(request, "backoffice/supervision.html", context)


@never_cache
@require_safe
@staff_required(Right.SUPERVISE)
def supervision_csv(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """Office × limit: ended terms and those kept."""
    form = PeriodForm(request.GET, scope=scope)
    since, chosen = form.since(), form.narrowed(scope)
    names = {office.pk: lang(office.name) for office in (*chosen.mobility_centres, *chosen.centres)}
    rows = [
        (names[office], limit_id, lang(limit(limit_id).title), ended, in_time)
        for office, limit_id, ended, in_time in measures.kept_terms(chosen.office_ids, since)
    ]
    return _table("supervision.csv", (_("office"), _("limit"), _("title"), _("ended"), _("in time")), rows)


@login_not_required
@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Region × limit over a year, for everybody: no person, no office, no small numbers."""
    since = clock.now() - timedelta(days=OPEN_FIGURES_DAYS)
    region_of = dict(MobilityCentre.objects.values_list("pk", "region"))
    region_of |= dict(CareerCentre.objects.values_list("pk", "mobility_centre__region"))
    sums: dict[tuple[str, str], measures.Kept] = {}
    for office, limit_id, ended, in_time in measures.kept_terms(region_of, since):
        sums.setdefault((region_of[office], limit_id), measures.Kept()).add(ended, in_time)
    names = {region.pk: region.name for region in Region.objects.all()}
    rows = []
    for (kato, limit_id), kept in sorted(sums.items()):
        shown = published(kept.in_time, kept.ended)
        rows.append((kato, lang(names[kato]), limit_id, lang(limit(limit_id).title), *(shown or ("", ""))))
    return _table("terms.csv", ("kato", "region", "limit", "title", "ended", "percent_in_time"), rows)


def _table(name: str, heading: Iterable[str], rows: Iterable[Iterable[object]]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'})
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(heading)
    writer.writerows(rows)
    return response
