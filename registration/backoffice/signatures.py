"""The director signs documents for egov, one or many in one dialog of NCALayer (R28, D-31)."""

from __future__ import annotations

import base64
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from careercenters.access import staff_required
from careercenters.models import StaffMember
from careercenters.rules.rights import Right
from careercenters.services.scopes import Scope
from enbek.documents import director
from enbek.documents.models import AwaitedSignature
from enbek.documents.services import pdf
from enbek.identifiers import BIN, InvalidIdentifier
from enbek.signing.acts.forms import decoded, from_file

SHOWN = 50
"""On one page, and so in one dialog."""


@never_cache
@staff_required(Right.SIGN_DOCUMENTS)
def page(request: HttpRequest, member: StaffMember, scope: Scope) -> HttpResponse:
    """What waits for the signature; after sending, what became of each document."""
    own_bin = _bin_of(member)
    outcomes: list[director.Outcome] = []
    if request.method == "POST" and own_bin is not None:
        outcomes = director.sign_many(_sent(request, scope), own_bin)
    waiting = _of(scope).filter(signature__isnull=True, document__revoked_at__isnull=True)
    rows = [{"document": row.document, "content": base64.b64encode(row.document.canonical()).decode()} for row in waiting[:SHOWN]]
    return render(request, "backoffice/signatures.html", {
        "member": member, "rows": rows, "count": waiting.count(), "outcomes": outcomes, "office_bin": own_bin,
        "nothing_came": request.method == "POST" and not outcomes, "ncalayer_url": settings.NCALAYER_URL,
    })


@never_cache
@require_safe
@staff_required(Right.SIGN_DOCUMENTS)
def document_pdf(request: HttpRequest, member: StaffMember, scope: Scope, document_id: UUID) -> HttpResponse:
    """The document to be read before it is signed."""
    row = get_object_or_404(_of(scope), pk=document_id)
    return HttpResponse(pdf(row.document, get_language() or "kk"), content_type="application/pdf")


def _of(scope: Scope) -> QuerySet[AwaitedSignature]:
    return AwaitedSignature.objects.filter(office_id__in=scope.centre_ids).select_related("document").order_by("asked_at", "pk")


def _bin_of(member: StaffMember) -> BIN | None:
    try:
        return BIN(member.career_centre.bin) if member.career_centre else None
    except InvalidIdentifier:
        return None


def _sent(request: HttpRequest, scope: Scope) -> list[tuple[AwaitedSignature, bytes | None]]:
    """The documents for which a signature came; when NCALayer was asked for several, also the ticked ones for which none did."""
    ticked = set(request.POST.getlist("row"))
    through_ncalayer = any(request.POST.get(f"cms-{pk}") for pk in ticked)
    sent = []
    for row in _of(scope).filter(pk__in=[pk for pk in map(_uuid, ticked) if pk])[:SHOWN]:
        cms = _signature(request, str(row.pk))
        if cms is not None or through_ncalayer:
            sent.append((row, cms))
    return sent


def _signature(request: HttpRequest, pk: str) -> bytes | None:
    """What came for one document; unreadable bytes are judged as such by the verification."""
    try:
        if request.FILES.get(f"file-{pk}"):
            return from_file(request.FILES[f"file-{pk}"])
        return decoded(request.POST[f"cms-{pk}"]) if request.POST.get(f"cms-{pk}") else None
    except ValidationError:
        return b""


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
