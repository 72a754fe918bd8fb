"""Pages of a long list. Counting stops at a bound: nobody reads page 51, and an exact count of everything is slow."""

from __future__ import annotations

from functools import cached_property

from django.core.paginator import Paginator

PAGE_SIZE = 20
COUNTED_TO = 1000


class CappedPaginator(Paginator):
    """Counts and shows at most `COUNTED_TO` rows; two queries a page, whatever the length of the list."""

    @cached_property
    def counted(self) -> int:
        """Rows up to one more than the bound."""
        return self.object_list.order_by()[: COUNTED_TO + 1].count()  # type: ignore[union-attr]

    @cached_property
    def count(self) -> int:  # type: ignore[override]
        return min(self.counted, COUNTED_TO)

    @property
    def capped(self) -> bool:
        """Whether there are more rows than are counted."""
        return self.counted > COUNTED_TO
