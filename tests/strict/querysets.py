"""An unordered queryset comes shuffled, and may not be cut: which rows it would give is up to the database."""

from __future__ import annotations

import random
from typing import Any

from django.db.models import QuerySet
from django.db.models.query import MAX_GET_RESULTS

_fetch_all = QuerySet._fetch_all


def _strict_fetch_all(queryset: QuerySet[Any]) -> None:
    fresh = queryset._result_cache is None
    _fetch_all(queryset)
    rows = queryset._result_cache
    if not fresh or rows is None or len(rows) < 2 or queryset.ordered:
        return
    query = queryset.query
    if query.is_sliced and query.high_mark != MAX_GET_RESULTS:  # get() cuts too, and complains of two rows itself
        raise AssertionError(f"an unordered queryset of {queryset.model.__name__} is cut: order it first")
    random.shuffle(rows)


def install() -> None:
    QuerySet._fetch_all = _strict_fetch_all  # type: ignore[method-assign]  # the purpose of this module
