"""What is printed: the form, the data, the code, in an order that can be read aloud."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pypdf
import pytest
import segno

from enbek.documents import rendering, services
from enbek.documents.annexes import Form, PersonName
from enbek.documents.models import IssuedDocument
from enbek.documents.wording import title
from enbek.i18n import Text

Issue = Callable[..., IssuedDocument]
HOSTILE = [
    r"#panic(\"x\") [ ] { } $ \ * _ ` ~ @ <",
    '#read("/etc/passwd")',
    "*bold* _thin_ = heading // comment /* more",
    'O\'Brien "Ann" & <b>Co</b> -- ... ---',
    "\\u{1F600} \\n %s {name} {{ name }}",
    ']#include "x"[',
]


def text_of(drawn: bytes) -> str:
    """All the text in reading order, lines joined by single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(drawn)).pages).split())


def in_order(text: str, *pieces: str) -> None:
    at = 0
    for piece in pieces:
        found = text.find(piece, at)
        assert found >= 0, f"{piece!r} is not where it belongs in {text!r}"
        at = found + len(piece)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("form", list(Form))
def test_a_form_reads_in_the_right_order(issue: Issue, form: Form, language: str) -> None:
    document = issue(form)
    text = text_of(services.pdf(document, language))
    in_order(text, title(form).in_(language), f"№ {document.number}", document.grouped_code)
    for printed in (
        document.name.full,
        document.office.in_(language),
        document.legal_basis.in_(language),
        rendering.check_url(document),
    ):
        assert printed in text


def test_the_russian_notice_of_unemployment_reads_as_the_form(issue: Issue) -> None:
    in_order(
        text_of(services.pdf(issue("A5"), "ru")),
        "Уведомление о регистрации в качестве безработного",
        "Вы Нұрғалиева Айгүл Серікқызы",
        "в соответствии со статьей 99 Социального кодекса Республики Казахстан зарегистрированы в качестве безработного",
        "Центр трудовой мобильности Алматинской области",
        'с "18" марта 2026 года.',
        'Дата выдачи: "18" марта 2026 года.',
    )


def test_the_kazakh_information_reads_as_the_form(issue: Issue) -> None:
    in_order(
        text_of(services.pdf(issue("A9"), "kk")),
        "98-бабына сәйкес жұмыссыз ретінде тіркелгені туралы осы анықтама",
        "Нұрғалиева Айгүл Серікқызы",
        '2026 жылғы "18" наурыздан бастап',
        "Алматы облысының еңбек мобильділігі орталығы",
        "берілді.",
        'Анықтаманың қолданылу мерзімі: 2026 жылғы "17" сәуірді қоса алғанға дейін жарамды.',
    )


def test_information_on_no_registration_has_no_date_of_registration(issue: Issue) -> None:
    document = issue("A9", registered_from=None)
    russian, kazakh = (text_of(services.pdf(document, language)) for language in ("ru", "kk"))
    assert "не зарегистрирован(а) в качестве безработного" in russian
    assert 'с "' not in russian
    assert "тіркелмегені туралы осы анықтама" in kazakh
    assert "бастап" not in kazakh


def test_a_refusal_states_all_its_reasons(issue: Issue) -> None:
    reasons = (Text("бірінші", "первая", "first"), Text("екінші", "вторая", "second"))
    text = text_of(services.pdf(issue("A6", reasons=reasons), "kk"))
    in_order(text, "бірінші; екінші", "себебін көрсету", "себебі бойынша мемлекеттік қызмет көрсетуден бас тартылады.")


def test_every_kazakh_letter_is_printed(issue: Issue) -> None:
    name = PersonName("ӘәҒғҚқҢңӨө", "ҰұҮүҺһІі", "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОо ПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя")
    drawn = services.pdf(issue("A4", name=name), "kk")
    assert name.full in text_of(drawn)
    assert is_archival(drawn), "an empty box stands for a letter"


@pytest.mark.parametrize("surname", HOSTILE)
def test_markup_in_a_name_is_printed_and_not_executed(issue: Issue, surname: str) -> None:
    drawn = services.pdf(issue("A4", name=PersonName(surname, "Иван")), "ru")
    assert " ".join(surname.split()) in text_of(drawn)


def test_a_letter_that_no_font_has_does_not_leave_a_person_without_the_document(issue: Issue) -> None:
    drawn = services.pdf(issue("A4", name=PersonName("Ли 李", "Иван")), "ru")
    assert "Иван" in text_of(drawn)
    assert not is_archival(drawn)


