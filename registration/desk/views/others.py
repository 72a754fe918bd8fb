"""People who came for help and are neither job seekers nor unemployed (R61.1)."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from careercenters.access import staff_required
from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from registration.desk.forms import OtherApplicantForm
from registration.models import OtherApplicant
from registration.services import desk

PER_PAGE = 25


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Right.TAKE_APPLICATION)
def other_applicants(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    form = OtherApplicantForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        desk.note_other_applicant(scope.centres[0], member, form.cleaned_data)
        messages.success(request, _("Noted. No status comes of it."))
        return redirect("backoffice:other_applicants")
    rows = OtherApplicant.objects.filter(centre__in=scope.centre_ids).select_related("by")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/other_applicants.html", {"form": form, "page_obj": page, "rows": page.object_list})
