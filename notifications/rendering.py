"""From a message and its data to words, in one language. No request, no database, no clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from django.conf import settings
from django.template import Context, Engine, TemplateSyntaxError

from enbek.i18n import LANGUAGES
from notifications.catalogue import Channel, MessageType
from notifications.fields import clean, encode, say
from notifications.sms_text import segments

SMS_NAME_LENGTH = 30
"""Names in an SMS are cut here, so that a long one cannot push the date out of the message."""

DEFAULT_PAGE = "me/"
DOUBLE_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")


class _Undefined(str):
    """Stands for a variable that no message declares: a letter with a hole in it is never sent."""

    def __contains__(self, item: object) -> bool:
        return item == "%s"

    def __mod__(self, variable: object) -> str:
        raise TemplateSyntaxError(f"the message has no field {variable}")


@lru_cache(maxsize=1)
def engine() -> Engine:
    """Plain text: nothing is escaped here. What becomes HTML is escaped where it becomes HTML."""
    folder = settings.BASE_DIR / "templates" / "notifications"
    return Engine(dirs=[str(folder)], string_if_invalid=_Undefined("undefined"))


@dataclass(frozen=True, slots=True)
class Words:
    """A message in one language, for the personal account: its subject and its paragraphs."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as an e-mail."""

    subject: str
    text: str
    html: str


def words(message: MessageType, data: Mapping[str, Any], language: str) -> Words:
    """`data` as `fields.encode` made them."""
    context = say(message.all_fields, data, language)
    return Words(_subject(message, context, language), _render(message, language, "text", context))


def all_words(message: MessageType, data: Mapping[str, Any]) -> dict[str, Words]:
    """The message in every language: no notice exists in only one of them (promise 5)."""
    return {language: words(message, data, language) for language in LANGUAGES}


def letter(message: MessageType, data: Mapping[str, Any], language: str, *, stop: str = "") -> Letter:
    """The same words between a greeting and a signature, as text and as HTML. `stop`: the page where such letters are switched off."""
    said = words(message, data, language)
    link = page_url(data, language)
    frame = {"body": said.text, "link": link, "site": settings.SITE_URL, "language": language, "subject": said.subject, "stop": stop}
    text = _tidy(_fill(f"letter/{language}.txt", frame))
    paragraphs = [escape(paragraph).replace("\n", "<br>") for paragraph in said.text.split("\n\n")]
    safe = {name: escape(value) for name, value in frame.items()}
    html = _fill(f"letter/{language}.html", {**safe, "paragraphs": paragraphs})
    return Letter(said.subject, text, html)


def sms(message: MessageType, data: Mapping[str, Any], language: str) -> str:
    """One line; long names are cut."""
    return clean(_render(message, language, "sms", say(message.all_fields, data, language, clip=SMS_NAME_LENGTH)))


@dataclass(frozen=True, slots=True)
class Sample:
    """A message with its sample data, in one language."""

    words: Words
    letter: Letter | None
    sms: str
    sms_segments: int


def sample(message: MessageType, language: str) -> Sample:
    """The message as its recipient would see it, for the staff page of the catalogue."""
    data = encode(message.all_fields, message.sample)
    text = sms(message, data, language) if Channel.SMS in message.channels else ""
    mail = letter(message, data, language) if Channel.EMAIL in message.channels else None
    return Sample(words(message, data, language), mail, text, segments(text))


def settings_url(language: str) -> str:
    """The page of a person's choice of channels."""
    return page_url({"link": "me/messages/settings/"}, language)


def page_url(data: Mapping[str, Any], language: str) -> str:
    """Where the person acts on the message: absolute, in their language, always on our own site."""
    page = data.get("link") or DEFAULT_PAGE
    path = page[language] if isinstance(page, dict) else page
    return f"{settings.SITE_URL.rstrip('/')}/{language}/{path.lstrip('/')}"


def _subject(message: MessageType, context: dict[str, Any], language: str) -> str:
    return clean(_render(message, language, "subject", context))[:200]


def _render(message: MessageType, language: str, part: str, context: dict[str, Any]) -> str:
    return _tidy(_fill(f"{message.id}/{language}/{part}.txt", context))


def _fill(template: str, context: dict[str, Any]) -> str:
    return engine().get_template(template).render(Context(context, autoescape=False))


def _tidy(text: str) -> str:
    """No empty line more than one, however many conditions a template has; no second full stop after a name that has one."""
    paragraphs = ["\n".join(line.rstrip() for line in block.splitlines() if line.strip()) for block in text.split("\n\n")]
    return DOUBLE_STOP.sub(".", "\n\n".join(paragraph for paragraph in paragraphs if paragraph))
