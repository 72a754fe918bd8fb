"""Errors that a person may read: one sentence in three languages that names the remedy."""

from __future__ import annotations

from enbek.i18n import Text


class LawError(ValueError):
    """Something was asked of the law that it does not hold; `text` says what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
