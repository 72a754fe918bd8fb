"""A refusal with its stable code; the sentence belongs to `sentences.FAILED`."""

from __future__ import annotations

from typing import Any


class Refused(ValueError):
    """A reason to refuse, by its stable code; `facts` fill the places of its sentence."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
