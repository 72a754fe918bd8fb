"""Every quotation stands literally in the legal texts, in the paragraph that it names."""

from __future__ import annotations

import pytest

from enbek.law import ORDER_214, Ground, Quotation, TimeLimit, editions, grounds, limits
from tests.law.texts import place_of, plain

ALL_LIMITS = [limit for edition in editions() for limit in limits(edition.id)]
ALL_GROUNDS = [ground for prefix in ("A1.9", "R41", "R51") for ground in grounds(prefix)]


def name(item: TimeLimit | Ground) -> str:
    return f"{getattr(item, 'edition', '')} {item.id}"


def stands(edition: str, quotation: Quotation) -> None:
    for language, words in (("ru", quotation.ru), ("kk", quotation.kk)):
        if words is not None:
            assert plain(words) in place_of(edition, language, quotation.paragraph)


@pytest.mark.parametrize("limit", ALL_LIMITS, ids=name)
def test_the_words_of_a_limit_stand_in_its_paragraph(limit: TimeLimit) -> None:
    for quotation in limit.quotations:
        stands(limit.edition, quotation)


@pytest.mark.parametrize("ground", ALL_GROUNDS, ids=name)
def test_the_words_of_a_ground_stand_in_its_paragraph(ground: Ground) -> None:
    stands(ORDER_214, Quotation(ground.paragraph, ground.quote_ru, ground.quote_kk))


@pytest.mark.parametrize("limit", ALL_LIMITS, ids=name)
def test_a_limit_is_quoted_in_every_language_its_act_has(limit: TimeLimit) -> None:
    languages = {"order-214-2025": {"ru", "kk"}, "order-259-2021": {"kk"}, "guide": {"ru"}, "beside": set()}[limit.edition]
    for quotation in limit.quotations:
        given = {"ru" for _ in [quotation.ru] if quotation.ru} | {"kk" for _ in [quotation.kk] if quotation.kk}
        assert given == languages


def test_a_changed_word_is_noticed() -> None:
    with pytest.raises(AssertionError):
        stands(ORDER_214, Quotation("36", "Портал enbek.kz в течение трех рабочих дней", None))
