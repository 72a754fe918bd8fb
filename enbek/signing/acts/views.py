"""Pages: signing in with an EDS, binding it to an account, and the public check of a signature."""

from __future__ import annotations

import base64
from http import HTTPStatus
from typing import cast
from uuid import UUID

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from enbek import clock
from enbek.accounts.models import User
from enbek.signing import Policy, verify
from enbek.signing.acts import entrance, failures
from enbek.signing.acts.failing import SEEN_BY_THE_PAGE
from enbek.signing.acts.forms import CheckForm, SignedForm
from enbek.signing.acts.models import BoundKey
from enbek.signing.acts.services import SignatureRefused, trust_store
from enbek.signing.acts.shown import shown_signers

SHOWN_FAILURES = 50


def _sign_page(request: HttpRequest, template: str, form: SignedForm, **more: object) -> HttpResponse:
    """A page with a fresh challenge: a used or late one is never shown again."""
    form.any_key = True
    content = entrance.challenge(request.session, get_language() or "kk")
    context = {"form": form, "content_base64": base64.b64encode(content).decode(), "signer_iin": "", **more}
    return render(request, template, context)


@login_not_required
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with an EDS bound to an account; a second factor is asked for as after a password."""
    form = SignedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = entrance.account_of(entrance.signer_of_challenge(request.session, form.cleaned_data["cms"]))
        except SignatureRefused as refused:
            form.add_error(None, str(refused.reason))
        else:
            return cast(HttpResponse, perform_login(request, user))
    return _sign_page(request, "signing/sign_in.html", form)


@never_cache
def bind(request: HttpRequest) -> HttpResponse:
    """Bind one's EDS to the account one is signed in to."""
    user = cast(User, request.user)
    form = SignedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            entrance.bind(user, entrance.signer_of_challenge(request.session, form.cleaned_data["cms"]))
        except SignatureRefused as refused:
            failures.note(user, entrance.PURPOSE, refused)
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("Your EDS is bound to this account: you can sign in with it."))
            return redirect("signing:bind")
    bound = BoundKey.objects.filter(user=user).first()
    return _sign_page(request, "signing/bind.html", form, bound=bound, failures=failures.failures_of(user)[:SHOWN_FAILURES])


@require_POST
def unbind(request: HttpRequest) -> HttpResponse:
    entrance.unbind(cast(User, request.user))
    messages.success(request, _("Your EDS no longer opens this account."))
    return redirect("signing:bind")


@require_POST
def failed(request: HttpRequest) -> HttpResponse:
    """js/ncalayer.js tells that signing failed on the reader's computer; what only the exchange can see it may not tell."""
    code = request.POST.get("code", "")
    if code not in SEEN_BY_THE_PAGE:
        return HttpResponseBadRequest()
    try:
        failures.record(cast(User, request.user), request.POST.get("purpose", ""), code)
    except ValueError:
        return HttpResponseBadRequest()
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@never_cache
@require_safe
def failure(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One stamped failure, to be printed and shown as proof; for its owner only."""
    row = get_object_or_404(failures.failures_of(cast(User, request.user)), pk=pk)
    return render(request, "signing/failure.html", {"failure": row})


@login_not_required
@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """Anybody may have a signature checked; nothing is kept, and of the signer only what a paper would show."""
    form = CheckForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return judged(request, form.cleaned_data["signature"], form.cleaned_data["document"])
    return render(request, "signing/check.html", {"form": form, "report": None})


def judged(request: HttpRequest, signature: UploadedFile[bytes], document: UploadedFile[bytes] | None) -> HttpResponse:
    """The page that says what a signature is worth today; the page of check codes uses it too."""
    report = verify(
        signature.read(), content=document.read() if document else None,
        trust=trust_store(), at=clock.now(), revocation=Policy.IF_KNOWN,
    )
    return render(request, "signing/check.html", {"form": CheckForm(), "report": report, "signers": shown_signers(report)})
