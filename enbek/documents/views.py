"""The public check of a document, and the document itself for its owner."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from enbek import clock
from enbek.documents import codes, director, files, sealing, services
from enbek.documents.entry import CodeForm, FileForm
from enbek.documents.models import IssuedDocument
from enbek.i18n import LANGUAGES
from enbek.signing.acts.views import judged


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for a code and lead to its page; or take a PDF or a signature and judge it here. Nothing that is sent is kept."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("documents:check", code=form.cleaned_data["code"])
    file_form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if file_form.is_bound and file_form.is_valid():
        sent, document = file_form.cleaned_data["file"], file_form.cleaned_data["document"]
        return _judge_pdf(request, sent.read()) if sent.is_pdf else judged(request, sent, document)
    return render(request, "documents/enter.html", {"form": form, "file_form": file_form})


def _judge_pdf(request: HttpRequest, content: bytes) -> HttpResponse:
    """A file that is as it was given out shows what its code shows; of a changed one nothing is confirmed."""
    verdict = files.check(content)
    if verdict.document is not None and verdict.standing is files.Standing.AS_GIVEN:
        response = render(request, "documents/check.html", _shown(request, verdict.document) | {"file_as_given": True})
    else:
        response = render(request, "documents/file.html", {"document": verdict.document})
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@login_not_required
@never_cache
@require_safe
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether a document is genuine and still in force, with as little of the person as possible (DESIGN promise 6).

    One query, found or not. The code has 77 random bits: it cannot be guessed, whoever has it has seen the paper.
    """
    rows = IssuedDocument.objects.select_related("awaited_signature__signature")
    document = rows.filter(code=codes.parse(code) or "").first()
    context = _shown(request, document) if document else {"document": None}
    response = render(request, "documents/check.html", context | {"typed": code}, status=200 if document else 404)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _shown(request: HttpRequest, document: IssuedDocument) -> dict[str, object]:
    return {
        "document": document,
        "standing": document.standing(clock.today()),
        "seal": sealing.check_seal(document),
        "director": director.check(document),
        "is_owner": request.user.is_authenticated and document.recipient_id == request.user.pk,
    }


@require_safe
def document_pdf(request: HttpRequest, pk: str, language: str) -> HttpResponse:
    """The whole document, for its owner only; to anybody else it does not exist."""
    if language not in LANGUAGES:
        raise Http404
    document = get_object_or_404(IssuedDocument.objects.for_owner(request.user), pk=pk)
    return _download(services.pdf(document, language), "application/pdf", f"{document.number}-{language}.pdf")


@require_safe
def document_seal(request: HttpRequest, pk: str) -> HttpResponse:
    """The portal's seal for the owner of the document: a detached CMS over the record."""
    document = get_object_or_404(IssuedDocument.objects.for_owner(request.user), pk=pk, seal__isnull=False)
    return _download(bytes(document.seal or b""), "application/pkcs7-signature", f"{document.number}.cms")


@require_safe
def document_record(request: HttpRequest, pk: str) -> HttpResponse:
    """The sealed record for the owner of the document: its canonical bytes, to be checked with the seal anywhere."""
    document = get_object_or_404(IssuedDocument.objects.for_owner(request.user), pk=pk)
    return _download(document.canonical(), "application/json", f"{document.number}.json")


def _download(content: bytes, kind: str, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename) or "attachment"
    patch_cache_control(response, private=True, no_store=True)
    return response
