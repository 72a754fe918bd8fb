"""Texts that are data, in the three languages of the exchange.

Interface strings are English msgids translated by gettext. A `Text` is for what belongs to the
data itself: legal wording, names in directories, reasons inside a stored decision.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

LANGUAGES = ("kk", "ru", "en")
DEFAULT_LANGUAGE = "kk"


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in Kazakh, Russian and English."""

    kk: str
    ru: str
    en: str

    def in_(self, language: str | None) -> str:
        """The text in `language` ("kk", "ru", "en", also "ru-RU"); Kazakh for anything else."""
        code = (language or DEFAULT_LANGUAGE)[:2]
        return getattr(self, code) if code in LANGUAGES else self.kk

    def __str__(self) -> str:
        # Django is imported here only: the law and the signatures are usable without it.
        from django.utils.translation import get_language

        return self.in_(get_language())

    def format(self, **values: Any) -> Text:
        """Fill `{name}` places; a value that is itself a Text is taken in each language."""

        def fill(language: str) -> str:
            chosen = {k: v.in_(language) if isinstance(v, Text) else v for k, v in values.items()}
            return self.in_(language).format(**chosen)

        return Text(fill("kk"), fill("ru"), fill("en"))

    def to_json(self) -> dict[str, str]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, str]) -> Text:
        """Raises KeyError when a language is missing: no text exists in only one language."""
        return cls(kk=data["kk"], ru=data["ru"], en=data["en"])

    @classmethod
    def same(cls, value: str) -> Text:
        """A proper name or a number that reads alike in all languages."""
        return cls(value, value, value)
