"""Typed data of a message: checked and cleaned when it is written, said in a language when it is rendered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from enbek import clock
from enbek.i18n import LANGUAGES, Text
from enbek.registries.port import Registry
from notifications.sayings import say_day, say_moment

BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of text: a name that carries one could make a letter read differently than it is written."""


class MessageDataError(ValueError):
    """The data do not have the fields that the message declares: a mistake of the program, not of a person."""


class Kind(StrEnum):
    """What a field holds and what may be given for it."""

    TEXT = "text"  # str (a proper name, alike in all languages), Text, or its JSON
    TEXTS = "texts"  # a list of these, or one
    DATE = "date"  # date, or its ISO form
    MOMENT = "moment"  # aware datetime, or its ISO form
    NUMBER = "number"  # int
    FLAG = "flag"  # bool
    REGISTRIES = "registries"  # a list of Registry, or of their values
    SENTENCE = "sentence"  # like TEXT, but never cut: it is all that there is to say


@dataclass(frozen=True, slots=True)
class Field:
    """One place in the templates of a message."""

    kind: Kind
    required: bool = True


def clean(value: str) -> str:
    """One line without control characters and direction marks: safe in a header, a file name, an SMS."""
    visible = BIDI.sub("", value)
    spaced = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in visible)
    return " ".join(spaced.split())


def encode(fields: Mapping[str, Field], data: Mapping[str, Any]) -> dict[str, Any]:
    """The data as JSON. Raises MessageDataError for a missing, unknown or wrongly typed field."""
    unknown = sorted(set(data) - set(fields))
    missing = sorted(name for name, field in fields.items() if field.required and data.get(name) is None)
    if unknown or missing:
        raise MessageDataError(f"unknown fields: {', '.join(unknown) or 'none'}; missing fields: {', '.join(missing) or 'none'}")
    return {name: _encode(name, fields[name].kind, value) for name, value in data.items() if value is not None}


def _encode(name: str, kind: Kind, value: Any) -> Any:
    match kind, value:
        case Kind.TEXT | Kind.SENTENCE, str() | Text() | dict():
            return _text(name, value)
        case Kind.TEXTS, str() | Text() | dict():
            return [_text(name, value)]
        case Kind.TEXTS, list() | tuple():
            return [_text(name, item) for item in value]
        case Kind.REGISTRIES, list() | tuple():
            return [Registry(item).value for item in value]
        case Kind.MOMENT, datetime() | str():
            moment = datetime.fromisoformat(value) if isinstance(value, str) else value
            return clock.local(moment).isoformat()
        case Kind.DATE, datetime():
            raise MessageDataError(f"{name}: a day is wanted, not a moment: {value!r}")
        case Kind.DATE, date() | str():
            return (date.fromisoformat(value) if isinstance(value, str) else value).isoformat()
        case (Kind.FLAG, bool()) | (Kind.NUMBER, int()):
            return value
    raise MessageDataError(f"{name}: {kind} cannot be {value!r}")


def _text(name: str, value: Any) -> str | dict[str, str]:
    if isinstance(value, str):
        return clean(value)
    text = Text.from_json(value) if isinstance(value, dict) else value
    if not isinstance(text, Text):
        raise MessageDataError(f"{name}: {value!r} is not a text in three languages")
    return {language: clean(text.in_(language)) for language in LANGUAGES}


def say(fields: Mapping[str, Field], data: Mapping[str, Any], language: str, *, clip: int | None = None) -> dict[str, Any]:
    """Every declared field as the templates see it; what was not given is empty. `clip` shortens names (SMS)."""
    return {name: _say(field.kind, data.get(name), language, clip) for name, field in fields.items()}


def _say(kind: Kind, value: Any, language: str, clip: int | None) -> Any:
    if value is None:
        return ""
    match kind:
        case Kind.TEXT:
            return _in(value, language, clip)
        case Kind.SENTENCE:
            return _in(value, language, None)
        case Kind.TEXTS:
            return [_in(item, language, clip) for item in value]
        case Kind.REGISTRIES:
            return [_in(Registry(item).title.to_json(), language, clip) for item in value]
        case Kind.DATE:
            return say_day(date.fromisoformat(value), language)
        case Kind.MOMENT:
            return say_moment(datetime.fromisoformat(value), language)
    return value


def _in(value: str | dict[str, str], language: str, clip: int | None) -> str:
    words = value[language] if isinstance(value, dict) else value
    return words if clip is None or len(words) <= clip else words[: clip - 3].rstrip() + "..."
