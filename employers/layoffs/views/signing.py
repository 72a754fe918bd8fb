"""Signing and sending a notice, the list that the signature covers, withdrawing (M4, M5.2, Q-15)."""

from __future__ import annotations

import base64
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from employers.layoffs.access import notice_of, notice_to_change
from employers.layoffs.forms import WithdrawForm
from employers.layoffs.models import Notice
from employers.layoffs.rules.listing import canonical
from employers.layoffs.services import sending
from enbek.accounts.models import User
from enbek.signing.acts import failures
from enbek.signing.acts.forms import SignedForm
from enbek.signing.acts.services import SignatureRefused, says
from enbek.transitions.machine import MoveRefused

SHOWN = 100
"""Workers of the list that stand on the page of the signature; the file holds all."""


@never_cache
def sign(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Show what is signed, take the signature. A double click and a page left open for days do no harm."""
    row = sending.bring_up_to_date(notice_to_change(request, notice_id).pk)
    place = f"layoff:{row.pk}"
    shown = bytes.fromhex(request.session.get(place, ""))
    form = SignedForm(request.POST or None, request.FILES or None)
    form.signer_bin = row.organisation.bin.value
    if request.method == "POST" and form.is_valid() and shown:
        if _taken(request, row, form, shown):
            messages.success(request, _("The notice is signed and sent to the career centre."))
            return redirect("employer_layoffs:notice", notice_id=row.pk)
    elif sending.problems(row):
        for sentence in sending.problems(row):
            messages.info(request, str(sentence))
        return redirect("employer_layoffs:notice", notice_id=row.pk)
    workers = sending.workers_of(row)
    rows = sending.rows(row, workers)
    if request.method != "POST" or not shown or not says(shown, rows):
        shown = sending.show_for_signing(row)
        request.session[place] = shown.hex()
    people = row.workers.select_related("occupation").order_by("surname", "given_name", "iin")[:SHOWN]
    context = {"notice": row, "form": form, "rows": rows, "people": people, "number": len(workers), "signer_iin": "",
               "content_base64": base64.b64encode(shown).decode()}
    return render(request, "layoffs/sign.html", context)


def _taken(request: HttpRequest, row: Notice, form: SignedForm, shown: bytes) -> bool:
    account = cast(User, request.user)
    try:
        sending.send(row.pk, account, shown, form.cleaned_data["cms"])
    except SignatureRefused as refused:
        failures.note(account, sending.PURPOSE, refused)
        form.add_error(None, str(refused.reason))
        return False
    return True


@require_safe
def listing(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """The list as the file whose checksum is signed."""
    row = notice_of(request, notice_id)
    answer = HttpResponse(canonical(sending.workers_of(row)), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.code}.txt"'
    answer["Cache-Control"] = "no-store"
    return answer


@never_cache
def withdraw(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    row = notice_to_change(request, notice_id)
    if row.is_draft or not row.is_open:
        return redirect("employer_layoffs:notice", notice_id=row.pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sending.withdraw(row.pk, cast(User, request.user), **form.cleaned_data)
        except MoveRefused as refused:
            messages.warning(request, str(refused.reasons[0]))
        else:
            messages.success(request, _("The notice is withdrawn. The centre knows it, and what was signed is kept."))
        return redirect("employer_layoffs:notice", notice_id=row.pk)
    return render(request, "layoffs/withdraw.html", {"notice": row, "form": form})