def test_long_reasons_flow_onto_further_pages_with_numbers(issue: Issue) -> None:
    reasons = tuple(Text.same(f"причина {n} " + "слово " * 60) for n in range(20))
    pages = pypdf.PdfReader(io.BytesIO(services.pdf(issue("A6", reasons=reasons), "ru"))).pages
    assert len(pages) > 1
    assert "причина 19" in " ".join(page.extract_text() for page in pages)
    assert f"2 / {len(pages)}" in pages[1].extract_text()


def is_archival(drawn: bytes) -> bool:
    """The file declares PDF/A-2a and PDF/UA-1; the compiler refuses to declare what it cannot keep."""
    root: Any = pypdf.PdfReader(io.BytesIO(drawn)).trailer["/Root"]
    metadata = root.get("/Metadata")
    xmp = metadata.get_object().get_data().decode() if metadata else ""
    return "<pdfaid:part>2<" in xmp and "<pdfaid:conformance>A<" in xmp and "<pdfuaid:part>1<" in xmp


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_document_is_archival_tagged_and_names_its_language(issue: Issue, language: str) -> None:
    document = issue("A9")
    drawn = services.pdf(document, language)
    root: Any = pypdf.PdfReader(io.BytesIO(drawn)).trailer["/Root"]
    assert is_archival(drawn)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)


def test_the_english_document_says_that_it_is_a_translation(issue: Issue) -> None:
    document = issue("A4")
    assert "Unofficial translation" in text_of(services.pdf(document, "en"))
    assert "Неофициальный" not in text_of(services.pdf(document, "ru"))


def test_a_revoked_document_says_so_first(issue: Issue) -> None:
    document = services.revoke(issue("A5").pk, Text("қате", "ошибка", "a mistake"))
    in_order(text_of(services.pdf(document, "ru")), "Документ отозван", "ошибка", "Уведомление о регистрации")


def test_the_same_document_is_drawn_once_and_to_the_same_bytes(
    issue: Issue, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = issue("A9")
    first = services.pdf(document, "kk")
    (kept,) = Path(settings.MEDIA_ROOT).rglob("*.pdf")
    assert kept.read_bytes() == first
    monkeypatch.setattr(rendering, "draw", lambda *_: pytest.fail("drawn a second time"))
    assert services.pdf(IssuedDocument.objects.get(pk=document.pk), "kk") == first


def test_a_revocation_is_not_hidden_by_the_cache(issue: Issue) -> None:
    document = issue("A5")
    before = services.pdf(document, "kk")
    assert services.pdf(services.revoke(document.pk, Text.same("x")), "kk") != before


def test_a_full_disk_costs_only_the_cache(issue: Issue, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    settings.MEDIA_ROOT = tmp_path / "file"
    assert services.pdf(issue("A4"), "ru").startswith(b"%PDF")


def test_a_document_exists_in_no_other_language(issue: Issue) -> None:
    with pytest.raises(ValueError, match="de"):
        services.pdf(issue("A4"), "de")


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm (poppler-utils) is not installed")
def test_the_printed_qr_code_carries_the_address_of_the_check_page(
    issue: Issue, settings: Any, tmp_path: Path
) -> None:
    settings.SITE_URL = "https://enbek.example/"
    document = issue("A9")
    (tmp_path / "a.pdf").write_bytes(services.pdf(document, "kk"))
    subprocess.run(["pdftoppm", "-gray", "-r", "200", tmp_path / "a.pdf", tmp_path / "a"], check=True)
    url = f"https://enbek.example/verify/{document.grouped_code}/"
    expected = [[bool(module) for module in row] for row in segno.make_qr(url, error="m").matrix]
    assert modules_at_the_foot(next(tmp_path.glob("a-*.pgm")), len(expected)) == expected


def modules_at_the_foot(image: Path, size: int) -> list[list[bool]]:
    """Read the black square in the lower left corner of a page, module by module."""
    _magic, dimensions, _depth, pixels = image.read_bytes().split(b"\n", 3)
    width, height = map(int, dimensions.split())
    dark = np.frombuffer(pixels, dtype=np.uint8).reshape(height, width) < 128
    corner = dark[int(height * 0.82) : int(height * 0.95), int(width * 0.1) : int(width * 0.28)]
    rows, columns = np.flatnonzero(corner.any(axis=1)), np.flatnonzero(corner.any(axis=0))
    square = corner[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    step_y, step_x = square.shape[0] / size, square.shape[1] / size
    return [[bool(square[int((y + 0.5) * step_y), int((x + 0.5) * step_x)]) for x in range(size)] for y in range(size)]


@pytest.mark.bench
def test_drawing_a_document_takes_less_than_300_ms(issue: Issue) -> None:
    for form in Form:
        for language in ("kk", "ru", "en"):
            document = issue(form)
            started = time.perf_counter()
            services.pdf(document, language)
            assert time.perf_counter() - started < 0.3
