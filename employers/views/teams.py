"""An organisation: entered by BIN and EDS, its team, its public page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from employers.forms.teams import EnterForm, InviteForm
from employers.models import Invitation, MemberRole, Membership, Organisation, Vacancy
from employers.services import teams
from employers.views.confirmation import ENTERING
from employers.views.pages import PAGE_SIZE, CappedPaginator


@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """Name the organisation; then its EDS."""
    form = EnterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        organisation = teams.enter(form.cleaned_data.pop("bin"), **form.cleaned_data)
        request.session[ENTERING] = str(organisation.pk)
        return redirect("employers:confirmation", organisation_id=organisation.pk)
    return render(request, "employers/enter.html", {"form": form})


def _owned(request: HttpRequest, organisation_id: UUID) -> Organisation:
    rows = Organisation.objects.filter(membership__user=request.user, membership__role=MemberRole.OWNER)
    return get_object_or_404(rows, pk=organisation_id)


@never_cache
def team(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Members and open invitations; an owner invites."""
    organisation = _owned(request, organisation_id)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        teams.invite(organisation, by=request.user, **form.cleaned_data)
        messages.success(request, _("The invitation is ready: hand its link over."))
        return redirect("employers:team", organisation_id=organisation.pk)
    invitations = [
        (row, request.build_absolute_uri(reverse("employers:invitation", args=[teams.token_of(row)])))
        for row in Invitation.objects.open().filter(organisation=organisation).order_by("-created_at", "pk")
    ]
    members = Membership.objects.filter(organisation=organisation).select_related("user").order_by("pk")
    context = {"organisation": organisation, "members": members, "invitations": invitations, "form": form, "roles": MemberRole.choices}
    return render(request, "employers/team.html", context)


@require_POST
def member(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Another role for a member, or none; an invitation taken back."""
    organisation = _owned(request, organisation_id)
    revoked = Invitation.objects.filter(organisation=organisation, pk=request.POST["revoke"]).first() if "revoke" in request.POST else None
    if revoked:
        teams.revoke(revoked)
    role, number = request.POST.get("role", ""), request.POST.get("member", "")
    if number.isdecimal() and role in ("", *MemberRole.values):
        try:
            teams.change(organisation.pk, int(number), role)
        except teams.Refused as refused:
            messages.warning(request, str(refused.reason))
        else:
            messages.success(request, _("Saved."))
    still = Organisation.objects.filter(pk=organisation.pk, membership__user=request.user, membership__role=MemberRole.OWNER).exists()
    return redirect("employers:team", organisation_id=organisation.pk) if still else redirect("employers:mine")


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who holds the link joins the team with the account that is signed in."""
    row = teams.invitation_of(token)
    if row is None:
        return render(request, "employers/invitation.html", {"invitation": None}, status=410)
    if request.method == "POST":
        teams.accept(row.pk, request.user)
        messages.success(request, _("You are in the team now."))
        return redirect("employers:mine")
    return render(request, "employers/invitation.html", {"invitation": row})


@login_not_required
@require_safe
def organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """The public page: the mark of confirmation, people hired, open vacancies."""
    row = get_object_or_404(Organisation.objects.select_related("settlement__region"), pk=organisation_id)
    rows = Vacancy.objects.open().filter(organisation=row).for_cards().order_by("-registered_at", "pk")
    context = {"organisation": row, "hired": teams.hired(row), "page_obj": CappedPaginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))}
    return render(request, "employers/organisation.html", context)
