"""Who is away and who stands in: the director's page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from careercenters.access import staff_required
from careercenters.forms import SubstitutionForm
from careercenters.models import StaffMember, Substitution
from careercenters.rules.rights import Right
from careercenters.services import absences as service
from careercenters.services.scopes import Scope
from enbek import clock


@never_cache
@staff_required(Right.SET_SUBSTITUTE)
def absences(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    form = SubstitutionForm(request.POST or None, member=member)
    if request.method == "POST" and form.is_valid():
        try:
            row = service.set_substitute(**form.cleaned_data, by=request.user)
        except service.AbsenceRefused as refused:
            form.add_error(None, str(refused.reason))
        else:
            said = _("%(substitute)s stands in for %(absent)s. The files are in the substitute's queue on those days.")
            messages.success(request, said % {"substitute": row.substitute.full_name, "absent": row.absent.full_name})
            return redirect("staff:absences")
    rows = Substitution.objects.filter(absent__career_centre=member.career_centre, to_day__gte=clock.today())
    context = {"form": form, "member": member, "rows": rows.select_related("absent", "substitute__career_centre")}
    return render(request, "backoffice/absences.html", context)


@require_POST
@staff_required(Right.SET_SUBSTITUTE)
def recall(request: HttpRequest, member: StaffMember, scope: Scope, substitution_id: UUID) -> HttpResponse:
    row = get_object_or_404(Substitution, pk=substitution_id, absent__career_centre=member.career_centre)
    service.recall(row, by=request.user)
    messages.success(request, _("The substitution has ended."))
    return redirect("staff:absences")
