"""Sharing files out among the officers of a centre. Pure."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from uuid import UUID


def share_out(loads: Mapping[UUID, int], files: Iterable[UUID]) -> dict[UUID, UUID]:
    """File → officer: each file, in the order given, goes to whoever keeps fewest then. Nobody to give to: nothing is given.

    `loads`: how many files each officer keeps now. Equal loads: by the order of ids, so that the same question has one answer.
    """
    heap = [(load, officer) for officer, load in loads.items()]
    heapq.heapify(heap)
    shared: dict[UUID, UUID] = {}
    for file in files if heap else ():
        load, officer = heapq.heappop(heap)
        shared[file] = officer
        heapq.heappush(heap, (load + 1, officer))
    return shared
