"""The printed notice: Kazakh and Russian on one paper, and a slip that comes back signed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from enbek.documents.annexes import clean
from enbek.documents.labels import BRAND, PORTAL
from enbek.documents.rendering import draw
from enbek.i18n import Text
from notifications.models import RelayTask

TEMPLATE = Path(__file__).parent / "typst" / "notice.typ"
STATE_LANGUAGES = ("kk", "ru")

SLIP_TITLE = Text("Қолхат", "Расписка", "Receipt")
SLIP_TEXT = Text(
    "Хабарламаны алдым. Қол қою хабарламаның мазмұнымен келісуді білдірмейді.",
    "Уведомление получил(а). Подпись не означает согласия с его содержанием.",
    "I received the notice. The signature does not mean agreement with it.",
)
BLANKS = (
    Text("алған адам, қолы", "получатель, подпись", "addressee, signature"),
    Text("күні, уақыты", "дата, время", "date, time"),
    Text("тапсырған адам (ассистент / әкім), аты-жөні", "вручил (ассистент / аким), Ф. И. О.", "handed over by (assistant / akim), name"),
    Text("тапсырған адамның қолы", "подпись вручившего", "signature of who handed it over"),
)


def notice_pdf(task: RelayTask) -> bytes:
    """The notice of a task as PDF, as it was written on its day."""
    content = json.dumps(payload(task), ensure_ascii=False, sort_keys=True)
    return draw(content, int(task.created_at.timestamp()), TEMPLATE)


def payload(task: RelayTask) -> dict[str, Any]:
    """All that is printed. Lines of a paragraph stay lines."""
    place = task.place_name
    texts = {language: task.message.texts[language] for language in STATE_LANGUAGES}
    about = clean(f"{task.addressee}: {_both(task.message.type.title)}")
    return {
        "title": texts["kk"]["subject"],
        "brand": BRAND.kk,
        "portal": _both(PORTAL),
        "number": f"№ {str(task.pk)[:8]} · {task.created_at:%d.%m.%Y}",
        "addressee": clean(task.addressee),
        "address": clean(", ".join(part for part in (_both(place), task.street) if part)),
        "parts": [
            {"lang": language, "subject": clean(said["subject"]), "paragraphs": said["text"].split("\n\n")} for language, said in texts.items()
        ],
        "slip": {"title": _both(SLIP_TITLE), "about": about, "text": _both(SLIP_TEXT), "blanks": [_both(label) for label in BLANKS]},
    }


def _both(text: Text) -> str:
    return text.kk if text.kk == text.ru else f"{text.kk} / {text.ru}"
