"""How long an SMS is: parts of 70 (67 in a chain) UCS-2 characters, 160 (153) when only GSM 03.38 letters occur."""

from __future__ import annotations

from math import ceil

GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_EXTENDED = set("^{}\\[~]|€\f")


def segments(text: str) -> int:
    """Number of parts that an operator counts (and charges)."""
    if set(text) <= GSM | GSM_EXTENDED:
        return _parts(len(text) + sum(char in GSM_EXTENDED for char in text), single=160, chained=153)
    return _parts(len(text.encode("utf-16-be")) // 2, single=70, chained=67)


def _parts(length: int, *, single: int, chained: int) -> int:
    return 1 if length <= single else ceil(length / chained)
