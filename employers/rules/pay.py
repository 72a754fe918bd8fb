"""Pay in words, in the three languages."""

from __future__ import annotations

from enbek import formats
from enbek.i18n import LANGUAGES, Text


def money(tenge: int) -> Text:
    """`250 000 ₸`, `₸250,000`."""
    return Text(*(formats.tenge(tenge, language) for language in LANGUAGES))


def pay_range(low: int, high: int | None) -> Text:
    """`200 000 ₸ – 250 000 ₸`, or `from 200 000 ₸` when no upper pay is named; tenge a month."""
    if high is None:
        return Text("{low} бастап", "от {low}", "from {low}").format(low=money(low))
    if high == low:
        return money(low)
    return Text.same("{low} – {high}").format(low=money(low), high=money(high))
