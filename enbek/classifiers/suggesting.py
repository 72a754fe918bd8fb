"""Occupations by what a person types: beginnings of words, synonyms, mistypings; in any of the three languages."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Greatest

from enbek.classifiers.models import Occupation

TITLES = ("title_kk", "title_ru", "title_en")
ALIKE = 0.45
"""Share of common trigrams from which a word counts as mistyped, 0–1."""

SHORTEST, WORDS_READ = 2, 5
_WORD = re.compile(r"\w+")


def suggest(text: str, limit: int = 8) -> list[Occupation]:
    """The best `limit` occupations, titles that begin with the words first. Empty for fewer than two letters. One query."""
    words = _WORD.findall(text.replace("\x00", "").lower())[:WORDS_READ]
    typed = " ".join(words)
    if len(typed) < SHORTEST:
        return []
    return list(_ranked(typed, words).order_by("-rank", "code")[:limit])


def _ranked(typed: str, words: list[str]) -> QuerySet[Any]:
    synonyms = Cast("synonyms", TextField())
    begins = Q(**{f"{TITLES[0]}__istartswith": typed}) | Q(title_ru__istartswith=typed) | Q(title_en__istartswith=typed)
    holds = Q()
    for word in words:
        holds &= Q(heard__icontains=word) | Q(title_kk__icontains=word) | Q(title_ru__icontains=word) | Q(title_en__icontains=word)
    likeness = Greatest(*(TrigramWordSimilarity(typed, field) for field in (*TITLES, "heard")))
    found = Occupation.objects.annotate(heard=synonyms).annotate(likeness=likeness)
    kept = found.filter(begins | holds | Q(likeness__gte=ALIKE) | Q(code__startswith=typed))
    weight = Case(When(begins, then=Value(2.0)), When(holds, then=Value(1.0)), default=Value(0.0), output_field=FloatField())
    return kept.annotate(rank=weight + F("likeness"))
