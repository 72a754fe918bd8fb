"""An officer of an organisation confirms it by the organisation's EDS (M1.1)."""

from __future__ import annotations

import base64
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from employers.models import Organisation
from employers.services import confirmation, teams
from enbek.accounts.models import User
from enbek.signing.acts import failures
from enbek.signing.acts.forms import SignedForm
from enbek.signing.acts.services import SignatureRefused, says
from enbek.signing.profile import ROLE_WORDS, Role

ENTERING = "employers.entering"
"""Where the session keeps the organisation that a person has named and not yet shown the EDS of."""


@never_cache
def confirm(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Show what is signed, take the signature; afterwards show who confirmed and when. Foreign organisations do not exist."""
    account = cast(User, request.user)
    entering = Q(pk=request.session.get(ENTERING)) if ENTERING in request.session else Q()
    mine = Organisation.objects.filter(pk__in=Organisation.objects.of_member(account).values("pk"))
    organisation = get_object_or_404((mine | Organisation.objects.filter(entering) if entering else mine).select_related("settlement"), pk=organisation_id)
    place = f"confirmation:{organisation.pk}"
    shown = bytes.fromhex(request.session.get(place, ""))
    form = SignedForm(request.POST or None, request.FILES or None)
    form.signer_bin = organisation.bin.value
    filled = request.method == "POST" and form.is_valid()
    if filled and shown:
        try:
            teams.admit(confirmation.confirm(organisation.pk, account, shown, form.cleaned_data["cms"]))
        except SignatureRefused as refused:
            failures.note(account, confirmation.PURPOSE, refused)
            form.add_error(None, str(refused.reason))
        else:
            request.session.pop(place, None)
            request.session.pop(ENTERING, None)
            messages.success(request, _("The organisation is confirmed by its EDS."))
            return redirect("employers:confirmation", organisation_id=organisation.pk)
    elif filled:  # the second click of a double click, or a page left open for days
        if organisation.is_confirmed:
            return redirect("employers:confirmation", organisation_id=organisation.pk)
        form.add_error(None, str(confirmation.CHANGED))
    rows = confirmation.rows(organisation, account)
    if request.method != "POST" or not shown or not says(shown, rows):
        shown = confirmation.show_for_signing(organisation, account)
        request.session[place] = shown.hex()
    newest = confirmation.newest(organisation) if mine.filter(pk=organisation.pk).exists() else None
    return render(request, "employers/confirmation.html", {
        "form": form, "organisation": organisation, "rows": rows, "signer_iin": "", "content_base64": base64.b64encode(shown).decode(),
        "confirmed": newest, "roles": [ROLE_WORDS[Role(role)] for role in newest.document.roles] if newest else [],
        "changed": newest is not None and not confirmation.still_says(newest, organisation),
    })
