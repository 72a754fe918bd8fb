"""Find vacancies by one box of words, in any of the three languages, and by filters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.contrib.postgres.search import SearchQuery, TrigramWordSimilarity
from django.db.models import Q
from django.db.models.functions import Greatest

from careercenters.models import Region
from employers.models import Vacancy
from employers.models.vacancies import TITLES, VacancyQuerySet
from enbek.classifiers.models import Occupation

ALIKE = 0.5
"""How much of a mistyped word must agree with the title of an occupation (share of common trigrams)."""

WORDS_READ = 8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; an empty field does not filter. `pay_from` is in tenge a month."""

    words: str = ""
    region: Region | None = None
    regime: str = ""
    pay_from: int | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.region or self.regime or self.pay_from)


def search(filters: Filters) -> VacancyQuerySet:
    """Open vacancies, newest first, ready for cards. One query, and one more when words are given."""
    found = Vacancy.objects.open()
    words = _WORD.findall(filters.words.lower())[:WORDS_READ]
    if words:
        found = found.alias(titles=TITLES).filter(Q(titles=_query(words)) | Q(occupation__in=_occupations(words)))
    if filters.region is not None:
        found = found.filter(settlement__region=filters.region)
    if filters.regime:
        found = found.filter(regime=filters.regime)
    if filters.pay_from:
        found = found.paying(filters.pay_from)
    return found.for_cards().order_by("-registered_at", "id")


def _query(words: list[str]) -> SearchQuery:
    """All words; each as a Russian or English stem, or as the beginning of a word of any language."""
    return reduce(and_, (SearchQuery(word, config="russian") | SearchQuery(f"{word}:*", config="simple", search_type="raw") for word in words))


def _occupations(words: list[str]) -> list[str]:
    """Codes of the occupations that are named by all the words; failing that, by words spelt alike (typing mistakes)."""
    named = reduce(lambda rows, word: rows.named(word), words, Occupation.objects.all())
    codes = list(named.values_list("code", flat=True))
    if codes:
        return codes
    likeness = {f"alike_{place}": _alike(word) for place, word in enumerate(words)}
    alike = Occupation.objects.alias(**likeness).filter(**{f"{name}__gte": ALIKE for name in likeness})
    return list(alike.values_list("code", flat=True))


def _alike(word: str) -> Greatest:
    """The best likeness of a word to a part of the title in any language, 0–1."""
    return Greatest(*(TrigramWordSimilarity(word, field) for field in ("title_kk", "title_ru", "title_en")))
