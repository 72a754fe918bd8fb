"""From a stored document to a PDF. Typst gets the words as JSON and never as markup, so nothing in a name can be executed."""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
import tempfile
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings

from enbek import clock
from enbek.documents import labels
from enbek.documents.annexes import Form
from enbek.documents.models import IssuedDocument
from enbek.documents.parts import Blank, Part
from enbek.documents.phrases import Case, form_date
from enbek.documents.wording import wording
from enbek.i18n import LANGUAGES, Text

log = logging.getLogger(__name__)

TEMPLATE = Path(__file__).parent / "typst" / "document.typ"
MARK = settings.BASE_DIR / "static" / "img" / "mark.svg"
# Archival and accessible at once: text that can be searched, read aloud and opened in fifty years.
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


def check_url(document: IssuedDocument) -> str:
    """Where anybody may check the document; in no language, the page chooses the reader's."""
    return f"{settings.SITE_URL.rstrip('/')}/verify/{document.grouped_code}/"


def qr_svg(url: str) -> str:
    """A QR code (correction level M) as SVG without a quiet zone: the layout leaves white around it."""
    out = io.BytesIO()
    segno.make_qr(url, error="m").save(out, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None)
    return out.getvalue().decode()


def pdf(document: IssuedDocument, language: str) -> bytes:
    """The PDF of `document`, from the cache if the same content was drawn before. Raises ValueError for an unknown language."""
    if language not in LANGUAGES:
        raise ValueError(f"no documents in {language!r}")
    content = json.dumps(payload(document, language), ensure_ascii=False, sort_keys=True)
    path = _cache_path(content)
    try:
        return path.read_bytes()
    except OSError:  # not drawn yet, or the cache is out of reach
        drawn = draw(content, int(document.issued_at.timestamp()))
        _keep(path, drawn)
        return drawn


def payload(document: IssuedDocument, language: str) -> dict[str, Any]:
    """All that is printed, in the order it is printed."""
    words = wording(Form(document.form), language, registered=document.says_registered is not False)
    return {
        "lang": language,
        "annex": words.annex,
        "mark": words.mark,
        "title": words.title,
        "number": f"№ {document.number}",
        "body": _parts(words.body, document, language),
        "tail": _parts(words.tail, document, language),
        "notice": _notice(document, language),
        "brand": labels.BRAND.in_(language),
        "portal": labels.PORTAL.in_(language),
        "check": labels.CHECK.in_(language),
        "code_label": labels.CODE.in_(language),
        "code": document.grouped_code,
        "url": check_url(document),
        "basis_label": labels.BASIS.in_(language),
        "basis": document.legal_basis.in_(language),
        "qr_alt": labels.QR_ALT.in_(language),
        "qr": qr_svg(check_url(document)),
        "logo": _logo(),
    }


def _notice(document: IssuedDocument, language: str) -> list[dict[str, Any]]:
    """What must be seen before the form itself: it was revoked, it is a translation."""
    notes: list[dict[str, Any]] = []
    if document.revoked_at is not None and document.revoked_because is not None:
        because = Text.from_json(document.revoked_because)
        day = form_date(clock.local(document.revoked_at).date(), language)
        words = labels.REVOKED.format(day=day, because=because).in_(language)
        notes.append({"text": words, "grave": True})
    if language == "en":
        notes.append({"text": labels.UNOFFICIAL.in_(language), "grave": False})
    return notes


def _parts(parts: tuple[Part, ...], document: IssuedDocument, language: str) -> list[dict[str, Any]]:
    dates = _dates(document, language)
    printed: list[dict[str, Any]] = []
    for part in parts:
        if isinstance(part, Blank):
            printed.append(
                {
                    "kind": "blank",
                    "lead": part.lead,
                    "value": _filled(part.field, document, language),
                    "trail": part.trail.format(**dates),
                    "caption": part.caption,
                    "strong": part.field != "specialist",
                }
            )
        elif not ("{since}" in part.text and "since" not in dates):
            printed.append({"kind": "words", "text": part.text.format(**dates)})
    return printed


def _dates(document: IssuedDocument, language: str) -> dict[str, str]:
    wanted: dict[str, tuple[date | None, Case]] = {
        "issued": (document.issued_on, Case.PLAIN),
        "since": (document.registered_from, Case.FROM),
        "until": (document.valid_until, Case.INCLUSIVE),
    }
    return {name: form_date(day, language, case) for name, (day, case) in wanted.items() if day}


def _filled(field: str, document: IssuedDocument, language: str) -> str:
    if field == "name":
        return document.name.full
    if field == "office":
        return document.office.in_(language)
    if field == "specialist":
        return Text.from_json(document.decided_by).in_(language)
    return "; ".join(Text.from_json(reason).in_(language) for reason in document.data["reasons"])


def draw(content: str, timestamp: int, template: Path = TEMPLATE) -> bytes:
    """Compile the template with `content` (JSON). The same content and time (Unix seconds) give the same bytes."""
    compiler = typst.Compiler(
        template, root=template.parent, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"data": content}
    )
    try:
        drawn = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=timestamp)
    except typst.TypstError as error:
        # A letter that no embedded font has: the standards forbid an empty box, but the person still gets the document.
        log.warning("a document is drawn without the archival standard: %s", type(error).__name__)
        drawn = compiler.compile(format="pdf", timestamp=timestamp)
    if not isinstance(drawn, bytes):
        raise TypeError("typst gave no PDF")
    return drawn


@cache
def _fonts() -> typst.Fonts:
    """Only the fonts inside the typst package: the same document on every machine. Libertinus Serif has Ә Ғ Қ Ң Ө Ұ Ү Һ І."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


@cache
def _logo() -> str:
    return MARK.read_text(encoding="utf-8")


@cache
def _layout_version() -> str:
    return hashlib.sha256(TEMPLATE.read_bytes() + version("typst").encode()).hexdigest()


def _cache_path(content: str) -> Path:
    """Named by all that decides the bytes, so a stale file is never found."""
    name = hashlib.sha256((_layout_version() + content).encode()).hexdigest()
    return Path(settings.MEDIA_ROOT) / "documents" / name[:2] / f"{name}.pdf"


def _keep(path: Path, drawn: bytes) -> None:
    """Atomic: a reader sees a whole file or none. A full disk costs only the cache."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(drawn)
        Path(temporary).replace(path)
    except OSError as error:
        log.warning("a document was not cached: %s", error)
