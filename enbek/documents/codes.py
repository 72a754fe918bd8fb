"""The public check code of a document: 16 characters that survive being read aloud and copied by hand."""

from __future__ import annotations

import secrets

# No A E I O U (no word appears by chance), no 0 1 L. 28 ** 16 codes: about 77 bits.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH = 16
_GROUP = 4

# A reader with a Kazakh or Russian keyboard types the letter that looks the same.
_LOOKALIKES = str.maketrans("ВКМНРСТУХ", "BKMHPCTYX")


def new() -> str:
    """A fresh code, without separators."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """`BCDF-GHJK-MNPQ-RSTV`: as it is printed and as it stands in addresses."""
    return "-".join(code[i : i + _GROUP] for i in range(0, len(code), _GROUP))


def parse(typed: str) -> str | None:
    """The code behind what was typed (any case, spaces, dashes, Cyrillic look-alikes); None if it cannot be a code."""
    code = "".join(ch for ch in typed.upper().translate(_LOOKALIKES) if ch.isalnum())
    return code if len(code) == LENGTH and all(ch in ALPHABET for ch in code) else None
